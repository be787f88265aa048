// A document as parts: Markdown and HTML say the same because they are made of the same parts.

/** A tone is chosen by meaning and always stands beside a word. */
export type Tone = 'ok' | 'warning' | 'danger' | 'muted';

/** The patterns that tell parts of a figure apart without colour: neighbours have different ones. */
export const fillPatterns = ['plain', 'dotted', 'rising', 'crossed', 'falling', 'upright'] as const;
export type FillPattern = (typeof fillPatterns)[number];

export type Cell = { readonly text: string; readonly tone?: Tone };

export type Table = {
	readonly kind: 'table';
	/** The subject of the table. */
	readonly caption: string;
	readonly head: readonly string[];
	/** The first cell of a row names it. */
	readonly rows: readonly (readonly Cell[])[];
};

/** A bar that shows how many there are of each. */
export type BarFigure = {
	readonly kind: 'bar';
	readonly title: string;
	readonly parts: readonly {
		readonly label: string;
		readonly count: number;
		readonly tone: Tone;
		readonly pattern: FillPattern;
	}[];
};

/** The steps of a road, in order. */
export type StepsFigure = {
	readonly kind: 'steps';
	readonly title: string;
	readonly steps: readonly { readonly title: string; readonly state: string; readonly tone: Tone }[];
};

export type Part =
	| { readonly kind: 'heading'; readonly text: string }
	| { readonly kind: 'text'; readonly text: string; readonly tone?: Tone }
	| { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
	| { readonly kind: 'list'; readonly items: readonly string[] }
	| { readonly kind: 'code'; readonly language: string; readonly lines: readonly string[] }
	| Table
	| BarFigure
	| StepsFigure;

export type Page = { readonly language: string; readonly title: string; readonly parts: readonly Part[] };

/** Returns a heading of a page. */
export const heading = (words: string): Part => ({ kind: 'heading', text: words });

/** Returns a paragraph of a page. */
export const text = (words: string, tone?: Tone): Part => ({ kind: 'text', text: words, tone });
