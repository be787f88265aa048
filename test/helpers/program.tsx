// The whole program on a practice tenant and a terminal of our own: a person presses, waits to see, presses again.
import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { render } from 'ink';
import { faultSwitches, lastHop, type TenantOptions } from '../../emulator/source/practice.ts';
import type { ConnectOptions } from '../../source/azure/client.ts';
import { askedOnce } from '../../source/azure/pipeline/response-cache.ts';
import type { Attempt } from '../../source/model/sign-in.ts';
import { type Cover, present } from '../../source/shared/redact-identifiers.ts';
import { openSnapshots } from '../../source/storage/fleet-snapshots.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { savePlan } from '../../source/storage/plan-file.ts';
import { openRecent } from '../../source/storage/recent-accounts.ts';
import { type Language, loadStrings, type Strings } from '../../source/strings/index.ts';
import { App, type AppProps, type How } from '../../source/ui/app/app.tsx';
import type { Place } from '../../source/ui/context/navigation.ts';
import { newRequests, type Requests } from '../../source/ui/context/request-log.ts';
import { newWaits } from '../../source/ui/context/waits.ts';
import { record, searchText } from './canaries.ts';
import { codes } from './codes.ts';
import { openPractice, type Practice } from './practice.ts';

class Screen extends EventEmitter {
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
	private drawn = 0;

	/** Says for the end of the run what was searched. */
	tell = () => record({ bytes: this.drawn });

