import type { WaitNotice } from '../../model/azure.ts';
import { createStore, type ReadonlyStore } from '../../shared/store.ts';

export type DelayStore = ReadonlyStore<WaitNotice | undefined>;

/** Returns a store of the program's waits; it shows the one that began last. */
export const createDelayStore = (): DelayStore & { readonly announce: (delay: WaitNotice) => () => void } => {
	const delays = createStore<readonly WaitNotice[]>([]);
	return {
		current: () => delays.current().at(-1),
		subscribe: delays.subscribe,
		announce: (delay) => {
			delays.set([...delays.current(), delay]);
			return () => delays.set(delays.current().filter((one) => one !== delay));
		},
	};
};
