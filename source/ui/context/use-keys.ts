import { type Key, useInput, usePaste, useStdin } from 'ink';
import { useEffect, useEffectEvent, useLayoutEffect, useReducer, useRef } from 'react';
import { type Arrival, arrivalOf } from './arrival.ts';
import { type KeyId, keyIdOf } from './keys.ts';

export type KeyPress = {
	readonly key: KeyId | undefined;
	readonly isInterrupt: boolean;
	readonly digit?: number | undefined;
	readonly arrival: Arrival;
};

export type TextInput =
	| { readonly erase: true }
	| {
			readonly erase: false;
			readonly text: string;
			/** Whether the terminal marked it as coming from the clipboard. */
			readonly isPaste: boolean;
			readonly arrival: Arrival;
	  };

export type KeyListeners = {
	/** Whether letters are text now. */
	readonly isTyping: boolean;
	readonly onKey: (press: KeyPress) => void;
	readonly onType: (typing: TextInput) => void;
	/** Ctrl+Z: raw mode brings it as a key. */
	readonly onSuspend: () => void;
	/** Returns whether a key has to wait for now, with those after it. */
	readonly isDeferred: (press: KeyPress) => boolean;
	/** Returns whether a key is meant now, even if others wait; those are then dropped. */
	readonly isImmediate: (press: KeyPress) => boolean;
	/** The keys that no screen has handled, one list for all screens. */
	readonly pendingKeys: KeyInput[];
	/** Whether the keys that are left when this screen closes are for the next one. */
	readonly forwardsPending: boolean;
};

export type KeyInput = {
	readonly input: string;
	readonly key: Partial<Key>;
	readonly isPaste?: boolean;
	readonly arrival: Arrival;
};

const isPlainText = ({ input, key }: Pick<KeyInput, 'input' | 'key'>) =>
	keyIdOf('', key as Key) === undefined && !key.ctrl && !key.meta && input !== '';

const isSuspend = ({ input, key }: KeyInput) => key.ctrl === true && input === 'z';

const toKeyPress = ({ input, key, arrival }: KeyInput): KeyPress => {
	const isInterrupt = key.ctrl === true && input === 'c';
	const digit = /^\d$/.test(input) && !key.ctrl && !key.meta ? Number(input) : undefined;
	return { key: isInterrupt ? undefined : keyIdOf(input, key as Key), isInterrupt, digit, arrival };
};

const dispatchKeyInput = (piece: KeyInput, { isTyping, onKey, onType, onSuspend }: KeyListeners): void => {
	const { input, key, isPaste = false, arrival } = piece;
	const { isInterrupt } = toKeyPress(piece);
	const isSpecial =
		keyIdOf('', key as Key) !== undefined || /^[\r\n\t]$/.test(input) || (key.ctrl && keyIdOf(input, key as Key));
	if (isSuspend(piece)) onSuspend();
	else if (isInterrupt) onKey(toKeyPress(piece));
	else if (isPaste) {
		if (isTyping) onType({ erase: false, text: input, isPaste, arrival });
	} else if (!isTyping || isSpecial) onKey(toKeyPress(piece));
	else if (key.backspace || key.delete) onType({ erase: true });
	else if (!key.ctrl && !key.meta && input) onType({ erase: false, text: input, isPaste, arrival });
};

/** The most keys that wait; more of them mean that something rests on the keyboard. */
const maxPendingKeys = 64;

/**
 * Reads the keyboard; nothing else does. The keys of one read are handled one at a time, each after the screen has
 * applied the one before, so that nothing acts on an old state. Keys that are left when the screen changes are dropped,
 * as they were meant for another screen, unless that screen only stood in for the next. Deferred keys (see the frame)
 * go on once they no longer wait; an immediate key drops them.
 */
export const useKeys = (listeners: KeyListeners): void => {
	const latest = useRef(listeners);
	const isBusy = useRef(false);
	const { pendingKeys } = listeners;
	// This counter changes together with the state that a key changed, so React applies both in one commit: it proves
	// that the commit has happened.
	const [taken, take] = useReducer((count: number) => count + 1, 0);
	useLayoutEffect(() => {
		latest.current = listeners;
	});
	const isKept = (piece: KeyInput) =>
		!piece.isPaste && !isSuspend(piece) && latest.current.isDeferred(toKeyPress(piece));
	const next = useEffectEvent(() => {
		const [piece] = pendingKeys;
		isBusy.current = piece !== undefined && !isKept(piece);
		if (!piece || !isBusy.current) return;
		pendingKeys.shift();
		dispatchKeyInput(piece, latest.current);
		take();
	});
	useLayoutEffect(() => {
		if (taken === 0) return;
		const turn = setImmediate(next);
		return () => clearImmediate(turn);
	}, [taken]);
	// Deferred keys go on with the commit that shows what they waited for.
	useLayoutEffect(() => {
		if (isBusy.current || pendingKeys.length === 0) return;
		const turn = setImmediate(next);
		return () => clearImmediate(turn);
	});
	const isGone = useRef(false);
	useLayoutEffect(() => {
		isGone.current = false;
		return () => {
			if (!latest.current.forwardsPending) pendingKeys.length = 0;
			isGone.current = true;
		};
	}, [pendingKeys]);
	// These keys arrived when this screen was painted and the one before it still listened.
	useEffect(() => {
		if (!isBusy.current && pendingKeys.length > 0) next();
	}, [pendingKeys]);
	const add = (pieces: readonly KeyInput[]) => {
		// The next screen is painted: the key is meant for that.
		if (isGone.current) return void pendingKeys.push(...pieces);
		const isWaiting = !isBusy.current && pendingKeys.length > 0;
		if (isWaiting && pieces.some((piece) => isSuspend(piece) || latest.current.isImmediate(toKeyPress(piece))))
			pendingKeys.length = 0;
		if (isWaiting && pendingKeys.length >= maxPendingKeys) return;
		pendingKeys.push(...pieces);
		if (!isBusy.current) next();
	};
	const arrival = useRef<Arrival>('alone');
	useInput((input, key) => {
		const came = { arrival: arrival.current };
		const piece = { input, key, ...came };
		add(isPlainText(piece) ? [...input].map((character) => ({ input: character, key: {}, ...came })) : [piece]);
	});
	usePaste((text) => add([{ input: text, key: {}, isPaste: true, arrival: 'burst' }]));
	const { stdin } = useStdin();
	// Behind useInput, which makes Ink read: only then does `data` tell of each read, before Ink takes it apart.
	useEffect(() => {
		const note = (read: string | Uint8Array) => {
			arrival.current = arrivalOf(String(read));
		};
		stdin.on('data', note);
		return () => void stdin.off('data', note);
	}, [stdin]);
};
