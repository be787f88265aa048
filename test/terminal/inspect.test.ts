// The built program in a pipeline: data on standard output, everything else on standard error, a code to decide by.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planChange } from '../../source/changes/plan.ts';
import { formats } from '../../source/report/choices.ts';
import { journalFile, openJournal } from '../../source/storage/journal.ts';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { buildDisableKeysInput } from '../helpers/account-notes.ts';
import { startUnthrottledTenant } from '../helpers/inspection.ts';
import { parseCsv } from '../helpers/parse-csv.ts';
import { findAccount, type PracticeTenant } from '../helpers/practice-tenant.ts';
import { runCli } from '../helpers/run-cli.ts';
import { builtCli, launchInTerminal } from '../helpers/terminal-session.ts';

let practice: PracticeTenant;
let served: readonly string[];
beforeAll(async () => {
	practice = await startUnthrottledTenant();
	served = ['--connect', practice.server.endpoint, '--token', practice.server.token];
});
afterAll(() => practice.close());

const development = ['--subscription', 'Contoso AI Development'];

describe('inspect', () => {
	it('writes JSON and nothing else, and ends with 4 because one subscription could not be read', async () => {
		const { code, stdout, stderr } = await runCli(['inspect', ...served, '--output', 'json']);
		expect([code, stderr]).toEqual([4, '']);
		const document = JSON.parse(stdout);
		expect(document).toMatchObject({ schemaVersion: '1.0', mode: 'practice', complete: false });
		expect(document.accounts.length).toBeGreaterThan(30);
		expect(practice.writeRequests()).toEqual([]);
	});

	it('needs no tenant but its own, and leaves its journal alone', async () => {
		const home = await mkdtemp(join(tmpdir(), 'aoai-keyless-inspect-'));
		const { code, stdout } = await runCli([
			'inspect',
			'--practice',
			'--account',
			'aoai-contoso-chat',
			...development,
			'--state-dir',
			home,
		]);
		// It is in another subscription.
		expect(code).toBe(66);
		expect(stdout).toContain('0');
		await expect(readdir(join(home, 'practice'))).rejects.toThrow('ENOENT');
		await rm(home, { recursive: true });
	});

	it('takes names and ids, one or more, before and after its own name', async () => {
		const named = async (...flags: readonly string[]) => {
			const { stdout } = await runCli([...flags, '--output', 'csv', '--inventory', ...served]);
			const [head = [], ...rows] = parseCsv(stdout);
			return rows.map((row) => row[head.indexOf('name')]);
		};
		const chat =
			(await runCli(['inspect', ...served, '--inventory', '--output', 'csv'])).stdout
				.match(/\S*\/aoai-contoso-chat\b/)?.[0]
				?.split(',')
				.at(-1) ?? '';
		expect(await named('inspect', '--account', chat)).toEqual(['aoai-contoso-chat']);
		expect(
			await named('inspect', ...development, '--account', 'AOAI-contoso-dev', '--account', 'aoai-contoso-lab'),
		).toEqual(['aoai-contoso-dev', 'aoai-contoso-lab']);
		expect(await named(...development, 'inspect', '--account', 'aoai-contoso-dev')).toEqual(['aoai-contoso-dev']);
	});

	it.each([
		[['--fail-on', 'keys-on'], 3],
		[['--fail-on', 'ready,refused'], 3],
		[['--fail-on', 'ready'], 0],
		[['--fail-on', 'ready', '--fail-on', 'not-ready'], 3],
		[['--inventory', '--fail-on', 'keys-on'], 3],
		[[], 0],
	])('ends as the pipeline asked: %j gives %i', async (flags, code) => {
		const ran = await runCli(['inspect', ...served, ...development, ...flags, '--output', 'json']);
		expect([ran.code, ran.stderr]).toEqual([code, '']);
		expect(JSON.parse(ran.stdout).complete).toBe(true);
	});

	it.each([
		[['--fail-on', 'sometimes']],
		[['--output', 'xml']],
		[['--token', 'x']],
		[['--inventory', '--fail-on', 'ready']],
		[['--inventory', '--look-through-settings']],
		[['--connect', 'http://192.0.2.1']],
		[['what']],
	])('refuses %j with 2', async (flags) => {
		const { code, stdout, stderr } = await runCli(['inspect', ...flags]);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr.trim().split('\n').length).toBe(1);
	});

	it('ends with 66 where nothing has the name', async () => {
		const { code, stderr } = await runCli(['inspect', ...served, ...development, '--inventory', '--account', 'nobody']);
		expect([code, stderr]).toEqual([66, 'Nothing that can be read is called nobody.\n']);
	});

	it('ends with 69 where the tenant does not know the token', async () => {
		const { code, stdout, stderr } = await runCli([
			'inspect',
			'--connect',
			practice.server.endpoint,
			'--token',
			'wrong',
		]);
		expect([code, stdout]).toEqual([69, '']);
		expect(stderr).not.toMatch(/\n\s+at /);
	});

	it.skipIf(process.platform === 'win32')('ends quietly with 141 where its reader has gone', async () => {
		const child = spawn(process.execPath, [builtCli, 'inspect', ...served, '--inventory', '--output', 'json'], {
			env: { PATH: process.env.PATH ?? '', HOME: tmpdir(), LANG: 'C.UTF-8' },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		child.stdout.destroy();
		let stderr = '';
		child.stderr.on('data', (text) => {
			stderr += text;
		});
		const [code] = await once(child, 'close');
		expect([code, stderr]).toEqual([141, '']);
	});

	it('shows a person how far it is, and takes that line away', async () => {
		const terminal = await launchInTerminal(['inspect', ...served, ...development], { redirection: '> /dev/null' });
		try {
			expect((await terminal.exited).code).toBe(0);
			expect(terminal.output()).toContain('Accounts: 3 of 17');
			expect(terminal.screen()).not.toContain('Accounts:');
		} finally {
			await terminal.close();
		}
	});
});

describe.each(languages)('the table in %s', (language) => {
	it('speaks the language that was asked for', async () => {
		const { reports } = await loadStrings(language);
		const { stdout } = await runCli(['inspect', ...served, ...development, '--lang', language]);
		expect(stdout).toContain(reports.summary(17, 1, 16, 1));
		expect(stdout).toContain(reports.outcomes.notReady);
	});
});

describe('what is passed on', () => {
	const chat = ['--account', 'aoai-contoso-chat'];
	const told = [
		...formats.map((output) => ['inspect', ...chat, '--output', output]),
		...['markdown', 'html'].map((output) => ['report', ...chat, '--output', output]),
	];
	const secret = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w.+#-]+@[\w-]+(\.[\w-]+)+/gi;
	/** An address that is covered still looks like one. */
	const secretsIn = (text: string) => (text.match(secret) ?? []).filter((one) => !/^[x.@]+$/.test(one));

	it.each(told)('masks ids and addresses with --present: %s %s %s %s %s', async (...asked) => {
		const { stdout, stderr } = await runCli([...asked, '--present', ...served]);
		expect(secretsIn(stdout + stderr)).toEqual([]);
		expect(stdout).toContain('aoai-contoso-chat');
		if (asked.at(-1) === 'json' || asked.at(-1) === 'sarif') expect(JSON.parse(stdout)).toBeTypeOf('object');
	});

	it('would show them otherwise, and keeps the versions of a template', async () => {
		const { stdout } = await runCli(['report', ...chat, ...served]);
		expect(secretsIn(stdout)).not.toEqual([]);
		const { stdout: covered } = await runCli(['report', ...chat, '--present', ...served]);
		const template = /'Microsoft\.Authorization\/\w+@\d{4}-\d\d-\d\d/;
		expect(covered).toMatch(template);
	});

	it.each(['table', 'json'])('masks the journal too, as %s', async (output) => {
		const home = await mkdtemp(join(tmpdir(), 'aoai-keyless-history-'));
		const journal = openJournal({ file: journalFile(home), clock: Date.now, newId: () => '1', program: 'test' });
		const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
		const change = await planChange(practice.azure, { kind: 'disableKeys', input: buildDisableKeysInput(id) });
		await journal.recordIntent(change, await practice.azure.signedInUser());
		const shown = (await runCli(['history', '--state-dir', home, '--output', output])).stdout;
		const covered = (await runCli(['history', '--state-dir', home, '--output', output, '--present'])).stdout;
		expect(secretsIn(shown)).not.toEqual([]);
		expect(secretsIn(covered)).toEqual([]);
		expect(covered).toContain('aoai-contoso-chat');
		await rm(home, { recursive: true });
	});
});
