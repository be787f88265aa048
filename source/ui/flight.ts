// A change on its way: started by a key, outliving the screen that shows it.

import { type CarriedOut, type CarryOutOptions, carryOut } from '../migration/carry-out.ts';
import type { Confirmed } from '../migration/change.ts';
import type { Together } from './batch-flight.ts';

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

/** Carries out a confirmed change, once, and tells listeners how it goes. */
export const takeOff = (
	confirmed: Confirmed,
	options: Omit<CarryOutOptions, 'onProgress' | 'signal'>,
	clock: () => number,
	onLanded: () => void,
): Flight => {
	let state: FlightState = { progress: undefined, result: undefined, bug: undefined };
	const listeners = new Set<() => void>();
	const set = (next: Partial<FlightState>) => {
		state = { ...state, ...next };
		for (const listener of listeners) listener();
	};
	const stopped = new AbortController();
	carryOut(confirmed, { ...options, signal: stopped.signal, onProgress: (progress) => set({ progress }) })
		.then(
			(result) => set({ result }),
			(bug: unknown) => set({ bug }),
		)
		.finally(onLanded);
	return {
		confirmed,
		startedAt: clock(),
		state: () => state,
		stop: () => stopped.abort(),
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
};

export const isAloft = (flight: Flight | undefined): boolean => {
	const state = flight?.state();
	return state !== undefined && state.result === undefined && state.bug === undefined;
};
