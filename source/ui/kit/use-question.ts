import { useState } from 'react';
import type { Action, KeyId } from '../context/keys.ts';
import { useShell } from '../context/session.ts';
import { useArmed } from './use-armed.ts';

type KeyQuestion<T extends string> = {
	/** The open question. */
	readonly asked: T | undefined;
	readonly ask: (what: T) => void;
	/** The only keys while it is open: yes, and Esc for no. */
	readonly answers: (yes: {
		readonly key: KeyId;
		readonly label: string;
		readonly run: () => void;
	}) => readonly Action[];
};

/**
 * Returns a question that one key answers: only once it has been painted, and by another key than the one that asks, as
 * that may bounce.
 */
export const useQuestion = <T extends string>(): KeyQuestion<T> => {
	const { strings } = useShell();
	const [asked, setAsked] = useState<T>();
	const isArmed = useArmed(asked !== undefined);
	return {
		asked,
		ask: setAsked,
		answers: ({ key, label, run }) => [
			...(isArmed
				? [
						{
							key,
							label,
							run: () => {
								setAsked(undefined);
								run();
							},
							isAnswer: true,
						},
					]
				: []),
			{ key: 'escape', label: strings.road.no, run: () => setAsked(undefined) },
		],
	};
};
