// Faults of the program itself: what no promise and no component caught.
import { minKeyPrefixLength, redactSecrets } from '../shared/redaction.ts';
import type { Strings } from '../strings/index.ts';
import { endProcess } from './end-process.ts';
import { printError } from './print-error.ts';

const internalErrorCode = 70;

/** An error may quote what was in memory: a key that was being compared, a token. */
const redactedStack = (bug: unknown): readonly string[] =>
	redactSecrets(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug), minKeyPrefixLength).split('\n');

const printAndExit = (bug: unknown): void => {
	void endProcess(printError(redactedStack(bug).join('\n'), internalErrorCode));
};

let fatalErrorHandler: (bug: unknown) => void = printAndExit;

/** Hands a fault to the handler in charge; by default the program prints it and ends with 70. */
export const handleFatalError = (bug: unknown): void => fatalErrorHandler(bug);

/** Takes charge of faults: for a screen that has to be closed first. */
export const setFatalErrorHandler = (handler: (bug: unknown) => void): void => {
	fatalErrorHandler = handler;
};

const spawnFailureListeners = new Set<(error: Error) => void>();

/** Tells of a child process that could not be started, a browser for one; returns the way to stop listening. */
export const onSpawnFailure = (listener: (error: Error) => void): (() => void) => {
	spawnFailureListeners.add(listener);
	return () => spawnFailureListeners.delete(listener);
};

/** Catches every fault from here on. A failed start of a child process is no fault while something listens for it. */
export const catchFatalErrors = (): void => {
	process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
		if (error.syscall?.startsWith('spawn') && spawnFailureListeners.size > 0) {
			for (const listener of spawnFailureListeners) listener(error);
		} else handleFatalError(error);
	});
	process.on('unhandledRejection', handleFatalError);
};

/** Prints a fault once the terminal is as it was; returns the exit code. */
export const reportFatalError = async (
	bug: unknown,
	strings: Strings,
	maskText: (text: string) => string,
): Promise<number> => {
	// The error may carry Azure's own text, and it goes to a terminal here too.
	const { clean } = await import('../shared/sanitise.ts');
	process.stderr.write(`${maskText(redactedStack(bug).map(clean).join('\n'))}\n\n`);
	return printError(strings.cli.internalError, internalErrorCode);
};
