// What is wrong with a screen, measured on the cells of a terminal: nothing of it is what the program thinks of itself.
import type { IBuffer } from '@xterm/headless';
import type { Strings } from '../source/strings/index.ts';

/** How the program draws: with colours, without (NO_COLOR), or as lines that are read aloud. */
export type Drawing = 'colour' | 'no-colour' | 'screen-reader';

export type Measured = {
	readonly buffer: IBuffer;
	readonly columns: number;
	readonly rows: number;
	readonly drawing: Drawing;
	readonly strings: Strings;
	/** Whether its rows quote what stands whole elsewhere: there, cells may be cut. */
	readonly quotes?: boolean;
	/** A list that is chosen from: in columns, or read aloud by numbers. */
	readonly lists?: 'rows' | 'lines';
};

type Line = { readonly text: string; readonly isBlank: (column: number) => boolean; readonly isWrapped: boolean };

const lineOf = (buffer: IBuffer, row: number, columns: number): Line => {
	const line = buffer.getLine(buffer.baseY + row);
	const blank = Array.from({ length: columns }, (_, column) => {
		const cell = line?.getCell(column);
		// The second half of a wide character has no text of its own, and is not blank.
		return !cell || (cell.getWidth() > 0 && cell.getChars().trim() === '');
	});
	return {
		text: line?.translateToString(true) ?? '',
		isBlank: (column) => blank[column] ?? true,
		isWrapped: line?.isWrapped ?? false,
	};
};

/** Every sentence of a language, and every word for a state. */
const wordsOf = (strings: Strings) => {
	const all = new Set<string>();
	const states = new Set<string>([strings.lists.on, strings.lists.off, strings.lists.notReadable]);
	const visit = (value: unknown, isState: boolean) => {
		if (typeof value === 'string') {
			all.add(value);
			if (isState) states.add(value);
		} else if (value && typeof value === 'object')
			for (const [key, one] of Object.entries(value)) visit(one, isState || /^(states|outcomes|met)$/.test(key));
	};
	visit(strings, false);
	return { all, states };
};
const known = new Map<Strings, ReturnType<typeof wordsOf>>();
const knownOf = (strings: Strings) => {
	const found = known.get(strings) ?? wordsOf(strings);
	known.set(strings, found);
	return found;
};

/** A word that ends in the two dots of a cut. Sentences about what is under way end so too. */
const cutsIn = (text: string, { all }: ReturnType<typeof wordsOf>): readonly string[] => {
	const before = [...text.matchAll(/(?<=\S)(\.\.|…)(?=\s|$)/g)].map(({ index }) => text.slice(0, index));
	const unfinished = [...all].filter((one) => one.endsWith('..')).map((one) => one.slice(0, -2));
	return before.filter((one) => one.trim() !== '' && !unfinished.some((sentence) => one.endsWith(sentence.slice(-30))));
};

/** The beginning of a word for a state, and not all of it. */
const isCutState = (before: string, { states }: ReturnType<typeof wordsOf>): boolean =>
	[...states].some((word) =>
		Array.from({ length: Math.max(0, word.length - 2) }, (_, at) => word.slice(0, at + 2).trimEnd()).some(
			(part) => before.endsWith(part) && /(^|\s)$/.test(before.slice(0, -part.length)),
		),
	);

type Span = { readonly from: number; readonly to: number };

/** Where cells stand in a line: two blanks end one. */
const spansOf = ({ isBlank }: Line, columns: number): readonly Span[] => {
	const spans: Span[] = [];
	for (let column = 0; column < columns; column += 1) {
		if (isBlank(column)) continue;
		const last = spans.at(-1);
		if (last && column - last.to <= 2) spans[spans.length - 1] = { ...last, to: column };
		else spans.push({ from: column, to: column });
	}
	return spans;
};

/** A cell stands under its header's first column or over its last, or there is none. */
const standsUnder = ({ isBlank }: Line, { from, to }: Span): boolean => {
	const isLeft = !isBlank(from) && isBlank(from - 1);
	const isRight = !isBlank(to) && isBlank(to + 1);
	const isEmpty = Array.from({ length: to - from + 1 }, (_, at) => from + at).every(isBlank);
	return isLeft || isRight || isEmpty;
};

