// The whole program on a practice tenant and a terminal of our own: a person presses, waits to see, presses again.
import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { createFaultClient, type TenantOptions } from 'azure-ai-emulator';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { render } from 'ink';
import { withResponseCache } from '../../source/azure/pipeline/response-cache.ts';
import type { AzureClientOptions } from '../../source/azure/sdk-clients.ts';
import type { SignInAttempt } from '../../source/model/sign-in.ts';
import type { Mask } from '../../source/shared/redact-identifiers.ts';
import { openFleetSnapshots } from '../../source/storage/fleet-snapshots.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { planFileWriter } from '../../source/storage/plan-file.ts';
import { openRecentAccounts } from '../../source/storage/recent-accounts.ts';
import { type Language, loadStrings, type Strings } from '../../source/strings/index.ts';
import { App, type AppProps, type SignInMethod } from '../../source/ui/app/app.tsx';
import { createDelayStore } from '../../source/ui/context/delay-store.ts';
import type { Route } from '../../source/ui/context/navigation.ts';
import { createRequestTraceStore, type RequestTraceStore } from '../../source/ui/context/request-trace-store.ts';
import { keyCodes, unambiguousEscape } from './key-codes.ts';
import { startPatience } from './patience.ts';
import { type PracticeTenant, startPracticeTenant } from './practice-tenant.ts';
import { appendScanRecord, searchText } from './secret-scan.ts';

class FakeStdout extends EventEmitter {
	readonly isTTY = true;
	frame = '';
	frames = 0;
	columns: number;
	rows: number;

	constructor(columns: number, rows: number) {
		super();
		this.columns = columns;
		this.rows = rows;
	}

	/** Characters that were drawn, and what was found in them. */
	private writtenCharacters = 0;

	/** Says for the end of the run what was searched. */
	recordScan = () => appendScanRecord({ bytes: this.writtenCharacters });

	write = (text: string, encoding?: unknown, done?: () => void): boolean => {
		this.writtenCharacters += text.length;
		const search = searchText('a frame', text);
		if (search.matches.length > 0) appendScanRecord(search);
		const onWritten = typeof encoding === 'function' ? (encoding as () => void) : done;
		if (onWritten) setImmediate(onWritten);
		// Ink in debug mode writes each frame whole; what begins with an escape is the cursor's.
		if (text.includes('aoai-keyless') || text.includes('\n')) {
			this.frame = text.replace(/\u001B\[[0-9;?]*[A-Za-z]/g, '').trimEnd();
			this.frames += 1;
			this.emit('frame');
		}
		return true;
	};

	resize(columns: number, rows: number) {
		this.columns = columns;
		this.rows = rows;
		this.emit('resize');
	}
}

class FakeStdin extends EventEmitter {
	readonly isTTY = true;
	private data: string | null = null;

	type(text: string) {
		this.data = text;
		this.emit('readable');
	}

	read = () => {
		const { data } = this;
		this.data = null;
		// As a stream does it, before the reader has what it asked for.
		if (data !== null) this.emit('data', data);
		return data;
	};

	setEncoding() {}
	setRawMode() {}
	resume() {}
	pause() {}
	ref() {}
	unref() {}
}

export type RenderAppOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly language?: Language;
	readonly readOnly?: boolean;
	readonly mouse?: boolean;
	readonly tenant?: TenantOptions;
	readonly connection?: Partial<AzureClientOptions>;
	/** Stands before the last hop. */
	readonly wrapHttpClient?: (next: HttpClient) => HttpClient;
	readonly start?: AppProps['initialScreens'];
	readonly mode?: AppProps['mode'];
	readonly mask?: Mask;
	/** As a screen reader has it. */
	readonly isScreenReader?: boolean;
	/** Stands before each sign-in: may refuse it with attempts, or never answer. */
	readonly signIn?: (
		tenantId: string | undefined,
		how: SignInMethod,
	) => readonly SignInAttempt[] | undefined | Promise<readonly SignInAttempt[] | undefined>;
	readonly practice?: PracticeTenant;
	readonly stateDir?: string;
	/** What happened before the program was opened. */
	readonly seed?: (practice: PracticeTenant, journal: Journal) => Promise<void>;
};

export type RenderedApp = {
	readonly strings: Strings;
	readonly practice: PracticeTenant;
	readonly journal: Journal;
	readonly stateDir: string;
	readonly clipboard: string[];
	readonly requests: RequestTraceStore;
	/** What is on the terminal now, without colours. */
	readonly screen: () => string;
	readonly terminal: FakeStdout;
	/** Where the person is. */
	readonly routes: () => readonly Route[];
	/** Resolves with the screen once it shows all of the texts. */
	readonly waitForText: (...texts: readonly string[]) => Promise<string>;
	/** Resolves once the screen shows one of the texts, wherever its lines are broken. */
	readonly waitForAnyText: (texts: readonly string[]) => Promise<string>;
	readonly waitUntil: (holds: () => boolean, what: string) => Promise<string>;
	/** Resolves once the screen no longer shows the text. */
	readonly waitForTextGone: (text: string) => Promise<string>;
	/** One key after the other by somebody who looks, each read before the next. */
	readonly press: (...keys: readonly string[]) => Promise<void>;
	/** From the clipboard, in the brackets that terminals put around it. */
	readonly paste: (text: string) => Promise<void>;
	/** Several keys in one piece, as from a slow line. */
	readonly sendChunk: (text: string) => Promise<void>;
	readonly type: (text: string) => Promise<void>;
	readonly exited: Promise<unknown>;
	readonly close: () => Promise<void>;
};

const withoutWhitespace = (text: string) => text.replace(/\s+/g, '');

