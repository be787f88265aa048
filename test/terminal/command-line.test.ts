// What the command line answers without opening the program.
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { runCli, spawnCli } from '../helpers/run-cli.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

const noStack = /\n\s+at |node:internal|Error:/;

describe.each(languages)('--help in %s', (language) => {
	it('names every flag and every exit code, and ends with 0', async () => {
		const { cli } = await loadStrings(language);
		const { code, stdout, stderr } = await runCli(['--help', '--lang', language]);
		expect([code, stderr]).toEqual([0, '']);
		for (const flag of ['--tenant', '--cloud', '--subscription', '--account', '--read-only', '--lang', '--state-dir'])
			expect(stdout).toContain(flag);
		expect(stdout).toContain(cli.exitCodes);
		// It is wrapped.
		expect(stdout.replaceAll(/\s/g, '')).toContain(cli.description.replaceAll(/\s/g, ''));
		const practice = await runCli(['practice', '--help', '--lang', language]);
		expect(practice.code).toBe(0);
		for (const flag of ['--serve', '--port', '--connect', '--token', '--pace']) expect(practice.stdout).toContain(flag);
	});
});

describe('the command line', () => {
	it('says its version', async () => {
		const { code, stdout } = await runCli(['--version']);
		expect([code, stdout.trim()]).toEqual([0, '0.1.0']);
	});

	it.each([
		[['--nonsense']],
		[['practice', '--nonsense']],
		[['nonsense']],
		[['--lang', 'fr']],
		[['--cloud', 'moon']],
		[['--tenant', 'a b; rm -rf /']],
		[['practice', '--serve', '--port', '70000']],
		[['practice', '--serve', '--port', '1e3']],
		[['practice', '--port', '1']],
		[['practice', '--token', 'x']],
		[['practice', '--lesson', 'nonsense']],
		[['practice', '--serve', '--lesson', 'article']],
		[['practice', '--serve', '--connect', 'http://127.0.0.1:1']],
	])('refuses %j with one sentence and 2', async (flags) => {
		const { code, stdout, stderr } = await runCli(flags);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr.trim()).not.toBe('');
		expect(stderr).not.toMatch(noStack);
	});
});

describe.each(languages)('--lesson in %s', (language) => {
	it('without a name lists the lessons, and with one opens it', async () => {
		const { lessons } = await loadStrings(language);
		const { code, stdout } = await runCli(['practice', '--lesson', '--lang', language]);
		expect(code).toBe(0);
		for (const [id, { title }] of Object.entries(lessons.of))
			expect(stdout).toMatch(new RegExp(`^ +${id} +${title}$`, 'm'));
		const terminal = await launchInTerminal(['practice', '--lesson', 'late-role', '--lang', language]);
		try {
			await terminal.waitForText(lessons.of['late-role'].title, lessons.goals);
			expect(terminal.screen()).not.toContain(lessons.onlyFresh.slice(0, 20));
		} finally {
			await terminal.close();
		}
	});
});

describe.each(languages)('without a terminal, in %s', (language) => {
	let terminal: TerminalSession | undefined;
	afterEach(async () => {
		await terminal?.close();
		terminal = undefined;
	});

	it('says on standard error what to use instead, and ends with 2', async () => {
		const { cli } = await loadStrings(language);
		for (const flags of [[], ['practice']]) {
			const { code, stdout, stderr } = await runCli([...flags, '--lang', language]);
			expect([code, stdout, stderr]).toEqual([2, '', `${cli.noTerminal}\n`]);
		}
	});

	it.each(['< /dev/null', '| cat; exit 2'])('says so where only one of the two is none: %s', async (redirection) => {
		const { cli } = await loadStrings(language);
		terminal = await launchInTerminal(['practice', '--lang', language], { redirection, columns: 300 });
		await terminal.exited;
		expect(terminal.screen()).toContain(cli.noTerminal);
		expect(terminal.output()).not.toContain('\u001B');
	});
});

describe('practice --serve', () => {
	it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
		'prints one line of JSON, serves, and ends by %s with 0',
		async (signal) => {
			const { child, firstLine, result } = spawnCli(['practice', '--serve']);
			const { endpoint, token } = JSON.parse(await firstLine) as { endpoint: string; token: string };
			expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
			const ask = (bearer: string) =>
				fetch(`${endpoint}/subscriptions?api-version=2022-12-01`, { headers: { authorization: `Bearer ${bearer}` } });
			const good = await ask(token);
			expect(good.status).toBe(200);
			expect(((await good.json()) as { value: unknown[] }).value.length).toBeGreaterThan(0);
			expect((await ask('another')).status).toBe(401);
			child.kill(signal);
			const { code, stdout, stderr } = await result;
			expect([code, stderr]).toEqual([0, '']);
			expect(stdout.trim().split('\n').length).toBe(1);
		},
	);

	it('ends by Ctrl+C in a terminal with 0', async () => {
		const terminal = await launchInTerminal(['practice', '--serve'], { columns: 1000 });
		try {
			await terminal.waitForText('"endpoint":"http://127.0.0.1:');
			terminal.press('CtrlC');
			expect((await terminal.exited).code).toBe(0);
		} finally {
			await terminal.close();
		}
	});

	it('takes the token that it is given', async () => {
		const { child, firstLine, result } = spawnCli(['practice', '--serve', '--token', 'for-the-class']);
		expect(JSON.parse(await firstLine)).toMatchObject({ token: 'for-the-class' });
		child.kill();
		await result;
	});

	it('says so where the port is taken, and ends with 74', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => other.once('listening', resolve));
		const { port } = other.address() as { port: number };
		const { code, stdout, stderr } = await runCli(['practice', '--serve', '--port', String(port)]);
		other.close();
		expect([code, stdout]).toEqual([74, '']);
		expect(stderr).toContain(String(port));
		expect(stderr).not.toMatch(noStack);
	});
});
