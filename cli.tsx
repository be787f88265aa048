#!/usr/bin/env node
// Arguments to wiring to program. The only file that reads `process`.
import module from 'node:module';
import { hostname } from 'node:os';
import { jobControl } from './source/cli/job-control.ts';
import type { AzureAsked, PracticeAsked, ServeAsked } from './source/cli/options/options.ts';
import type { ReportAsked } from './source/cli/options/report-options.ts';
import { faultsOf, logOf, refusalOf } from './source/cli/resolve-options.ts';
import { flagsToReturn } from './source/cli/resume-command.ts';
import type { Around } from './source/cli/session.ts';
import { nothingAsked, startOf } from './source/cli/start-screens.ts';
import { terminalModes } from './source/cli/terminal-modes.ts';
import { returnCommand } from './source/guides/resume-command.ts';
import { commandFor, signInCommand } from './source/guides/sign-in-command.ts';
import type { ProblemKind } from './source/model/problem.ts';
import { beginningOfKey, redacted } from './source/shared/redaction.ts';
import { languageOf, loadStrings } from './source/strings/index.ts';
import { accountIn } from './source/ui/context/navigation.ts';
import type { Flight } from './source/ui/context/operation.ts';
import { newRequests } from './source/ui/context/request-log.ts';
import { newWaits } from './source/ui/context/waits.ts';

declare const AOAI_KEYLESS_VERSION: string;

// From Node 22.8 on; older ones are told what they need, below.
module.enableCompileCache?.();

const { env, stdin, stdout, stderr } = process;
// chalk, which Ink colours with, knows FORCE_COLOR only (no-color.org asks for this one).
if (env.NO_COLOR && env.FORCE_COLOR === undefined) env.FORCE_COLOR = '0';
// By these the Azure SDKs would log to the terminal that is drawn on, headers and all: --log-file is the only log.
for (const name of ['AZURE_LOG_LEVEL', 'TYPESPEC_RUNTIME_LOG_LEVEL', 'DEBUG']) delete env[name];

const program = `aoai-keyless ${AOAI_KEYLESS_VERSION}`;
const { copy, pointer, giveBack } = terminalModes({ stdin, stdout, isTmux: Boolean(env.TMUX) });
const job = {
	onContinue: (listener: () => void) => process.on('SIGCONT', listener),
	stop: () => void process.kill(0, 'SIGTSTP'),
};

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** As package.json says: `engines`. */
const oldestNode = [22, 13] as const;

const main = async (): Promise<number> => {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]))
		return say(`aoai-keyless needs Node.js ${oldestNode.join('.')} or newer; this is ${process.version}.`, 2);
	const argv = process.argv.slice(2);
	// Nothing was asked for: nothing has to be read.
	if (argv.length === 0) return openProgram(nothingAsked, await loadStrings(languageOf(env)));
	const { languageIn, readCommandLine } = await import('./source/cli/parse.ts');
	const strings = await loadStrings(languageIn(argv) ?? languageOf(env));
	const asked = readCommandLine(argv, strings, AOAI_KEYLESS_VERSION);
	if (asked.do === 'azure' || asked.do === 'practice') return openProgram(asked, strings);
	// The reader of a pipe may have seen enough.
	stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 141 : 74));
	switch (asked.do) {
		case 'print':
			(asked.code === 0 ? stdout : stderr).write(asked.text);
			return asked.code;
		case 'serve':
			return serve(asked, strings);
		case 'inspect':
		case 'report':
		case 'history':
			return writeReport(asked, strings);
		case 'completion':
			stdout.write((await import('./source/cli/completion/index.ts')).completion(asked.shell, asked.grammar));
			return 0;
	}
};

type Strings = Awaited<ReturnType<typeof loadStrings>>;

const say = (text: string, code: number): number => {
	stderr.write(`${text}\n`);
	return code;
};

const onSignal = (handle: (code: number) => void) => {
	for (const [name, code] of Object.entries(signals)) process.on(name, () => handle(code));
};

