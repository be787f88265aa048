// The built program and its files: where they are, what it refuses, and that none keeps it from ending.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../source/strings/en/index.ts';
import { runCli, spawnCli } from '../helpers/run-cli.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

let home: string;
beforeEach(async () => {
	home = await mkdtemp(join(tmpdir(), 'aoai-keyless-own-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const isUnix = process.platform !== 'win32';

describe.runIf(isUnix)('where the journal is', () => {
	it.each([
		['--state-dir is empty', ['--state-dir', ''], {}, en.cli.emptyStateDir],
		['XDG_DATA_HOME is relative', [], { XDG_DATA_HOME: 'data' }, en.cli.relativeFolder('XDG_DATA_HOME', 'data')],
		['HOME is empty', [], { HOME: '' }, en.cli.noHome],
	] as const)('is a usage error where %s, and nothing is written', async (_, flags, env, said) => {
		if (process.platform === 'darwin' && 'XDG_DATA_HOME' in env) return;
		const { code, stdout, stderr } = await runCli(['history', ...flags], env);
		expect([code, stdout, stderr]).toEqual([2, '', `${said}\n`]);
	});

	it('is refused as a link or a pipe, in a sentence and with 74', async () => {
		await symlink(home, join(home, 'link'));
		const link = await runCli(['history', '--state-dir', join(home, 'link')]);
		expect([link.code, link.stderr]).toEqual([74, expect.stringContaining(en.fileRefusals.symbolicLink)]);
		execFileSync('mkfifo', [join(home, 'journal.jsonl')]);
		const pipe = await runCli(['history', '--state-dir', home, '--lang', 'en']);
		expect([pipe.code, pipe.stderr]).toEqual([74, expect.stringContaining(en.fileRefusals.notAFile)]);
	});
});

describe.runIf(isUnix)('the cache of compiled code', () => {
	const folder = () => join(home, 'aoai-keyless', 'compile-cache');
	const run = () => runCli(['history', '--practice'], { XDG_CACHE_HOME: home, TMPDIR: home });

	it('is in a folder of the person’s own, and not where Node takes it', async () => {
		expect((await run()).code).toBe(0);
		expect((await stat(folder())).mode & 0o777).toBe(0o700);
		expect(await readdir(folder())).not.toEqual([]);
		expect(existsSync(join(home, 'node-compile-cache'))).toBe(false);
	});

	it('is off where others can write to its folder', async () => {
		await mkdir(folder(), { recursive: true });
		await chmod(folder(), 0o777);
		expect((await run()).code).toBe(0);
		expect(await readdir(folder())).toEqual([]);
		expect(existsSync(join(home, 'node-compile-cache'))).toBe(false);
	});
});

describe.runIf(process.platform === 'linux')('a file that never answers', () => {
	let terminal: TerminalSession | undefined;
	afterEach(() => terminal?.close());
	const nodeFlags = ['--import', join(import.meta.dirname, 'hold-thread.mjs')];
	const makePipe = () => {
		const pipe = join(home, 'pipe');
		execFileSync('mkfifo', [pipe]);
		return { HELD_PIPE: pipe };
	};

	it.each([
		['q', 0],
		['SIGTERM', 143],
	] as const)('does not keep the program from ending by %s', async (how, code) => {
		terminal = await launchInTerminal(['practice'], { nodeFlags, env: makePipe() });
		await terminal.waitForText('Contoso AI Production');
		if (how === 'q') terminal.press('q');
		else await terminal.kill(how);
		const left = await terminal.exited;
		expect([left.code, left.after]).toEqual([code, left.before]);
	});

	it('does not keep a report from ending, nor change its exit code', async () => {
		const { result } = spawnCli(['history', '--state-dir', ''], {
			...makePipe(),
			NODE_OPTIONS: `--import=${nodeFlags[1]}`,
		});
		expect((await result).code).toBe(2);
	});

	it('does not keep a log from being refused', async () => {
		const { HELD_PIPE } = makePipe();
		const { code, stderr } = await runCli(['inspect', '--practice', '--log-file', HELD_PIPE]);
		expect([code, stderr]).toEqual([74, expect.stringContaining(HELD_PIPE)]);
	});
});
