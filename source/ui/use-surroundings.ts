// Hosts and user-assigned identities of every subscription: what gives a principal a name.
import { useQuery } from '@tanstack/react-query';
import type { Listed, UserAssignedIdentity } from '../azure/azure.ts';
import type { Surroundings } from '../migration/consumers.ts';
import { failureOf, staleOf, useSubscriptions } from './queries.ts';
import { useSession } from './session.ts';

type Found = Surroundings & {
	/** Subscriptions whose user-assigned identities could not be read. */
	readonly unread: readonly string[];
	/** How many subscriptions the index knows no identity of, where there were too many to ask one by one. */
	readonly silent: number;
};

const nothing: Found = { hosts: [], identities: [], unread: [], silent: 0 };

/** More subscriptions without an identity in the index are not asked one by one: nobody waits for that here. */
const mostSilent = 60;

/** From the index, which may lag; whatever is chosen is read afresh. */
export const useSurroundings = () => {
	const { azure } = useSession();
	const subscriptions = useSubscriptions();
	const asked = subscriptions.data ?? [];
	const query = useQuery({
		queryKey: ['identities', asked.map(({ id }) => id).join()],
		enabled: asked.length > 0,
		queryFn: async ({ signal }): Promise<Found> => {
			const ids = asked.map(({ id }) => id);
			const lists: Listed<UserAssignedIdentity>[] = [];
			const [hosts] = await Promise.all([
				azure.hosts(ids, { signal }),
				azure.identities(ids, { signal, mostSilent, onListed: (some) => lists.push(...some) }),
			]);
			const failed = new Set(lists.flatMap((one) => (one.state === 'failed' ? [one.subscriptionId] : [])));
			return {
				hosts,
				identities: lists.flatMap((one) => (one.state === 'read' ? one.rows : [])),
				unread: asked.filter(({ id }) => failed.has(id)).map(({ name }) => name),
				silent: lists.filter(({ state }) => state === 'silent').length,
			};
		},
	});
	return {
		around: query.data ?? nothing,
		subscriptions: asked,
		isReading: query.isPending,
		problem: failureOf(subscriptions) ?? failureOf(query),
		stale: staleOf(query) ?? staleOf(subscriptions),
	};
};
