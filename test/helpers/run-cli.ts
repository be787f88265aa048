// The built program without a terminal, as a script or a pipe starts it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendScanRecord, searchText } from './secret-scan.ts';
import { builtCli } from './terminal-session.ts';

export type CliResult = {
	/** null where a signal ended it. */
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly stdout: string;
	readonly stderr: string;
};

export type CliProcess = {
	readonly child: ChildProcess;
	/** The first line on standard output; rejects where the program ends without one. */
	readonly firstLine: Promise<string>;
	readonly result: Promise<CliResult>;
};

export const spawnCli = (flags: readonly string[], env: Readonly<Record<string, string>> = {}): CliProcess => {
	const home = mkdtempSync(join(tmpdir(), 'aoai-keyless-run-'));
	const child = spawn(process.execPath, [builtCli, ...flags], {
		cwd: home,
		env: { PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8', ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let stdout = '';
	let stderr = '';
	child.stderr.setEncoding('utf8').on('data', (text) => {
		stderr += text;
	});
	const ended = new Promise<CliResult>((resolve) =>
		child.on('close', (code, signal) => {
			rmSync(home, { recursive: true, force: true });
			// A tenant that is served says its token on standard output: that is how one comes to it.
			appendScanRecord(searchText('output', flags.includes('--serve') ? stderr : stdout + stderr));
			resolve({ code, signal, stdout, stderr });
		}),
	);
	const firstLine = new Promise<string>((resolve, reject) => {
		child.stdout.setEncoding('utf8').on('data', (text) => {
			stdout += text;
			if (stdout.includes('\n')) resolve(stdout.split('\n')[0] ?? '');
		});
		ended.then(() => reject(new Error(`ended without a line; it said: ${stderr}`)));
	});
	firstLine.catch(() => undefined);
	return { child, firstLine, result: ended };
};

export const runCli = (flags: readonly string[], env?: Readonly<Record<string, string>>): Promise<CliResult> =>
	spawnCli(flags, env).result;
