// Hosts and user-assigned identities of every subscription: they give principals a name.
import type {
	AzureClient,
	CallOptions,
	Host,
	Subscription,
	SubscriptionListing,
	UserAssignedIdentity,
} from '../model/azure.ts';
import type { HostsAndIdentities } from './consumers.ts';

export type HostsAndIdentitiesResult = HostsAndIdentities & {
	/** Subscriptions whose hosts or user-assigned identities could not be read. */
	readonly unreadableSubscriptions: readonly string[];
	/** How many subscriptions have no identity in the index, where there were too many to read one by one. */
	readonly notIndexed: number;
	/** Whether hosts came from the index. */
	readonly isFromIndex: boolean;
};

export const noHostsAndIdentities: HostsAndIdentitiesResult = {
	hosts: [],
	identities: [],
	unreadableSubscriptions: [],
	notIndexed: 0,
	isFromIndex: false,
};

/** Subscriptions without an identity in the index are read one by one only where these are no more: more would take too long. */
const maxNotIndexed = 60;

type ReadHostsOptions = CallOptions & {
	/** Receives in how many subscriptions the hosts are known. */
	readonly onProgress?: (done: number, all: number) => void;
};

const rowsOf = <T>(lists: readonly SubscriptionListing<T>[]): readonly T[] =>
	lists.flatMap((one) => (one.state === 'read' ? one.items : []));

/**
 * Resolves with hosts and identities from the index, which may lag, or from Resource Manager where the index cannot be used. A chosen one is read afresh.
 * Rejects only where not one subscription could be read.
 */
export const readHostsAndIdentities = async (
	azure: AzureClient,
	subscriptions: readonly Subscription[],
	{ signal, onProgress }: ReadHostsOptions,
): Promise<HostsAndIdentitiesResult> => {
	const ids = subscriptions.map(({ id }) => id);
	const hosts: SubscriptionListing<Host>[] = [];
	const identities: SubscriptionListing<UserAssignedIdentity>[] = [];
	await Promise.all([
		azure.hostsAcross(ids, {
			signal,
			// Most subscriptions run nothing that could call: one without a row in the index is not read one by one.
			maxNotIndexed: 0,
			onListing: (some) => {
				hosts.push(...some);
				onProgress?.(hosts.length, ids.length);
			},
		}),
		azure.identitiesAcross(ids, { signal, maxNotIndexed, onListing: (some) => identities.push(...some) }),
	]);
	const failures = [...hosts, ...identities].flatMap((one) => (one.state === 'failed' ? [one] : []));
	const [first] = failures;
	if (first && hosts.every(({ state }) => state === 'failed')) throw first.problem;
	const failed = new Set(failures.map(({ subscriptionId }) => subscriptionId));
	return {
		hosts: rowsOf(hosts),
		identities: rowsOf(identities),
		unreadableSubscriptions: subscriptions.filter(({ id }) => failed.has(id)).map(({ name }) => name),
		notIndexed: identities.filter(({ state }) => state === 'silent').length,
		isFromIndex: hosts.some((one) => one.state === 'read' && one.source === 'index'),
		// The index leaves out what may not be read. A refusal of Resource Manager says the same and makes no more unknown.
		unreadableReason: failures.find(({ problem }) => problem.kind !== 'forbidden')?.problem.message,
	};
};
