#!/usr/bin/env node
// Arguments to wiring to program. The only file that reads `process`.
import module from 'node:module';
import { hostname } from 'node:os';
import { jobControl } from './source/cli/job-control.ts';
import type { AzureCommand, PracticeCommand, ServeCommand } from './source/cli/options/parsed-command.ts';
import type { ReportCommand } from './source/cli/options/parsed-report-command.ts';
import { endpointError, resolveFaults, resolveLog } from './source/cli/resolve-options.ts';
import { resumeFlags } from './source/cli/resume-command.ts';
import type { Runtime } from './source/cli/session.ts';
import { defaultOptions, toInitialScreens } from './source/cli/start-screens.ts';
import { createTerminalModes } from './source/cli/terminal-modes.ts';
import { resumeCommand } from './source/guides/resume-command.ts';
import { signInCommand, signInCommandFor } from './source/guides/sign-in-command.ts';
import type { ProblemKind } from './source/model/problem.ts';
import { minKeyPrefixLength, redactSecrets } from './source/shared/redaction.ts';
import { languageOf, loadStrings } from './source/strings/index.ts';
import { createDelayStore } from './source/ui/context/delay-store.ts';
import { currentAccountId } from './source/ui/context/navigation.ts';
import type { Operation } from './source/ui/context/operation.ts';
import { createRequestTraceStore } from './source/ui/context/request-trace-store.ts';

declare const AOAI_KEYLESS_VERSION: string;

// From Node 22.8 on; older ones are told what they need, below.
module.enableCompileCache?.();

const { env, stdin, stdout, stderr } = process;
// chalk, which Ink colours with, knows FORCE_COLOR only (no-color.org asks for this one).
if (env.NO_COLOR && env.FORCE_COLOR === undefined) env.FORCE_COLOR = '0';
// By these the Azure SDKs would log to the terminal that is drawn on, headers and all: --log-file is the only log.
for (const name of ['AZURE_LOG_LEVEL', 'TYPESPEC_RUNTIME_LOG_LEVEL', 'DEBUG']) delete env[name];

const program = `aoai-keyless ${AOAI_KEYLESS_VERSION}`;
const { copy, pointer, restoreTerminal } = createTerminalModes({ stdin, stdout, isTmux: Boolean(env.TMUX) });
const jobSignals = {
	onContinue: (listener: () => void) => process.on('SIGCONT', listener),
	stop: () => void process.kill(0, 'SIGTSTP'),
};

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** As package.json says: `engines`. */
const minimumNodeVersion = [22, 13] as const;

const main = async (): Promise<number> => {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < minimumNodeVersion[0] || (major === minimumNodeVersion[0] && minor < minimumNodeVersion[1]))
		return printError(
			`aoai-keyless needs Node.js ${minimumNodeVersion.join('.')} or newer; this is ${process.version}.`,
			2,
		);
	const argv = process.argv.slice(2);
	// Nothing was asked for: nothing has to be read.
	if (argv.length === 0) return runInteractive(defaultOptions, await loadStrings(languageOf(env)));
	const { languageFromArgs, parseCommandLine } = await import('./source/cli/parse.ts');
	const strings = await loadStrings(languageFromArgs(argv) ?? languageOf(env));
	const command = parseCommandLine(argv, strings, AOAI_KEYLESS_VERSION);
	if (command.do === 'azure' || command.do === 'practice') return runInteractive(command, strings);
	// The reader of a pipe may have seen enough.
	stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 141 : 74));
	switch (command.do) {
		case 'print':
			(command.code === 0 ? stdout : stderr).write(command.text);
			return command.code;
		case 'serve':
			return serve(command, strings);
		case 'inspect':
		case 'report':
		case 'history':
			return writeReport(command, strings);
		case 'completion':
			stdout.write((await import('./source/cli/completion/index.ts')).completionScript(command.shell, command.grammar));
			return 0;
	}
};

type Strings = Awaited<ReturnType<typeof loadStrings>>;

const printError = (text: string, code: number): number => {
	stderr.write(`${text}\n`);
	return code;
};

const onTerminationSignal = (handle: (code: number) => void) => {
	for (const [name, code] of Object.entries(signals)) process.on(name, () => handle(code));
};

const serve = async (asked: ServeCommand, strings: Strings): Promise<number> => {
	const faults = await resolveFaults(asked.faults, strings);
	if (typeof faults === 'string') return printError(faults, 2);
	const { serveTenant } = await import('./source/cli/run-serve.ts');
	try {
		await serveTenant({
			...asked,
			faults,
			onReady: (at) => stdout.write(`${JSON.stringify(at)}\n`),
			stopped: new Promise((resolve) => onTerminationSignal(() => resolve())),
		});
		return 0;
	} catch (error) {
		return printError(strings.cli.portTaken(asked.port, error instanceof Error ? error.message : String(error)), 74);
	}
};

