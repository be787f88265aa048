import { useState } from 'react';
import type { ProbeResult } from '../../model/azure.ts';
import type { AccountId } from '../../model/resource-id.ts';
import { useSession, useShell } from './session.ts';
import { useAttempt } from './use-attempt.ts';
import { useRecordNote } from './use-record-note.ts';

export type ProbeState = {
	readonly ask: () => void;
	readonly isProbing: boolean;
	readonly answer: ProbeResult | undefined;
	readonly answeredAt?: number;
};

/**
 * Returns a function that calls the account's endpoint with a made-up key, and records a refusal that proves itself.
 */
export const useProbe = (accountId: AccountId): ProbeState => {
	const { azure } = useSession();
	const { clock } = useShell();
	const record = useRecordNote(accountId);
	const attempt = useAttempt();
	const [state, setState] = useState<Omit<ProbeState, 'ask'>>({ isProbing: false, answer: undefined });
	const ask = async () => {
		if (state.isProbing) return;
		setState({ isProbing: true, answer: undefined });
		try {
			const answer = await azure.probeWithMadeUpKey(await azure.account(accountId));
			const isTaken =
				answer.answer !== 'keysDisabled' || (await record({ kind: 'keyRefusalSeen', status: answer.status ?? 0 }));
			setState(isTaken ? { isProbing: false, answer, answeredAt: clock() } : { isProbing: false, answer: undefined });
		} catch (error) {
			setState({ isProbing: false, answer: undefined });
			throw error;
		}
	};
	return { ...state, ask: () => attempt(ask) };
};
