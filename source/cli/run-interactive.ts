// Runs the program on a terminal: its first screens, its end, and the messages after it.

import type { Strings } from '../strings/index.ts';
import { createDelayStore } from '../ui/context/delay-store.ts';
import { createRequestTraceStore } from '../ui/context/request-trace-store.ts';
import { endProcess } from './end-process.ts';
import { type ExitState, printExitMessages } from './exit-messages.ts';
import { reportFatalError, setFatalErrorHandler } from './fatal-errors.ts';
import { interactiveAppProps } from './interactive-app-props.ts';
import type { AzureCommand, PracticeCommand } from './options/parsed-command.ts';
import { printError } from './print-error.ts';
import { endpointError, resolveContents, resolveFaults, resolveLog } from './resolve-options.ts';
import { onTerminationSignal, signalExitCodes } from './signals.ts';
import { stateFolderError } from './state-folder.ts';
import { createTerminalModes } from './terminal-modes.ts';
import { program } from './version.ts';

/** Runs the screens until the person leaves; returns the exit code. */
export const runInteractive = async (command: AzureCommand | PracticeCommand, strings: Strings): Promise<number> => {
	const { env, stdin, stdout, stderr } = process;
	if (!stdin.isTTY || !stdout.isTTY) return printError(strings.cli.noTerminal, 2);
	const refusedEndpoint = command.do === 'practice' && (await endpointError(command.connect, strings));
	if (refusedEndpoint) return printError(refusedEndpoint, 2);
	const faults = command.do === 'practice' ? await resolveFaults(command.faults, strings) : [];
	if (typeof faults === 'string') return printError(faults, 2);
	const refusedFolder = stateFolderError(command.stateDir, strings);
	if (refusedFolder) return printError(refusedFolder, 2);
	const contents = command.do === 'practice' ? await resolveContents(command.contents, strings) : undefined;
	if (typeof contents === 'string') return printError(contents, 2);
	const log = await resolveLog(command.logFile, strings, Date.now);
	if (typeof log === 'string') return printError(log, 74);
	const [{ show }, { createMask }] = await Promise.all([
		import('../ui/app/show.tsx'),
		import('../shared/redact-identifiers.ts'),
	]);
	const mask = command.present ? createMask() : undefined;
	const maskText = (text: string): string => mask?.apply(text) ?? text;
	const cloud = command.do === 'azure' ? command.cloud : 'public';
	const tenantId = command.do === 'azure' ? command.tenant : undefined;
	log?.({ program, node: process.version, mode: command.do, cloud });
	mask?.addNames(tenantId);

	const modes = createTerminalModes({ stdin, stdout, isTmux: Boolean(env.TMUX) });
	const exitState: ExitState = {};
	const app = show(
		interactiveAppProps(command, strings, {
			cloud,
			tenantId,
			faults,
			contents,
			log,
			mask,
			modes,
			exitState,
			delays: createDelayStore(),
			requests: createRequestTraceStore(),
		}),
		{ stdin, stdout, stderr },
		command.screenReader === true || env.INK_SCREEN_READER === 'true',
	);
	let exitCode = 0;
	onTerminationSignal((code) => {
		exitCode = code;
		app.unmount();
	});
	// A closed terminal takes no more output; writing to it must not look like a bug of ours.
	stdout.on('error', () => endProcess(signalExitCodes.SIGHUP));
	let fatalError: { readonly bug: unknown } | undefined;
	const fatalErrorSeen = Promise.withResolvers<void>();
	setFatalErrorHandler((bug) => {
		fatalError ??= { bug };
		try {
			app.unmount();
		} catch {
			// Drawing itself broke.
		}
		// Ink may have stopped half-way, now or before, and would never report its end.
		modes.restoreTerminal();
		fatalErrorSeen.resolve();
	});
	try {
		await Promise.race([app.waitUntilExit(), fatalErrorSeen.promise]);
	} catch (bug) {
		fatalError ??= { bug };
	}
	if (fatalError) exitCode = await reportFatalError(fatalError.bug, strings, maskText);
	await printExitMessages(exitState, { strings, maskText, offersResume: exitCode === 0 && !mask });
	return exitCode;
};
