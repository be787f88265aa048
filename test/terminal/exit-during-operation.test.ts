// Leaving while a change is under way: a sentence says which, and where to look.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTenant, serve, type TenantServer } from 'azure-ai-emulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../source/strings/en/index.ts';
import { marks } from '../../source/ui/context/theme.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

const account = 'aoai-contoso-batch';
let served: TenantServer;
let terminal: TerminalSession;
beforeEach(async () => {
	// Azure never gets done with it.
	served = await serve(createTenant({ operationTime: 3_600_000 }));
});
afterEach(async () => {
	await terminal.close();
	await served.close();
});

const startChange = async (nodeFlags: readonly string[] = []) => {
	const flags = ['practice', '--connect', served.endpoint, '--token', served.token, '--account', account];
	terminal = await launchInTerminal([...flags, '--state-dir', '.'], { nodeFlags, columns: 120 });
	const { waitForText, press } = terminal;
	await waitForText(en.account.endpoint, en.account.road);
	press('g');
	await waitForText(en.road.title, en.road.nothingCalls);
	press('n');
	await waitForText(en.road.yesNothingCalls);
	press('t');
	// Nothing is proven of it: somebody says why they go on.
	await waitForText(en.road.reasons.cannotTell({}).slice(0, 20));
	press('Enter');
	await waitForText(en.verdict.title, en.verdict.access);
	press('x');
	await waitForText(en.verdict.acceptRiskLabel);
	terminal.type('asked');
	await waitForText('asked');
	await terminal.answer(en.verdict.acceptRiskDone);
	press('Esc');
	await waitForText(en.road.reasons.keysOn({}));
	press('Enter');
	await waitForText(en.confirm.typeName, en.confirm.nameLabel);
	await terminal.typeInto(en.confirm.nameLabel, account);
	await terminal.answer(en.flight.phases.sending);
	// The intent is on disk from here on.
	const later = [en.flight.phases.sending, en.flight.phases.operation, en.flight.phases.checking];
	const isLater = () => later.some((phase) => terminal.screen().includes(`${marks.next} ${phase}`));
	await terminal.waitUntil(isLater, 'the request on its way');
};

const expectInterruptionNotice = async (code: number) => {
	const left = await terminal.exited;
	expect(left.code).toBe(code);
	expect(left.after).toBe(left.before);
	expect(terminal.isAlternateScreen()).toBe(false);
	const said = en.cli.leftInProgress(en.changes.disableKeys.title({ account })).split('\n');
	await terminal.waitForText(...said.map((line) => line.slice(0, 60)));
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
	it('by Ctrl+C asks once more, and then names the running change', async () => {
		await startChange();
		terminal.press('CtrlC');
		await terminal.waitForText(en.shell.operationRunning(account).slice(0, 60));
		terminal.press('CtrlC');
		await expectInterruptionNotice(0);
	});

	it.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGINT', 130],
	] as const)('by %s says what was in flight', async (signal, code) => {
		await startChange();
		await terminal.kill(signal);
		await expectInterruptionNotice(code);
	});

	it('by a fault says so too', async () => {
		await startChange(['--import', join(import.meta.dirname, 'inject-fault.mjs')]);
		await terminal.kill('SIGUSR2');
		await expectInterruptionNotice(70);
		expect(terminal.output()).toContain('a fault made for the test');
	});
});
