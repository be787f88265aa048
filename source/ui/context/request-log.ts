// What this session asked Azure: the last requests, in order, for as long as the program runs.
import type { Ran } from '../../model/azure.ts';

export type Numbered = Ran & { readonly number: number };

export type Requests = {
	readonly record: (ran: Ran) => void;
	/** Oldest first; the same array as long as nothing was added. */
	readonly all: () => readonly Numbered[];
	/** How many there were, those that are no longer kept too. */
	readonly count: () => number;
	readonly subscribe: (listener: () => void) => () => void;
};

/** More would be kept for nobody: a look at one account is about forty. */
export const mostRequests = 500;

export const newRequests = (most = mostRequests): Requests => {
	const listeners = new Set<() => void>();
	const kept: Numbered[] = [];
	let count = 0;
	let shown: readonly Numbered[] | undefined;
	return {
		record: (ran) => {
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
