import { useState } from 'react';
import { Problem } from '../azure/problem.ts';
import { useShell } from './session.ts';

/**
 * Runs what a key starts and nobody waits for. An expected failure is said in place; anything else is thrown while
 * drawing, where the error boundary finds it.
 */
export const useAttempt = (): ((run: () => Promise<void>) => void) => {
	const { say, strings } = useShell();
	const [, setState] = useState<never>();
	return (run) => {
		run().catch((error: unknown) => {
			if (error instanceof Problem) return say(`${strings.problems[error.kind].title}: ${error.message}`, 'danger');
			setState(() => {
				throw error;
			});
		});
	};
};
