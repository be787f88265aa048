// Hosts and user-assigned identities of every subscription: what gives a principal a name.
import type { Azure, CallOptions, Host, Listed, Subscription, UserAssignedIdentity } from '../model/azure.ts';
import type { Surroundings } from './consumers.ts';

export type Found = Surroundings & {
	/** Subscriptions whose hosts or user-assigned identities could not be read. */
	readonly failed: readonly string[];
	/** How many subscriptions the index knows no identity of, where there were too many to ask one by one. */
	readonly silent: number;
	/** Whether hosts came from the index. */
	readonly isIndexed: boolean;
};

export const noSurroundings: Found = { hosts: [], identities: [], failed: [], silent: 0, isIndexed: false };

/** More subscriptions without an identity in the index are not asked one by one: nobody waits for that here. */
const mostSilent = 60;

type Options = CallOptions & {
	/** Of how many subscriptions it is known what runs in them. */
	readonly onProgress?: (done: number, all: number) => void;
};

const rowsOf = <T>(lists: readonly Listed<T>[]): readonly T[] =>
	lists.flatMap((one) => (one.state === 'read' ? one.rows : []));

/**
 * From the index, which may lag, or from Resource Manager where that cannot be used; whatever is chosen is read afresh.
 * Rejects only where not one subscription could be read.
 */
export const gatherSurroundings = async (
	azure: Azure,
	subscriptions: readonly Subscription[],
	{ signal, onProgress }: Options,
): Promise<Found> => {
	const ids = subscriptions.map(({ id }) => id);
	const hosts: Listed<Host>[] = [];
	const identities: Listed<UserAssignedIdentity>[] = [];
	await Promise.all([
		azure.hosts(ids, {
			signal,
			// Most subscriptions run nothing that could call: that the index knows of nothing there is as good as no news.
			mostSilent: 0,
			onListed: (some) => {
				hosts.push(...some);
				onProgress?.(hosts.length, ids.length);
			},
		}),
		azure.identities(ids, { signal, mostSilent, onListed: (some) => identities.push(...some) }),
	]);
	const failures = [...hosts, ...identities].flatMap((one) => (one.state === 'failed' ? [one] : []));
	const [first] = failures;
	if (first && hosts.every(({ state }) => state === 'failed')) throw first.problem;
	const failed = new Set(failures.map(({ subscriptionId }) => subscriptionId));
	return {
		hosts: rowsOf(hosts),
		identities: rowsOf(identities),
		failed: subscriptions.filter(({ id }) => failed.has(id)).map(({ name }) => name),
		silent: identities.filter(({ state }) => state === 'silent').length,
		isIndexed: hosts.some((one) => one.state === 'read' && one.from === 'index'),
		// The index is silent of what may not be read: where Resource Manager says so instead, no more is unknown than there.
		unread: failures.find(({ problem }) => problem.kind !== 'forbidden')?.problem.message,
	};
};
