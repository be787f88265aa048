// Many changes, set on their way as one flight, so that whoever watches a flight need not know how many it is.

import type { CarriedOut, CarryOutOptions } from '../../../changes/apply.ts';
import { carryOutBatch } from '../../../changes/apply-batch.ts';
import type { BatchAction, OnFailure } from '../../../model/batch.ts';
import type { Confirmed } from '../../../model/change.ts';
import { Problem } from '../../../model/problem.ts';
import type { Flight, FlightState } from '../../context/operation.ts';

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
