// Prints messages on the shell's screen once the program has left the terminal.
import type { Strings } from '../strings/index.ts';
import type { Operation } from '../ui/context/operation.ts';

/** What the running program leaves for its end. */
export type ExitState = {
	/** The running operation, or the last one. */
	operation?: Operation;
	/** The command that opens the program again where it was left. */
	resumeCommand?: string;
};

type Options = {
	readonly strings: Strings;
	readonly maskText: (text: string) => string;
	/** Whether to print the way back: a command with masked ids would lead to nothing. */
	readonly offersResume: boolean;
};

/**
 * Prints the change that is still in progress and those not started (standard error), and the way back (standard
 * output).
 */
export const printExitMessages = async (
	{ operation, resumeCommand }: ExitState,
	{ strings, maskText, offersResume }: Options,
): Promise<void> => {
	const { stdout, stderr } = process;
	const { isRunning } = await import('../ui/context/operation.ts');
	if (operation && isRunning(operation)) {
		const { change } = operation.confirmed;
		stderr.write(
			`${maskText(strings.cli.leftInProgress(strings.changes[change.changeRequest.kind].title(change.about)))}\n`,
		);
		const { batch } = operation;
		const notStartedCount = batch ? batch.changes.length - batch.results().size : 0;
		if (notStartedCount > 0) stderr.write(`${strings.cli.notStarted(notStartedCount)}\n`);
	}
	if (resumeCommand && offersResume) stdout.write(`${strings.cli.resumeCommand(resumeCommand)}\n`);
};
