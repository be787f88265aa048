// Lays out the text of screens in lines of the terminal.

import { shorten, toWidth, truncationMark, widthOf } from '../../shared/display-width.ts';
import { wrap } from '../../shared/wrap.ts';
import type { Tone } from '../context/theme.ts';
import { marks } from '../context/theme.ts';

const graphemeSegmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

export { shorten, toWidth, widthOf, wrap };

const leadingMarkPattern = new RegExp(`^[${Object.values(marks).join('').replace('-', '')}] `, 'u');

export type Segment = { readonly text: string; readonly tone?: Tone };

/**
 * Matches the end of a line of code up to which it may be broken: behind the last joint, if that is not far from the
 * end.
 */
const codeBreakPattern = /^(.{20,}[/?&, ])([^/?&, ]{1,40})$/su;

/**
 * Returns a line of code in pieces, with every character in its place; a piece that continues begins with a mark that
 * is not code.
 */
const foldCode = (code: string, width: number): readonly string[] => {
	const lines = [''];
	for (const { segment } of graphemeSegmenter.segment(code)) {
		const line = lines.at(-1) ?? '';
		if (widthOf(line + segment) <= width) lines[lines.length - 1] = line + segment;
		else {
			// A space at the end of a line cannot be seen or selected: it goes along.
			const kept = (/[/?&, ]/.test(segment) ? line : (codeBreakPattern.exec(line)?.[1] ?? line)).trimEnd();
			lines[lines.length - 1] = kept;
			lines.push(`${marks.continued} ${line.slice(kept.length)}${segment}`);
		}
	}
	return lines;
};

/**
 * Nothing is cut: a text is wrapped, also beside its name; a row goes on below, with the first part that finds no room;
 * code is folded, with a mark. Indents are columns.
 */
export type Block =
	| { readonly code: string; readonly tone?: Tone; readonly indent?: number }
	| { readonly row: readonly Segment[]; readonly indent?: number }
	/** `beside`: the columns that names take. */
	| {
			readonly name: string;
			readonly beside: number;
			readonly text: string;
			readonly tone?: Tone;
			readonly indent?: number;
	  }
	/**
	 * `isPlain`: a person has to type it as it stands, so nothing of it is masked. `hang`: columns by which later lines
	 * are indented; default: behind a mark that it begins with.
	 */
	| {
			readonly text: string;
			readonly tone?: Tone;
			readonly indent?: number;
			readonly isPlain?: boolean;
			readonly hang?: number;
	  };

/**
 * Returns the segments in lines: a part without room begins a line, two columns further in; a longer one continues
 * there.
 */
const flowSegments = (parts: readonly Segment[], width: number): readonly (readonly Segment[])[] => {
	const lines: Segment[][] = [[]];
	let left = width;
	const begin = () => {
		lines.push([{ text: '  ' }]);
		left = width - 2;
	};
	for (const { text, tone } of parts) {
		const needed = widthOf(text.trimEnd());
		if (needed > width - 2) {
			wrap(text, width - 2, width - 2 - left).forEach((line, at) => {
				if (at > 0) begin();
				lines.at(-1)?.push({ text: line, tone });
				left -= widthOf(line);
			});
			continue;
		}
		const isBegun = needed > left;
		if (isBegun) begin();
		const shown = isBegun ? text.trimStart() : text;
		lines.at(-1)?.push({ text: widthOf(shown) <= left ? shown : shown.trimEnd(), tone });
		left -= Math.min(left, widthOf(shown));
	}
	return lines;
};

/** Returns a value beside its name, wrapped there; below the name if a word of it would break beside it. */
const layOutNamedText = (name: string, most: number, text: string, tone: Tone | undefined, width: number) => {
	const columns = Math.max(most, widthOf(name) + 2);
	const room = Math.max(10, width - columns);
	const isBelow = text.split(' ').some((word) => widthOf(word) > room);
	const indent = ' '.repeat(isBelow ? 2 : columns);
	const lines = wrap(text, isBelow ? width - 2 : room).map((line, at): readonly Segment[] => [
		at === 0 && !isBelow ? { text: toWidth(name, columns), tone: 'muted' } : { text: indent },
		{ text: line, tone },
	]);
	return isBelow && name ? [[{ text: name, tone: 'muted' as const }], ...lines] : lines;
};

/** Returns the block masked, before anything is wrapped or cut. */
const maskBlock = (block: Block, mask: (text: string) => string): Block => {
	if ('code' in block) return { ...block, code: mask(block.code) };
	if ('row' in block) return { ...block, row: block.row.map((one) => ({ ...one, text: mask(one.text) })) };
	if ('name' in block) return { ...block, name: mask(block.name), text: mask(block.text) };
	return block.isPlain ? block : { ...block, text: mask(block.text) };
};

/**
 * Returns a label and the typed text behind it. The end of the text stays in sight; a column is left for the cursor.
 */
export const fieldLine = (
	{ label, value }: { readonly label: string; readonly value: string },
	width: number,
): string => {
	const whole = `${label} ${value}`;
	if (widthOf(whole) < width) return whole;
	const room = width - widthOf(label) - 2 - truncationMark.length;
	let end = '';
	for (const { segment } of [...graphemeSegmenter.segment(value)].reverse()) {
		if (widthOf(segment + end) > room) break;
		end = segment + end;
	}
	return `${label} ${truncationMark}${end}`;
};

/** Returns one array of segments a terminal line, none wider than `width`. Screens call it by `useLayOut`. */
export const layOut = (
	blocks: readonly Block[],
	width: number,
	mask: (text: string) => string,
): readonly (readonly Segment[])[] =>
	blocks.flatMap((unmasked): readonly (readonly Segment[])[] => {
		const block = maskBlock(unmasked, mask);
		const indent = ' '.repeat(block.indent ?? 0);
		if ('code' in block) {
			return foldCode(block.code, Math.max(10, width - indent.length)).map((line) => [
				{ text: indent + line, tone: block.tone },
			]);
		}
		if ('name' in block)
			return layOutNamedText(indent + block.name, indent.length + block.beside, block.text, block.tone, width);
		if ('text' in block) {
			// What follows a mark goes on behind it.
			const hang = block.hang ?? (leadingMarkPattern.test(block.text) ? 2 : 0);
			return wrap(block.text, Math.max(10, width - indent.length - hang), -hang).map((line, at) => [
				{ text: indent + ' '.repeat(at > 0 ? hang : 0) + line, tone: block.tone },
			]);
		}
		const lines = flowSegments(block.row, Math.max(10, width - indent.length));
		return indent ? lines.map((line) => [{ text: indent }, ...line]) : lines;
	});
