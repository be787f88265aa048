// Leaving while many changes are under way together: which one was in flight, how many were not begun, and the way on.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { servedRun } from '../../emulator/source/practice.ts';
import { openJournal } from '../../source/storage/journal.ts';
import { servedJournal } from '../../source/storage/practice-journals.ts';
import { en } from '../../source/strings/en/index.ts';
import { nobodyCalls } from '../helpers/decided.ts';
import { accountNamed, openPractice, type Practice } from '../helpers/practice.ts';
import { openTerminal, type Terminal } from '../helpers/terminal.ts';

const names = ['aoai-contoso-batch', 'aoai-contoso-chat', 'aoai-contoso-dev'];
const [first = ''] = names;

let practice: Practice;
let terminal: Terminal;
let home: string;
let file: string;
beforeEach(async () => {
	// Azure never gets done with the first.
	practice = await openPractice({ clock: Date.now, operationTime: 3_600_000 });
	home = await mkdtemp(join(tmpdir(), 'aoai-keyless-pty-'));
	file = servedJournal(
		home,
		practice.served.endpoint,
		await servedRun(practice.served.endpoint, practice.served.token),
	);
	let id = 0;
	const journal = openJournal({ file, clock: Date.now, newId: () => `before-${id++}`, program: 'test' });
	for (const name of names) await nobodyCalls(journal, (await accountNamed(practice.azure, name)).id);
});
afterEach(async () => {
	await terminal?.close();
	await practice.close();
	await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

const open = async (more: Parameters<typeof openTerminal>[1] = {}) => {
	const { endpoint, token } = practice.served;
	const flags = ['practice', '--connect', endpoint, '--token', token, '--state-dir', '.'];
	terminal = await openTerminal(flags, { home, columns: 120, rows: 40, ...more });
	await terminal.see('Contoso AI Production');
};

/** Selected, planned, confirmed: the request of the first is on its way. */
const takeOff = async (more: Parameters<typeof openTerminal>[1] = {}) => {
	await open(more);
	const { see, press, type } = terminal;
	press('a');
	await see(en.lists.allAccounts, first);
	for (const name of names) {
		press('/');
		await see(`\n${en.shell.filterLabel}`);
		type(name);
		await see(`${en.shell.filterLabel} ${name}`, `› `);
		press('Enter');
		await see(`? ${en.shell.help}`);
		press(' ');
		await see(en.plan.selected(names.indexOf(name) + 1));
		press('/');
		await see(`\n${en.shell.filterLabel} ${name}`);
		for (const _ of name) press('Backspace');
		await see(`${en.shell.filterLabel}\n`);
		press('Enter');
		await see(`? ${en.shell.help}`);
	}
	press('P');
	await see(en.plan.heads.disable(3));
	press('Enter');
	await see(en.plan.typeWords, `\n${en.plan.label}`);
	type('3 disable');
	await see(`${en.plan.label} 3 disable`);
	press('Enter');
	await see(en.plan.flying(0, 3));
	await expect.poll(() => practice.changes().length, { timeout: 15_000 }).toBe(1);
};

/** With what is under way, and with whatever comes at once. */
const azureGetsDone = () => {
	const { options, operations } = practice.tenant;
	(options as { operationTime: number }).operationTime = 0;
	for (const operation of operations.values()) (operation as { endsAt: number }).endsAt = 0;
};

const entries = async () =>
	(await readFile(file, 'utf8'))
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as { type: string });

const expectSaid = async (code: number) => {
	const left = await terminal.left;
	expect(left.code).toBe(code);
	expect(left.after).toBe(left.before);
	expect(terminal.isAlternate()).toBe(false);
	const title = en.changes.disableKeys.title({ account: first });
	const said = [...en.cli.leftInFlight(title).split('\n'), en.cli.notBegun(2)];
	await terminal.see(...said.map((line) => line.slice(0, 60)));
	// Whole: every line is read, and one intent is all that was written after the plan.
	expect((await entries()).map(({ type }) => type).slice(-2)).toEqual(['planned', 'intended']);
	expect(practice.changes().length).toBe(1);
};

describe('leaving while many are under way', () => {
	it.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGINT', 130],
	] as const)('by %s says which was in flight and how many were not begun', async (signal, code) => {
		await takeOff();
		await terminal.kill(signal);
		await expectSaid(code);
	});

	it('by a fault says so too', async () => {
		await takeOff({ nodeFlags: ['--import', join(import.meta.dirname, 'faults.mjs')] });
		await terminal.kill('SIGUSR2');
		await expectSaid(70);
	});

	it('with the window leaves a whole journal, from which the next start goes on: nothing is sent twice', async () => {
		await takeOff();
		const id = await terminal.pid();
		terminal.vanish();
		await expect.poll(() => isRunning(id), { timeout: 10_000 }).toBe(false);
		expect((await entries()).map(({ type }) => type).slice(-2)).toEqual(['planned', 'intended']);
		expect(practice.changes().length).toBe(1);
		azureGetsDone();
		await terminal.close();
		await open();
		await terminal.see(first);
		terminal.press('h');
		await terminal.see(en.history.title, en.history.states.done, en.plan.goOn(2));
		terminal.press('P');
		await terminal.see(en.plan.heads.disable(2));
		terminal.press('Enter');
		await terminal.see(en.plan.typeWords, `\n${en.plan.label}`);
		terminal.type('2 disable');
		await terminal.see(`${en.plan.label} 2 disable`);
		terminal.press('Enter');
		await terminal.see(en.plan.ended(2, 0, 0));
		expect(practice.changes().length).toBe(3);
		for (const name of names) expect((await accountNamed(practice.azure, name)).keyAuth).toBe('off');
	});

	it('by Ctrl+Z stands still, and goes on where it was', async () => {
		await takeOff({ isJob: true });
		terminal.press('CtrlZ');
		await terminal.see('STOPPED');
		expect(terminal.isAlternate()).toBe(false);
		terminal.press('Enter');
		await terminal.see(en.plan.flying(0, 3));
		expect(practice.changes().length).toBe(1);
	});
});

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
