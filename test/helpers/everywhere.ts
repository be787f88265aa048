// What many subscriptions hold, as one list: for tests that ask what was found and not how it was told.
import type { Azure, EverywhereOptions, Listed } from '../../source/model/azure.ts';

type Ask<T> = (ids: readonly string[], options: EverywhereOptions<T>) => Promise<void>;

/** Every row that the index has; rejects with the first problem that a subscription was told to have. */
const rowsOf = async <T>(ask: Ask<T>, ids: readonly string[]): Promise<readonly T[]> => {
	const told: Listed<T>[] = [];
	await ask(ids, { mostSilent: 0, onListed: (some) => told.push(...some) });
	for (const one of told) if (one.state === 'failed') throw one.problem;
	return told.flatMap((one) => (one.state === 'read' ? one.rows : []));
};

export const hostsIn = (azure: Azure, ids: readonly string[]) => rowsOf(azure.hosts, ids);

export const assignmentsIn = (azure: Azure, ids: readonly string[]) => rowsOf(azure.assignments, ids);
