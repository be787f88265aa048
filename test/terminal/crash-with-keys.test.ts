// A crash while the keys of an account are compared: whatever it quotes, no key is in what the program leaves behind.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { keyMark } from '../../emulator/source/new-key.ts';
import { en } from '../../source/strings/en/index.ts';
import { searchPath, searchText } from '../helpers/canaries.ts';
import { openTerminal, type Terminal } from '../helpers/terminal.ts';

let terminal: Terminal;
afterEach(() => terminal.close());

const lookThrough = async () => {
	terminal.press('l');
	await terminal.see(en.verdict.yes);
	terminal.press('t');
};

it.each([
	['in the comparison itself', 'comparing'],
	['in a promise that nobody holds', 'rejection'],
	['inside a component', 'drawing'],
])('%s', async (_, fault) => {
	terminal = await openTerminal(['practice', '--account', 'aoai-contoso-orders', '--log-file', 'requests.log'], {
		columns: 140,
		rows: 100,
		nodeFlags: ['--import', join(import.meta.dirname, 'faults-comparing.mjs')],
		env: { FAULT: fault, KEY_MARK: keyMark },
	});
	const { see, press } = terminal;
	await see(en.road.title, 'aoai-contoso-orders', en.account.whoHasAccess);
	press('g');
	await see('› ▸ 2.');
	for (const step of [3, 4, 5, 6]) {
		press('Down');
		await terminal.until(() => new RegExp(`^› . ${step}\\.`, 'm').test(terminal.screen()), `step ${step}`);
	}
	await see(en.verdict.show);
	press('Enter');
	await see(en.verdict.sources);
	await lookThrough();
	await see('AZURE_OPENAI_API_KEY of app-contoso-orders holds key2 of this account');

	await terminal.kill('SIGUSR2');
	await terminal.until(() => terminal.output().includes('armed'), 'the fault to be made');
	await lookThrough();
	expect((await terminal.left).code).toBe(70);
	// It is told where it broke, and what of it was left out.
	expect(terminal.screen().replaceAll('\n', '')).toContain(en.cli.bug);
	expect(terminal.screen().replaceAll('\n', '')).toContain(
		"a fault made for the test, with '(redacted)...' of (redacted)",
	);
	expect(terminal.output()).not.toContain(keyMark);
	expect(searchText('the terminal', terminal.output()).found).toEqual([]);
	expect(readdirSync(terminal.home)).toContain('requests.log');
	expect(searchPath(terminal.home).found).toEqual([]);
});
