// The surroundings of all accounts, read once for every screen.
import { useQuery } from '@tanstack/react-query';
import { gatherSurroundings, noSurroundings } from '../migration/surroundings.ts';
import { failureOf, staleOf, useSubscriptions } from './queries.ts';
import { useSession } from './session.ts';

export const useSurroundings = () => {
	const { azure } = useSession();
	const subscriptions = useSubscriptions();
	const asked = subscriptions.data ?? [];
	const query = useQuery({
		queryKey: ['identities', asked.map(({ id }) => id).join()],
		enabled: asked.length > 0,
		queryFn: ({ signal }) => gatherSurroundings(azure, asked, { signal }),
	});
	const problem = failureOf(subscriptions) ?? failureOf(query);
	return {
		around: query.data ?? { ...noSurroundings, unread: problem?.message },
		subscriptions: asked,
		isReading: query.isPending,
		problem,
		stale: staleOf(query) ?? staleOf(subscriptions),
	};
};
