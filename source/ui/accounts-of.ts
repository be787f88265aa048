// The accounts of many subscriptions, each shown as soon as it has answered.
import { useQueries } from '@tanstack/react-query';
import type { Account, Azure, Subscription } from '../azure/azure.ts';
import { Problem } from '../azure/problem.ts';
import { type Stale, staleOf } from './queries.ts';
import { useSession } from './session.ts';

/** Unreadable is never the same as none. */
export type Counted =
	| { readonly state: 'reading' }
	| { readonly state: 'read'; readonly accounts: readonly Account[]; readonly stale: Stale | undefined }
	| { readonly state: 'failed'; readonly problem: Problem };

/** Listings under way at once: well within the bucket of 250 reads and 25 a second (Resource Manager throttling). */
const atOnce = 6;

let running = 0;
const waiting: (() => void)[] = [];

const inTurn = async <T>(run: () => Promise<T>, signal: AbortSignal): Promise<T> => {
	if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
	running += 1;
	try {
		signal.throwIfAborted();
		return await run();
	} finally {
		running -= 1;
		waiting.shift()?.();
	}
};

const accountsQuery = (azure: Azure, id: string) => ({
	queryKey: ['accounts', id],
	queryFn: ({ signal }: { signal: AbortSignal }) => inTurn(() => azure.accounts(id, { signal }), signal),
});

/** The first of the listings that could not be read again. */
export const staleAmong = (counted: readonly Counted[]): Stale | undefined =>
	counted.flatMap((one) => (one.state === 'read' && one.stale ? [one.stale] : []))[0];

/** In the order of the subscriptions; `done` is how many have answered, one way or the other. */
export const useAccountsOf = (
	subscriptions: readonly Subscription[],
): { readonly counted: readonly Counted[]; readonly done: number } => {
	const { azure } = useSession();
	return useQueries({
		queries: subscriptions.map(({ id }) => accountsQuery(azure, id)),
		combine: (results) => {
			const counted = results.map((result): Counted => {
				const { data, error } = result;
				if (data) return { state: 'read', accounts: data, stale: staleOf(result) };
				if (error instanceof Problem) return { state: 'failed', problem: error };
				if (error) throw error;
				return { state: 'reading' };
			});
			return { counted, done: counted.filter(({ state }) => state !== 'reading').length };
		},
	});
};