	write = (text: string, encoding?: unknown, done?: () => void): boolean => {
		this.drawn += text.length;
		const search = searchText('a frame', text);
		if (search.found.length > 0) record(search);
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

class Keyboard extends EventEmitter {
	readonly isTTY = true;
	private data: string | null = null;

	type(text: string) {
		this.data = text;
		this.emit('readable');
		this.emit('data', text);
	}

	read = () => {
		const { data } = this;
		this.data = null;
		return data;
	};

	setEncoding() {}
	setRawMode() {}
	resume() {}
	pause() {}
	ref() {}
	unref() {}
}

export type ProgramOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly language?: Language;
	readonly readOnly?: boolean;
	readonly mouse?: boolean;
	readonly tenant?: TenantOptions;
	readonly connection?: Partial<ConnectOptions>;
	/** Stands before the last hop. */
	readonly hop?: (next: HttpClient) => HttpClient;
	readonly start?: AppProps['start'];
	readonly mode?: AppProps['mode'];
	/** Spread over every program of this process until one is opened without. */
	readonly cover?: Cover;
	/** As a screen reader has it. */
	readonly isRead?: boolean;
	/** Stands before each sign-in: may refuse it with attempts, or never answer. */
	readonly signIn?: (
		tenantId: string | undefined,
		how: How,
	) => readonly Attempt[] | undefined | Promise<readonly Attempt[] | undefined>;
	readonly practice?: Practice;
	readonly stateDir?: string;
	/** What happened before the program was opened. */
	readonly before?: (practice: Practice, journal: Journal) => Promise<void>;
};

export type Program = {
	readonly strings: Strings;
	readonly practice: Practice;
	readonly journal: Journal;
	readonly stateDir: string;
	readonly copied: string[];
	readonly requests: Requests;
	/** What is on the terminal now, without colours. */
	readonly screen: () => string;
	readonly terminal: Screen;
	/** Where the person is. */
	readonly places: () => readonly Place[];
	/** Resolves with the screen once it shows all of the texts. */
	readonly see: (...texts: readonly string[]) => Promise<string>;
	/** Resolves once the screen shows one of the texts, wherever its lines are broken. */
	readonly seeEither: (texts: readonly string[]) => Promise<string>;
	readonly until: (holds: () => boolean, what: string) => Promise<string>;
	/** Resolves once the screen no longer shows the text. */
	readonly seeNoMore: (text: string) => Promise<string>;
	/** One key after the other by somebody who looks, each read before the next. */
	readonly press: (...keys: readonly string[]) => Promise<void>;
	/** From the clipboard, in the brackets that terminals put around it. */
	readonly paste: (text: string) => Promise<void>;
	/** Several keys in one piece, as from a slow line. */
	readonly rush: (text: string) => Promise<void>;
	readonly type: (text: string) => Promise<void>;
	readonly left: Promise<unknown>;
	readonly close: () => Promise<void>;
};

const squeezed = (text: string) => text.replace(/\s+/g, '');

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Opens the program; `practice` and `stateDir` of an earlier one open it again as after a restart. */
export const openProgram = async (options: ProgramOptions = {}): Promise<Program> => {
	const { columns = 80, rows = 24, language = 'en', readOnly = false } = options;
	const strings = await loadStrings(language);
	const practice = options.practice ?? (await openPractice(options.tenant, { ...options.connection }));
	const waits = newWaits();
	const requests = newRequests();
	const hop = options.hop && { httpClient: options.hop(lastHop(practice.served.endpoint)) };
	const connection = { onWait: waits.announce, onRequest: requests.record, ...hop, ...options.connection };
	const azure = practice.connectAgain({ readOnly, ...connection });
	const forOnePlan = () => {
		const { httpClient = lastHop(practice.served.endpoint) } = connection;
		return practice.connectAgain({ ...connection, readOnly: true, httpClient: askedOnce(httpClient, 'common') });
	};
	const stateDir = options.stateDir ?? (await mkdtemp(join(tmpdir(), 'aoai-keyless-')));
	let id = 0;
	const journal = openJournal({
		file: join(stateDir, 'practice-journal.jsonl'),
		clock: () => practice.time.now,
		newId: () => `entry-${Date.now()}-${id++}`,
		program: 'aoai-keyless test',
	});
	await options.before?.(practice, journal);
	const recent = await openRecent({
		file: join(stateDir, 'practice-recent.json'),
		of: 'public/practice',
		clock: () => practice.time.now,
		newId: () => String(id++),
	});
	const terminal = new Screen(columns, rows);
	const keyboard = new Keyboard();
	const copied: string[] = [];
	let places: readonly Place[] = [];
	const props: AppProps = {
		strings,
		mode: options.mode ?? 'practice',
		readOnly,
		cover: options.cover,
		cloud: 'public',
		clock: () => practice.time.now,
		waits,
		requests,
		pointer: options.mouse ? { on: () => undefined, off: () => undefined } : undefined,
		copy: (text) => copied.push(text),
		signInCommand: (tenantId) => `az login --tenant ${tenantId}`,
		onCrash: (bug) => setImmediate(() => app.unmount(bug as Error)),
		start: options.start ?? [{ name: 'subscriptions' }],
		onPlaces: (now) => {
			places = now;
		},
		open: async (how, _onCode, _signal, tenantId) => {
			const attempts = await options.signIn?.(tenantId, how);
			if (attempts) return { attempts };
			const me = await azure.me();
			return {
				mode: options.mode ?? 'practice',
				session: {
					azure,
					forOnePlan,
					me: tenantId ? { ...me, tenantId } : me,
					journal,
					recent,
					savePlan: savePlan(join(stateDir, 'plans')),
					snapshots: openSnapshots(join(stateDir, 'practice-snapshots.jsonl'), () => `${Date.now()}-${id++}`),
					wait: practice.wait,
					portal: 'https://portal.azure.com',
					program: 'aoai-keyless test',
					faults: faultSwitches(practice.served.endpoint, practice.served.token),
				},
			};
		},
	};
	present(options.cover);
	const app = render(<App {...props} />, {
		stdout: terminal as unknown as NodeJS.WriteStream,
		stdin: keyboard as unknown as NodeJS.ReadStream,
		stderr: new Screen(columns, rows) as unknown as NodeJS.WriteStream,
		debug: true,
		interactive: true,
		isScreenReaderEnabled: options.isRead ?? false,
		exitOnCtrlC: false,
		patchConsole: false,
	});
	const until = (holds: () => boolean, what: string): Promise<string> =>
		new Promise((resolve, reject) => {
			const look = () => {
				if (!holds()) return;
				clearTimeout(patience);
				terminal.off('frame', look);
				resolve(terminal.frame);
			};
			const patience = setTimeout(() => {
				terminal.off('frame', look);
				reject(new Error(`waited for ${what}; the screen shows:\n${terminal.frame}`));
			}, 10_000);
			terminal.on('frame', look);
			look();
		});
	const send = async (text: string) => {
		keyboard.type(text);
		// Ink holds a lone Escape back for a moment, to see whether it begins a sequence.
		if (text === '\u001B') await new Promise((resolve) => setTimeout(resolve, 60));
		await turn();
		await turn();
	};
	return {
		strings,
		practice,
		journal,
		stateDir,
		copied,
		requests,
		terminal,
		screen: () => terminal.frame,
		places: () => places,
		until,
		see: (...texts) => until(() => texts.every((text) => terminal.frame.includes(text)), JSON.stringify(texts)),
		seeEither: (texts) =>
			until(
				() => texts.some((text) => squeezed(terminal.frame).includes(squeezed(text))),
				`one of ${JSON.stringify(texts)}`,
			),
		seeNoMore: (text) => until(() => !terminal.frame.includes(text), `the end of ${JSON.stringify(text)}`),
		press: async (...keys) => {
			for (const key of keys) {
				// Whoever presses a key has seen what is on the screen: that takes longer than painting it.
				await app.waitUntilRenderFlush();
				await turn();
				await turn();
				await send(codes[key] ?? key);
			}
		},
		paste: (text) => send(`\u001B[200~${text}\u001B[201~`),
		rush: send,
		type: async (text) => {
			for (const character of text) await send(character);
		},
		left: app.waitUntilExit(),
		close: async () => {
			terminal.tell();
			app.unmount();
			await app.waitUntilExit().catch(() => undefined);
			await practice.close();
			if (!options.stateDir) await rm(stateDir, { recursive: true, force: true, maxRetries: 5 });
		},
	};
};
