// Hosts and user-assigned identities of every subscription: what gives a principal a name.
import type { Azure, CallOptions, Listed, Subscription, UserAssignedIdentity } from '../azure/azure.ts';
import type { Surroundings } from './consumers.ts';

export type Found = Surroundings & {
	/** Subscriptions whose user-assigned identities could not be read. */
	readonly failed: readonly string[];
	/** How many subscriptions the index knows no identity of, where there were too many to ask one by one. */
	readonly silent: number;
};

export const noSurroundings: Found = { hosts: [], identities: [], failed: [], silent: 0 };

/** More subscriptions without an identity in the index are not asked one by one: nobody waits for that here. */
const mostSilent = 60;

/** From the index, which may lag; whatever is chosen is read afresh. */
export const gatherSurroundings = async (
	azure: Azure,
	subscriptions: readonly Subscription[],
	{ signal }: CallOptions,
): Promise<Found> => {
	const ids = subscriptions.map(({ id }) => id);
	const lists: Listed<UserAssignedIdentity>[] = [];
	const [hosts] = await Promise.all([
		azure.hosts(ids, { signal }),
		azure.identities(ids, { signal, mostSilent, onListed: (some) => lists.push(...some) }),
	]);
	const failed = new Set(lists.flatMap((one) => (one.state === 'failed' ? [one.subscriptionId] : [])));
	return {
		hosts,
		identities: lists.flatMap((one) => (one.state === 'read' ? one.rows : [])),
		failed: subscriptions.filter(({ id }) => failed.has(id)).map(({ name }) => name),
		silent: lists.filter(({ state }) => state === 'silent').length,
	};
};
