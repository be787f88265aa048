// What is on a terminal, as pieces of text that each stand at their own column.
import type { IBuffer, IBufferCell } from '@xterm/headless';

export const ground = '#14161b';
export const ink = '#e5e5e5';

/** The first sixteen of xterm. */
const ansi = (
	'#000000 #cd0000 #00cd00 #cdcd00 #5c5cff #cd00cd #00cdcd #e5e5e5 ' +
	'#7f7f7f #ff0000 #00ff00 #ffff00 #5c5cff #ff00ff #00ffff #ffffff'
).split(' ');

const hex = (value: number) => `#${value.toString(16).padStart(6, '0')}`;

/** xterm's 256 colours: sixteen, a cube of six levels, and greys. */
const palette = (index: number): string => {
	if (index < 16) return ansi[index] ?? ink;
	const grey = 8 + (index - 232) * 10;
	if (index >= 232) return hex(grey * 0x01_01_01);
	const level = (n: number) => (n === 0 ? 0 : 55 + n * 40);
	const [red, green, blue] = [Math.floor((index - 16) / 36), Math.floor((index - 16) / 6) % 6, (index - 16) % 6];
	return hex(level(red) * 0x01_00_00 + level(green) * 0x01_00 + level(blue));
};

type Style = {
	readonly front: string;
	readonly back: string;
	readonly bold: boolean;
	readonly dim: boolean;
	readonly underline: boolean;
};

const styleOf = (one: IBufferCell): Style => {
	const front = one.isFgRGB() ? hex(one.getFgColor()) : one.isFgPalette() ? palette(one.getFgColor()) : ink;
	const back = one.isBgRGB() ? hex(one.getBgColor()) : one.isBgPalette() ? palette(one.getBgColor()) : ground;
	const [shown, behind] = one.isInverse() ? [back, front] : [front, back];
	return {
		front: shown,
		back: behind,
		bold: one.isBold() !== 0,
		dim: one.isDim() !== 0,
		underline: one.isUnderline() !== 0,
	};
};

/** `plain`: ASCII. `wide`: two columns a character. `mark`: whatever fonts disagree about, one at a time. */
type Sort = 'plain' | 'wide' | 'mark';

export type Run = {
	readonly text: string;
	readonly column: number;
	readonly width: number;
	readonly sort: Sort;
	readonly style: Style;
};

const sortOf = (text: string, width: number): Sort =>
	width === 2 ? 'wide' : /^[\u0020-\u007e]*$/.test(text) ? 'plain' : 'mark';

const sameStyle = (a: Style, b: Style) =>
	a.front === b.front && a.back === b.back && a.bold === b.bold && a.dim === b.dim && a.underline === b.underline;

/** Cells of one look and sort that stand together. Spaces on the ground end a run: what follows has its own column. */
export const runsOf = (buffer: IBuffer, row: number, columns: number): readonly Run[] => {
	const runs: Run[] = [];
	let spaces = '';
	for (let column = 0; column < columns; column += 1) {
		const one = buffer.getLine(buffer.viewportY + row)?.getCell(column);
		const width = one?.getWidth() ?? 0;
		if (!one || width === 0) continue;
		const text = one.getChars() || ' ';
		const style = styleOf(one);
		const isBlank = text === ' ' && style.back === ground && !style.underline;
		if (isBlank) {
			spaces += text;
			continue;
		}
		const sort = sortOf(text, width);
		const last = runs.at(-1);
		const joins = last && spaces.length < 2 && sort !== 'mark' && last.sort === sort && sameStyle(last.style, style);
		if (joins && (spaces === '' || sort === 'plain'))
			runs[runs.length - 1] = {
				...last,
				text: last.text + spaces + text,
				width: last.width + spaces.length + width,
			};
		else runs.push({ text, column, width, sort, style });
		spaces = '';
	}
	return runs;
};

/** A screen at one moment: the buffer it was read from goes on changing. */
export type Frame = {
	readonly columns: number;
	readonly rows: number;
	readonly lines: readonly (readonly Run[])[];
	readonly cursor?: { readonly column: number; readonly row: number };
};

export const frameOf = (buffer: IBuffer, columns: number, rows: number, cursor?: Frame['cursor']): Frame => ({
	columns,
	rows,
	lines: Array.from({ length: rows }, (_, row) => runsOf(buffer, row, columns)),
	cursor,
});
