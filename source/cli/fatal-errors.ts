// Handles bugs of the program: errors that no promise and no component caught.
import { minKeyPrefixLength, redactSecrets } from '../shared/redaction.ts';
import type { Strings } from '../strings/index.ts';
import { endProcess } from './end-process.ts';
import { printError } from './print-error.ts';

const internalErrorCode = 70;

/** Returns the stack with everything redacted that an error may quote from memory: a key, a token. */
const redactedStack = (bug: unknown): readonly string[] =>
	redactSecrets(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug), minKeyPrefixLength).split('\n');

const printAndExit = (bug: unknown): void => {
	void endProcess(printError(redactedStack(bug).join('\n'), internalErrorCode));
};

let fatalErrorHandler: (bug: unknown) => void = printAndExit;

/** Passes a bug to the current handler; by default the program prints it and ends with 70. */
export const handleFatalError = (bug: unknown): void => fatalErrorHandler(bug);

/** Sets the handler of bugs, for a screen that has to close first. */
export const setFatalErrorHandler = (handler: (bug: unknown) => void): void => {
	fatalErrorHandler = handler;
};

const spawnFailureListeners = new Set<(error: Error) => void>();

/**
 * Calls the listener for a child process that could not start, such as a browser; returns the function that removes it.
 */
export const onSpawnFailure = (listener: (error: Error) => void): (() => void) => {
	spawnFailureListeners.add(listener);
	return () => spawnFailureListeners.delete(listener);
};

/** Catches every bug from here on. A child process that could not start is none while a listener waits for it. */
export const catchFatalErrors = (): void => {
	process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
		if (error.syscall?.startsWith('spawn') && spawnFailureListeners.size > 0) {
			for (const listener of spawnFailureListeners) listener(error);
		} else handleFatalError(error);
	});
	process.on('unhandledRejection', handleFatalError);
};

/** Prints a bug once the terminal is restored; returns the exit code. */
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
