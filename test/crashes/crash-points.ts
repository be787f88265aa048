import type { BatchAction } from '../../source/model/batch-plan.ts';

// The points at which the program can be killed while it applies a change, in order.
export const crashPoints = [
	/** Before the intent is written. */
	'intending',
	/** The intent is on disk. */
	'intended',
	/** The request is about to leave. */
	'leaving',
	/** Azure has put it off, and the time until it is sent again passes. */
	'putOff',
	/** Azure has acted, and its answer has not arrived. */
	'sent',
	/** The answer has arrived: 202, or the end. */
	'accepted',
	/** Between two polls; only where Azure answers with an operation. */
	'polling',
	/** Azure has finished; the program has not read the outcome yet. */
	'checking',
	/** The look has shown it; the outcome is not written. */
	'concluding',
	/** The outcome is on disk. */
	'concluded',
] as const;

export type CrashPoint = (typeof crashPoints)[number];

/** Where many at once can be ended beside that: before and after the line that says what is to be done together. */
export const batchCrashPoints = ['planning', 'planned'] as const;

export type BatchCrashPoint = (typeof batchCrashPoints)[number];

/** What the child is told. */
export type ChildInstructions = {
	readonly endpoint: string;
	readonly token: string;
	readonly journal: string;
	readonly host: string;
	/** One; or those of a batch, in their order. */
	readonly changeRequests: readonly unknown[];
	/** The changes are applied as one batch. */
	readonly batchAction?: BatchAction;
	readonly crashPoint: CrashPoint | BatchCrashPoint;
	/** At which of them, from 0. */
	readonly changeIndex?: number;
};

/** The last line the child writes: it stands at the point, or came to the end without coming by. */
export type ChildReport = { readonly at: CrashPoint | BatchCrashPoint } | { readonly ended: string };