const serve = async (asked: ServeAsked, strings: Strings): Promise<number> => {
	const faults = await faultsOf(asked.faults, strings);
	if (typeof faults === 'string') return say(faults, 2);
	const { serveTenant } = await import('./source/cli/run-serve.ts');
	try {
		await serveTenant({
			...asked,
			faults,
			onServed: (at) => stdout.write(`${JSON.stringify(at)}\n`),
			ended: new Promise((resolve) => onSignal(() => resolve())),
		});
		return 0;
	} catch (error) {
		return say(strings.cli.portTaken(asked.port, error instanceof Error ? error.message : String(error)), 74);
	}
};

/** This running program, whoever it signs in as. */
const runs = {
	self: { id: crypto.randomUUID(), pid: process.pid, host: hostname() },
	isRunning: (pid: number) => isRunning(pid),
};

type AroundAsked = { readonly readOnly: boolean; readonly stateDir?: string };

const aroundOf = async (
	{ readOnly, stateDir }: AroundAsked,
	onWait: Around['onWait'],
	onRequest?: Around['onRequest'],
): Promise<Around> => ({
	readOnly,
	version: AOAI_KEYLESS_VERSION,
	stateDir: stateDir ?? (await import('env-paths')).default('aoai-keyless', { suffix: '' }).data,
	clock: Date.now,
	newId: () => crypto.randomUUID(),
	runs,
	wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
	onWait,
	onRequest,
});

/** For pipes and pipelines: data goes to standard output, everything else to standard error, and nobody is asked. */
const writeReport = async (asked: ReportAsked, strings: Strings): Promise<number> => {
	const where = asked.do === 'history' ? undefined : asked;
	const refused = await refusalOf(where?.connect, strings);
	if (refused) return say(refused, 2);
	const log = await logOf(where?.logFile, strings, Date.now);
	if (typeof log === 'string') return say(log, 74);
	log?.({ program, node: process.version, mode: where?.practice ? 'practice' : 'azure', cloud: where?.cloud });
	const tell = (text: string) => stderr.isTTY && stderr.write(`\r${text}\u001B[K`);
	onSignal((code) => {
		tell('');
		process.exit(code);
	});
	const { runReport } = await import('./source/cli/run-report.ts');
	return runReport(asked, {
		strings,
		around: {
			...(await aroundOf(asked, ({ why, for: time, attempt, of, status = 0 }) => {
				tell(strings.shell.waits[why](Math.ceil(time / 1000), attempt, of, status));
				return () => undefined;
			})),
			log,
		},
		signal: new AbortController().signal,
		write: (text) => new Promise((resolve) => stdout.write(text, () => resolve())),
		say: (text) => stderr.write(`${text}\n`),
		tell,
		signInCommand: signInCommand({ cloud: where?.cloud ?? 'public', tenantId: where?.tenant }),
	});
};

