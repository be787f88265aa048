// Applies many confirmed changes, one strictly after the other, each by the one writer.

import type { BatchAction, OnFailure } from '../model/batch-plan.ts';
import type { Confirmed } from '../model/change.ts';
import { needsSignIn } from '../model/problem.ts';
import { type ApplyOptions, type ApplyResult, apply } from './apply.ts';

/**
 * Milliseconds between two changes: a subscription's bucket of writes is filled again with ten a second (Azure Resource
 * Manager, request limits and throttling), so that however many there are, they never empty it.
 */
const pause = 100;

export type ApplyBatchOptions = Omit<ApplyOptions, 'batch'> & {
	readonly action: BatchAction;
	readonly onFailure: OnFailure;
	/** Id of the batch that is continued; absent: a new one. */
	readonly batch?: string;
	/** Receives the id of a new batch once its plan is on disk. */
	readonly onPlanned?: (batch: string) => void;
	/** Whether the batch ends here; called before each change. */
	readonly isStopped: () => boolean;
	/** Called before a change, and after it with its result. */
	readonly onChange: (index: number, result: ApplyResult | undefined) => void;
};

/**
 * Resolves with the results in order, without those of changes that were not begun. A refused sign-in ends the batch in any case. The plan of the batch is on disk
 * before the first request leaves; where it cannot be written, nothing is begun and it rejects with Problem `journal`.
 */
export const applyBatch = async (
	confirmed: readonly Confirmed[],
	{ action, onFailure, onPlanned, isStopped, onChange, ...options }: ApplyBatchOptions,
): Promise<readonly ApplyResult[]> => {
	const { journal, me, wait } = options;
	const accountIds = confirmed.map(({ change }) => change.changeRequest.input.accountId);
	const batch = options.batch ?? (await journal.recordBatch({ action, accountIds, onFailure }, me.name));
	onPlanned?.(batch);
	const results: ApplyResult[] = [];
	for (const [index, one] of confirmed.entries()) {
		if (isStopped()) break;
		if (index > 0) await wait(pause);
		onChange(index, undefined);
		const result = await apply(one, { ...options, batch });
		results.push(result);
		onChange(index, result);
		const isBad = result.outcome === 'failed' || result.outcome === 'open';
		if (isBad && (onFailure === 'stop' || needsSignIn(result.problem))) break;
	}
	return results;
};
