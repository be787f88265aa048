// Leaving while a change is under way: a sentence says which, and where to look.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTenant, type Served, serve } from '../../emulator/source/practice.ts';
import { en } from '../../source/strings/en/index.ts';
import { marks } from '../../source/ui/context/theme.ts';
import { openTerminal, type Terminal } from '../helpers/terminal.ts';

const account = 'aoai-contoso-batch';
let served: Served;
let terminal: Terminal;
beforeEach(async () => {
	// Azure never gets done with it.
	served = await serve(createTenant({ operationTime: 3_600_000 }));
});
afterEach(async () => {
	await terminal.close();
	await served.close();
});

const takeOff = async (nodeFlags: readonly string[] = []) => {
	const flags = ['practice', '--connect', served.endpoint, '--token', served.token, '--account', account];
	terminal = await openTerminal([...flags, '--state-dir', '.'], { nodeFlags, columns: 120 });
	const { see, press } = terminal;
	await see(en.account.endpoint, en.account.road);
	press('g');
	await see(en.road.title, en.road.nothingCalls);
	press('n');
	await see(en.road.yesNothingCalls);
	press('t');
	// Nothing is proven of it: somebody says why they go on.
	await see(en.road.reasons.cannotTell({}).slice(0, 20));
	press('Enter');
	await see(en.verdict.title, en.verdict.access);
	press('x');
	await see(en.verdict.acceptLabel);
	terminal.type('asked');
	await see('asked');
	press('Enter');
	await see(en.verdict.acceptDone);
	press('Esc');
	await see(en.road.reasons.keysOn({}));
	press('Enter');
	await see(en.confirm.typeName, en.confirm.nameLabel);
	terminal.type(account);
	await see(`${en.confirm.nameLabel} ${account}`);
	press('Enter');
	// The intent is on disk from here on.
	const later = [en.flight.phases.sending, en.flight.phases.operation, en.flight.phases.checking];
	const isLater = () => later.some((phase) => terminal.screen().includes(`${marks.next} ${phase}`));
	await terminal.until(isLater, 'the request on its way');
};

const expectSaid = async (code: number) => {
	const left = await terminal.left;
	expect(left.code).toBe(code);
	expect(left.after).toBe(left.before);
	expect(terminal.isAlternate()).toBe(false);
	const said = en.cli.leftInFlight(en.changes.disableKeys.title({ account })).split('\n');
	await terminal.see(...said.map((line) => line.slice(0, 60)));
	const folder = join(terminal.home, 'practice');
	const [file = ''] = await readdir(folder);
	const journal = await readFile(join(folder, file), 'utf8');
	expect(
		journal
			.trim()
			.split('\n')
			.map((line) => (JSON.parse(line) as { type: string }).type),
	).toEqual(['noted', 'noted', 'intended']);
};

describe('leaving while a change is under way', () => {
	it('by Ctrl+C asks once more, and then says what was in flight', async () => {
		await takeOff();
		terminal.press('CtrlC');
		await terminal.see(en.shell.inFlight(account).slice(0, 60));
		terminal.press('CtrlC');
		await expectSaid(0);
	});

	it.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGINT', 130],
	] as const)('by %s says what was in flight', async (signal, code) => {
		await takeOff();
		await terminal.kill(signal);
		await expectSaid(code);
	});

	it('by a fault says so too', async () => {
		await takeOff(['--import', join(import.meta.dirname, 'faults.mjs')]);
		await terminal.kill('SIGUSR2');
		await expectSaid(70);
		expect(terminal.output()).toContain('a fault made for the test');
	});
});
