import { useApp } from 'ink';
import { useCallback, useEffect } from 'react';
import type { JobControl, Shell } from '../context/session.ts';

/**
 * Takes the terminal, and its mouse if the person asked for it; returns a function that gives it back to the shell for
 * a while.
 */
export const useTerminal = (jobs: JobControl | undefined, pointer: Shell['mouseReporting']): Shell['suspend'] => {
	const { suspendTerminal } = useApp();
	// Another program may have written on the terminal or changed its mode, so it is taken anew.
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
