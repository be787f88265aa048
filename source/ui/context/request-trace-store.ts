// What this session asked Azure: the last requests, in order, for as long as the program runs.
import type { RequestTrace } from '../../model/azure.ts';

export type NumberedRequest = RequestTrace & { readonly number: number };

export type RequestTraceStore = {
	readonly add: (ran: RequestTrace) => void;
	/** Oldest first; the same array as long as nothing was added. */
	readonly all: () => readonly NumberedRequest[];
	/** How many there were, those that are no longer kept too. */
	readonly count: () => number;
	readonly subscribe: (listener: () => void) => () => void;
};

/** More would be kept for nobody: a look at one account is about forty. */
export const maxRequests = 500;

export const createRequestTraceStore = (most = maxRequests): RequestTraceStore => {
	const listeners = new Set<() => void>();
	const kept: NumberedRequest[] = [];
	let count = 0;
	let shown: readonly NumberedRequest[] | undefined;
	return {
		add: (ran) => {
			count += 1;
			kept.push({ ...ran, number: count });
			if (kept.length > most) kept.shift();
			shown = undefined;
			for (const listener of listeners) listener();
		},
		all: () => {
			shown ??= [...kept];
			return shown;
		},
		count: () => count,
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
};
