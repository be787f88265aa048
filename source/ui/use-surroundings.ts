// Hosts and user-assigned identities of every subscription: what gives a principal a name.
import { useQuery } from '@tanstack/react-query';
import type { Surroundings } from '../migration/consumers.ts';
import { see } from '../migration/seen.ts';
import { failureOf, staleOf, useSubscriptions } from './queries.ts';
import { useSession } from './session.ts';

const nothing: Surroundings & { readonly unread: readonly string[] } = { hosts: [], identities: [], unread: [] };

/** `unread`: subscriptions whose user-assigned identities could not be read. Hosts are from the index and may lag. */
export const useSurroundings = () => {
	const { azure } = useSession();
	const subscriptions = useSubscriptions();
	const asked = subscriptions.data ?? [];
	const query = useQuery({
		queryKey: ['identities', asked.map(({ id }) => id).join()],
		enabled: asked.length > 0,
		queryFn: async ({ signal }) => {
			const ids = asked.map(({ id }) => id);
			const [hosts, ...lists] = await Promise.all([
				azure.hosts(ids, { signal }),
				...ids.map((id) => see(azure.userAssignedIdentities(id, { signal }))),
			]);
			return {
				hosts,
				identities: lists.flatMap((list) => (list.known ? list.value : [])),
				unread: lists.flatMap((list, index) => (list.known ? [] : [asked[index]?.name ?? ''])),
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
