// Every colour and mark, chosen by meaning. A state is always a word and a mark; the colour comes third.
export type Tone = 'ok' | 'warning' | 'danger' | 'muted' | 'focus' | 'key' | 'title' | 'practice';

/** The style of a state: a mark for those who see no colour, and a tone. Each kind of state has one table of these. */
export type MarkStyle = { readonly mark: string; readonly tone: Tone };

type TextStyle = {
	readonly color?: string;
	readonly dimColor?: boolean;
	readonly bold?: boolean;
	readonly inverse?: boolean;
};

/** Blue and yellow stay apart for people who cannot tell red from green. */
export const toneStyles: Readonly<Record<Tone, TextStyle>> = {
	ok: { color: 'cyan' },
	warning: { color: 'yellow' },
	danger: { color: 'red', bold: true },
	muted: { dimColor: true },
	focus: { bold: true },
	key: { color: 'cyan', bold: true },
	title: { bold: true },
	practice: { color: 'magenta', bold: true },
};

/** Of neutral width in East Asian terminals, so that columns stay straight. */
export const marks = {
	ok: '✔',
	no: '✖',
	warning: '⚠',
	here: '›',
	next: '▸',
	none: '-',
	wait: '~',
	unknown: '?',
	/** A piece of a bar, and a piece of what is missing to its full length. */
	bar: '▰',
	noBar: '▱',
	/** Begins a line that continues the one above. */
	continued: '»',
} as const;
