// The accounts of many subscriptions, each shown as soon as something is known of it.
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Account, Azure, Listed, Subscription } from '../azure/azure.ts';
import { Problem } from '../azure/problem.ts';
import { problemOf, type Stale } from './queries.ts';
import { useSession, useShell } from './session.ts';

/** What could not be read again stays as it was, and says so. */
export type Shown = Listed<Account> & { readonly stale?: Stale };

/** What is known so far, by subscription id. */
type Known = ReadonlyMap<string, Shown>;

const afterwards = (before: Shown | undefined, now: Listed<Account>, at: number): Shown =>
	now.state === 'failed' && before?.state === 'read'
		? { ...before, stale: { problem: now.problem, seconds: Math.max(0, Math.round((at - before.at) / 1000)) } }
		: now;

export type Inventory = {
	/** Undefined while it is being read. Unreadable is never the same as none. */
	readonly of: (subscriptionId: string) => Shown | undefined;
	/** How many subscriptions have been told of, one way or the other. */
	readonly done: number;
	/** When the index was asked, where something came from it: milliseconds since the epoch. */
	readonly indexedAt: number | undefined;
	/** The first that could not be read again. */
	readonly stale: Stale | undefined;
};

/** A frame ten times a second shows progress; more would be work for nobody. */
const publishEvery = 100;

/** Reads under way, so that a newer one ends the older. Leaving the screen ends none: coming back wants its result. */
const running = new WeakMap<QueryClient, Map<string, AbortController>>();

const startAnew = (client: QueryClient, key: string): AbortController => {
	const all = running.get(client) ?? new Map<string, AbortController>();
	running.set(client, all);
	all.get(key)?.abort();
	const stop = new AbortController();
	all.set(key, stop);
	return stop;
};

const read = async (
	azure: Azure,
	ids: readonly string[],
	before: Known | undefined,
	publish: (known: Known) => void,
	clock: () => number,
	signal: AbortSignal,
): Promise<Known> => {
	// One subscription is asked for itself: as cheap, and not from an index.
	if (ids.length === 1 && ids[0]) {
		const [subscriptionId] = ids;
		const listed = await azure.accounts(subscriptionId, { signal }).then(
			(rows): Listed<Account> => ({ subscriptionId, state: 'read', rows, from: 'manager', at: clock() }),
			(problem: unknown): Listed<Account> => {
				if (problem instanceof Problem) return { subscriptionId, state: 'failed', problem };
				throw problem;
			},
		);
		return new Map([[subscriptionId, afterwards(before?.get(subscriptionId), listed, clock())]]);
	}
	const known = new Map(before);
	let published = 0;
	const onListed = (some: readonly Listed<Account>[]) => {
		for (const one of some) known.set(one.subscriptionId, afterwards(before?.get(one.subscriptionId), one, clock()));
		if (clock() - published < publishEvery) return;
		published = clock();
		publish(new Map(known));
	};
	await azure.inventory(ids, { signal, onListed });
	return known;
};

/** Short, because a query is found by its key at every frame (FNV-1a, twice, over all ids; and how many). */
export const digestOf = (ids: readonly string[]): string => {
	let [low, high] = [0x811c9dc5, 0x01000193];
	for (const id of ids) {
		for (let at = 0; at < id.length; at += 1) {
			low = Math.imul(low ^ id.charCodeAt(at), 0x01000193);
			high = Math.imul(high ^ id.charCodeAt(at), 0x85ebca6b);
		}
	}
	return `${ids.length} ${low >>> 0} ${high >>> 0}`;
};

/** The accounts of these subscriptions, which have to be the same array as long as they are the same. */
export const useAccountsOf = (subscriptions: readonly Subscription[]): Inventory => {
	const { azure } = useSession();
	const { clock } = useShell();
	const client = useQueryClient();
	const ids = useMemo(() => subscriptions.map(({ id }) => id), [subscriptions]);
	const queryKey = useMemo(() => ['accounts', digestOf(ids)], [ids]);
	const query = useQuery({
		queryKey,
		enabled: ids.length > 0,
		// Thousands of rows are new or they are not: looking for what stayed the same costs more than it saves.
		structuralSharing: false,
		queryFn: () => {
			const stop = startAnew(client, queryKey.join());
			const publish = (known: Known) => stop.signal.aborted || client.setQueryData(queryKey, known);
			return read(azure, ids, client.getQueryData<Known>(queryKey), publish, clock, stop.signal);
		},
	});
	const { data } = query;
	// What failed is told of each subscription; what is left is a bug.
	problemOf(query.error);
	return useMemo(() => {
		const indexed = [...(data?.values() ?? [])].flatMap((one) =>
			one.state === 'read' && one.from === 'index' ? one.at : [],
		);
		return {
			of: (id) => data?.get(id),
			done: data?.size ?? 0,
			stale: [...(data?.values() ?? [])].find((one) => one.stale)?.stale,
			indexedAt: indexed.length > 0 ? indexed.reduce((first, at) => Math.min(first, at)) : undefined,
		};
	}, [data]);
};
