// A tenant that is served elsewhere: by a trainer, or by another program that speaks the same API.

import { createTenant, serve, type TenantServer } from 'azure-ai-emulator';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { sampleCases } from '../helpers/sample.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

let served: TenantServer;
beforeAll(async () => {
	served = await serve(createTenant(), { token: 'for-the-class' });
});
afterAll(() => served.close());

let terminal: TerminalSession;
afterEach(() => terminal?.close());

describe.each(sampleCases('practice --connect', languages, 1))('practice --connect, in %s', (language) => {
	const open = async (...flags: readonly string[]) => {
		terminal = await launchInTerminal(['practice', '--lang', language, ...flags]);
		return loadStrings(language);
	};

	it('opens the tenant at that address', async () => {
		const { shell } = await open('--connect', served.endpoint, '--token', 'for-the-class');
		await terminal.waitForText('Contoso AI Production', shell.practice);
	});

	it('says that the token is wrong, and where the right one is printed', async () => {
		const { signIn } = await open('--connect', served.endpoint, '--token', 'not-that-one');
		await terminal.waitForText('--token', signIn.practiceFailed, signIn.wrongToken.slice(0, 12));
		expect(terminal.output()).not.toContain('not-that-one');
	});

	it('says that no server answers at an address', async () => {
		const { problems } = await open('--connect', 'http://127.0.0.1:9');
		await terminal.waitForText(problems.network.title);
	});

	it.each(['http://example.com', 'http://192.0.2.1:80', 'http://127.0.0.1.example.com'])(
		'refuses %s: http is for this machine',
		async (url) => {
			const { cli } = await open('--connect', url);
			expect((await terminal.exited).code).toBe(2);
			expect(terminal.output()).toContain(cli.notLoopback(url).slice(0, 60));
		},
	);

	it.each(['nonsense', 'ftp://127.0.0.1', 'http://user@127.0.0.1'])('refuses %s: no address', async (url) => {
		const { cli } = await open('--connect', url);
		expect((await terminal.exited).code).toBe(2);
		expect(terminal.output()).toContain(cli.badUrl(url).slice(0, 20));
	});
});
