// A query whose answer rests on account notes. The answer is withheld once it is older than the last note that makes it
// stale.
import {
	type QueryClient,
	type QueryFunctionContext,
	type QueryKey,
	useQuery,
	useQueryClient,
} from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { noteRevisionsOf } from './note-revisions.ts';

/** An answer, and how many notes had made it stale when its reading began. */
type NotedAnswer<T> = { readonly value: T; readonly noteRevision: number };

type NotedQuery<T> = {
	readonly queryKey: QueryKey;
	readonly queryFn: (context: QueryFunctionContext) => Promise<T>;
	/** Milliseconds. */
	readonly gcTime?: number;
};

/**
 * Reads each time the screen opens. `data` is undefined while a note has made it stale: no change is offered from it
 * then. `latest` is the last answer, stale or not: show it, but offer no change from it.
 */
export const useNotedQuery = <T>({ queryKey, queryFn, gcTime }: NotedQuery<T>) => {
	const revisions = noteRevisionsOf(useQueryClient());
	const query = useQuery({
		queryKey,
		gcTime,
		// The answer may have changed since the person was last here.
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

/** Returns the cached answer under that key, unless a note or an invalidation made it stale. */
export const cachedNotedAnswer = <T>(client: QueryClient, queryKey: QueryKey): T | undefined => {
	const state = client.getQueryState<NotedAnswer<T>>(queryKey);
	if (!state?.data || state.isInvalidated) return undefined;
	return state.data.noteRevision === noteRevisionsOf(client).current(queryKey) ? state.data.value : undefined;
};

/**
 * Takes the last note into the cached answer under that key, which keeps its age. Returns false where that answer is
 * not the one from just before the note, has failed or is being read: then it has to be read again. `noteRevision`
 * counts the last note too.
 */
export const updateNotedAnswer = <T>(
	client: QueryClient,
	queryKey: QueryKey,
	noteRevision: number,
	update: (value: T) => T,
): boolean => {
	const state = client.getQueryState<NotedAnswer<T>>(queryKey);
	if (!state?.data || state.isInvalidated || state.error || state.fetchStatus !== 'idle') return false;
	if (state.data.noteRevision !== noteRevision - 1) return false;
	const answer: NotedAnswer<T> = { value: update(state.data.value), noteRevision };
	client.setQueryData(queryKey, answer, { updatedAt: state.dataUpdatedAt });
	return true;
};
