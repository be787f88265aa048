import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account, Probe } from '../azure/azure.ts';
import { Problem } from '../azure/problem.ts';
import { useSession, useShell } from './session.ts';

/** Asks the account's endpoint with a made-up key, and records a refusal that proves itself. */
export const useProbe = (
	account: Account | undefined,
): { readonly ask: () => void; readonly isAsking: boolean; readonly answer: Probe | undefined } => {
	const { azure, journal, me } = useSession();
	const { say, strings } = useShell();
	const client = useQueryClient();
	const [state, setState] = useState<{ isAsking: boolean; answer: Probe | undefined; of: string | undefined }>({
		isAsking: false,
		answer: undefined,
		of: undefined,
	});
	const ask = async () => {
		if (!account || state.isAsking) return;
		setState({ isAsking: true, answer: undefined, of: account.id });
		try {
			const answer = await azure.probeWithMadeUpKey(account);
			if (answer.answer === 'keysDisabled') {
				await journal.note(account.id, { kind: 'keyRefusalSeen', status: answer.status ?? 0 }, me.name);
				await client.invalidateQueries();
			}
			setState({ isAsking: false, answer, of: account.id });
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			setState({ isAsking: false, answer: undefined, of: account.id });
			say(strings.problems[error.kind].title, 'danger');
		}
	};
	return {
		ask: () => void ask(),
		isAsking: state.isAsking,
		answer: state.of === account?.id ? state.answer : undefined,
	};
};
