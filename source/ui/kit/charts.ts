// Draws figures with characters that are one column wide, in East Asian terminals too.
import { marks } from '../context/theme.ts';

/** Returns a bar of `width` pieces: `count` beside the largest, `most`. It reads without any colour. */
export const progressBar = (count: number, most: number, width: number): string => {
	const length = Math.min(width, barLength(count, most, width));
	return marks.bar.repeat(length) + marks.noBar.repeat(width - length);
};

/**
 * The bits of a braille pattern, from the bottom up: the left and the right half of a cell (Unicode, Braille Patterns).
 */
const brailleBits = [
	[0x40, 0x04, 0x02, 0x01],
	[0x80, 0x20, 0x10, 0x08],
] as const;

/**
 * Returns a curve as lines of text, from the top: two values a column and four levels a line, from the least value to
 * the largest; blank where there is no value.
 */
export const sparkline = (values: readonly (number | undefined)[], lines: number): readonly string[] => {
	const known = values.filter((one) => one !== undefined);
	const [least, most] = [Math.min(...known), Math.max(...known)];
	const steps = lines * 4 - 1;
	// A curve that does not change is drawn in the middle.
	const levelOf = (value: number) =>
		most === least ? Math.ceil(steps / 2) : 1 + Math.round(((value - least) / (most - least)) * steps);
	const levels = values.map((value) => (value === undefined ? 0 : levelOf(value)));
	return Array.from({ length: lines }, (_, line) => {
		const below = (lines - 1 - line) * 4;
		const cells = Array.from({ length: Math.ceil(levels.length / 2) }, (_, at) => {
			const bits = brailleBits.flatMap((column, side) =>
				column.filter((_, dot) => (levels[at * 2 + side] ?? 0) > below + dot),
			);
			return bits.length === 0 ? ' ' : String.fromCodePoint(bits.reduce((sum, bit) => sum + bit, 0x2800));
		});
		return cells.join('');
	});
};

/**
 * Returns the whole percent of accounts whose keys are off; 100 only when all of them are. Do not ask for no accounts.
 */
export const percentKeysOff = ({ accounts, keysOn }: { readonly accounts: number; readonly keysOn: number }): number =>
	Math.floor(((accounts - keysOn) / accounts) * 100);

/** Returns a count with separators, as `12,345` in both languages. */
export const formatCount = (count: number): string => count.toLocaleString('en');

/** Returns the pieces of a bar for `count` beside the largest, `most`: at least one unless the count is 0. */
export const barLength = (count: number, most: number, width: number): number =>
	count <= 0 || most <= 0 ? 0 : Math.max(1, Math.round((count / most) * width));
