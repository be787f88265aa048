// Many changes, set on their way as one flight, so that whoever watches a flight need not know how many it is.

import type { ApplyOptions, ApplyResult } from '../../../changes/apply.ts';
import { applyBatch } from '../../../changes/apply-batch.ts';
import type { BatchAction, OnFailure } from '../../../model/batch-plan.ts';
import type { Confirmed } from '../../../model/change.ts';
import { Problem } from '../../../model/problem.ts';
import type { Operation, OperationState } from '../../context/operation.ts';

type BatchOptions = Omit<ApplyOptions, 'onProgress' | 'signal' | 'batch'> & {
	readonly action: BatchAction;
	readonly onFailure: OnFailure;
	readonly batch: string | undefined;
};

/** At least one. The flight ends when the last has ended, and its result is the worst of all. */
export const startBatch = (
	all: readonly Confirmed[],
	options: BatchOptions,
	clock: () => number,
	onLanded: () => void,
): Operation => {
	const [first] = all;
	if (!first) throw new Error('a batch of nothing');
	let state: OperationState = { progress: undefined, result: undefined, bug: undefined };
	let results: ReadonlyMap<number, ApplyResult | undefined> = new Map();
	let current = first;
	let isStopping = false;
	let id = options.batch;
	const listeners = new Set<() => void>();
	const set = (next: Partial<OperationState>) => {
		state = { ...state, ...next };
		for (const listener of listeners) listener();
	};
	applyBatch(all, {
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
		batch: { action: options.action, changes: all, results: () => results, isStopping: () => isStopping, id: () => id },
	};
};
