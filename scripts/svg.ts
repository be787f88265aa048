// A frame of the terminal as an SVG picture: text stays text, and every piece of it stands at its own column.
import { type Frame, ground, ink, type Run } from './frame.ts';

/** Pixels. The width is what DejaVu Sans Mono and Menlo have at this size; other fonts are spaced to it. */
const cell = { width: 8.43, height: 19, font: 14, wideFont: 16.2 } as const;
const margin = 12;
const bar = 30;

const fonts =
	"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK JP','Hiragino Sans','BIZ UDGothic','MS Gothic',monospace";
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const round = (value: number) => String(Math.round(value * 100) / 100);

const x = (column: number) => margin + column * cell.width;
const top = (row: number) => bar + margin / 2 + row * cell.height;

const rectangle = (column: number, row: number, width: number, fill: string) =>
	`<rect x="${round(x(column))}" y="${round(top(row))}" width="${round(width * cell.width)}" height="${cell.height}" fill="${fill}"/>`;

const draw = ({ text, column, width, sort, style }: Run, row: number): string => {
	const names = [style.bold ? 'b' : '', style.dim ? 'd' : '', sort === 'wide' ? 'w' : '', style.underline ? 'u' : ''];
	const classes = names.filter(Boolean).join(' ');
	const attributes = [
		`x="${round(x(column))}"`,
		`y="${round(top(row) + cell.height * 0.73)}"`,
		style.front === ink ? '' : `fill="${style.front}"`,
		classes ? `class="${classes}"` : '',
		// One character has nothing between its characters to stretch.
		width > 1 && sort !== 'mark' ? `textLength="${round(width * cell.width)}"` : '',
	];
	// The selector keeps telephones from drawing a mark as a coloured picture.
	const shown = sort === 'mark' && /\p{Emoji}/u.test(text) ? `${text}\uFE0E` : text;
	return `<text ${attributes.filter(Boolean).join(' ')}>${escaped(shown)}</text>`;
};

/** Width and height of the picture, pixels. */
const sizeOf = ({ columns, rows }: Frame) => ({
	width: Math.ceil(columns * cell.width + 2 * margin),
	height: Math.ceil(top(rows) + margin / 2),
});

/** What is in the window, without the window. */
export const inside = ({ lines, cursor }: Frame): string => {
	const backs = lines.flatMap((runs, row) =>
		runs
			.filter(({ style }) => style.back !== ground)
			.map((run) => rectangle(run.column, row, run.width, run.style.back)),
	);
	return [
		...backs,
		...(cursor ? [rectangle(cursor.column, cursor.row, 1, '#e5e5e5').replace('/>', ' opacity=".75"/>')] : []),
		...lines.flatMap((runs, row) => runs.map((run) => draw(run, row))),
	].join('\n');
};

/** A window of the frame's size around `content`, which is SVG. */
export const windowAround = (frame: Frame, title: string, content: string, style = ''): string => {
	const { width, height } = sizeOf(frame);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="${ink}">`,
		`<title>${escaped(title)}</title>`,
		`<style>text{font:${cell.font}px ${fonts};white-space:pre}`,
		`.b{font-weight:700}.d{opacity:.62}.w{font-size:${cell.wideFont}px}.u{text-decoration:underline}${style}</style>`,
		`<rect width="${width}" height="${height}" rx="8" fill="${ground}"/>`,
		`<path d="M0 ${bar}V8a8 8 0 0 1 8-8H${width - 8}a8 8 0 0 1 8 8V${bar}z" fill="#262a33"/>`,
		...['#ff5f57', '#febc2e', '#28c840'].map(
			(fill, at) => `<circle cx="${18 + at * 18}" cy="15" r="5.5" fill="${fill}"/>`,
		),
		`<text x="${width / 2}" y="20" text-anchor="middle" class="d">${escaped(title)}</text>`,
		content,
		'</svg>',
		'',
	].join('\n');
};

/** The whole picture, the same for the same frame. */
export const svg = (frame: Frame, title: string): string => windowAround(frame, title, inside(frame));