/** This running program, whoever it signs in as. */
const processes = {
	self: { id: crypto.randomUUID(), pid: process.pid, host: hostname() },
	isRunning: (pid: number) => isRunning(pid),
};

type RuntimeOptions = { readonly readOnly: boolean; readonly stateDir?: string };

const createRuntime = async (
	{ readOnly, stateDir }: RuntimeOptions,
	onWait: Runtime['onWait'],
	onRequest?: Runtime['onRequest'],
): Promise<Runtime> => ({
	readOnly,
	version: AOAI_KEYLESS_VERSION,
	stateDir: stateDir ?? (await import('env-paths')).default('aoai-keyless', { suffix: '' }).data,
	clock: Date.now,
	newId: () => crypto.randomUUID(),
	processes,
	sleep: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
	onWait,
	onRequest,
});

/** For pipes and pipelines: data goes to standard output, everything else to standard error, and nobody is asked. */
const writeReport = async (asked: ReportCommand, strings: Strings): Promise<number> => {
	const target = asked.do === 'history' ? undefined : asked;
	const refusedEndpoint = await endpointError(target?.connect, strings);
	if (refusedEndpoint) return printError(refusedEndpoint, 2);
	const log = await resolveLog(target?.logFile, strings, Date.now);
	if (typeof log === 'string') return printError(log, 74);
	log?.({ program, node: process.version, mode: target?.practice ? 'practice' : 'azure', cloud: target?.cloud });
	const setStatus = (text: string) => stderr.isTTY && stderr.write(`\r${text}\u001B[K`);
	onTerminationSignal((code) => {
		setStatus('');
		process.exit(code);
	});
	const { runReport } = await import('./source/cli/run-report.ts');
	return runReport(asked, {
		strings,
		runtime: {
			...(await createRuntime(asked, ({ why, milliseconds: time, attempt, maxAttempts, status = 0 }) => {
				setStatus(strings.shell.waits[why](Math.ceil(time / 1000), attempt, maxAttempts, status));
				return () => undefined;
			})),
			log,
		},
		signal: new AbortController().signal,
		write: (text) => new Promise((resolve) => stdout.write(text, () => resolve())),
		printError: (text) => stderr.write(`${text}\n`),
		setStatus,
		signInCommand: signInCommand({ cloud: target?.cloud ?? 'public', tenantId: target?.tenant }),
	});
};

