import type { Delay } from '../../model/azure.ts';
import type { Waits } from './session.ts';

/** Every wait the program is in; the last one that began is shown. */
export const newWaits = (): Waits & { readonly announce: (delay: Delay) => () => void } => {
	const listeners = new Set<() => void>();
	const under = new Set<Delay>();
	const tell = () => {
		for (const listener of listeners) listener();
	};
	return {
		current: () => [...under].at(-1),
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		announce: (delay) => {
			under.add(delay);
			tell();
			return () => {
				under.delete(delay);
				tell();
			};
		},
	};
};
