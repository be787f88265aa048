// One change, set on its way.
import { type ApplyOptions, apply } from '../../../changes/apply.ts';
import type { Confirmed } from '../../../model/change.ts';
import type { Operation, OperationState } from '../../context/operation.ts';

/** Carries out a confirmed change, once, and tells listeners how it goes. */
export const startOperation = (
	confirmed: Confirmed,
	options: Omit<ApplyOptions, 'onProgress' | 'signal'>,
	clock: () => number,
	onLanded: () => void,
): Operation => {
	let state: OperationState = { progress: undefined, result: undefined, bug: undefined };
	const listeners = new Set<() => void>();
	const set = (next: Partial<OperationState>) => {
		state = { ...state, ...next };
		for (const listener of listeners) listener();
	};
	const stopped = new AbortController();
	apply(confirmed, { ...options, signal: stopped.signal, onProgress: (progress) => set({ progress }) })
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