const runInteractive = async (asked: AzureCommand | PracticeCommand, strings: Strings): Promise<number> => {
	if (!stdin.isTTY || !stdout.isTTY) return printError(strings.cli.noTerminal, 2);
	const refusedEndpoint = asked.do === 'practice' && (await endpointError(asked.connect, strings));
	if (refusedEndpoint) return printError(refusedEndpoint, 2);
	const faults = asked.do === 'practice' ? await resolveFaults(asked.faults, strings) : [];
	if (typeof faults === 'string') return printError(faults, 2);
	const clock = Date.now;
	const log = await resolveLog(asked.logFile, strings, clock);
	if (typeof log === 'string') return printError(log, 74);
	const [{ show }, { maskText, createMask, activateMask }] = await Promise.all([
		import('./source/ui/app/show.tsx'),
		import('./source/shared/redact-identifiers.ts'),
	]);
	const mask = asked.present ? createMask() : undefined;
	activateMask(mask);
	const waits = createDelayStore();
	const requests = createRequestTraceStore();
	const cloud = asked.do === 'azure' ? asked.cloud : 'public';
	const tenantId = asked.do === 'azure' ? asked.tenant : undefined;
	log?.({ program, node: process.version, mode: asked.do, cloud });
	mask?.addNames(tenantId);
	let operation: Operation | undefined;
	let resumeHint: string | undefined;

	const app = show(
		{
			strings,
			mode: asked.do,
			readOnly: asked.readOnly,
			mask,
			cloud,
			clock,
			ownerTag: asked.ownerTag,
			delays: waits,
			requests,
			initialLesson: asked.do === 'practice' ? asked.lesson : undefined,
			copy,
			initialScreens: toInitialScreens(asked),
			// Ink ends outside of what React is doing: a fault of ending would be swallowed there, and nothing would end.
			onCrash: (bug) => setImmediate(() => onFatalError(bug)),
			mouseReporting: asked.mouse ? pointer : undefined,
			jobControl: process.platform === 'win32' ? undefined : jobControl(jobSignals),
			signInCommand: (to = tenantId) => signInCommand({ cloud, tenantId: to }),
			onOperation: (next) => {
				operation = next;
			},
			onRoutes: (places, mode, to = tenantId) => {
				const accountId = currentAccountId(places);
				resumeHint = accountId ? resumeCommand({ accountId, mode, flags: resumeFlags(asked, mode, to) }) : undefined;
			},
			connect: async (how, onDeviceCode, signal, to = tenantId) => {
				const { openAzureSession, openPracticeSession } = await import('./source/cli/session.ts');
				const here = {
					...(await createRuntime(asked, waits.announce, requests.add)),
					log,
					signInWith: (kind: ProblemKind) => signInCommandFor(kind, signInCommand({ cloud, tenantId: to })),
				};
				if (how !== 'practice')
					return openAzureSession(here, { cloud, tenant: to, signInMethod: how, signal, onSpawnFailure }, onDeviceCode);
				return openPracticeSession(here, asked.do === 'practice' ? { ...asked, faults } : { pace: 'fast' });
			},
		},
		{ stdin, stdout, stderr },
		asked.screenReader === true || env.INK_SCREEN_READER === 'true',
	);
	let code = 0;
	onTerminationSignal((signal) => {
		code = signal;
		app.unmount();
	});
	// A terminal that has gone takes no more output; writing to it must not look like a fault of ours.
	stdout.on('error', () => process.exit(signals.SIGHUP));
	let fatalError: { readonly bug: unknown } | undefined;
	const fatalErrorSeen = Promise.withResolvers<void>();
	onFatalError = (bug) => {
		fatalError ??= { bug };
		try {
			app.unmount();
		} catch {
			// Drawing itself is what broke.
		}
		// Ink may have stopped half-way, now or before, and would never say that it ended.
		restoreTerminal();
		fatalErrorSeen.resolve();
	};
	try {
		await Promise.race([app.waitUntilExit(), fatalErrorSeen.promise]);
	} catch (bug) {
		fatalError ??= { bug };
	}
	if (fatalError) code = await reportFatalError(fatalError.bug, strings, maskText);
	const { isRunning } = await import('./source/ui/context/operation.ts');
	if (operation && isRunning(operation)) {
		const { change } = operation.confirmed;
		stderr.write(`${maskText(strings.cli.leftInProgress(strings.changes[change.wish.kind].title(change.about)))}\n`);
		const { batch } = operation;
		const notStartedCount = batch ? batch.changes.length - batch.results().size : 0;
		if (notStartedCount > 0) stderr.write(`${strings.cli.notStarted(notStartedCount)}\n`);
	}
	// A command with its ids covered would lead nowhere.
	if (resumeHint && code === 0 && !mask) stdout.write(`${strings.cli.resumeCommand(resumeHint)}\n`);
	return code;
};

/** Signal 0 asks without sending. Somebody else's process may not be asked, and is there. */
const isRunning = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
};

/** Whatever was in memory may be quoted in it: a key that was being compared, a token. */
const redactedStack = (bug: unknown): readonly string[] =>
	redactSecrets(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug), minKeyPrefixLength).split('\n');

/** What no promise and no component caught. A browser that could not be started is somebody's expected failure. */
let onFatalError = (bug: unknown): void => {
	stderr.write(`${redactedStack(bug).join('\n')}\n`);
	process.exit(70);
};
const spawnListeners = new Set<(error: Error) => void>();
const onSpawnFailure = (listener: (error: Error) => void) => {
	spawnListeners.add(listener);
	return () => spawnListeners.delete(listener);
};
process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
	if (error.syscall?.startsWith('spawn') && spawnListeners.size > 0) {
		for (const listener of spawnListeners) listener(error);
	} else onFatalError(error);
});
process.on('unhandledRejection', (reason) => onFatalError(reason));

const reportFatalError = async (bug: unknown, strings: Strings, masked: (text: string) => string): Promise<number> => {
	// What broke may have been Azure's words, and they go to a terminal here too.
	const { clean } = await import('./source/shared/sanitise.ts');
	stderr.write(`${masked(redactedStack(bug).map(clean).join('\n'))}\n\n`);
	return printError(strings.cli.internalError, 70);
};

// Open connections and timers of reads nobody waits for any more must not keep the program.
process.exit(
	await main().catch((bug: unknown) => {
		onFatalError(bug);
		return 70;
	}),
);
