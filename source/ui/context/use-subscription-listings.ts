// Reads what many subscriptions hold, and shows each as soon as something is known of it.
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AcrossSubscriptionsOptions, SubscriptionListing } from '../../model/azure.ts';
import { type StaleData, toProblem } from './queries.ts';
import { queryKeys } from './query-keys.ts';
import { useShell } from './session.ts';

/** A listing whose later read failed stays as it was, and carries the problem. */
export type ShownListing<T> = SubscriptionListing<T> & { readonly stale?: StaleData };

/** The listings known so far, by subscription id. */
export type ListingsBySubscription<T> = ReadonlyMap<string, ShownListing<T>>;

const mergeListing = <T>(
	before: ShownListing<T> | undefined,
	now: SubscriptionListing<T>,
	at: number,
): ShownListing<T> =>
	now.state === 'failed' && before?.state === 'read'
		? { ...before, stale: { problem: now.problem, ageSeconds: Math.max(0, Math.round((at - before.readAt) / 1000)) } }
		: now;

/** Ten frames a second show progress; more would be wasted work. */
const publishIntervalMs = 100;

/** The running reads: a newer one cancels the older. */
const runningReads = new WeakMap<QueryClient, Map<string, AbortController>>();

const replaceRunningRead = (client: QueryClient, key: string): AbortController => {
	const all = runningReads.get(client) ?? new Map<string, AbortController>();
	runningReads.set(client, all);
	all.get(key)?.abort();
	const stop = new AbortController();
	all.set(key, stop);
	return stop;
};

/**
 * Returns a digest of these ids and their number. It is short, because every frame looks up a query by its key (FNV-1a,
 * twice).
 */
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
	/** The name of the query in the cache. */
	readonly name: Parameters<typeof queryKeys.listings>[0];
	/** The ids: pass the same array as long as they are the same. */
	readonly ids: readonly string[];
	readonly read: (ids: readonly string[], options: AcrossSubscriptionsOptions<T>) => Promise<void>;
	/** Whether leaving the screen cancels the reading. Otherwise it goes on, so that coming back finds its result. */
	readonly abortsOnUnmount?: boolean;
};

/** Returns the listings of these subscriptions; undefined until the first one is known. */
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
		// Structural sharing over thousands of rows costs more than it saves.
		structuralSharing: false,
		queryFn: async (context) => {
			const stop = replaceRunningRead(client, queryKey.join());
			// A query that reads its signal is cancelled when its last screen goes.
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
	// Each subscription carries its own failure; what is left is a bug.
	toProblem(query.error);
	return query.data;
};
