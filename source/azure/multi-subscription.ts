// Reads across subscriptions: from Resource Graph at once, and from Resource Manager where a subscription is not indexed.

import pMap from 'p-map';
import type { AcrossSubscriptionsOptions, SubscriptionListing } from '../model/azure.ts';
import { Problem, type ProblemKind } from '../model/problem.ts';
import type { SubscriptionId } from '../model/resource-id.ts';
import { type GraphQuery, queryResourceGraph, subscriptionBatches } from './resource-graph.ts';
import type { SdkClients } from './sdk-clients.ts';

/** Most concurrent listings of Resource Manager; each subscription has a bucket of 250 reads and 25 a second. */
const maxConcurrent = 6;

/** Failures of the index after which Resource Manager is asked instead. Every other failure is passed on. */
const fallbackProblemKinds: readonly ProblemKind[] = [
	'forbidden',
	'denied',
	'conditionUnmet',
	'rejected',
	'notFound',
	'conflict',
	'unavailable',
	'badAnswer',
];

export type MultiSubscriptionQuery<T> = GraphQuery<T> & {
	/** Id of the subscription it is in; empty for what is in none, which is then no subscription's. */
	readonly subscriptionIdOf: (one: T) => string;
	/** Lists the same of one subscription, from its own provider. */
	readonly list: (subscriptionId: SubscriptionId, options: { readonly signal?: AbortSignal }) => Promise<readonly T[]>;
};

const asProblem = (error: unknown): Problem => {
	if (error instanceof Problem && error.kind !== 'cancelled') return error;
	throw error;
};

/**
 * Reports every subscription once, as soon as its listing is known. No row in the index is no answer: nothing is
 * there, or nothing that may be read, or it was made just now. Resource Manager tells which, where it is asked.
 */
export const listAcrossSubscriptions = async <T>(
	{ restClient, cloud, clock, mapErrors }: SdkClients,
	{ query, toItem, subscriptionIdOf, list }: MultiSubscriptionQuery<T>,
	subscriptionIds: readonly SubscriptionId[],
	{ signal, onListing, maxNotIndexed = Number.POSITIVE_INFINITY }: AcrossSubscriptionsOptions<T>,
): Promise<void> => {
	const notIndexed: string[] = [];
	const refused: string[] = [];
	const queryIndex = async (ids: readonly string[]) => {
		try {
			const rows = await mapErrors(() =>
				queryResourceGraph(restClient, cloud.resourceManager, { query, toItem }, ids, { signal }),
			);
			const at = clock();
			const found = Map.groupBy(rows, (one) => subscriptionIdOf(one).toLowerCase());
			const listed = ids.flatMap((subscriptionId): SubscriptionListing<T>[] => {
				const here = found.get(subscriptionId.toLowerCase());
				return here ? [{ subscriptionId, state: 'read', items: here, source: 'index', readAt: at }] : [];
			});
			notIndexed.push(...ids.filter((id) => !found.has(id.toLowerCase())));
			if (listed.length > 0) onListing(listed);
		} catch (error) {
			const problem = asProblem(error);
			if (fallbackProblemKinds.includes(problem.kind)) refused.push(...ids);
			else onListing(ids.map((subscriptionId) => ({ subscriptionId, state: 'failed', problem })));
		}
	};
	await Promise.all(subscriptionBatches(subscriptionIds).map(queryIndex));
	const queryResourceManager = async (subscriptionId: SubscriptionId) => {
		signal?.throwIfAborted();
		try {
			const rows = await list(subscriptionId, { signal });
			onListing([{ subscriptionId, state: 'read', items: rows, source: 'manager', readAt: clock() }]);
		} catch (error) {
			onListing([{ subscriptionId, state: 'failed', problem: asProblem(error) }]);
		}
	};
	const hasTooManyNotIndexed = notIndexed.length > maxNotIndexed;
	if (hasTooManyNotIndexed) onListing(notIndexed.map((subscriptionId) => ({ subscriptionId, state: 'silent' })));
	await mapErrors(() =>
		pMap([...(hasTooManyNotIndexed ? [] : notIndexed), ...refused], queryResourceManager, {
			concurrency: maxConcurrent,
		}),
	);
};
