// Runs the commands without a screen: data goes to standard output, everything else to standard error.
import { signInCommand } from '../guides/sign-in-command.ts';
import type { WaitNotice } from '../model/azure.ts';
import type { Strings } from '../strings/index.ts';
import { endProcess } from './end-process.ts';
import type { ReportCommand } from './options/parsed-report-command.ts';
import { printError } from './print-error.ts';
import { endpointError, resolveContents, resolveLog } from './resolve-options.ts';
import { createRuntime } from './runtime.ts';
import { onTerminationSignal } from './signals.ts';
import { stateFolderError } from './state-folder.ts';
import { program } from './version.ts';

/** Runs a report command without questions; returns the exit code. */
export const runReportCommand = async (command: ReportCommand, strings: Strings): Promise<number> => {
	const { stdout, stderr } = process;
	const target = command.do === 'history' ? undefined : command;
	const refusedEndpoint = await endpointError(target?.connect, strings);
	if (refusedEndpoint) return printError(refusedEndpoint, 2);
	const refusedFolder = stateFolderError(command.stateDir, strings);
	if (refusedFolder) return printError(refusedFolder, 2);
	const contents = await resolveContents(target?.contents, strings);
	if (typeof contents === 'string') return printError(contents, 2);
	const log = await resolveLog(target?.logFile, strings, Date.now);
	if (typeof log === 'string') return printError(log, 74);
	log?.({ program, node: process.version, mode: target?.practice ? 'practice' : 'azure', cloud: target?.cloud });
	const setStatus = (text: string) => stderr.isTTY && stderr.write(`\r${text}\u001B[K`);
	onTerminationSignal((code) => {
		setStatus('');
		void endProcess(code);
	});
	const onWait = ({ why, milliseconds, attempt, maxAttempts, status = 0 }: WaitNotice) => {
		setStatus(strings.shell.waits[why](Math.ceil(milliseconds / 1000), attempt, maxAttempts, status));
		return () => undefined;
	};
	const { runReport } = await import('./run-report.ts');
	return runReport(command, {
		strings,
		contents,
		runtime: { ...(await createRuntime(command, { onWait })), log },
		signal: new AbortController().signal,
		write: (text) => new Promise((resolve) => stdout.write(text, () => resolve())),
		printError: (text) => stderr.write(`${text}\n`),
		setStatus,
		signInCommand: signInCommand({ cloud: target?.cloud ?? 'public', tenantId: target?.tenant }),
	});
};
