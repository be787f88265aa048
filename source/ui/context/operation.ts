// An operation is one change or a batch under way. A key starts it, and it outlives the screen that shows it.

import type { ApplyOptions, ApplyResult } from '../../changes/apply.ts';
import type { BatchAction } from '../../model/batch-plan.ts';
import type { Confirmed } from '../../model/change.ts';

export type OperationProgress = Parameters<ApplyOptions['onProgress']>[0];

export type OperationState = {
	readonly progress: OperationProgress | undefined;
	readonly result: ApplyResult | undefined;
	readonly bug: unknown;
};

export type Operation = {
	/** The confirmed change; of a batch, the one under way. */
	readonly confirmed: Confirmed;
	/** Milliseconds since the epoch. */
	readonly startedAt: number;
	readonly state: () => OperationState;
	/** Stops watching. What Azure has begun goes on, and the journal keeps it open. */
	readonly stop: () => void;
	readonly subscribe: (listener: () => void) => () => void;
	/** Absent for a single change. */
	readonly batch?: BatchOperation;
};

/** What a batch adds to an operation. */
export type BatchOperation = {
	readonly action: BatchAction;
	readonly changes: readonly Confirmed[];
	/** Returns the result of each change that was started; undefined for the one under way. */
	readonly results: () => ReadonlyMap<number, ApplyResult | undefined>;
	readonly isStopping: () => boolean;
	/** Returns the id of the batch in the journal; undefined where it could not be written. */
	readonly id: () => string | undefined;
};

/** Returns whether this operation has neither a result nor a bug yet; false for none. */
export const isRunning = (operation: Operation | undefined): boolean => {
	const state = operation?.state();
	return state !== undefined && state.result === undefined && state.bug === undefined;
};

/** Returns how many changes succeeded, how many did not, and how many were not started. */
export const countOutcomes = ({ changes, results }: BatchOperation) => {
	const ended = [...results().values()].filter((one) => one !== undefined);
	const done = ended.filter(({ outcome }) => outcome === 'done' || outcome === 'already').length;
	return { done, bad: ended.length - done, left: changes.length - ended.length };
};

/** Returns the ids of the accounts whose change is not known to hold: not started, refused, or unconfirmed. */
export const remainingAccountIds = ({ changes, results }: BatchOperation): readonly string[] => {
	const found = results();
	return changes.flatMap(({ change }, at) => {
		const outcome = found.get(at)?.outcome;
		return outcome === 'done' || outcome === 'already' ? [] : [change.changeRequest.input.accountId];
	});
};
