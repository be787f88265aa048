// The surroundings of all accounts, read once for every screen.
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { gatherSurroundings, noSurroundings } from '../../assessment/hosts-and-identities.ts';
import { failureOf, staleOf, useSubscriptions } from './queries.ts';
import { useSession, useShell } from './session.ts';

type Progress = { readonly done: number; readonly all: number };

export const useSurroundings = () => {
	const { azure } = useSession();
	const { strings } = useShell();
	const client = useQueryClient();
	const subscriptions = useSubscriptions();
	const asked = subscriptions.data ?? [];
	const ids = asked.map(({ id }) => id).join();
	const progressKey = ['identities so far', ids];
	const progress = useQuery<Progress>({ queryKey: progressKey, queryFn: skipToken });
	const query = useQuery({
		queryKey: ['identities', ids],
		enabled: asked.length > 0,
		queryFn: ({ signal }) => {
			const onProgress = (done: number, all: number) => client.setQueryData<Progress>(progressKey, { done, all });
			return gatherSurroundings(azure, asked, { signal, onProgress });
		},
	});
	const problem = failureOf(subscriptions) ?? failureOf(query);
	return {
		around: query.data ?? { ...noSurroundings, unread: problem?.message },
		subscriptions: asked,
		isReading: query.isPending,
		/** How far the reading is, where it takes more than one answer. */
		progress:
			query.isPending && progress.data ? strings.lists.progress(progress.data.done, progress.data.all) : undefined,
		problem,
		stale: staleOf(query) ?? staleOf(subscriptions),
	};
};
