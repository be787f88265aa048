// Handles the signals that end the program, and those of the shell's job control.

/** The exit code of each signal: 128 and its number, as shells report it. */
export const signalExitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Calls `handle` with the exit code of a signal, in place of ending at once. */
export const onTerminationSignal = (handle: (exitCode: number) => void): void => {
	for (const [name, code] of Object.entries(signalExitCodes)) process.on(name, () => handle(code));
};

export const jobSignals = {
	onContinue: (listener: () => void) => process.on('SIGCONT', listener),
	/** Stops process 0, which is the whole group: npm and its shell too. */
	stop: () => void process.kill(0, 'SIGTSTP'),
};
