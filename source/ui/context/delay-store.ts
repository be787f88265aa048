import type { WaitNotice } from '../../model/azure.ts';
import type { DelayStore } from './session.ts';

/** Every wait the program is in; the last one that began is shown. */
export const createDelayStore = (): DelayStore & { readonly announce: (delay: WaitNotice) => () => void } => {
	const listeners = new Set<() => void>();
	const activeDelays = new Set<WaitNotice>();
	const notifyListeners = () => {
		for (const listener of listeners) listener();
	};
	return {
		current: () => [...activeDelays].at(-1),
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		announce: (delay) => {
			activeDelays.add(delay);
			notifyListeners();
			return () => {
				activeDelays.delete(delay);
				notifyListeners();
			};
		},
	};
};
