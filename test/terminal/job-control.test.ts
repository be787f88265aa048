// Ctrl+Z and fg, and a program that was stopped by somebody else.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../source/strings/en/index.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

let terminal: TerminalSession;
afterEach(() => terminal.close());

const open = async () => {
	terminal = await launchInTerminal(['practice'], { isJob: true });
	await terminal.waitForText('Contoso AI Production');
	await terminal.waitUntil(() => !/ \.\. /.test(terminal.screen()), 'the last answer');
};

const leave = async () => {
	terminal.press('?');
	await terminal.waitForText(en.shell.helpTitle);
	terminal.press('CtrlC');
	const left = await terminal.exited;
	expect(left.code).toBe(0);
	expect(left.after).toBe(left.before);
	expect(terminal.isAlternateScreen()).toBe(false);
	expect([...terminal.modes()]).toEqual([25]);
};

describe('job control', () => {
	it('gives the terminal to the shell at Ctrl+Z, and paints all of it again at fg', async () => {
		await open();
		const shown = terminal.screen();
		terminal.press('CtrlZ');
		await terminal.waitForText('STOPPED');
		expect(terminal.isAlternateScreen()).toBe(false);
		expect([...terminal.modes()]).toEqual([25]);
		expect(await readFile(join(terminal.home, 'stopped'), 'utf8')).toBe(
			await readFile(join(terminal.home, 'before'), 'utf8'),
		);
		terminal.press('Enter');
		await terminal.waitUntil(
			() => terminal.isAlternateScreen() && terminal.screen() === shown,
			`what was there:\n${shown}`,
		);
		await leave();
	});

	it('does so while a name or filter is typed, and keeps what was typed', async () => {
		await open();
		terminal.press('/');
		await terminal.waitForText(en.shell.filterLabel);
		terminal.type('legacy');
		await terminal.waitForText(`${en.shell.filterLabel} legacy`);
		terminal.press('CtrlZ');
		await terminal.waitForText('STOPPED');
		terminal.press('Enter');
		await terminal.waitForText(`${en.shell.filterLabel} legacy`, 'Contoso Legacy');
		await terminal.waitUntil(() => terminal.modes().has(25) && terminal.isAlternateScreen(), 'the cursor in the field');
		terminal.press('Esc');
		await terminal.waitForText('Contoso AI Production');
		await leave();
	});

	it('takes the terminal again after another program stopped this one', async () => {
		await open();
		const shown = terminal.screen();
		await terminal.kill('SIGSTOP');
		await terminal.waitForText('STOPPED');
		terminal.press('Enter');
		await terminal.waitUntil(() => terminal.screen() === shown, `what was there:\n${shown}`);
		await leave();
	});
});
