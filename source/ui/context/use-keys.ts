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
			/** As the terminal marks what comes from the clipboard. */
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
	/** Whether a key stays where it is for now, and what comes after it too. */
	readonly isDeferred: (press: KeyPress) => boolean;
	/** Whether a key is meant now, whatever is kept: that is then dropped. */
	readonly isImmediate: (press: KeyPress) => boolean;
	/** What has not been taken, one for all screens. */
	readonly pendingKeys: KeyInput[];
	/** Whether what is left when this screen goes is for the next one. */
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

/** More than this is not typed ahead, but leant on. */
const maxPendingKeys = 64;

/**
 * The only reader of the keyboard. What arrives in one piece is handed over a key at a time, each after the screen has
 * taken in the one before, so that nothing acts on a state that is gone. What is left when the screen changes is
 * dropped, because it was meant for another one, unless that screen only stood in for the next. Keys that are kept
 * (see the frame) go on once they no longer are; a key that is meant at once drops them.
 */
export const useKeys = (listeners: KeyListeners): void => {
	const latest = useRef(listeners);
	const isBusy = useRef(false);
	const { pendingKeys } = listeners;
	// Counted up together with whatever a key changed, so React takes in both in one commit: the proof that it has.
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
	// What was kept goes on with the commit that shows what it waited for.
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
	// What came while this screen was painted already and the one before it still listened.
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