/** Rows of every table whose cells do not stand under their headers; or that there is no table. */
const crooked = (lines: readonly Line[], columns: number, { all }: ReturnType<typeof wordsOf>): readonly string[] => {
	const at = lines.findIndex(({ text }, row) => {
		const cells = text.trim().split(/ {2,}/);
		return row > 2 && /^ {2}/.test(text) && cells.length > 1 && cells.slice(0, 2).every((cell) => all.has(cell));
	});
	const header = lines[at];
	if (!header) return ['no header of a table'];
	const rest = lines.slice(at + 1);
	const end = rest.findIndex(({ text }) => !/^[› ] \S|^ {4}/.test(text));
	const rows = rest.slice(0, end < 0 ? undefined : end);
	// What stands beside a table has no header of it.
	const beside = header.text
		.trim()
		.split(/ {2,}/)
		.findIndex((cell) => !all.has(cell));
	const spans = spansOf(header, columns).slice(0, beside < 0 ? undefined : beside);
	return [
		...(rows.length === 0 ? ['no row below the header of a table'] : []),
		...rows
			.filter((row) => !spans.every((span) => standsUnder(row, span)))
			.map(({ text }) => `crooked: ${header.text}\n         ${text}`),
	];
};

/** The keys at the bottom: named whole, and all in one style, but for a name of Azure’s with what it does. */
const footerFaults = (lines: readonly Line[], { strings }: Measured): readonly string[] => {
	const last = lines.findLastIndex(({ text }) => text !== '');
	const at = lines.findLastIndex(({ text }, row) => row <= last && text === '');
	const footer = lines.slice(Math.max(at + 1, last - 1), last + 1).flatMap(({ text }) => text.trim().split(/ {2}/));
	const isEnglish = strings.shell.quit === 'quit';
	return footer
		.filter(
			(one) =>
				/\.\.|…/.test(one) ||
				(isEnglish && /^([^⚠✔✖▸›-]|Esc|Enter|Tab|Space|Ctrl\+P|↑↓) [A-Z](?!\w*(:| \())/.test(one)),
		)
		.map((one) => `name of an action: ${one}`);
};

/** Marks, boxes, bars, spinners: what is drawn to be seen. */
const drawn = /[›✔✖⚠▸▾▴»…\u2500-\u25FF\u2800-\u28FF]/u;
/** Marks that letters use too, where they stand for themselves. */
const lonely = /(^|[\s,])[-~?](?=[\s,]|$)/;
/** In a list, every line that can be chosen begins with its number, or with what it is before that. */
const isNumbered = /^(\S+: )*\d+\. \S/;

const read = (lines: readonly Line[], { buffer, lists }: Measured, isKeys: boolean): readonly string[] => [
	...(buffer.type === 'alternate' ? ['read aloud on a screen of its own'] : []),
	...lines.filter(({ text }) => drawn.test(text)).map(({ text }) => `drawn: ${text}`),
	// The help names keys, and `?` and `-` are some.
	...(isKeys ? [] : lines.filter(({ text }) => lonely.test(text)).map(({ text }) => `a mark alone: ${text}`)),
	...(lists && !lines.some(({ text }) => isNumbered.test(text)) ? ['no number to choose by'] : []),
];

/** xterm's colours that a person who cannot tell red from green tells apart: red is bold besides, and never without a word. */
const toldApart: ReadonlySet<number> = new Set([1, 3, 5, 6]);

const colours = ({ buffer, columns, rows, drawing }: Measured): readonly string[] => {
	const found = new Set<string>();
	for (let row = 0; row < rows; row += 1)
		for (let column = 0; column < columns; column += 1) {
			const cell = buffer.getLine(buffer.baseY + row)?.getCell(column);
			if (!cell || (cell.isFgDefault() && cell.isBgDefault())) continue;
			const isFine = drawing !== 'no-colour' && cell.isFgPalette() && toldApart.has(cell.getFgColor());
			if (!isFine) found.add(`colour ${cell.getFgColor()} on ${cell.getBgColor()}, row ${row}`);
		}
	return [...found];
};

/** What is wrong with it, in words; [] where nothing is. */
export const faultsOf = (screen: Measured): readonly string[] => {
	const { buffer, columns, rows, drawing, strings, quotes, lists } = screen;
	const words = knownOf(strings);
	const lines = Array.from({ length: rows }, (_, row) => lineOf(buffer, row, columns));
	const isKeys = lines.some(({ text }) => text === strings.shell.helpTitle || text === strings.shell.paletteTitle);
	if (drawing === 'screen-reader') return read(lines, screen, isKeys);
	return [
		...lines.filter(({ isWrapped }) => isWrapped).map(({ text }) => `wider than ${columns}: ${text}`),
		...(lines[rows - 1]?.text ? [`the last row is used: ${lines[rows - 1]?.text}`] : []),
		...lines.flatMap(({ text }) =>
			cutsIn(text, words)
				.filter((before) => isCutState(before, words) || (columns >= 80 && !quotes))
				.map(() => `cut: ${text}`),
		),
		...(lists === 'rows' ? crooked(lines, columns, words) : []),
		...footerFaults(lines, screen),
		...colours(screen),
	];
};
