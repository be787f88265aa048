// Every key of the program: what is pressed, and how it is written.
import type { Key } from 'ink';

type Binding = { readonly show: string; readonly match: (input: string, key: Key) => boolean };

const letter = (character: string): Binding => ({
	show: character,
	match: (input, key) => input === character && !key.ctrl && !key.meta,
});

export const keys = {
	up: { show: '↑', match: (_, key) => key.upArrow },
	down: { show: '↓', match: (_, key) => key.downArrow },
	pageUp: { show: 'PgUp', match: (_, key) => key.pageUp },
	pageDown: { show: 'PgDn', match: (_, key) => key.pageDown },
	home: { show: 'Home', match: (_, key) => key.home },
	end: { show: 'End', match: (_, key) => key.end },
	enter: { show: 'Enter', match: (input, key) => key.return || input === '\r' || input === '\n' },
	escape: { show: 'Esc', match: (_, key) => key.escape },
	tab: { show: 'Tab', match: (input, key) => key.tab || input === '\t' },
	help: letter('?'),
	quit: letter('q'),
	refresh: letter('r'),
	filter: letter('/'),
	all: letter('a'),
	browser: letter('b'),
	copy: letter('c'),
	device: letter('d'),
	flight: letter('f'),
	fleet: letter('D'),
	select: { show: 'Space', match: (input, key) => input === ' ' && !key.ctrl && !key.meta },
	selectAll: letter('A'),
	plan: letter('P'),
	save: letter('S'),
	undoAll: letter('U'),
	road: letter('g'),
	role: letter('G'),
	history: letter('h'),
	consumers: letter('m'),
	accept: letter('x'),
	access: letter('e'),
	lookThrough: letter('l'),
	add: letter('+'),
	drop: letter('-'),
	identity: letter('i'),
	keysOn: letter('k'),
	listKeys: letter('L'),
	watch: letter('W'),
	keepOff: letter('K'),
	nothingCalls: letter('n'),
	portal: letter('o'),
	practice: letter('p'),
	sort: letter('s'),
	tick: letter('t'),
	undo: letter('u'),
	tenants: letter('T'),
	verify: letter('v'),
	why: letter('w'),
	copyProof: letter('y'),
	stop: letter('z'),
	faults: letter('F'),
	rotate: letter('R'),
	key1: letter('1'),
	key2: letter('2'),
	copyMenu: letter('Y'),
	detailsUp: letter('['),
	detailsDown: letter(']'),
	recent: letter('j'),
	requests: letter('X'),
	lessons: letter('E'),
	palette: { show: 'Ctrl+P', match: (input, key) => key.ctrl && input === 'p' },
} as const satisfies Record<string, Binding>;

export type KeyId = keyof typeof keys;

/** The key that was pressed, or undefined. */
export const keyOf = (input: string, key: Key): KeyId | undefined =>
	(Object.keys(keys) as KeyId[]).find((id) => (keys[id] as Binding).match(input, key));

/** One thing a person can do here: key, footer, help and refusal come from this record. */
export type Action = {
	readonly key: KeyId;
	readonly label: string;
	readonly run: () => void;
	/** Why it cannot be done now; shown when the key is pressed, in the help and in the palette. */
	readonly disabled?: string;
	/** What it acts on is still being read: where keys are kept while reading, this one is. */
	readonly waits?: boolean;
	/** Answers a question that changes something: given by its own key, never out of the palette. */
	readonly isAnswer?: boolean;
	/** Moves a cursor to that row: what a click on it does. */
	readonly pick?: (row: number) => void;
	/** Works, but is not worth a place in the footer. */
	readonly quiet?: boolean;
};
