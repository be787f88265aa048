// What became of changes that nobody knows the outcome of: looked at when the program starts, and when somebody asks.
import { CancelledError, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Reconciled, reconcile } from '../../../changes/reconcile.ts';
import type { Strings } from '../../../strings/index.ts';
import { type Session, useSession, useShell } from '../../context/session.ts';

const queryKey = ['reconciled'];

/** Whoever asks while it is being looked shares that look. */
const lookAgain = async ({ azure, journal, wait }: Session, client: QueryClient): Promise<readonly Reconciled[]> => {
	const found = await client.fetchQuery({
		queryKey,
		staleTime: 0,
		queryFn: ({ signal }) => reconcile(azure, journal, { wait, signal }),
	});
	// A history that is open already does not know it.
	if (found.length > 0) void client.invalidateQueries({ queryKey: ['journal'] });
	return found;
};

const said = (found: readonly Reconciled[], { history, changes }: Strings): string => {
	const [first, ...more] = found;
	if (first && more.length === 0) {
		const { wish, targetName } = first.intended.change;
		return history.reconciledOne(changes[wish.kind].name, targetName, history.found[first.verdict]);
	}
	const count = (verdict: Reconciled['verdict']) => found.filter((one) => one.verdict === verdict).length;
	return history.reconciled(found.length, count('done'), count('notDone'), count('cannotTell'), count('underWay'));
};

/** Looks after unfinished changes once, and says what was found. */
export const useReconciled = (session: Session, client: QueryClient) => {
	const { strings, say } = useShell();
	useEffect(() => {
		let isStopped = false;
		lookAgain(session, client).then(
			(found) => {
				if (!isStopped && found.length > 0) say(said(found, strings), 'warning');
			},
			(error: unknown) => {
				if (!isStopped) say(error instanceof Error ? error.message : String(error), 'danger');
			},
		);
		return () => {
			isStopped = true;
			void client.cancelQueries({ queryKey });
		};
	}, [session, client, strings, say]);
};

/** Looks again behind what is shown; the history shows what was found. */
export const useLookAgain = () => {
	const session = useSession();
	const client = useQueryClient();
	const { say } = useShell();
	return () =>
		void lookAgain(session, client).catch((error: unknown) => {
			if (!(error instanceof CancelledError)) say(error instanceof Error ? error.message : String(error), 'danger');
		});
};
