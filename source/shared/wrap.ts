// Where a line may end: between words in English, between phrases in Japanese, in a word of Latin letters nowhere.
import { widthOf } from './display-width.ts';

/** Characters that Japanese typesetting does not put at the head of a line, and at its end (JIS X 4051). */
const notAtLineStart = /^[、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ)\].,:;!?%]/u;
const notAtLineEnd = /[（「『【〔〈《([]$/u;

const eastAsianCharacter = /[\u3000-\u303F\u30FB\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\uFF00-\uFFEF]/u;
const tokenPattern = new RegExp(`\\s+|${eastAsianCharacter.source}+|(?:(?!${eastAsianCharacter.source})\\S)+`, 'gu');
const startsWithHiragana = /^\p{Script=Hiragana}/u;
const hanCharacter = /^\p{Script=Han}$/u;
const katakanaWord = /^[\p{Script=Katakana}ー]+$/u;
const closingPunctuation = /[、。，．・：；？！）」』】〕〉》]$/u;

const wordSegmenter = new Intl.Segmenter('ja', { granularity: 'word' });
const graphemeSegmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const segmentsOf = (segmenter: Intl.Segmenter, text: string): readonly string[] =>
	[...segmenter.segment(text)].map(({ segment }) => segment);

const isSpace = (text: string): boolean => text.trim() === '';

/** 再 of 再起動, 性 of 可用性, and what 呼び出す and 呼び出し元 begin with, which the segmenter takes for words. */
const isCompound = (phrase: string, before: string, after: string): boolean =>
	hanCharacter.test(after[0] ?? '') &&
	((hanCharacter.test(before.at(-1) ?? '') && (before.length === 1 || after.length === 1)) ||
		/\p{Script=Han}[いきしちにみりびぎけせてねめれべげ]$/u.test(phrase));

/** Whether a line may end between them. `before` is the word before, also where a space stands between. */
const canBreakBetween = (phrase: string, before: string, space: string, after: string): boolean => {
	if (notAtLineStart.test(after) || notAtLineEnd.test(before)) return false;
	// A particle or an ending belongs to the word before it, also across a space: `vm-chat-prod が`.
	if (startsWithHiragana.test(after) && !closingPunctuation.test(before)) return false;
	if (space !== '') return !(/\d$/.test(before) && eastAsianCharacter.test(after[0] ?? ''));
	return !(katakanaWord.test(before) && katakanaWord.test(after)) && !isCompound(phrase, before, after);
};

type Phrase = { readonly space: string; readonly words: readonly string[] };

/** Returns the phrases that stay in one line each, with the space before a phrase that does not begin the line. */
const phrasesOf = (text: string): readonly Phrase[] => {
	const phrases: { space: string; words: string[] }[] = [];
	let space = '';
	for (const token of text.match(tokenPattern) ?? []) {
		if (isSpace(token)) {
			space = token;
			continue;
		}
		for (const word of eastAsianCharacter.test(token) ? segmentsOf(wordSegmenter, token) : [token]) {
			const phrase = phrases.at(-1);
			const before = phrase?.words.at(-1);
			if (!phrase || before === undefined || canBreakBetween(phrase.words.join(''), before, space, word))
				phrases.push({ space, words: [word] });
			else phrase.words.push(...(space ? [space, word] : [word]));
			space = '';
		}
	}
	return phrases;
};

/** Where a long id or address may break: between the parts of a path first, then of a name. */
const breakPatterns = [/(?<=[/?&])(?![/?&])/u, /(?<=[-_.=,])(?![-_.=,])/u] as const;

/** Returns the parts of a phrase that no line can hold: its words, a word's joints, or else its letters. */
const splitToFit = ({ space, words: parts }: Phrase, width: number): readonly Phrase[] => {
	if (widthOf(parts.join('')) <= width) return [{ space, words: parts }];
	const [word = ''] = parts;
	const jointed = parts.length > 1 ? parts : breakPatterns.map((at) => word.split(at)).find((one) => one.length > 1);
	const apart = jointed
		? jointed.flatMap((one): readonly Phrase[] => splitToFit({ space: '', words: [one] }, width))
		: segmentsOf(graphemeSegmenter, word).map((letter): Phrase => ({ space: '', words: [letter] }));
	return apart.map((one, at) => (at === 0 ? { ...one, space } : one));
};

/** Returns lines of at most `width` columns; the first has `used` of them taken. */
export const wrap = (text: string, width: number, used = 0): readonly string[] => {
	const lines = [''];
	let left = width - used;
	for (const { space, words: parts } of phrasesOf(text).flatMap((one) => splitToFit(one, width))) {
		const word = parts.join('');
		const line = lines.at(-1) ?? '';
		const size = widthOf(space + word);
		if (size <= left) {
			lines[lines.length - 1] = line + space + word;
			left -= size;
			continue;
		}
		// A closing mark that has come apart from its word takes a letter along.
		const carried = notAtLineStart.test(word) ? (segmentsOf(graphemeSegmenter, line).at(-1) ?? '') : '';
		lines[lines.length - 1] = line.slice(0, line.length - carried.length);
		lines.push(carried + word);
		left = width - widthOf(carried + word);
	}
	return lines;
};
