// Every colour and mark, chosen by meaning. A state is always a word and a mark; the colour comes third.
export type Tone = 'ok' | 'warning' | 'danger' | 'muted' | 'focus' | 'key' | 'title' | 'practice';

/** How a state is drawn: a sign for those who see no colour, and a tone. A table of these is written once for each state. */
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
	/** One piece of a bar, and one of what is missing to its whole length. */
	bar: '▰',
	noBar: '▱',
	/** At the head of what did not fit on the line above. */
	continued: '»',
} as const;
