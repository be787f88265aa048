// Every key of the program: what the person presses, and how the screens write it.
import type { Key } from 'ink';

type KeyBinding = { readonly show: string; readonly match: (input: string, key: Key) => boolean };

const letterBinding = (character: string): KeyBinding => ({
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
	help: letterBinding('?'),
	quit: letterBinding('q'),
	refresh: letterBinding('r'),
	filter: letterBinding('/'),
	all: letterBinding('a'),
	browser: letterBinding('b'),
	copy: letterBinding('c'),
	device: letterBinding('d'),
	flight: letterBinding('f'),
	fleet: letterBinding('D'),
	select: { show: 'Space', match: (input, key) => input === ' ' && !key.ctrl && !key.meta },
	selectAll: letterBinding('A'),
	plan: letterBinding('P'),
	save: letterBinding('S'),
	undoAll: letterBinding('U'),
	road: letterBinding('g'),
	role: letterBinding('G'),
	history: letterBinding('h'),
	consumers: letterBinding('m'),
	accept: letterBinding('x'),
	access: letterBinding('e'),
	lookThrough: letterBinding('l'),
	add: letterBinding('+'),
	drop: letterBinding('-'),
	identity: letterBinding('i'),
	keysOn: letterBinding('k'),
	listKeys: letterBinding('L'),
	watch: letterBinding('W'),
	policyTemplates: letterBinding('K'),
	nothingCalls: letterBinding('n'),
	portal: letterBinding('o'),
	practice: letterBinding('p'),
	sort: letterBinding('s'),
	tick: letterBinding('t'),
	undo: letterBinding('u'),
	tenants: letterBinding('T'),
	verify: letterBinding('v'),
	why: letterBinding('w'),
	copyProof: letterBinding('y'),
	stop: letterBinding('z'),
	faults: letterBinding('F'),
	rotate: letterBinding('R'),
	key1: letterBinding('1'),
	key2: letterBinding('2'),
	copyMenu: letterBinding('Y'),
	detailsUp: letterBinding('['),
	detailsDown: letterBinding(']'),
	recent: letterBinding('j'),
	requests: letterBinding('X'),
	lessons: letterBinding('E'),
	palette: { show: 'Ctrl+P', match: (input, key) => key.ctrl && input === 'p' },
} as const satisfies Record<string, KeyBinding>;

export type KeyId = keyof typeof keys;

/** Returns the key that was pressed; undefined for one that the program does not use. */
export const keyIdOf = (input: string, key: Key): KeyId | undefined =>
	(Object.keys(keys) as KeyId[]).find((id) => (keys[id] as KeyBinding).match(input, key));

/** An action that a person can take here. The key, the footer, the help and the refusal all come from this record. */
export type Action = {
	readonly key: KeyId;
	readonly label: string;
	readonly run: () => void;
	/** Why the action cannot run now; shown when the key is pressed, in the help and in the palette. */
	readonly disabled?: string;
	/** The data that it acts on is still being read: a screen that keeps keys while it reads keeps this one. */
	readonly waits?: boolean;
	/** It answers a question that changes something: only its own key can run it, never the palette. */
	readonly isAnswer?: boolean;
	/** Moves a cursor to that row; a click on the row calls it. */
	readonly pick?: (row: number) => void;
	/** It works, but the footer leaves it out. */
	readonly quiet?: boolean;
};
