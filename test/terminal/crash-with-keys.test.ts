// A crash while the keys of an account are compared: whatever it quotes, no key is in what the program leaves behind.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { keyPrefix } from '../../emulator/source/generate-key.ts';
import { en } from '../../source/strings/en/index.ts';
import { searchPath, searchText } from '../helpers/secret-scan.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

let terminal: TerminalSession;
afterEach(() => terminal.close());

const scanForKeys = async () => {
	terminal.press('l');
	await terminal.waitForText(en.verdict.yes);
	terminal.press('t');
};

it.each([
	['in the comparison itself', 'comparing'],
	['in a promise that nobody holds', 'rejection'],
	['inside a component', 'drawing'],
])('%s', async (_, fault) => {
	terminal = await launchInTerminal(['practice', '--account', 'aoai-contoso-orders', '--log-file', 'requests.log'], {
		columns: 140,
		rows: 100,
		nodeFlags: ['--import', join(import.meta.dirname, 'inject-key-comparison-fault.mjs')],
		env: { FAULT: fault, KEY_MARK: keyPrefix },
	});
	const { waitForText, press } = terminal;
	await waitForText(en.road.title, 'aoai-contoso-orders', en.account.whoHasAccess);
	press('g');
	await waitForText('› ▸ 2.');
	for (const step of [3, 4, 5, 6]) {
		press('Down');
		await terminal.waitUntil(() => new RegExp(`^› . ${step}\\.`, 'm').test(terminal.screen()), `step ${step}`);
	}
	await waitForText(en.verdict.show);
	press('Enter');
	await waitForText(en.verdict.sources);
	await scanForKeys();
	await waitForText('AZURE_OPENAI_API_KEY of app-contoso-orders holds key2 of this account');

	await terminal.kill('SIGUSR2');
	await terminal.waitUntil(() => terminal.output().includes('armed'), 'the fault to be made');
	await scanForKeys();
	expect((await terminal.exited).code).toBe(70);
	// It is told where it broke, and what of it was left out.
	expect(terminal.screen().replaceAll('\n', '')).toContain(en.cli.internalError);
	expect(terminal.screen().replaceAll('\n', '')).toContain(
		"a fault made for the test, with '(redacted)...' of (redacted)",
	);
	expect(terminal.output()).not.toContain(keyPrefix);
	expect(searchText('the terminal', terminal.output()).matches).toEqual([]);
	expect(readdirSync(terminal.home)).toContain('requests.log');
	expect(searchPath(terminal.home).matches).toEqual([]);
});
