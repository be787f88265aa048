// The accounts of many subscriptions: what is known of each, how far the reading is, and where it comes from.
import { useCallback, useMemo } from 'react';
import type { Account, Azure, EverywhereOptions, Subscription } from '../../model/azure.ts';
import { Problem } from '../../model/problem.ts';
import type { Stale } from './queries.ts';
import { useSession, useShell } from './session.ts';
import { type Shown, useListed } from './use-listed.ts';

export type Inventory = {
	/** Undefined while it is being read. Unreadable is never the same as none. */
	readonly of: (subscriptionId: string) => Shown<Account> | undefined;
	/** How many subscriptions have been told of, one way or the other. */
	readonly done: number;
	/** When the index was asked, where something came from it: milliseconds since the epoch. */
	readonly indexedAt: number | undefined;
	/** Where the accounts come from; undefined while there are none. */
	readonly from: 'index' | 'manager' | 'both' | undefined;
	/** The first that could not be read again. */
	readonly stale: Stale | undefined;
};

/** One subscription is asked for itself: as cheap, and not from an index. */
const askOne = async (
	azure: Azure,
	subscriptionId: string,
	clock: () => number,
	{ signal, onListed }: EverywhereOptions<Account>,
): Promise<void> => {
	try {
		const rows = await azure.accounts(subscriptionId, { signal });
		onListed([{ subscriptionId, state: 'read', rows, from: 'manager', at: clock() }]);
	} catch (problem) {
		if (!(problem instanceof Problem)) throw problem;
		onListed([{ subscriptionId, state: 'failed', problem }]);
	}
};

/** The accounts of these subscriptions, which have to be the same array as long as they are the same. */
export const useAccountsOf = (subscriptions: readonly Subscription[]): Inventory => {
	const { azure } = useSession();
	const { clock } = useShell();
	const ids = useMemo(() => subscriptions.map(({ id }) => id), [subscriptions]);
	const ask = useCallback(
		(asked: readonly string[], options: EverywhereOptions<Account>) =>
			asked.length === 1 && asked[0] ? askOne(azure, asked[0], clock, options) : azure.inventory(asked, options),
		[azure, clock],
	);
	const data = useListed({ name: 'accounts', ids, ask });
	return useMemo(() => {
		const read = [...(data?.values() ?? [])].flatMap((one) => (one.state === 'read' ? [one] : []));
		const indexed = read.flatMap((one) => (one.from === 'index' ? one.at : []));
		const isListed = read.some(({ from, rows }) => from === 'manager' && rows.length > 0);
		return {
			of: (id) => data?.get(id),
			done: data?.size ?? 0,
			stale: [...(data?.values() ?? [])].find((one) => one.stale)?.stale,
			indexedAt: indexed.length > 0 ? indexed.reduce((first, at) => Math.min(first, at)) : undefined,
			from: indexed.length > 0 ? (isListed ? 'both' : 'index') : isListed ? 'manager' : undefined,
		};
	}, [data]);
};
