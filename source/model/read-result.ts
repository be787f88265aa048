// What could be read and what could not: unreadable is never the same as none.
import { Problem } from './problem.ts';

export type ReadResult<T> =
	| { readonly known: true; readonly value: T }
	| { readonly known: false; readonly problem: Problem };

/** Resolves with the value of a read, or the `Problem` that it rejects with. Rejects with `cancelled` and with bugs. */
export const attemptRead = async <T>(read: Promise<T>): Promise<ReadResult<T>> => {
	try {
		return { known: true, value: await read };
	} catch (error) {
		if (error instanceof Problem && error.kind !== 'cancelled') return { known: false, problem: error };
		throw error;
	}
};