const nextMacrotask = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Opens the program; `practice` and `stateDir` of an earlier one open it again as after a restart. */
export const renderApp = async (options: RenderAppOptions = {}): Promise<RenderedApp> => {
	const { columns = 80, rows = 24, language = 'en', readOnly = false } = options;
	const strings = await loadStrings(language);
	const practice = options.practice ?? (await startPracticeTenant(options.tenant, { ...options.connection }));
	const waits = createDelayStore();
	const requests = createRequestTraceStore();
	const hop = options.wrapHttpClient && {
		httpClient: options.wrapHttpClient(createProxyClient(practice.server.endpoint)),
	};
	const connection = { onWait: waits.announce, onRequest: requests.add, ...hop, ...options.connection };
	const azure = practice.connectClient({ readOnly, ...connection });
	const forOnePlan = () => {
		const { httpClient = createProxyClient(practice.server.endpoint) } = connection;
		return practice.connectClient({
			...connection,
			readOnly: true,
			httpClient: withResponseCache(httpClient, 'common'),
		});
	};
	const stateDir = options.stateDir ?? (await mkdtemp(join(tmpdir(), 'aoai-keyless-')));
	let id = 0;
	const journal = openJournal({
		file: join(stateDir, 'practice-journal.jsonl'),
		clock: () => practice.time.now,
		newId: () => `entry-${Date.now()}-${id++}`,
		program: 'aoai-keyless test',
	});
	await options.seed?.(practice, journal);
	const recent = await openRecentAccounts({
		file: join(stateDir, 'practice-recent.json'),
		scopeKey: 'public/practice',
		clock: () => practice.time.now,
	});
	const terminal = new FakeStdout(columns, rows);
	const keyboard = new FakeStdin();
	const copied: string[] = [];
	let places: readonly Route[] = [];
	const props: AppProps = {
		strings,
		mode: options.mode ?? 'practice',
		readOnly,
		mask: options.mask,
		cloud: 'public',
		clock: () => practice.time.now,
		delays: waits,
		requests,
		mouseReporting: options.mouse ? { on: () => undefined, off: () => undefined } : undefined,
		copy: (text) => copied.push(text),
		signInCommand: (tenantId) => `az login --tenant ${tenantId}`,
		onCrash: (bug) => setImmediate(() => app.unmount(bug as Error)),
		initialScreens: options.start ?? [{ name: 'subscriptions' }],
		onRoutes: (now) => {
			places = now;
		},
		connect: async (how, _onCode, _signal, tenantId) => {
			const attempts = await options.signIn?.(tenantId, how);
			if (attempts) return { attempts };
			const me = await azure.signedInUser();
			return {
				mode: options.mode ?? 'practice',
				session: {
					azure,
					azureForPlan: forOnePlan,
					user: tenantId ? { ...me, tenantId } : me,
					journal,
					recent,
					savePlan: planFileWriter(join(stateDir, 'plans')),
					snapshots: openFleetSnapshots(join(stateDir, 'practice-snapshots.jsonl')),
					wait: practice.wait,
					portalOrigin: 'https://portal.azure.com',
					program: 'aoai-keyless test',
					faults: createFaultClient(practice.server.endpoint, practice.server.token),
				},
			};
		},
	};
	const app = render(<App {...props} />, {
		stdout: terminal as unknown as NodeJS.WriteStream,
		stdin: keyboard as unknown as NodeJS.ReadStream,
		stderr: new FakeStdout(columns, rows) as unknown as NodeJS.WriteStream,
		debug: true,
		interactive: true,
		isScreenReaderEnabled: options.isScreenReader ?? false,
		exitOnCtrlC: false,
		patchConsole: false,
	});
	const until = (holds: () => boolean, what: string): Promise<string> =>
		new Promise((resolve, reject) => {
			const look = () => {
				if (!holds()) return;
				stopPatience();
				terminal.off('frame', look);
				resolve(terminal.frame);
			};
			const stopPatience = startPatience(() => {
				terminal.off('frame', look);
				reject(new Error(`waited for ${what}; the screen shows:\n${terminal.frame}`));
			});
			terminal.on('frame', look);
			look();
		});
	const send = async (text: string) => {
		keyboard.type(text === keyCodes.Esc ? unambiguousEscape : text);
		await nextMacrotask();
		await nextMacrotask();
	};
	return {
		strings,
		practice,
		journal,
		stateDir,
		clipboard: copied,
		requests,
		terminal,
		screen: () => terminal.frame,
		routes: () => places,
		waitUntil: until,
		waitForText: (...texts) => until(() => texts.every((text) => terminal.frame.includes(text)), JSON.stringify(texts)),
		waitForAnyText: (texts) =>
			until(
				() => texts.some((text) => withoutWhitespace(terminal.frame).includes(withoutWhitespace(text))),
				`one of ${JSON.stringify(texts)}`,
			),
		waitForTextGone: (text) => until(() => !terminal.frame.includes(text), `the end of ${JSON.stringify(text)}`),
		press: async (...keys) => {
			for (const key of keys) {
				// Whoever presses a key has seen what is on the screen: that takes longer than painting it.
				await app.waitUntilRenderFlush();
				await nextMacrotask();
				await nextMacrotask();
				await send(keyCodes[key] ?? key);
			}
		},
		paste: (text) => send(`\u001B[200~${text}\u001B[201~`),
		sendChunk: send,
		type: async (text) => {
			for (const character of text) await send(character);
		},
		exited: app.waitUntilExit(),
		close: async () => {
			terminal.recordScan();
			app.unmount();
			await app.waitUntilExit().catch(() => undefined);
			await practice.close();
			if (!options.stateDir) await rm(stateDir, { recursive: true, force: true, maxRetries: 5 });
		},
	};
};
