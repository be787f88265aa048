// Starts many changes as one operation: its readers need not know how many there are.
import type { ApplyOptions, ApplyResult } from '../../../changes/apply.ts';
import { applyBatch } from '../../../changes/apply-batch.ts';
import type { BatchAction, OnFailure } from '../../../model/batch-plan.ts';
import type { Confirmed } from '../../../model/change.ts';
import type { Operation } from '../../context/operation.ts';
import { trackOperation } from './track-operation.ts';

type BatchOptions = Omit<ApplyOptions, 'onProgress' | 'signal' | 'batch' | 'reassess'> &
	Required<Pick<ApplyOptions, 'reassess'>> & {
		readonly action: BatchAction;
		readonly onFailure: OnFailure;
		readonly batch: string | undefined;
	};

const worstOf = (results: readonly ApplyResult[]): ApplyResult =>
	results.find(({ outcome }) => outcome === 'failed' || outcome === 'open') ?? results.at(-1) ?? { outcome: 'already' };

/**
 * Starts a batch of at least one change. The operation ends with its last change, and its result is the worst of all.
 */
export const startBatch = (
	all: readonly Confirmed[],
	options: BatchOptions,
	clock: () => number,
	onFinished: () => void,
): Operation => {
	const [first] = all;
	if (!first) throw new Error('a batch of nothing');
	let results: ReadonlyMap<number, ApplyResult | undefined> = new Map();
	let current = first;
	let isStopping = false;
	let id = options.batch;
	const { state, subscribe, notify } = trackOperation(
		async (onProgress) =>
			worstOf(
				await applyBatch(all, {
					...options,
					onPlanned: (batch) => {
						id = batch;
					},
					isStopped: () => isStopping,
					onProgress,
					onChange: (index, result) => {
						results = new Map(results).set(index, result);
						current = all[index] ?? current;
						onProgress(undefined);
					},
				}),
			),
		onFinished,
	);
	return {
		get confirmed() {
			return current;
		},
		startedAt: clock(),
		state,
		stop: () => {
			isStopping = true;
			notify();
		},
		subscribe,
		batch: { action: options.action, changes: all, results: () => results, isStopping: () => isStopping, id: () => id },
	};
};
