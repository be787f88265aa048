// Many changes on their way as one flight, so that whoever watches a flight need not know how many it is.
import { Problem } from '../azure/problem.ts';
import type { BatchAction, OnFailure } from '../migration/batch.ts';
import type { CarriedOut, CarryOutOptions } from '../migration/carry-out.ts';
import { carryOutBatch } from '../migration/carry-out-batch.ts';
import type { Confirmed } from '../migration/change.ts';
import type { Flight, FlightState } from './flight.ts';

/** What a flight of many has beside what every flight has. */
export type Together = {
	readonly action: BatchAction;
	readonly all: readonly Confirmed[];
	/** What came of each that was begun; undefined for the one under way. */
	readonly results: () => ReadonlyMap<number, CarriedOut | undefined>;
	readonly isStopping: () => boolean;
	/** The batch in the journal; undefined where it could not be written. */
	readonly id: () => string | undefined;
};

type Options = Omit<CarryOutOptions, 'onProgress' | 'signal' | 'batch'> & {
	readonly action: BatchAction;
	readonly onFailure: OnFailure;
	readonly batch: string | undefined;
};

/** At least one. The flight ends when the last has ended, and its result is the worst of all. */
export const takeOffTogether = (
	all: readonly Confirmed[],
	options: Options,
	clock: () => number,
	onLanded: () => void,
): Flight => {
	const [first] = all;
	if (!first) throw new Error('a batch of nothing');
	let state: FlightState = { progress: undefined, result: undefined, bug: undefined };
	let results: ReadonlyMap<number, CarriedOut | undefined> = new Map();
	let current = first;
	let isStopping = false;
	let id = options.batch;
	const listeners = new Set<() => void>();
	const set = (next: Partial<FlightState>) => {
		state = { ...state, ...next };
		for (const listener of listeners) listener();
	};
	carryOutBatch(all, {
		...options,
		onPlanned: (batch) => {
			id = batch;
		},
		isStopped: () => isStopping,
		onProgress: (progress) => set({ progress }),
		onChange: (index, result) => {
			results = new Map(results).set(index, result);
			current = all[index] ?? current;
			set({ progress: undefined });
		},
	})
		.then(
			(ended) =>
				set({
					result: ended.find(({ outcome }) => outcome === 'failed' || outcome === 'open') ??
						ended.at(-1) ?? { outcome: 'already' },
				}),
			(error: unknown) =>
				set(error instanceof Problem ? { result: { outcome: 'failed', problem: error } } : { bug: error }),
		)
		.finally(onLanded);
	return {
		get confirmed() {
			return current;
		},
		startedAt: clock(),
		state: () => state,
		stop: () => {
			isStopping = true;
			set({});
		},
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		together: { action: options.action, all, results: () => results, isStopping: () => isStopping, id: () => id },
	};
};

/** How many ended well, how many did not, how many were not begun. */
export const tallyOf = ({ all, results }: Together) => {
	const ended = [...results().values()].filter((one) => one !== undefined);
	const done = ended.filter(({ outcome }) => outcome === 'done' || outcome === 'already').length;
	return { done, bad: ended.length - done, left: all.length - ended.length };
};

/** Accounts whose change has not been seen to hold: not begun, refused, or in doubt. */
export const leftIn = ({ all, results }: Together): readonly string[] => {
	const found = results();
	return all.flatMap(({ change }, at) => {
		const outcome = found.get(at)?.outcome;
		return outcome === 'done' || outcome === 'already' ? [] : [change.wish.input.accountId];
	});
};
