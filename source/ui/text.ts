// Text measured in terminal columns.
import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import { cut, marks, type Tone } from './theme.ts';

/** Printable ASCII is one column a character; most cells are nothing else, and measuring them so is a tenth of the work. */
const plain = /^[\x20-\x7E]*$/;

export const widthOf = (text: string): number => (plain.test(text) ? text.length : stringWidth(text));

/** Exactly `width` columns: cut or padded. */
export const toWidth = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
	if (width <= 0) return '';
	const shown =
		widthOf(text) > width ? cliTruncate(text, width, { truncationCharacter: width > cut.length ? cut : '' }) : text;
	const padding = ' '.repeat(Math.max(0, width - widthOf(shown)));
	return align === 'right' ? padding + shown : shown + padding;
};

/** At most `width` columns. */
export const shorten = (text: string, width: number): string =>
	widthOf(text) > width ? toWidth(text, width).trimEnd() : text;

/** Characters that Japanese typesetting does not put at the head of a line (JIS X 4051). */
const notFirst = /^[、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ)\].,:;!?]/u;

const words = new Intl.Segmenter('ja', { granularity: 'word' });
const letters = new Intl.Segmenter('ja', { granularity: 'grapheme' });

const pieces = (text: string, width: number): string[] =>
	[...words.segment(text)].flatMap(({ segment }) =>
		widthOf(segment) > width ? [...letters.segment(segment)].map((one) => one.segment) : [segment],
	);

/** Wraps into lines of at most `width` columns, between words, Japanese ones too. */
export const wrap = (text: string, width: number): readonly string[] => {
	const lines: string[] = [];
	let line: string[] = [];
	let used = 0;
	for (const piece of pieces(text, width)) {
		const size = widthOf(piece);
		if (used + size > width && used > 0) {
			const carried: string[] = [];
			// A closing mark takes the word before it along to the next line.
			if (notFirst.test(piece) && line.length > 1) carried.push(line.pop() ?? '');
			lines.push(line.join('').trimEnd());
			line = carried;
			used = carried.reduce((sum, one) => sum + widthOf(one), 0);
			if (piece.trim() === '') continue;
		}
		line.push(piece);
		used += size;
	}
	lines.push(line.join('').trimEnd());
	return lines;
};

export type Segment = { readonly text: string; readonly tone?: Tone };

/** Every character of a line of code, in its place; what does not fit goes on below behind a mark that is not code. */
const fold = (code: string, width: number): readonly string[] => {
	const lines = [''];
	for (const { segment } of letters.segment(code)) {
		const line = lines.at(-1) ?? '';
		if (widthOf(line + segment) <= width) lines[lines.length - 1] = line + segment;
		else {
			// A space at the end of a line cannot be seen or selected: it goes along.
			const kept = line.trimEnd();
			lines[lines.length - 1] = kept;
			lines.push(`${marks.continued} ${line.slice(kept.length)}${segment}`);
		}
	}
	return lines;
};

/** A row keeps to one line and is cut; a text is wrapped; code is folded, with a mark. Indents are columns. */
export type Block =
	| { readonly code: string; readonly tone?: Tone; readonly indent?: number }
	| { readonly row: readonly Segment[]; readonly indent?: number }
	| { readonly text: string; readonly tone?: Tone; readonly indent?: number };

/** One array of segments a terminal line, none wider than `width`. */
export const layOut = (blocks: readonly Block[], width: number): readonly (readonly Segment[])[] =>
	blocks.flatMap((block): readonly (readonly Segment[])[] => {
		const indent = ' '.repeat(block.indent ?? 0);
		if ('code' in block) {
			return fold(block.code, Math.max(10, width - indent.length)).map((line) => [
				{ text: indent + line, tone: block.tone },
			]);
		}
		if ('text' in block) {
			return wrap(block.text, Math.max(10, width - indent.length)).map((line) => [
				{ text: indent + line, tone: block.tone },
			]);
		}
		let left = width - indent.length;
		const row = block.row.map(({ text, tone }) => {
			const shown = shorten(text, left);
			left = Math.max(0, left - widthOf(shown));
			return { text: shown, tone };
		});
		return [indent ? [{ text: indent }, ...row] : row];
	});
