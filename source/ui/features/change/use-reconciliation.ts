// Reconciles changes with an unknown outcome: when the program starts, and when the person asks.
import { CancelledError, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type ReconcileResult, reconcile } from '../../../changes/reconcile.ts';
import type { Strings } from '../../../strings/index.ts';
import { queryKeys } from '../../context/query-keys.ts';
import { type Session, useSession, useShell } from '../../context/session.ts';

const queryKey = queryKeys.reconciliation();

/** A request during a look shares that look. */
const reconcileOnce = async (
	{ azure, journal, wait }: Session,
	client: QueryClient,
): Promise<readonly ReconcileResult[]> => {
	const found = await client.fetchQuery({
		queryKey,
		staleTime: 0,
		queryFn: ({ signal }) => reconcile(azure, journal, { wait, signal }),
	});
	// An open history does not show it yet.
	if (found.length > 0) void client.invalidateQueries({ queryKey: queryKeys.all.journal });
	return found;
};

const reconciliationMessage = (found: readonly ReconcileResult[], { history, changes }: Strings): string => {
	const [first, ...more] = found;
	if (first && more.length === 0) {
		const { changeRequest, targetName } = first.intended.change;
		return history.reconciledOne(changes[changeRequest.kind].name, targetName, history.found[first.verdict]);
	}
	const count = (verdict: ReconcileResult['verdict']) => found.filter((one) => one.verdict === verdict).length;
	return history.reconciled(found.length, count('done'), count('notDone'), count('cannotTell'), count('underWay'));
};

/** Reconciles unfinished changes once after a sign-in, and says what it found. */
export const useReconciliation = (session: Session, client: QueryClient) => {
	const { strings, notify } = useShell();
	useEffect(() => {
		let isStopped = false;
		const { journal } = session;
		reconcileOnce(session, client).then(
			async (found) => {
				const isClockWrong = (await journal.entries()).some(journal.isFromFuture);
				const sentences = [
					...(isClockWrong ? [strings.history.clockWrong] : []),
					...(found.length > 0 ? [reconciliationMessage(found, strings)] : []),
				];
				if (!isStopped && sentences.length > 0) notify(sentences.join(' '), 'warning');
			},
			(error: unknown) => {
				if (!isStopped) notify(error instanceof Error ? error.message : String(error), 'danger');
			},
		);
		return () => {
			isStopped = true;
			void client.cancelQueries({ queryKey });
		};
	}, [session, client, strings, notify]);
};

/** Returns a function that reconciles again in the background; the history shows the result. */
export const useReconcileAgain = () => {
	const session = useSession();
	const client = useQueryClient();
	const { notify } = useShell();
	return () =>
		void reconcileOnce(session, client).catch((error: unknown) => {
			if (!(error instanceof CancelledError)) notify(error instanceof Error ? error.message : String(error), 'danger');
		});
};
