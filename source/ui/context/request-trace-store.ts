// The requests that this session sent to Azure: the last ones, in order, for as long as the program runs.
import type { RequestTrace } from '../../model/azure.ts';
import { createStore, type Listeners } from '../../shared/store.ts';

export type NumberedRequest = RequestTrace & { readonly number: number };

export type RequestTraceStore = {
	readonly add: (trace: RequestTrace) => void;
	/** Returns the requests, oldest first; the same array as long as none was added. */
	readonly all: () => readonly NumberedRequest[];
	/** Returns how many requests there were, including those that are no longer kept. */
	readonly count: () => number;
} & Pick<Listeners, 'subscribe'>;

/** The number of requests that are kept: enough for several accounts, as assessing one takes about forty. */
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
