import { useState } from 'react';
import type { Action } from '../context/keys.ts';
import { useShell } from '../context/session.ts';
import type { TextField } from './frame.tsx';
import { useArmed } from './use-armed.ts';

export type ReasonPrompt = {
	readonly isOpen: boolean;
	readonly ask: () => void;
	readonly field: TextField | undefined;
	/** The keys while it is open. */
	readonly actions: readonly Action[];
};

/**
 * Returns a prompt for a reason, armed once it is painted: Enter passes the reason on, an empty one is refused with
 * `needed`, Esc leaves.
 */
export const useReasonPrompt = (
	label: string,
	needed: string,
	onGiven: (text: string) => Promise<boolean>,
): ReasonPrompt => {
	const { strings, notify } = useShell();
	const [text, setText] = useState<string>();
	const isOpen = text !== undefined;
	const isArmed = useArmed(isOpen);
	const give = () => {
		const given = (text ?? '').trim();
		if (!given) return notify(needed, 'warning');
		setText(undefined);
		// A reason that could not be recorded stays in the field.
		void onGiven(given).then((isTaken) => isTaken || setText(given));
	};
	return {
		isOpen,
		ask: () => setText(''),
		field: isOpen && isArmed ? { label, value: text, onChange: setText } : undefined,
		actions: [
			...(isArmed ? [{ key: 'enter' as const, label: strings.confirm.confirmName, run: give, isAnswer: true }] : []),
			{ key: 'escape', label: strings.confirm.leave, run: () => setText(undefined) },
		],
	};
};
