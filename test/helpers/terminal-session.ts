// The built program on a real pseudoterminal, whose output a headless xterm draws: what only a terminal can show.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import stringWidth from 'string-width';
import { en } from '../../source/strings/en/index.ts';
import { ja } from '../../source/strings/ja/index.ts';
import { keyCodes } from './key-codes.ts';
import { startPatience } from './patience.ts';
import { appendScanRecord, searchText } from './secret-scan.ts';

const root = join(import.meta.dirname, '..', '..');
const synchronizedOutputMode = 2026;
const alternateScreenMode = 1049;

/** What `npm run build` made. */
export const builtCli = join(root, 'dist', 'cli.js');

export type TerminalOptions = {
	readonly columns?: number;
	readonly rows?: number;
	/** On top of a small environment without colour or language of whoever runs the tests. */
	readonly env?: Readonly<Record<string, string>>;
	/** Before the script: `--import` and the like. */
	readonly nodeFlags?: readonly string[];
	/** With the shell's job control: where the program stops, the shell says STOPPED, and Enter brings it back. */
	readonly isJob?: boolean;
	/** Behind the command, for the shell: `< /dev/null`. */
	readonly redirection?: string;
	/** Folder of the journal and of everything else that the program may write; a fresh one otherwise. */
	readonly home?: string;
};

export type TerminalSession = {
	/** Lines of what is on the terminal now, without trailing blanks. */
	readonly lines: () => readonly string[];
	readonly screen: () => string;
	/** Every screen that was ever shown whole, at the end of its synchronised update, and the terminal's size then. */
	readonly frames: () => readonly Frame[];
	/** Everything that was ever written, escape sequences and all. */
	readonly output: () => string;
	readonly isAlternateScreen: () => boolean;
	/** Private modes that are on: 25 is the cursor, 1049 the alternate screen, 2004 bracketed paste. */
	readonly modes: () => ReadonlySet<number>;
	readonly cursor: () => { readonly x: number; readonly y: number };
	/** The drawn cell: its characters and how they look. */
	readonly cell: (x: number, y: number) => Cell | undefined;
	/** Links (OSC 8), clipboard writes (OSC 52), titles: the numbers of all OSC sequences that arrived. */
	readonly oscCommands: () => readonly number[];
	readonly waitForText: (...texts: readonly string[]) => Promise<string>;
	readonly waitForTextGone: (text: string) => Promise<string>;
	readonly waitUntil: (holds: () => boolean, what: string) => Promise<string>;
	readonly press: (...keys: readonly string[]) => void;
	/** Sends the text in one piece, as a paste does. */
	readonly type: (text: string) => void;
	/** Types letter by letter into the field of that label, each once the one before is shown, as a person does. */
	readonly typeInto: (label: string, text: string) => Promise<void>;
	/** Presses Enter, and once more where the program says that it came before its own frame; resolves with the texts. */
	readonly answer: (...texts: readonly string[]) => Promise<string>;
	/** Resolves once the program has painted for that size. */
	readonly resize: (columns: number, rows: number) => Promise<void>;
	readonly kill: (signal: NodeJS.Signals) => Promise<void>;
	/** Takes the terminal away, as a closed window does. */
	readonly hangUp: () => void;
	/** Process id of the program itself. */
	readonly pid: () => Promise<number>;
	/** The settings of the terminal (`stty -a`) before the program and after it, and the code it left with. */
	readonly exited: Promise<{ readonly code: number; readonly before: string; readonly after: string }>;
	readonly home: string;
	readonly close: () => Promise<void>;
};

export type Frame = { readonly lines: readonly string[]; readonly columns: number; readonly rows: number };

type Cell = {
	readonly text: string;
	readonly isBold: boolean;
	readonly isInverse: boolean;
	readonly foreground: number;
	readonly background: number;
};

// The shell stays to tell, after the program, how the terminal was left. `exec` gives the program the shell's id.
const shellScript = (redirection: string, isJob: boolean) =>
	[
		...(isJob ? ['set -m'] : []),
		// What Ctrl+C does to the program is not to end the shell.
		'trap : INT',
		'stty -a > "$HOME/before"',
		`sh -c 'echo $$ > "$HOME/pid"; exec "$@"' sh "$@" ${redirection}`,
		'code=$?',
		...(isJob ? ['stty -a > "$HOME/stopped"', 'stty sane', 'echo STOPPED', 'read _', 'fg > /dev/null', 'code=$?'] : []),
		'stty -a > "$HOME/after"',
		'echo $code > "$HOME/code"',
	].join('\n');

/**
 * What is wrong with a frame: a line too long (East Asian characters are two columns), or so many that the last row,
 * which some terminals scroll on, is used. Nothing wrong is [].
 */
export const layoutViolations = ({ lines, columns, rows }: Frame): readonly string[] => [
	...lines.filter((line) => stringWidth(line) > columns).map((line) => `wider than ${columns}: ${line}`),
	...(lines.length > rows || lines[rows - 1] ? [`the last row is used: ${lines[rows - 1]}`] : []),
];

