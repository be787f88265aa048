// What this session asked Azure: the last requests, in order, for as long as the program runs.
import type { RequestTrace } from '../../model/azure.ts';
import { createStore, type Listeners } from '../../shared/store.ts';

export type NumberedRequest = RequestTrace & { readonly number: number };

export type RequestTraceStore = {
	readonly add: (trace: RequestTrace) => void;
	/** Oldest first; the same array as long as nothing was added. */
	readonly all: () => readonly NumberedRequest[];
	/** How many there were, those that are no longer kept too. */
	readonly count: () => number;
} & Pick<Listeners, 'subscribe'>;

/** Enough for several accounts: a look at one takes about forty requests. */
export const maxRequests = 500;

/** Returns an empty store that keeps the last `most` requests and numbers them from 1. */
export const createRequestTraceStore = (most = maxRequests): RequestTraceStore => {
	const { current, set, subscribe } = createStore<readonly NumberedRequest[]>([]);
	let count = 0;
	return {
		add: (trace) => {
			count += 1;
			set([...current(), { ...trace, number: count }].slice(-most));
		},
		all: current,
		count: () => count,
		subscribe,
	};
};
