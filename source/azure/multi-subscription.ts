// What many subscriptions hold: from Resource Graph at once, and from Resource Manager where the index is silent.
import type { EverywhereOptions, Listed } from '../model/azure.ts';
import { Problem, type ProblemKind } from '../model/problem.ts';
import { batches, type GraphQuestion, readGraph } from './resource-graph.ts';
import type { Reach } from './sdk-clients.ts';

/** Listings of Resource Manager under way at once; each subscription has a bucket of 250 reads and 25 a second. */
const atOnce = 6;

/** Whatever of the index cannot be used is asked of Resource Manager instead. Nothing else is got round. */
const refusals: readonly ProblemKind[] = ['forbidden', 'rejected', 'notFound', 'conflict', 'unavailable', 'badAnswer'];

export type Question<T> = GraphQuestion<T> & {
	/** Id of the subscription it is in; empty for what is in none, which is then no subscription's. */
	readonly subscriptionOf: (one: T) => string;
	/** The same of one subscription, from its own provider. */
	readonly list: (subscriptionId: string, options: { readonly signal?: AbortSignal }) => Promise<readonly T[]>;
};

const inTurn = async <T>(all: readonly T[], run: (one: T) => Promise<void>): Promise<void> => {
	const left = [...all];
	const lane = async () => {
		for (let one = left.shift(); one !== undefined; one = left.shift()) await run(one);
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, lane));
};

const problemIn = (error: unknown): Problem => {
	if (error instanceof Problem && error.kind !== 'cancelled') return error;
	throw error;
};

/**
 * Tells of every subscription once, as soon as something is known of it. No row in the index is no answer: nothing is
 * there, or nothing that may be read, or it was made just now. Resource Manager tells which, where it is asked.
 */
export const everywhere = async <T>(
	{ raw, cloud, clock, reading }: Reach,
	{ query, words, subscriptionOf, list }: Question<T>,
	subscriptionIds: readonly string[],
	{ signal, onListed, mostSilent = Number.POSITIVE_INFINITY }: EverywhereOptions<T>,
): Promise<void> => {
	const silent: string[] = [];
	const refused: string[] = [];
	const askIndex = async (ids: readonly string[]) => {
		try {
			const rows = await reading(() => readGraph(raw, cloud.resourceManager, { query, words }, ids, { signal }));
			const at = clock();
			const found = Map.groupBy(rows, (one) => subscriptionOf(one).toLowerCase());
			const listed = ids.flatMap((subscriptionId): Listed<T>[] => {
				const here = found.get(subscriptionId.toLowerCase());
				return here ? [{ subscriptionId, state: 'read', rows: here, from: 'index', at }] : [];
			});
			silent.push(...ids.filter((id) => !found.has(id.toLowerCase())));
			if (listed.length > 0) onListed(listed);
		} catch (error) {
			const problem = problemIn(error);
			if (refusals.includes(problem.kind)) refused.push(...ids);
			else onListed(ids.map((subscriptionId) => ({ subscriptionId, state: 'failed', problem })));
		}
	};
	await Promise.all(batches(subscriptionIds).map(askIndex));
	const askManager = async (subscriptionId: string) => {
		signal?.throwIfAborted();
		try {
			const rows = await list(subscriptionId, { signal });
			onListed([{ subscriptionId, state: 'read', rows, from: 'manager', at: clock() }]);
		} catch (error) {
			onListed([{ subscriptionId, state: 'failed', problem: problemIn(error) }]);
		}
	};
	const isTooMany = silent.length > mostSilent;
	if (isTooMany) onListed(silent.map((subscriptionId) => ({ subscriptionId, state: 'silent' })));
	await reading(() => inTurn([...(isTooMany ? [] : silent), ...refused], askManager));
};
