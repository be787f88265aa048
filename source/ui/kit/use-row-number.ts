// Chooses a row by its number, for people with a screen reader: a digit begins it, Enter goes there.
import { useIsScreenReaderEnabled } from 'ink';
import { useState } from 'react';
import { type Action, keys } from '../context/keys.ts';
import { useShell } from '../context/session.ts';
import type { TextField } from './frame.tsx';

export type RowNumberInput = {
	/** Whether this digit begins a number. */
	readonly startsNumber: (digit: number | undefined) => boolean;
	readonly begin: (digit: number) => void;
	readonly isOpen: boolean;
	readonly field: TextField | undefined;
	readonly actions: readonly Action[];
};

/** Returns the field for a row number and its actions; they work only where a screen reader is on. */
export const useRowNumber = (here: readonly Action[]): RowNumberInput => {
	const { strings, notify } = useShell();
	const words = strings.shell.screenReader;
	const isRead = useIsScreenReaderEnabled();
	const [text, setText] = useState<string>();
	const pick = here.find((one) => one.pick)?.pick;
	const isOpen = text !== undefined;
	const go = () => {
		const number = Number(text);
		setText(undefined);
		if (!Number.isInteger(number) || number < 1) return notify(words.noSuchNumber, 'warning');
		pick?.(number - 1);
	};
	return {
		// A digit that is a key of the screen stays one.
		startsNumber: (digit) =>
			isRead &&
			digit !== undefined &&
			pick !== undefined &&
			!isOpen &&
			!here.some(({ key }) => keys[key].show === String(digit)),
		begin: (digit) => setText(String(digit)),
		isOpen,
		field: isOpen ? { label: words.number, value: text, onChange: setText } : undefined,
		actions: [
			{ key: 'enter', label: words.choose, run: go },
			{ key: 'escape', label: strings.shell.back, run: () => setText(undefined) },
		],
	};
};
