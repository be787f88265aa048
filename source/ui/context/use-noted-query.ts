// An answer that rests on what a person said: it is withheld once it is older than the last note that makes it stale.
import {
	type QueryClient,
	type QueryFunctionContext,
	type QueryKey,
	useQuery,
	useQueryClient,
} from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { noteRevisionsOf } from './note-revisions.ts';

/** What was read, and how many notes had made it stale when the reading began. */
type NotedAnswer<T> = { readonly value: T; readonly noteRevision: number };

type NotedQuery<T> = {
	readonly queryKey: QueryKey;
	readonly queryFn: (context: QueryFunctionContext) => Promise<T>;
	/** Milliseconds. */
	readonly gcTime?: number;
};

/**
 * Reads whenever the screen is opened. `data` is undefined while it is behind the last note: nothing is offered from it
 * then. `latest` is what was read last, behind or not: to show, never to offer a change from.
 */
export const useNotedQuery = <T>({ queryKey, queryFn, gcTime }: NotedQuery<T>) => {
	const revisions = noteRevisionsOf(useQueryClient());
	const query = useQuery({
		queryKey,
		gcTime,
		// What was true when the person was last here may not be now.
		staleTime: 0,
		queryFn: async (context): Promise<NotedAnswer<T>> => {
			const noteRevision = revisions.written(queryKey);
			return { value: await queryFn(context), noteRevision };
		},
	});
	const revision = useSyncExternalStore(revisions.subscribe, () => revisions.current(queryKey));
	const { data: answer, error, dataUpdatedAt, errorUpdatedAt } = query;
	return {
		data: answer?.noteRevision === revision ? answer?.value : undefined,
		latest: answer?.value,
		error,
		dataUpdatedAt,
		errorUpdatedAt,
	};
};

/** The answer that is cached under that key, unless something has made it stale. */
export const cachedNotedAnswer = <T>(client: QueryClient, queryKey: QueryKey): T | undefined => {
	const state = client.getQueryState<NotedAnswer<T>>(queryKey);
	if (!state?.data || state.isInvalidated) return undefined;
	return state.data.noteRevision === noteRevisionsOf(client).current(queryKey) ? state.data.value : undefined;
};
