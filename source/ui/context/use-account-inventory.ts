// Reads the accounts of many subscriptions: what is known of each, how far the reading is, and where the accounts come
// from.

import { useCallback, useMemo } from 'react';
import type { Account, AcrossSubscriptionsOptions, AzureClient, Subscription } from '../../model/azure.ts';
import { Problem } from '../../model/problem.ts';
import type { SubscriptionId } from '../../model/resource-id.ts';
import type { StaleData } from './queries.ts';
import { useSession, useShell } from './session.ts';
import { type ShownListing, useSubscriptionListings } from './use-subscription-listings.ts';

export type AccountInventory = {
	/**
	 * Returns the listing of one subscription; undefined while it is being read. Unreadable is never the same as none.
	 */
	readonly listingOf: (subscriptionId: SubscriptionId) => ShownListing<Account> | undefined;
	/** The number of subscriptions that are read or have failed. */
	readonly readCount: number;
	/** When Resource Graph was queried, if anything came from it: milliseconds since the epoch. */
	readonly indexedAt: number | undefined;
	/** Where the accounts come from; undefined while there are none. */
	readonly source: 'index' | 'manager' | 'both' | undefined;
	/** The first subscription whose later read failed. */
	readonly stale: StaleData | undefined;
};

/** Reads one subscription from Resource Manager: that is as cheap as the index and never behind. */
const readOneSubscription = async (
	azure: AzureClient,
	subscriptionId: SubscriptionId,
	clock: () => number,
	{ signal, onListing }: AcrossSubscriptionsOptions<Account>,
): Promise<void> => {
	try {
		const rows = await azure.accounts(subscriptionId, { signal });
		onListing([{ subscriptionId, state: 'read', items: rows, source: 'manager', readAt: clock() }]);
	} catch (problem) {
		if (!(problem instanceof Problem)) throw problem;
		onListing([{ subscriptionId, state: 'failed', problem }]);
	}
};

/** Returns the accounts of these subscriptions. Pass the same array as long as the subscriptions are the same. */
export const useAccountInventory = (subscriptions: readonly Subscription[]): AccountInventory => {
	const { azure } = useSession();
	const { clock } = useShell();
	const ids = useMemo(() => subscriptions.map(({ id }) => id), [subscriptions]);
	const readAccounts = useCallback(
		(asked: readonly string[], options: AcrossSubscriptionsOptions<Account>) =>
			asked.length === 1 && asked[0]
				? readOneSubscription(azure, asked[0], clock, options)
				: azure.accountsAcross(asked, options),
		[azure, clock],
	);
	const data = useSubscriptionListings({ name: 'accounts', ids, read: readAccounts });
	return useMemo(() => {
		const read = [...(data?.values() ?? [])].flatMap((one) => (one.state === 'read' ? [one] : []));
		const indexed = read.flatMap((one) => (one.source === 'index' ? one.readAt : []));
		const isListed = read.some(({ source, items }) => source === 'manager' && items.length > 0);
		return {
			listingOf: (id) => data?.get(id),
			readCount: data?.size ?? 0,
			stale: [...(data?.values() ?? [])].find((one) => one.stale)?.stale,
			indexedAt: indexed.length > 0 ? indexed.reduce((first, at) => Math.min(first, at)) : undefined,
			source: indexed.length > 0 ? (isListed ? 'both' : 'index') : isListed ? 'manager' : undefined,
		};
	}, [data]);
};
