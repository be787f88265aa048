// Requests are logged where somebody asks for it, and the SDKs' own logging never reaches the terminal.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { en } from '../../source/strings/en/index.ts';
import { runCli } from '../helpers/run-cli.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

let terminal: TerminalSession;
afterEach(() => terminal?.close());

it('--log-file holds each request, for its owner alone, and no token', async () => {
	terminal = await launchInTerminal(['practice', '--log-file', 'requests.jsonl', '--state-dir', '.']);
	await terminal.waitForText('Contoso AI Production', 'コントソ 検証環境');
	terminal.press('q');
	expect((await terminal.exited).code).toBe(0);
	const file = join(terminal.home, 'requests.jsonl');
	const lines = (await readFile(file, 'utf8'))
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	expect(lines[0]).toMatchObject({ program: 'aoai-keyless 0.1.0', mode: 'practice', cloud: 'public' });
	expect(lines[1]).toMatchObject({ method: 'GET', status: 200, headers: { requestId: expect.any(String) } });
	expect(lines[1]?.url).toMatch(/^https:\/\/management\.azure\.com\/subscriptions\?api-version=/);
	expect(await readFile(file, 'utf8')).not.toMatch(/bearer|authorization/i);
	if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('holds the requests of a report too, which says nothing of it', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-log-'));
	try {
		const file = join(folder, 'requests.jsonl');
		const flags = ['--subscription', 'Contoso AI Development', '--inventory', '--log-file', file];
		const { code, stderr } = await runCli(['inspect', '--practice', '--state-dir', folder, ...flags]);
		expect([code, stderr]).toEqual([0, '']);
		const [first, second] = (await readFile(file, 'utf8')).split('\n');
		expect(JSON.parse(first ?? '')).toMatchObject({ mode: 'practice', cloud: 'public' });
		expect(JSON.parse(second ?? '')).toMatchObject({ method: 'GET', status: 200 });
	} finally {
		await rm(folder, { recursive: true });
	}
	const none = await runCli(['inspect', '--practice', '--log-file', 'no/such/folder/log']);
	expect([none.code, none.stdout]).toEqual([74, '']);
	expect(none.stderr).toContain('--log-file no/such/folder/log');
});

it('says so where the log cannot be written, before anything is drawn', async () => {
	terminal = await launchInTerminal(['practice', '--log-file', 'no/such/folder/log'], { columns: 200 });
	expect((await terminal.exited).code).toBe(74);
	expect(terminal.screen()).toContain('--log-file no/such/folder/log');
	expect(terminal.output()).not.toContain('\u001B[?1049h');
});

it('is deaf to the variables by which the SDKs would log to the terminal', async () => {
	const env = { AZURE_LOG_LEVEL: 'verbose', DEBUG: '*', TYPESPEC_RUNTIME_LOG_LEVEL: 'verbose' };
	terminal = await launchInTerminal(['practice', '--present'], { env });
	await terminal.waitForText('Contoso AI Production', en.shell.maskedBadge);
	terminal.press('q');
	expect((await terminal.exited).code).toBe(0);
	expect(terminal.output()).not.toMatch(/azure:|Sending request|typeSpecRuntime/i);
});
