// The queries of the screens: one for each question, cached under one key.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { readAccountFacts } from '../../assessment/account-facts.ts';
import { batchRecords, changeRecords } from '../../changes/history.ts';
import type { Subscription } from '../../model/azure.ts';
import { Problem } from '../../model/problem.ts';
import type { AccountId } from '../../model/resource-id.ts';
import type { JournalEntry } from '../../storage/journal-entries.ts';
import { queryKeys } from './query-keys.ts';
import { useSession, useShell } from './session.ts';
import { useNotedQuery } from './use-noted-query.ts';

/** Returns the problem of an expected failure. Every other error is a bug and goes to the error boundary. */
export const toProblem = (error: unknown): Problem | undefined => {
	if (error === null || error === undefined) return undefined;
	if (error instanceof Problem) return error;
	throw error;
};

type QueryResult = {
	readonly data: unknown;
	readonly error: unknown;
	readonly dataUpdatedAt: number;
	readonly errorUpdatedAt: number;
};

/** A later read has failed, and the screen still shows the earlier answer. */
export type StaleData = {
	readonly problem: Problem;
	/** The age of the shown answer when the read failed. */
	readonly ageSeconds: number;
};

/** Returns the problem to show in place of the rows, when there are none. */
export const loadFailure = ({ data, error }: Pick<QueryResult, 'data' | 'error'>): Problem | undefined => {
	const problem = toProblem(error);
	return data === undefined ? problem : undefined;
};

/** Returns what to say beside the rows, which stay on screen. */
export const toStaleData = ({ data, error, dataUpdatedAt, errorUpdatedAt }: QueryResult): StaleData | undefined => {
	const problem = toProblem(error);
	if (data === undefined || !problem) return undefined;
	return { problem, ageSeconds: Math.max(0, Math.round((errorUpdatedAt - dataUpdatedAt) / 1000)) };
};

/** The list while subscriptions are being read: always the same array, so that what derives from it stays the same. */
export const emptySubscriptions: readonly Subscription[] = [];

/** Returns the query of all subscriptions in this tenant. */
export const useSubscriptions = () => {
	const { azure } = useSession();
	return useQuery({ queryKey: queryKeys.subscriptions(), queryFn: ({ signal }) => azure.subscriptions({ signal }) });
};

/**
 * Returns what is known of the account. `data` is never older than the last note about it; `latest` may be (see
 * `useNotedQuery`).
 */
export const useFacts = (accountId: AccountId) => {
	const { azure, journal, user } = useSession();
	const { clock } = useShell();
	return useNotedQuery({
		queryKey: queryKeys.facts(accountId),
		queryFn: async ({ signal }) =>
			readAccountFacts(azure, accountId, await journal.entries(), { me: user, clock, signal }),
	});
};

/** Returns a query over the journal. The file is read once for all selections. */
const useJournalEntries = <T>(select: (entries: readonly JournalEntry[]) => T) => {
	const { journal } = useSession();
	return useQuery({ queryKey: queryKeys.journal(), staleTime: 0, queryFn: () => journal.entries(), select });
};

/** Returns the query of the journal's changes, oldest first. */
export const useChanges = () => useJournalEntries(changeRecords);

/** Returns the query of the journal's batches. */
export const useBatches = () => useJournalEntries(batchRecords);

/** Returns how many changes in the journal belong to other tenants and clouds. */
export const useOtherScopeChangeCount = () => {
	const { journal } = useSession();
	return (
		useQuery({ queryKey: queryKeys.otherScopeChangeCount(), staleTime: 0, queryFn: () => journal.countOutOfScope() })
			.data ?? 0
	);
};

/**
 * Returns a function that reads everything on screen again, and says so until the reading ends. The screen keeps its
 * content meanwhile.
 */
export const useRefresh = () => {
	const client = useQueryClient();
	const { strings, notify, clearNotice } = useShell();
	return () => {
		const { refreshing } = strings.shell;
		notify(refreshing);
		void client.invalidateQueries().finally(() => clearNotice(refreshing));
	};
};

/**
 * Returns a function to call after a change. It drops what was known of accounts and of the journal, so that the next
 * action does not rest on it; lists are read again behind what they show.
 */
export const useInvalidateAfterChange = () => {
	const client = useQueryClient();
	return () => {
		void client.resetQueries({ queryKey: queryKeys.all.facts });
		void client.resetQueries({ queryKey: queryKeys.all.journal });
		void client.invalidateQueries();
	};
};
