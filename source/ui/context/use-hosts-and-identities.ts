// Reads the hosts and identities around all accounts once for every screen.
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { noHostsAndIdentities, readHostsAndIdentities } from '../../assessment/hosts-and-identities.ts';
import { loadFailure, toStaleData, useSubscriptions } from './queries.ts';
import { queryKeys } from './query-keys.ts';
import { useSession, useShell } from './session.ts';

type ReadProgress = { readonly done: number; readonly all: number };

/** Returns the query of the hosts and identities of all subscriptions, with its progress. */
export const useHostsAndIdentities = () => {
	const { azure } = useSession();
	const { strings } = useShell();
	const client = useQueryClient();
	const subscriptions = useSubscriptions();
	const asked = subscriptions.data ?? [];
	const ids = asked.map(({ id }) => id).join();
	const progressKey = queryKeys.hostsAndIdentitiesProgress(ids);
	const progress = useQuery<ReadProgress>({ queryKey: progressKey, queryFn: skipToken });
	const query = useQuery({
		queryKey: queryKeys.hostsAndIdentities(ids),
		enabled: asked.length > 0,
		queryFn: ({ signal }) => {
			const onProgress = (done: number, all: number) => client.setQueryData<ReadProgress>(progressKey, { done, all });
			return readHostsAndIdentities(azure, asked, { signal, onProgress });
		},
	});
	const problem = loadFailure(subscriptions) ?? loadFailure(query);
	return {
		hostsAndIdentities: query.data ?? { ...noHostsAndIdentities, unreadableReason: problem?.message },
		subscriptions: asked,
		isReading: query.isPending,
		/** The progress of the reading, where it takes more than one answer. */
		progress:
			query.isPending && progress.data ? strings.lists.progress(progress.data.done, progress.data.all) : undefined,
		problem,
		stale: toStaleData(query) ?? toStaleData(subscriptions),
	};
};
