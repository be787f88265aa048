// Runs the command that the arguments name. Each command loads its heavy modules when it runs.
import { languageOf, loadStrings, type Strings } from '../strings/index.ts';
import { endProcess } from './end-process.ts';
import { prepareEnvironment } from './environment.ts';
import { catchFatalErrors, handleFatalError } from './fatal-errors.ts';
import { nodeDebugError } from './node-debug.ts';
import type { ParsedCommand } from './options/parsed-command.ts';
import { runReportCommand } from './report-command.ts';
import { runInteractive } from './run-interactive.ts';
import { runServe } from './run-serve.ts';
import { defaultOptions } from './start-screens.ts';
import { version } from './version.ts';

const runCommand = async (command: ParsedCommand, strings: Strings): Promise<number> => {
	if (command.do === 'azure' || command.do === 'practice') return runInteractive(command, strings);
	const { stdout, stderr } = process;
	// The reader of a pipe may have closed it.
	stdout.on('error', (error: NodeJS.ErrnoException) => endProcess(error.code === 'EPIPE' ? 141 : 74));
	switch (command.do) {
		case 'print':
			(command.code === 0 ? stdout : stderr).write(command.text);
			return command.code;
		case 'serve':
			return runServe(command, strings);
		case 'inspect':
		case 'report':
		case 'history':
			return runReportCommand(command, strings);
		case 'completion':
			stdout.write((await import('./completion/index.ts')).completionScript(command.shell, command.grammar));
			return 0;
	}
};

const runArguments = async (argv: readonly string[]): Promise<number> => {
	const { env } = process;
	const revealing = (strings: Strings): number | undefined => {
		const error = nodeDebugError(strings, env);
		if (error) process.stderr.write(`${error}\n`);
		return error === undefined ? undefined : 2;
	};
	// Without arguments nothing has to be parsed.
	if (argv.length === 0) {
		const strings = await loadStrings(languageOf(env));
		return revealing(strings) ?? runInteractive(defaultOptions, strings);
	}
	const { languageFromArgs, parseCommandLine } = await import('./parse.ts');
	const strings = await loadStrings(languageFromArgs(argv) ?? languageOf(env));
	return revealing(strings) ?? runCommand(parseCommandLine(argv, strings, version), strings);
};

/** Runs the program on this process and ends it. */
export const main = async (argv: readonly string[]): Promise<never> => {
	prepareEnvironment();
	catchFatalErrors();
	const exitCode = await runArguments(argv).catch((bug: unknown) => {
		handleFatalError(bug);
		return 70;
	});
	// Open connections and timers of abandoned reads must not keep the program running.
	return endProcess(exitCode);
};
