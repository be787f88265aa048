import { useState } from 'react';
import { Problem } from '../../model/problem.ts';
import { useShell } from './session.ts';

/**
 * Runs what a key starts. An expected failure is said in place; anything else is thrown while drawing, where the error
 * boundary finds it. Resolves, with whether it was done, for whoever has something to put back.
 */
export const useAttempt = (): ((run: () => Promise<void>) => Promise<boolean>) => {
	const { notify, strings } = useShell();
	const [, setState] = useState<never>();
	return async (run) => {
		try {
			await run();
			return true;
		} catch (error) {
			if (error instanceof Problem) notify(`${strings.problems[error.kind].title}: ${error.message}`, 'danger');
			else
				setState(() => {
					throw error;
				});
			return false;
		}
	};
};