const openProgram = async (asked: AzureAsked | PracticeAsked, strings: Strings): Promise<number> => {
	if (!stdin.isTTY || !stdout.isTTY) return say(strings.cli.noTerminal, 2);
	const refused = asked.do === 'practice' && (await refusalOf(asked.connect, strings));
	if (refused) return say(refused, 2);
	const faults = asked.do === 'practice' ? await faultsOf(asked.faults, strings) : [];
	if (typeof faults === 'string') return say(faults, 2);
	const clock = Date.now;
	const log = await logOf(asked.logFile, strings, clock);
	if (typeof log === 'string') return say(log, 74);
	const [{ show }, { masked, newCover, present }] = await Promise.all([
		import('./source/ui/app/show.tsx'),
		import('./source/shared/redact-identifiers.ts'),
	]);
	const cover = asked.present ? newCover() : undefined;
	present(cover);
	const waits = newWaits();
	const requests = newRequests();
	const cloud = asked.do === 'azure' ? asked.cloud : 'public';
	const tenantId = asked.do === 'azure' ? asked.tenant : undefined;
	log?.({ program, node: process.version, mode: asked.do, cloud });
	cover?.learn(tenantId);
	let flight: Flight | undefined;
	let wayBack: string | undefined;

	const app = show(
		{
			strings,
			mode: asked.do,
			readOnly: asked.readOnly,
			cover,
			cloud,
			clock,
			ownerTag: asked.ownerTag,
			waits,
			requests,
			lesson: asked.do === 'practice' ? asked.lesson : undefined,
			copy,
			start: startOf(asked),
			// Ink ends outside of what React is doing: a fault of ending would be swallowed there, and nothing would end.
			onCrash: (bug) => setImmediate(() => onStray(bug)),
			pointer: asked.mouse ? pointer : undefined,
			jobs: process.platform === 'win32' ? undefined : jobControl(job),
			signInCommand: (to = tenantId) => signInCommand({ cloud, tenantId: to }),
			onFlight: (next) => {
				flight = next;
			},
			onPlaces: (places, mode, to = tenantId) => {
				const accountId = accountIn(places);
				wayBack = accountId ? returnCommand({ accountId, mode, flags: flagsToReturn(asked, mode, to) }) : undefined;
			},
			open: async (how, onDeviceCode, signal, to = tenantId) => {
				const { openAzure, openPractice } = await import('./source/cli/session.ts');
				const here = {
					...(await aroundOf(asked, waits.announce, requests.record)),
					log,
					signInWith: (kind: ProblemKind) => commandFor(kind, signInCommand({ cloud, tenantId: to })),
				};
				if (how !== 'practice')
					return openAzure(here, { cloud, tenant: to, how, signal, onSpawnFailure }, onDeviceCode);
				return openPractice(here, asked.do === 'practice' ? { ...asked, faults } : { pace: 'fast' });
			},
		},
		{ stdin, stdout, stderr },
		asked.screenReader === true || env.INK_SCREEN_READER === 'true',
	);
	let code = 0;
	onSignal((signal) => {
		code = signal;
		app.unmount();
	});
	// A terminal that has gone takes no more output; writing to it must not look like a fault of ours.
	stdout.on('error', () => process.exit(signals.SIGHUP));
	let stray: { readonly bug: unknown } | undefined;
	const isBroken = Promise.withResolvers<void>();
	onStray = (bug) => {
		stray ??= { bug };
		try {
			app.unmount();
		} catch {
			// Drawing itself is what broke.
		}
		// Ink may have stopped half-way, now or before, and would never say that it ended.
		giveBack();
		isBroken.resolve();
	};
	try {
		await Promise.race([app.waitUntilExit(), isBroken.promise]);
	} catch (bug) {
		stray ??= { bug };
	}
	if (stray) code = await fault(stray.bug, strings, masked);
	const { isAloft } = await import('./source/ui/context/operation.ts');
	if (flight && isAloft(flight)) {
		const { change } = flight.confirmed;
		stderr.write(`${masked(strings.cli.leftInFlight(strings.changes[change.wish.kind].title(change.about)))}\n`);
		const { together } = flight;
		const notBegun = together ? together.all.length - together.results().size : 0;
		if (notBegun > 0) stderr.write(`${strings.cli.notBegun(notBegun)}\n`);
	}
	// A command with its ids covered would lead nowhere.
	if (wayBack && code === 0 && !cover) stdout.write(`${strings.cli.toReturn(wayBack)}\n`);
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
const traceOf = (bug: unknown): readonly string[] =>
	redacted(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug), beginningOfKey).split('\n');

/** What no promise and no component caught. A browser that could not be started is somebody's expected failure. */
let onStray = (bug: unknown): void => {
	stderr.write(`${traceOf(bug).join('\n')}\n`);
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
	} else onStray(error);
});
process.on('unhandledRejection', (reason) => onStray(reason));

const fault = async (bug: unknown, strings: Strings, masked: (text: string) => string): Promise<number> => {
	// What broke may have been Azure's words, and they go to a terminal here too.
	const { clean } = await import('./source/shared/sanitise.ts');
	stderr.write(`${masked(traceOf(bug).map(clean).join('\n'))}\n\n`);
	return say(strings.cli.bug, 70);
};

// Open connections and timers of reads nobody waits for any more must not keep the program.
process.exit(
	await main().catch((bug: unknown) => {
		onStray(bug);
		return 70;
	}),
);
