// What many subscriptions hold, as one list: for tests that ask what was found and not how it was told.
import type { AcrossSubscriptionsOptions, AzureClient, SubscriptionListing } from '../../source/model/azure.ts';

type ListAcrossSubscriptions<T> = (ids: readonly string[], options: AcrossSubscriptionsOptions<T>) => Promise<void>;

/** Every row that the index has; rejects with the first problem that a subscription was told to have. */
const collectRows = async <T>(ask: ListAcrossSubscriptions<T>, ids: readonly string[]): Promise<readonly T[]> => {
	const told: SubscriptionListing<T>[] = [];
	await ask(ids, { maxNotIndexed: 0, onListing: (some) => told.push(...some) });
	for (const one of told) if (one.state === 'failed') throw one.problem;
	return told.flatMap((one) => (one.state === 'read' ? one.items : []));
};

export const listHosts = (azure: AzureClient, ids: readonly string[]) => collectRows(azure.hostsAcross, ids);

export const listRoleAssignments = (azure: AzureClient, ids: readonly string[]) =>
	collectRows(azure.roleAssignmentsAcross, ids);
