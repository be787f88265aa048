// The signals that end the program, and those of the shell's job control.

/** Exit codes: 128 and the number of the signal, as shells report it. */
export const signalExitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Calls back with the exit code of the signal, instead of ending at once. */
export const onTerminationSignal = (handle: (exitCode: number) => void): void => {
	for (const [name, code] of Object.entries(signalExitCodes)) process.on(name, () => handle(code));
};

export const jobSignals = {
	onContinue: (listener: () => void) => process.on('SIGCONT', listener),
	/** Process 0 is the whole group: npm and its shell too. */
	stop: () => void process.kill(0, 'SIGTSTP'),
};
