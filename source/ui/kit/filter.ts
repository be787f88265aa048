// The filter language: fzf's extended search, as `fzf --exact -i` reads it.
//
// Terms are parted by spaces and all of them must hold; `a | b` is either. A term is found anywhere, `^term` at the
// beginning, `term$` at the end, `^term$` is the whole, `!` takes the rest of a term back, and `\ ` is a space.
// `'term` is what a plain term is already. Plain terms are not fuzzy, unlike fzf's default: the letters of a short word
// are, in this order, in nearly every row of ids and tags, and without a ranking such a list says nothing.

/** The words of a row, ready to be searched; made once for each row. */
export type Haystack = string & { readonly haystack: unique symbol };

export type Matcher = (haystack: Haystack) => boolean;

/**
 * Separates words, so that a beginning is the beginning of any of them. No word from Azure contains it: text is one
 * line.
 */
const wordBoundary = '\n';

/** Returns these words as one text that a filter can search. */
export const toHaystack = (words: readonly string[]): Haystack =>
	`${wordBoundary}${words.join(wordBoundary).toLowerCase()}${wordBoundary}` as Haystack;

const matchAll: Matcher = () => true;

const parseTerm = (token: string): Matcher | undefined => {
	const isTaken = token.startsWith('!');
	let text = isTaken ? token.slice(1) : token;
	const atEnd = text !== '$' && text.endsWith('$');
	if (atEnd) text = text.slice(0, -1);
	const atStart = text.startsWith('^');
	if (atStart || text.startsWith("'")) text = text.slice(1);
	if (text === '') return undefined;
	const needle = `${atStart ? wordBoundary : ''}${text}${atEnd ? wordBoundary : ''}`;
	return isTaken ? (haystack) => !haystack.includes(needle) : (haystack) => haystack.includes(needle);
};

/** Returns the matcher of a filter. An unfinished term (`^`, `!`, a bar with nothing behind it) matches everything. */
export const parseFilter = (filter: string): Matcher => {
	const tokens = filter.toLowerCase().replaceAll('\\ ', '\t').split(/ +/);
	const all: Matcher[][] = [];
	let afterBar = false;
	let joins = false;
	for (const token of tokens) {
		if (token === '|' && all.length > 0 && !afterBar) {
			afterBar = true;
			joins = true;
			continue;
		}
		afterBar = false;
		const term = parseTerm(token.replaceAll('\t', ' '));
		if (!term) continue;
		if (joins) all.at(-1)?.push(term);
		else all.push([term]);
		joins = false;
	}
	if (all.length === 0) return matchAll;
	const sets = all.map((either): Matcher => {
		const [only] = either;
		return only && either.length === 1 ? only : (haystack) => either.some((one) => one(haystack));
	});
	const [first] = sets;
	return first && sets.length === 1 ? first : (haystack) => sets.every((one) => one(haystack));
};
