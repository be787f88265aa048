// What the screens read: one query a question, cached under one name.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { readAccountFacts } from '../../assessment/account-facts.ts';
import { batchRecords, changeRecords } from '../../changes/history.ts';
import type { Subscription } from '../../model/azure.ts';
import { Problem } from '../../model/problem.ts';
import type { JournalEntry } from '../../storage/journal-entries.ts';
import { queryKeys } from './query-keys.ts';
import { useSession, useShell } from './session.ts';
import { useNotedQuery } from './use-noted-query.ts';

/** An expected failure; anything else is a bug and goes to the error boundary. */
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

/** Reading again has failed, and what was read before is still shown. */
export type StaleData = {
	readonly problem: Problem;
	/** How old what is shown was when it failed. */
	readonly ageSeconds: number;
};

/** What to show in place of the rows: there are none. */
export const loadFailure = ({ data, error }: Pick<QueryResult, 'data' | 'error'>): Problem | undefined => {
	const problem = toProblem(error);
	return data === undefined ? problem : undefined;
};

/** What to say beside the rows, which stay. */
export const toStaleData = ({ data, error, dataUpdatedAt, errorUpdatedAt }: QueryResult): StaleData | undefined => {
	const problem = toProblem(error);
	if (data === undefined || !problem) return undefined;
	return { problem, ageSeconds: Math.max(0, Math.round((errorUpdatedAt - dataUpdatedAt) / 1000)) };
};

/** While they are being read; always the same array, so that what is made of it stays. */
export const emptySubscriptions: readonly Subscription[] = [];

/** Returns the query of all subscriptions in this tenant. */
export const useSubscriptions = () => {
	const { azure } = useSession();
	return useQuery({ queryKey: queryKeys.subscriptions(), queryFn: ({ signal }) => azure.subscriptions({ signal }) });
};

/**
 * What is known of the account. `data` is never older than the last note about it; `latest` may be (see `useNotedQuery`).
 */
export const useFacts = (accountId: string) => {
	const { azure, journal, user } = useSession();
	const { clock } = useShell();
	return useNotedQuery({
		queryKey: queryKeys.facts(accountId),
		queryFn: async ({ signal }) =>
			readAccountFacts(azure, accountId, await journal.entries(), { me: user, clock, signal }),
	});
};

/** The file is read once, whatever is made of it. */
const useJournalEntries = <T>(select: (entries: readonly JournalEntry[]) => T) => {
	const { journal } = useSession();
	return useQuery({ queryKey: queryKeys.journal(), staleTime: 0, queryFn: () => journal.entries(), select });
};

/** Returns the query of the journal's changes, oldest first. */
export const useChanges = () => useJournalEntries(changeRecords);

/** Returns the query of the journal's batches. */
export const useBatches = () => useJournalEntries(batchRecords);

/** How many changes the journal holds of other tenants and clouds than this one. */
export const useOtherScopeChangeCount = () => {
	const { journal } = useSession();
	return (
		useQuery({ queryKey: queryKeys.otherScopeChangeCount(), staleTime: 0, queryFn: () => journal.countOutOfScope() })
			.data ?? 0
	);
};

/** Reads everything on screen again, and says so until that has ended: what is shown stays meanwhile. */
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
 * For after a change: what was true of accounts and of the journal is dropped, not shown until better is
 * known, so that nobody acts on it; lists are read again behind what they show.
 */
export const useInvalidateAfterChange = () => {
	const client = useQueryClient();
	return () => {
		void client.resetQueries({ queryKey: queryKeys.all.facts });
		void client.resetQueries({ queryKey: queryKeys.all.journal });
		void client.invalidateQueries();
	};
};
