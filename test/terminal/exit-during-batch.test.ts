// Leaving while many changes are under way together: which one was in flight, how many were not begun, and the way on.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchServerRunId } from 'azure-ai-emulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../source/storage/journal.ts';
import { servedJournalFile } from '../../source/storage/practice-journals.ts';
import { en } from '../../source/strings/en/index.ts';
import { recordNothingCalls } from '../helpers/account-notes.ts';
import { expectEventually } from '../helpers/expect-eventually.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

const names = ['aoai-contoso-batch', 'aoai-contoso-chat', 'aoai-contoso-dev'];
const [first = ''] = names;

let practice: PracticeTenant;
let terminal: TerminalSession;
let home: string;
let file: string;
beforeEach(async () => {
	// Azure never gets done with the first.
	practice = await startPracticeTenant({ clock: Date.now, operationTime: 3_600_000 });
	home = await mkdtemp(join(tmpdir(), 'aoai-keyless-pty-'));
	file = servedJournalFile(
		home,
		practice.server.endpoint,
		await fetchServerRunId(practice.server.endpoint, practice.server.token),
	);
	let id = 0;
	const journal = openJournal({ file, clock: Date.now, newId: () => `before-${id++}`, program: 'test' });
	for (const name of names) await recordNothingCalls(journal, (await findAccount(practice.azure, name)).id);
});
afterEach(async () => {
	await terminal?.close();
	await practice.close();
	await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

const open = async (more: Parameters<typeof launchInTerminal>[1] = {}) => {
	const { endpoint, token } = practice.server;
	const flags = ['practice', '--connect', endpoint, '--token', token, '--state-dir', '.'];
	terminal = await launchInTerminal(flags, { home, columns: 120, rows: 40, ...more });
	await terminal.waitForText('Contoso AI Production');
};

/** Selected, planned, confirmed: the request of the first is on its way. */
const startBatch = async (more: Parameters<typeof launchInTerminal>[1] = {}) => {
	await open(more);
	const { waitForText, press, type } = terminal;
	press('a');
	await waitForText(en.lists.allAccounts, first);
	for (const name of names) {
		press('/');
		await waitForText(`\n${en.shell.filterLabel}`);
		type(name);
		await waitForText(`${en.shell.filterLabel} ${name}`, `› `);
		press('Enter');
		await waitForText(`? ${en.shell.help}`);
		press(' ');
		await waitForText(en.plan.selected(names.indexOf(name) + 1));
		press('/');
		await waitForText(`\n${en.shell.filterLabel} ${name}`);
		for (const _ of name) press('Backspace');
		await waitForText(`${en.shell.filterLabel}\n`);
		press('Enter');
		await waitForText(`? ${en.shell.help}`);
	}
	press('P');
	await waitForText(en.plan.heads.disable(3));
	press('Enter');
	await waitForText(en.plan.typeWords, `\n${en.plan.label}`);
	await terminal.typeInto(en.plan.label, '3 disable');
	await terminal.answer(en.plan.running(0, 3));
	await expectEventually(() => practice.writeRequests().length).toBe(1);
};

/** With what is under way, and with whatever comes at once. */
const finishAzureOperations = () => {
	const { options, operations } = practice.tenant;
	(options as { operationTime: number }).operationTime = 0;
	for (const operation of operations.values()) (operation as { endsAt: number }).endsAt = 0;
};

const entries = async () =>
	(await readFile(file, 'utf8'))
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as { type: string });

const expectInterruptionNotice = async (code: number) => {
	const left = await terminal.exited;
	expect(left.code).toBe(code);
	expect(left.after).toBe(left.before);
	expect(terminal.isAlternateScreen()).toBe(false);
	const title = en.changes.disableKeys.title({ account: first });
	const said = [...en.cli.leftInProgress(title).split('\n'), en.cli.notStarted(2)];
	await terminal.waitForText(...said.map((line) => line.slice(0, 60)));
	// Whole: every line is read, and one intent is all that was written after the plan.
	expect((await entries()).map(({ type }) => type).slice(-2)).toEqual(['planned', 'intended']);
	expect(practice.writeRequests().length).toBe(1);
};

describe('leaving while many are under way', () => {
	it.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGINT', 130],
	] as const)('by %s says which was in flight and how many were not begun', async (signal, code) => {
		await startBatch();
		await terminal.kill(signal);
		await expectInterruptionNotice(code);
	});

	it('by a fault says so too', async () => {
		await startBatch({ nodeFlags: ['--import', join(import.meta.dirname, 'inject-fault.mjs')] });
		await terminal.kill('SIGUSR2');
		await expectInterruptionNotice(70);
	});

	it('with the window leaves a whole journal, from which the next start goes on: nothing is sent twice', async () => {
		await startBatch();
		const id = await terminal.pid();
		terminal.hangUp();
		await expectEventually(() => isRunning(id)).toBe(false);
		expect((await entries()).map(({ type }) => type).slice(-2)).toEqual(['planned', 'intended']);
		expect(practice.writeRequests().length).toBe(1);
		finishAzureOperations();
		await terminal.close();
		await open();
		await terminal.waitForText(first);
		terminal.press('h');
		await terminal.waitForText(en.history.title, en.history.states.done, en.plan.goOn(2));
		terminal.press('P');
		await terminal.waitForText(en.plan.heads.disable(2));
		terminal.press('Enter');
		await terminal.waitForText(en.plan.typeWords, `\n${en.plan.label}`);
		await terminal.typeInto(en.plan.label, '2 disable');
		await terminal.answer(en.plan.ended(2, 0, 0));
		expect(practice.writeRequests().length).toBe(3);
		for (const name of names) expect((await findAccount(practice.azure, name)).keyAuth).toBe('off');
	});

	it('by Ctrl+Z stands still, and goes on where it was', async () => {
		await startBatch({ isJob: true });
		terminal.press('CtrlZ');
		await terminal.waitForText('STOPPED');
		expect(terminal.isAlternateScreen()).toBe(false);
		terminal.press('Enter');
		await terminal.waitForText(en.plan.running(0, 3));
		expect(practice.writeRequests().length).toBe(1);
	});
});

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
