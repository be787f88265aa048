// One change, set on its way.
import { type CarryOutOptions, carryOut } from '../../../changes/apply.ts';
import type { Confirmed } from '../../../model/change.ts';
import type { Flight, FlightState } from '../../context/operation.ts';

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
