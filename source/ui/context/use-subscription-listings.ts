// What many subscriptions hold, each shown as soon as something is known of it.
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AcrossSubscriptionsOptions, SubscriptionListing } from '../../model/azure.ts';
import { type StaleData, toProblem } from './queries.ts';
import { queryKeys } from './query-keys.ts';
import { useShell } from './session.ts';

/** What could not be read again stays as it was, and says so. */
export type ShownListing<T> = SubscriptionListing<T> & { readonly stale?: StaleData };

/** What is known so far, by subscription id. */
export type ListingsBySubscription<T> = ReadonlyMap<string, ShownListing<T>>;

const mergeListing = <T>(
	before: ShownListing<T> | undefined,
	now: SubscriptionListing<T>,
	at: number,
): ShownListing<T> =>
	now.state === 'failed' && before?.state === 'read'
		? { ...before, stale: { problem: now.problem, ageSeconds: Math.max(0, Math.round((at - before.readAt) / 1000)) } }
		: now;

/** A frame ten times a second shows progress; more would be work for nobody. */
const publishIntervalMs = 100;

/** Reads under way, so that a newer one ends the older. */
const runningReads = new WeakMap<QueryClient, Map<string, AbortController>>();

const replaceRunningRead = (client: QueryClient, key: string): AbortController => {
	const all = runningReads.get(client) ?? new Map<string, AbortController>();
	runningReads.set(client, all);
	all.get(key)?.abort();
	const stop = new AbortController();
	all.set(key, stop);
	return stop;
};

/** Short, because a query is found by its key at every frame (FNV-1a, twice, over all ids; and how many). */
export const digestIds = (ids: readonly string[]): string => {
	let [low, high] = [0x811c9dc5, 0x01000193];
	for (const id of ids) {
		for (let at = 0; at < id.length; at += 1) {
			low = Math.imul(low ^ id.charCodeAt(at), 0x01000193);
			high = Math.imul(high ^ id.charCodeAt(at), 0x85ebca6b);
		}
	}
	return `${ids.length} ${low >>> 0} ${high >>> 0}`;
};

type ListingsQuery<T> = {
	/** Of the query in the cache. */
	readonly name: Parameters<typeof queryKeys.listings>[0];
	/** Have to be the same array as long as they are the same. */
	readonly ids: readonly string[];
	readonly read: (ids: readonly string[], options: AcrossSubscriptionsOptions<T>) => Promise<void>;
	/** Whether leaving the screen ends the reading. Otherwise it goes on: coming back wants its result. */
	readonly abortsOnUnmount?: boolean;
};

/** Undefined until the first is known. */
export const useSubscriptionListings = <T>({
	name,
	ids,
	read,
	abortsOnUnmount = false,
}: ListingsQuery<T>): ListingsBySubscription<T> | undefined => {
	const { clock } = useShell();
	const client = useQueryClient();
	const queryKey = useMemo(() => queryKeys.listings(name, digestIds(ids)), [name, ids]);
	const query = useQuery({
		queryKey,
		enabled: ids.length > 0,
		// Thousands of rows are new or they are not: looking for what stayed the same costs more than it saves.
		structuralSharing: false,
		queryFn: async (context) => {
			const stop = replaceRunningRead(client, queryKey.join());
			// Whoever takes the signal of a query has it ended with its last screen.
			const signal = abortsOnUnmount ? AbortSignal.any([stop.signal, context.signal]) : stop.signal;
			const before = client.getQueryData<ListingsBySubscription<T>>(queryKey);
			const known = new Map(before);
			let published = 0;
			const onListed = (some: readonly SubscriptionListing<T>[]) => {
				for (const one of some)
					known.set(one.subscriptionId, mergeListing(before?.get(one.subscriptionId), one, clock()));
				if (signal.aborted || clock() - published < publishIntervalMs) return;
				published = clock();
				client.setQueryData(queryKey, new Map(known));
			};
			await read(ids, { signal, onListing: onListed });
			return known;
		},
	});
	// What failed is told of each subscription; what is left is a bug.
	toProblem(query.error);
	return query.data;
};
