// Text measured in terminal columns.
import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';

/** Printable ASCII is one column a character; most cells are nothing else, and measuring them so is a tenth of the work. */
const printableAscii = /^[\x20-\x7E]*$/;

/** Returns how many columns of a terminal the text takes. */
export const widthOf = (text: string): number => (printableAscii.test(text) ? text.length : stringWidth(text));

/** Returns the text in exactly `width` columns, cut or padded. */
export const toWidth = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
	if (width <= 0) return '';
	const shown =
		widthOf(text) > width
			? cliTruncate(text, width, { truncationCharacter: width > truncationMark.length ? truncationMark : '' })
			: text;
	const padding = ' '.repeat(Math.max(0, width - widthOf(shown)));
	return align === 'right' ? padding + shown : shown + padding;
};

/** Returns the text in at most `width` columns, cut with `truncationMark`. */
export const shorten = (text: string, width: number): string =>
	widthOf(text) > width ? toWidth(text, width).trimEnd() : text;

/** The end of a cell that was cut: two plain dots, because an ellipsis is two columns wide in some terminals. */
export const truncationMark = '..';
