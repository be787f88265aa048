import { type Key, useInput, usePaste } from 'ink';
import { useEffectEvent, useLayoutEffect, useReducer, useRef } from 'react';
import { type KeyId, keyOf } from './keys.ts';

export type Press = { readonly key: KeyId | undefined; readonly isInterrupt: boolean };

export type Typing =
	| { readonly erase: true }
	| { readonly erase: false; readonly text: string /** In one piece from the clipboard. */; readonly isPaste: boolean };

export type Listeners = {
	/** Whether letters are text now. */
	readonly isTyping: boolean;
	readonly onKey: (press: Press) => void;
	readonly onType: (typing: Typing) => void;
	/** Ctrl+Z: raw mode brings it as a key. */
	readonly onSuspend: () => void;
};

type Piece = { readonly input: string; readonly key: Partial<Key>; readonly isPaste?: boolean };

const isPlain = ({ input, key }: Piece) =>
	keyOf('', key as Key) === undefined && !key.ctrl && !key.meta && input !== '';

const handle = ({ input, key, isPaste = false }: Piece, { isTyping, onKey, onType, onSuspend }: Listeners): void => {
	const isInterrupt = key.ctrl === true && input === 'c';
	const isSpecial = keyOf('', key as Key) !== undefined || /^[\r\n\t]$/.test(input);
	if (key.ctrl === true && input === 'z') onSuspend();
	else if (isInterrupt) onKey({ key: undefined, isInterrupt });
	else if (isPaste) {
		if (isTyping) onType({ erase: false, text: input, isPaste });
	} else if (!isTyping || isSpecial) onKey({ key: keyOf(input, key as Key), isInterrupt });
	else if (key.backspace || key.delete) onType({ erase: true });
	else if (!key.ctrl && !key.meta && input) onType({ erase: false, text: input, isPaste });
};

/**
 * The only reader of the keyboard. What arrives in one piece is handed over a key at a time, each after the screen has
 * taken in the one before, so that nothing acts on a state that is gone. What is left when the screen changes is
 * dropped: it was meant for another one.
 */
export const useKeys = (listeners: Listeners): void => {
	const latest = useRef(listeners);
	const queue = useRef<Piece[]>([]);
	const isBusy = useRef(false);
	// Counted up together with whatever a key changed, so React takes in both in one commit: the proof that it has.
	const [taken, take] = useReducer((count: number) => count + 1, 0);
	useLayoutEffect(() => {
		latest.current = listeners;
	});
	const next = useEffectEvent(() => {
		const piece = queue.current.shift();
		isBusy.current = piece !== undefined;
		if (!piece) return;
		handle(piece, latest.current);
		take();
	});
	useLayoutEffect(() => {
		if (taken === 0) return;
		const turn = setImmediate(next);
		return () => clearImmediate(turn);
	}, [taken]);
	const add = (pieces: readonly Piece[]) => {
		queue.current.push(...pieces);
		if (!isBusy.current) next();
	};
	useInput((input, key) => {
		const piece = { input, key };
		add(isPlain(piece) ? [...input].map((character) => ({ input: character, key: {} })) : [piece]);
	});
	usePaste((text) => add([{ input: text, key: {}, isPaste: true }]));
};
