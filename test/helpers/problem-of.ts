import { Problem } from '../../source/model/problem.ts';

/** The Problem that the promise rejects with; rejects itself where it does not, or with anything else. */
export const problemOf = (promise: Promise<unknown>): Promise<Problem> =>
	promise.then(
		() => {
			throw new Error('expected a Problem');
		},
		(error: unknown) => {
			if (error instanceof Problem) return error;
			throw error;
		},
	);
