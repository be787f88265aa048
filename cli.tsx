#!/usr/bin/env node
// Arguments to wiring to program. The only file that reads `process`.
import module from 'node:module';
import { hostname } from 'node:os';
import type { Around } from './source/open.ts';
import { languageOf, loadStrings } from './source/strings/index.ts';
import type { Flight } from './source/ui/flight.ts';
import { newRequests } from './source/ui/requests.ts';
import { accountIn, nothingAsked, returnCommand, signInCommand, startOf } from './source/ui/start.ts';
import { newWaits } from './source/ui/waits.ts';

declare const AOAI_KEYLESS_VERSION: string;

// From Node 22.8 on; older ones are told what they need, below.
module.enableCompileCache?.();

const { env, stdin, stdout, stderr } = process;
// chalk, which Ink colours with, knows FORCE_COLOR only (no-color.org asks for this one).
if (env.NO_COLOR && env.FORCE_COLOR === undefined) env.FORCE_COLOR = '0';
// By these the Azure SDKs would log to the terminal that is drawn on, headers and all: --log-file is the only log.
for (const name of ['AZURE_LOG_LEVEL', 'TYPESPEC_RUNTIME_LOG_LEVEL', 'DEBUG']) delete env[name];

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
	const { languageIn, readCommandLine } = await import('./source/command-line.ts');
	const strings = await loadStrings(languageIn(argv) ?? languageOf(env));
	const asked = readCommandLine(argv, strings, AOAI_KEYLESS_VERSION);
	switch (asked.do) {
		case 'print':
			(asked.code === 0 ? stdout : stderr).write(asked.text);
			return asked.code;
		case 'serve':
			return serveTenant(asked, strings);
		case 'inspect':
		case 'report':
		case 'history':
			return writeReport(asked, strings);
		case 'completion':
			stdout.write((await import('./source/completion/index.ts')).completion(asked.shell, asked.grammar));
			return 0;
		default:
			return openProgram(asked, strings);
	}
};

type Strings = Awaited<ReturnType<typeof loadStrings>>;
type Asked = ReturnType<typeof import('./source/command-line.ts').readCommandLine>;

const say = (text: string, code: number): number => {
	stderr.write(`${text}\n`);
	return code;
};

const onSignal = (handle: (code: number) => void) => {
	for (const [name, code] of Object.entries(signals)) process.on(name, () => handle(code));
};

/** The faults that were asked for, or what is wrong with them. */
const readFaults = async (specs: readonly string[], strings: Strings) => {
	const { faultNames, readFault } = await import('./source/practice/practice.ts');
	const wrong = specs.find((one) => !readFault(one));
	if (wrong !== undefined) return strings.cli.badFault(wrong, faultNames.join(', '));
	return specs.flatMap((one) => readFault(one) ?? []);
};

/** Writes a line to the log; or what is wrong with the file. */
const openLog = async (file: string, strings: Strings, clock: () => number) => {
	const { openLogFile } = await import('./source/log-file.ts');
	try {
		return openLogFile(file, clock);
	} catch (error) {
		return strings.cli.badLogFile(file, error instanceof Error ? error.message : String(error));
	}
};

const serveTenant = async (
	{ port, token, faults: specs, ...asked }: Extract<Asked, { do: 'serve' }>,
	strings: Strings,
): Promise<number> => {
	const faults = await readFaults(specs, strings);
	if (typeof faults === 'string') return say(faults, 2);
	const [{ serve }, { tenantOf }] = await Promise.all([
		import('./source/practice/practice.ts'),
		import('./source/open.ts'),
	]);
	try {
		const served = await serve(await tenantOf(asked), { port, token, faults, latency: asked.latency });
		const ended = new Promise<void>((resolve) => onSignal(() => resolve()));
		stdout.write(`${JSON.stringify({ endpoint: served.endpoint, token: served.token })}\n`);
		await ended;
		await served.close();
		return 0;
	} catch (error) {
		return say(strings.cli.portTaken(port, error instanceof Error ? error.message : String(error)), 74);
	}
};

/** Why no tenant can be at that address, in words. */
const refusalOf = async (url: string, strings: Strings): Promise<string | undefined> => {
	const { refusedEndpoint } = await import('./source/practice/endpoint.ts');
	const why = refusedEndpoint(url);
	return why && (why === 'notUrl' ? strings.cli.badUrl(url) : strings.cli.notLoopback(url));
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
const writeReport = async (
	asked: Extract<Asked, { do: 'inspect' | 'report' | 'history' }>,
	strings: Strings,
): Promise<number> => {
	const where = asked.do === 'history' ? undefined : asked;
	const refused = where?.connect && (await refusalOf(where.connect, strings));
	if (refused) return say(refused, 2);
	// The reader of a pipe may have seen enough.
	stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 141 : 74));
	const tell = (text: string) => stderr.isTTY && stderr.write(`\r${text}\u001B[K`);
	onSignal((code) => {
		tell('');
		process.exit(code);
	});
	const { runReport } = await import('./source/headless.ts');
	return runReport(asked, {
		strings,
		around: await aroundOf(asked, ({ why, for: time, attempt, of, status = 0 }) => {
			tell(strings.shell.waits[why](Math.ceil(time / 1000), attempt, of, status));
			return () => undefined;
		}),
		signal: new AbortController().signal,
		write: (text) => new Promise((resolve) => stdout.write(text, () => resolve())),
		say: (text) => stderr.write(`${text}\n`),
		tell,
		signInCommand: signInCommand({ cloud: where?.cloud ?? 'public', tenantId: where?.tenant }),
	});
};