/** Opens `aoai-keyless <flags>` in a terminal of that size. */
export const launchInTerminal = async (
	flags: readonly string[],
	{
		columns = 80,
		rows = 24,
		env = {},
		nodeFlags = [],
		redirection = '',
		isJob = false,
		home: given,
	}: TerminalOptions = {},
): Promise<TerminalSession> => {
	const home = given ?? (await mkdtemp(join(tmpdir(), 'aoai-keyless-pty-')));
	const drawn = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
	const modes = new Set<number>([25]);
	const commands: number[] = [];
	const frames: Frame[] = [];
	const numbers = (params: readonly (number | number[])[]) => params.flat();
	drawn.parser.registerCsiHandler({ prefix: '?', final: 'h' }, (params) => {
		for (const one of numbers(params)) modes.add(one);
		return false;
	});
	drawn.parser.registerCsiHandler({ prefix: '?', final: 'l' }, (params) => {
		for (const one of numbers(params)) modes.delete(one);
		if (numbers(params).includes(synchronizedOutputMode) && modes.has(alternateScreenMode))
			frames.push({ lines: lines(), columns: drawn.cols, rows: drawn.rows });
		return false;
	});
	for (const one of [0, 1, 2, 8, 52])
		drawn.parser.registerOscHandler(one, () => {
			commands.push(one);
			return false;
		});

	const pty = spawn(
		'sh',
		['-c', shellScript(redirection, isJob), 'sh', process.execPath, ...nodeFlags, builtCli, ...flags],
		{
			name: env.TERM ?? 'xterm-256color',
			cols: columns,
			rows,
			cwd: home,
			env: {
				PATH: process.env.PATH ?? '',
				HOME: home,
				XDG_DATA_HOME: join(home, 'data'),
				TMPDIR: home,
				LANG: 'C.UTF-8',
				...env,
			},
		},
	);
	let output = '';
	const watchers = new Set<() => void>();
	pty.onData((text) => {
		output += text;
		drawn.write(text, () => {
			for (const watcher of watchers) watcher();
		});
	});
	let isOpen = true;
	const ended = new Promise<void>((resolve) =>
		pty.onExit(() => {
			isOpen = false;
			// What was written last is still on its way through the parser.
			drawn.write('', resolve);
		}),
	);
	const left = ended.then(async () => {
		const [code = '', before = '', after = ''] = await Promise.all(
			['code', 'before', 'after'].map((name) => readFile(join(home, name), 'utf8').catch(() => '')),
		);
		return { code: Number.parseInt(code, 10), before, after };
	});

	function lines(): readonly string[] {
		const { active } = drawn.buffer;
		return Array.from({ length: drawn.rows }, (_, index) =>
			(active.getLine(active.baseY + index)?.translateToString(true, 0, drawn.cols) ?? '').trimEnd(),
		);
	}
	const screen = () => lines().join('\n').trimEnd();
	const until = (holds: () => boolean, what: string): Promise<string> =>
		new Promise((resolve, reject) => {
			const end = (settle: () => void) => {
				stopPatience();
				watchers.delete(look);
				settle();
			};
			const look = () => holds() && end(() => resolve(screen()));
			const stopPatience = startPatience(() =>
				end(() => reject(new Error(`waited for ${what}; the terminal shows:\n${screen()}`))),
			);
			watchers.add(look);
			ended.then(look);
			look();
		});
	const waitForText = (...texts: readonly string[]) =>
		until(() => texts.every((text) => screen().includes(text)), JSON.stringify(texts));
	const pid = async () => Number.parseInt(await readFile(join(home, 'pid'), 'utf8'), 10);
	return {
		lines,
		screen,
		waitUntil: until,
		pid,
		home,
		exited: left,
		frames: () => frames,
		output: () => output,
		isAlternateScreen: () => drawn.buffer.active.type === 'alternate',
		modes: () => modes,
		oscCommands: () => commands,
		cursor: () => ({ x: drawn.buffer.active.cursorX, y: drawn.buffer.active.cursorY }),
		cell: (x, y) => {
			const cell = drawn.buffer.active.getLine(drawn.buffer.active.baseY + y)?.getCell(x);
			return (
				cell && {
					text: cell.getChars(),
					isBold: cell.isBold() !== 0,
					isInverse: cell.isInverse() !== 0,
					foreground: cell.isFgDefault() ? -1 : cell.getFgColor(),
					background: cell.isBgDefault() ? -1 : cell.getBgColor(),
				}
			);
		},
		waitForText,
		waitForTextGone: (text) => until(() => !screen().includes(text), `the end of ${JSON.stringify(text)}`),
		press: (...keys) => {
			for (const key of keys) pty.write(keyCodes[key] ?? key);
		},
		type: (text) => pty.write(text),
		answer: async (...texts) => {
			pty.write('\r');
			const isAnswered = () => texts.every((text) => screen().includes(text));
			const isRefused = () => [en, ja].some(({ shell }) => screen().includes(shell.noAnswer.slice(0, 15)));
			await until(() => isAnswered() || isRefused(), JSON.stringify(texts));
			if (!isAnswered()) pty.write('\r');
			return waitForText(...texts);
		},
		typeInto: async (label, text) => {
			let typed = '';
			for (const letter of text) {
				typed += letter;
				pty.write(letter);
				await waitForText(`${label} ${typed}`.trimEnd());
			}
		},
		resize: async (toColumns, toRows) => {
			// In the middle of an update it would be the old picture, cut, that is taken for a frame of the new size.
			await until(() => !modes.has(synchronizedOutputMode), 'the end of the update');
			const before = output.length;
			drawn.resize(toColumns, toRows);
			pty.resize(toColumns, toRows);
			await until(() => output.length > before && output.endsWith('\u001B[?2026l'), 'a frame of the new size');
		},
		kill: async (signal) => {
			process.kill(await pid(), signal);
		},
		hangUp: () => pty.kill('SIGHUP'),
		close: async () => {
			// A tenant that is served says its token: that is how one comes to it.
			if (!flags.includes('--serve')) appendScanRecord(searchText('a terminal', output));
			if (isOpen) {
				// The program first: the shell would otherwise leave it behind.
				await pid().then(
					(id) => process.kill(id, 'SIGKILL'),
					() => pty.kill(),
				);
				await ended;
			}
			drawn.dispose();
			if (!given) await rm(home, { recursive: true, force: true });
		},
	};
};
