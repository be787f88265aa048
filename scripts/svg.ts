// A terminal's buffer as an SVG picture: text stays text, and every piece of it stands at its own column.
import type { IBuffer, IBufferCell } from '@xterm/headless';

export type Picture = {
	readonly buffer: IBuffer;
	readonly columns: number;
	readonly rows: number;
	readonly title: string;
	readonly cursor?: { readonly column: number; readonly row: number };
};

/** Pixels. The width is what DejaVu Sans Mono and Menlo have at this size; other fonts are spaced to it. */
const cell = { width: 8.43, height: 19, font: 14, wideFont: 16.2 } as const;
const margin = 12;
const bar = 30;

const fonts =
	"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK JP','Hiragino Sans','BIZ UDGothic','MS Gothic',monospace";
const ground = '#14161b';
const ink = '#e5e5e5';

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

/** The whole picture, the same for the same buffer. */
export const svg = ({ buffer, columns, rows, title, cursor }: Picture): string => {
	const width = Math.ceil(columns * cell.width + 2 * margin);
	const height = Math.ceil(top(rows) + margin / 2);
	const lines = Array.from({ length: rows }, (_, row) => runsOf(buffer, row, columns));
	const backs = lines.flatMap((runs, row) =>
		runs
			.filter(({ style }) => style.back !== ground)
			.map((run) => rectangle(run.column, row, run.width, run.style.back)),
	);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="${ink}">`,
		`<title>${escaped(title)}</title>`,
		`<style>text{font:${cell.font}px ${fonts};white-space:pre}`,
		`.b{font-weight:700}.d{opacity:.62}.w{font-size:${cell.wideFont}px}.u{text-decoration:underline}</style>`,
		`<rect width="${width}" height="${height}" rx="8" fill="${ground}"/>`,
		`<path d="M0 ${bar}V8a8 8 0 0 1 8-8H${width - 8}a8 8 0 0 1 8 8V${bar}z" fill="#262a33"/>`,
		...['#ff5f57', '#febc2e', '#28c840'].map(
			(fill, at) => `<circle cx="${18 + at * 18}" cy="15" r="5.5" fill="${fill}"/>`,
		),
		`<text x="${width / 2}" y="20" text-anchor="middle" class="d">${escaped(title)}</text>`,
		...backs,
		...(cursor ? [rectangle(cursor.column, cursor.row, 1, '#e5e5e5').replace('/>', ' opacity=".75"/>')] : []),
		...lines.flatMap((runs, row) => runs.map((run) => draw(run, row))),
		'</svg>',
		'',
	].join('\n');
};