const openProgram = async (asked: Extract<Asked, { do: 'azure' | 'practice' }>, strings: Strings): Promise<number> => {
	if (!stdin.isTTY || !stdout.isTTY) return say(strings.cli.noTerminal, 2);
	if (asked.do === 'practice' && asked.connect) {
		const refused = await refusalOf(asked.connect, strings);
		if (refused) return say(refused, 2);
	}
	const specs = asked.do === 'practice' ? asked.faults : [];
	const faults = specs.length > 0 ? await readFaults(specs, strings) : [];
	if (typeof faults === 'string') return say(faults, 2);
	const clock = Date.now;
	const log = asked.logFile === undefined ? undefined : await openLog(asked.logFile, strings, clock);
	if (typeof log === 'string') return say(log, 74);
	const [{ show }, { masked, newCover, present }] = await Promise.all([
		import('./source/ui/show.tsx'),
		import('./source/ui/present.ts'),
	]);
	const cover = asked.present ? newCover() : undefined;
	present(cover);
	const waits = newWaits();
	const requests = newRequests();
	const cloud = asked.do === 'azure' ? asked.cloud : 'public';
	const tenantId = asked.do === 'azure' ? asked.tenant : undefined;
	log?.({ program: `aoai-keyless ${AOAI_KEYLESS_VERSION}`, node: process.version, mode: asked.do, cloud });
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
			jobs: process.platform === 'win32' ? undefined : jobControl(),
			signInCommand: (to = tenantId) => signInCommand({ cloud, tenantId: to }),
			onFlight: (next) => {
				flight = next;
			},
			onPlaces: (places, mode, to = tenantId) => {
				const accountId = accountIn(places);
				wayBack = accountId ? returnCommand({ accountId, mode, flags: flagsOf(asked, mode, to) }) : undefined;
			},
			open: async (how, onDeviceCode, signal, to = tenantId) => {
				const { openAzure, openPractice } = await import('./source/open.ts');
				const here = { ...(await aroundOf(asked, waits.announce, requests.record)), log };
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
	const { isAloft } = await import('./source/ui/flight.ts');
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

/** What the program was started with, as far as it matters for coming back. A token is not repeated. */
const flagsOf = (
	asked: Extract<Asked, { do: 'azure' | 'practice' }>,
	mode: 'azure' | 'practice',
	tenant: string | undefined,
) => {
	const { readOnly, mouse, screenReader, lang, stateDir } = asked;
	const common = { 'read-only': readOnly, mouse, 'screen-reader': screenReader, lang, 'state-dir': stateDir };
	if (mode === 'azure')
		return {
			tenant,
			cloud: asked.do === 'azure' && asked.cloud !== 'public' ? asked.cloud : undefined,
			...common,
		};
	if (asked.do !== 'practice') return common;
	const { connect, scale, seed, latency, pace } = asked;
	return {
		connect,
		scale: scale && `${scale.subscriptions}x${scale.accounts}`,
		seed,
		latency,
		pace: pace === 'fast' ? undefined : pace,
		...common,
	};
};

/** No update held back, no bracketed paste, the primary screen, cursor shown, cooked input; and nothing is drawn any more. */
const giveBack = () => {
	pointer.off();
	stdout.write('\u001B[?2026l\u001B[?2004l\u001B[?1049l\u001B[?25h');
	stdout.write = () => true;
	stdin.setRawMode(false);
};

/** Presses and the wheel (1000), told as numbers that any size of window has room for (1006). */
const pointer = {
	on: () => void stdout.write('\u001B[?1000h\u001B[?1006h'),
	off: () => void stdout.write('\u001B[?1006l\u001B[?1000l'),
};

/** Ctrl+Z and `fg`. The whole job is stopped, npm and its shell too, or the terminal would stay with them. */
const jobControl = () => {
	const listeners = new Set<() => void>();
	let onGoingOn: (() => void) | undefined;
	process.on('SIGCONT', () => {
		if (!onGoingOn) for (const listener of listeners) listener();
		onGoingOn?.();
		onGoingOn = undefined;
	});
	return {
		stop: () =>
			new Promise<void>((resolve) => {
				onGoingOn = resolve;
				process.kill(0, 'SIGTSTP');
			}),
		subscribe: (listener: () => void) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
};

/** Signal 0 asks without sending. Somebody else's process may not be asked, and is there. */
const isRunning = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
};

/** OSC 52, wrapped for tmux, which passes it on only in its own envelope. */
const copy = (text: string) => {
	const sequence = `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;
	stdout.write(env.TMUX ? `\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\` : sequence);
};

/** What no promise and no component caught. A browser that could not be started is somebody's expected failure. */
let onStray = (bug: unknown): void => {
	stderr.write(`${bug instanceof Error ? bug.stack : String(bug)}\n`);
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
	const { clean } = await import('./source/azure/text.ts');
	const lines = (bug instanceof Error ? (bug.stack ?? bug.message) : String(bug)).split('\n');
	stderr.write(`${masked(lines.map(clean).join('\n'))}\n\n`);
	return say(strings.cli.bug, 70);
};

// Open connections and timers of reads nobody waits for any more must not keep the program.
process.exit(
	await main().catch((bug: unknown) => {
		onStray(bug);
		return 70;
	}),
);
