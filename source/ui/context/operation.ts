// A change on its way, or many as one: started by a key, outliving the screen that shows it.

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
	/** Of many: the one under way. */
	readonly confirmed: Confirmed;
	/** Milliseconds since the epoch. */
	readonly startedAt: number;
	readonly state: () => OperationState;
	/** Stops watching: what Azure has begun goes on, and the journal keeps it open. */
	readonly stop: () => void;
	readonly subscribe: (listener: () => void) => () => void;
	/** Absent where it is one change. */
	readonly batch?: BatchOperation;
};

/** What a flight of many has beside what every flight has. */
export type BatchOperation = {
	readonly action: BatchAction;
	readonly changes: readonly Confirmed[];
	/** What came of each that was begun; undefined for the one under way. */
	readonly results: () => ReadonlyMap<number, ApplyResult | undefined>;
	readonly isStopping: () => boolean;
	/** The batch in the journal; undefined where it could not be written. */
	readonly id: () => string | undefined;
};

/** Returns whether this operation has neither a result nor a bug yet; false for none. */
export const isRunning = (flight: Operation | undefined): boolean => {
	const state = flight?.state();
	return state !== undefined && state.result === undefined && state.bug === undefined;
};

/** How many ended well, how many did not, how many were not begun. */
export const countOutcomes = ({ changes, results }: BatchOperation) => {
	const ended = [...results().values()].filter((one) => one !== undefined);
	const done = ended.filter(({ outcome }) => outcome === 'done' || outcome === 'already').length;
	return { done, bad: ended.length - done, left: changes.length - ended.length };
};

/** Accounts whose change has not been seen to hold: not begun, refused, or in doubt. */
export const remainingAccountIds = ({ changes, results }: BatchOperation): readonly string[] => {
	const found = results();
	return changes.flatMap(({ change }, at) => {
		const outcome = found.get(at)?.outcome;
		return outcome === 'done' || outcome === 'already' ? [] : [change.wish.input.accountId];
	});
};
