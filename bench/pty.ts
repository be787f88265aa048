// Programs in a real terminal: when what they draw arrives, how many bytes it takes, and how much memory they hold.
import { readFileSync } from 'node:fs';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

export type Painted = { readonly milliseconds: number; readonly bytes: number };

export type Running = {
	readonly pid: number;
	/** Milliseconds from starting until `holds` is true of everything written so far. */
	readonly until: (holds: (written: string) => boolean) => Promise<number>;
	/** Writes keys; resolves when `holds` is true of what was written since. */
	readonly press: (keys: string, holds: (since: string) => boolean) => Promise<Painted>;
	/** Lines of the screen as a terminal shows them, once everything that arrived is drawn. */
	readonly screen: () => Promise<readonly string[]>;
	readonly end: () => Promise<void>;
};

export const size = { columns: 120, rows: 40 } as const;

const patience = 120_000;

/** Without what would make programs think that nobody watches, or that colours are unwanted. */
const environment = (): Record<string, string> => {
	const { CI, NO_COLOR, FORCE_COLOR, FZF_DEFAULT_OPTS, ...rest } = process.env as Record<string, string>;
	return { ...rest, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8' };
};

export const run = (file: string, args: readonly string[], env: Record<string, string> = {}): Running => {
	const terminal = new xterm.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
	const started = performance.now();
	const child: IPty = spawn(file, [...args], {
		cols: size.columns,
		rows: size.rows,
		name: 'xterm-256color',
		env: { ...environment(), ...env },
	});
	let written = '';
	let waiting: (() => void) | undefined;
	child.onData((data) => {
		written += data;
		waiting?.();
		terminal.write(data);
	});
	const exited = new Promise<void>((resolve) => child.onExit(() => resolve()));
	const wait = (from: number, holds: (written: string) => boolean) =>
		new Promise<Painted>((resolve, reject) => {
			const timer = setTimeout(() => {
				waiting = undefined;
				reject(new Error(`${file} ${args.join(' ')} did not draw what was waited for:\n${written.slice(-2000)}`));
			}, patience);
			waiting = () => {
				const now = performance.now();
				if (!holds(written)) return;
				clearTimeout(timer);
				waiting = undefined;
				resolve({ milliseconds: now - from, bytes: Buffer.byteLength(written) });
			};
			waiting();
		});
	return {
		pid: child.pid,
		until: async (holds) => (await wait(started, holds)).milliseconds,
		press: (keys, holds) => {
			written = '';
			const from = performance.now();
			child.write(keys);
			return wait(from, holds);
		},
		screen: async () => {
			await new Promise<void>((resolve) => terminal.write('', resolve));
			const { active } = terminal.buffer;
			return Array.from(
				{ length: size.rows },
				(_, at) => active.getLine(active.baseY + at)?.translateToString(true) ?? '',
			);
		},
		end: async () => {
			child.kill('SIGKILL');
			await exited;
		},
	};
};

/** Resident memory of a process in megabytes (Linux); undefined elsewhere. */
export const residentOf = (pid: number): number | undefined => {
	try {
		const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
		return kilobytes ? Number(kilobytes) / 1024 : undefined;
	} catch {
		return undefined;
	}
};
