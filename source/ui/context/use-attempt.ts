import { useState } from 'react';
import { Problem } from '../../model/problem.ts';
import { useShell } from './session.ts';

/**
 * Returns a function that runs what a key starts. It shows an expected failure in place; every other error is thrown
 * while drawing, where the error boundary catches it. It resolves with whether the run succeeded.
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
