// A change on its way, or many as one: started by a key, outliving the screen that shows it.

import type { CarriedOut, CarryOutOptions } from '../../changes/apply.ts';
import type { BatchAction } from '../../model/batch.ts';
import type { Confirmed } from '../../model/change.ts';

export type FlightProgress = Parameters<CarryOutOptions['onProgress']>[0];

export type FlightState = {
	readonly progress: FlightProgress | undefined;
	readonly result: CarriedOut | undefined;
	readonly bug: unknown;
};

export type Flight = {
	/** Of many: the one under way. */
	readonly confirmed: Confirmed;
	/** Milliseconds since the epoch. */
	readonly startedAt: number;
	readonly state: () => FlightState;
	/** Stops watching: what Azure has begun goes on, and the journal keeps it open. */
	readonly stop: () => void;
	readonly subscribe: (listener: () => void) => () => void;
	/** Absent where it is one change. */
	readonly together?: Together;
};

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

export const isAloft = (flight: Flight | undefined): boolean => {
	const state = flight?.state();
	return state !== undefined && state.result === undefined && state.bug === undefined;
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
