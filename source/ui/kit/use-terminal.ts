import { useApp } from 'ink';
import { useCallback, useEffect } from 'react';
import type { JobControl, Shell } from '../context/session.ts';

/** Takes the terminal, and its mouse where that is wanted; what it returns gives it back to the shell for a while. */
export const useTerminal = (jobs: JobControl | undefined, pointer: Shell['mouseReporting']): Shell['suspend'] => {
	const { suspendTerminal } = useApp();
	// A terminal that others have written on, or set to another mode, is taken anew.
	useEffect(
		() => jobs?.subscribe(() => void suspendTerminal(async () => pointer?.on())),
		[jobs, pointer, suspendTerminal],
	);
	useEffect(() => {
		pointer?.on();
		return () => pointer?.off();
	}, [pointer]);
	return useCallback(
		() =>
			void (
				jobs &&
				suspendTerminal(async () => {
					pointer?.off();
					await jobs.stop();
					pointer?.on();
				})
			),
		[jobs, pointer, suspendTerminal],
	);
};
