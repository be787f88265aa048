import { useState } from 'react';
import type { Probe } from '../../model/azure.ts';
import { useForgetSaid } from './queries.ts';
import { useSession, useShell } from './session.ts';
import { useAttempt } from './use-attempt.ts';

export type Asking = {
	readonly ask: () => void;
	readonly isAsking: boolean;
	readonly answer: Probe | undefined;
	readonly answeredAt?: number;
};

/** Asks the account's endpoint with a made-up key, and records a refusal that proves itself. */
export const useProbe = (accountId: string): Asking => {
	const { azure, journal, me } = useSession();
	const { clock } = useShell();
	const forget = useForgetSaid();
	const attempt = useAttempt();
	const [state, setState] = useState<Omit<Asking, 'ask'>>({ isAsking: false, answer: undefined });
	const ask = async () => {
		if (state.isAsking) return;
		setState({ isAsking: true, answer: undefined });
		try {
			const answer = await azure.probeWithMadeUpKey(await azure.account(accountId));
			if (answer.answer === 'keysDisabled') {
				await journal.note(accountId, { kind: 'keyRefusalSeen', status: answer.status ?? 0 }, me.name);
				forget();
			}
			setState({ isAsking: false, answer, answeredAt: clock() });
		} catch (error) {
			setState({ isAsking: false, answer: undefined });
			throw error;
		}
	};
	return { ...state, ask: () => attempt(ask) };
};
