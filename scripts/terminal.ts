// The built program on a terminal of our own: a person presses a key, waits for what it should bring, presses the next.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm, { type IBuffer } from '@xterm/headless';
import { keyCodes } from '../test/helpers/key-codes.ts';
import { machineSlowness, startPatience } from '../test/helpers/patience.ts';
import { type Frame, frameOf } from './frame.ts';

export type TerminalOptions = {
	/** Of the program, without `--lang` and `--state-dir`. */
	readonly arguments: readonly string[];
	readonly language: string;
	readonly columns: number;
	readonly rows: number;
	/** Beside the few variables that every terminal sets. */
	readonly environment?: Readonly<Record<string, string>>;
};

export type Terminal = {
	/** What is on it now; the cursor only while it is shown. */
	readonly frame: () => Frame;
	/** Its cells, which go on changing. */
	readonly buffer: () => IBuffer;
	/** As by the corner of a window; resolves once the program has drawn for it. */
	readonly resize: (columns: number, rows: number) => Promise<void>;
	/** Resolves once all of the texts are on the screen, wherever their lines are broken. */
	readonly see: (...texts: readonly string[]) => Promise<void>;
	/** Resolves once nothing has been drawn for a moment. */
	readonly rest: () => Promise<void>;
	/** Names of keys, or characters. */
	readonly press: (...keys: readonly string[]) => Promise<void>;
	/** Again and again, with a second between, until the text is on the screen. */
	readonly pressUntil: (text: string, ...keys: readonly string[]) => Promise<void>;
	readonly close: () => Promise<void>;
};

/** Milliseconds. A pause between keys also keeps an Escape from joining the key after it. */
const stillness = 300;
const pause = 80;
const again = 1000;

const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const without = (text: string) => text.replaceAll(/\s+/g, '');

/** Every run begins at the same moment: no picture tells by its times when it was taken. */
const still = [
	'--import',
	`data:text/javascript,${encodeURIComponent(
		"const { now } = Date, ahead = Date.parse('2026-11-24T09:00:00Z') - now(); Date.now = () => now() + ahead;",
	)}`,
];

/** Opens it with an empty home and journal of its own, which end with it. */
export const openTerminal = async (options: TerminalOptions): Promise<Terminal> => {
	const { columns, rows, language } = options;
	const home = await mkdtemp(join(tmpdir(), 'aoai-keyless-pictures-'));
	const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
	let isCursorShown = true;
	for (const [final, shown] of [
		['h', true],
		['l', false],
	] as const) {
		screen.parser.registerCsiHandler({ prefix: '?', final }, (parameters) => {
			if (parameters.includes(25)) isCursorShown = shown;
			return false;
		});
	}
	const program = spawn(
		process.execPath,
		[...still, 'dist/cli.js', ...options.arguments, '--lang', language, '--state-dir', home],
		{
			name: 'xterm-256color',
			cols: columns,
			rows,
			// Nothing of this machine's: neither colours nor language may depend on who runs it.
			env: { PATH: process.env.PATH, HOME: home, TERM: 'xterm-256color', ...options.environment },
		},
	);
	let drawnAt = Date.now();
	program.onData((data) => {
		drawnAt = Date.now();
		screen.write(data);
	});
	screen.onData((answer) => program.write(answer));
	const ended = new Promise<void>((resolve) => program.onExit(() => resolve()));

	const text = () =>
		Array.from({ length: screen.rows }, (_, row) => {
			const { active } = screen.buffer;
			return active.getLine(active.baseY + row)?.translateToString(true) ?? '';
		}).join('\n');
	const shows = (...texts: readonly string[]) => texts.every((one) => without(text()).includes(without(one)));
	const press = async (...keys: readonly string[]) => {
		// A person looks before the first key: the program takes no answer to what it has only just drawn.
		await after(pause * machineSlowness());
		for (const key of keys) {
			program.write(keyCodes[key] ?? key);
			await after(pause);
		}
	};
	const rest = async () => {
		while (Date.now() - drawnAt < stillness) await after(stillness / 4);
	};
	/** Runs between looks. */
	const until = async (texts: readonly string[], between: () => Promise<void>) => {
		let isOver = false;
		const stopPatience = startPatience(() => {
			isOver = true;
		});
		while (!shows(...texts)) {
			if (isOver) throw new Error(`waited for ${JSON.stringify(texts)}; the screen shows:\n${text()}`);
			await between();
		}
		stopPatience();
	};
	return {
		frame: () => {
			const { active } = screen.buffer;
			const cursor = isCursorShown ? { column: active.cursorX, row: active.cursorY } : undefined;
			return frameOf(active, screen.cols, screen.rows, cursor);
		},
		buffer: () => screen.buffer.active,
		resize: async (toColumns, toRows) => {
			screen.resize(toColumns, toRows);
			drawnAt = Date.now();
			program.resize(toColumns, toRows);
			await rest();
		},
		see: (...texts) => until(texts, () => after(20)),
		rest,
		press,
		pressUntil: (text, ...keys) =>
			until([text], async () => {
				await press(...keys);
				await after(again);
			}),
		close: async () => {
			program.kill('SIGTERM');
			await ended;
			screen.dispose();
			await rm(home, { recursive: true, force: true });
		},
	};
};
