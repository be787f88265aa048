// However the program is left, the terminal is as it was and the exit code says why.
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../source/strings/en/index.ts';
import { expectEventually } from '../helpers/expect-eventually.ts';
import { launchInTerminal, type TerminalOptions, type TerminalSession } from '../helpers/terminal-session.ts';

let terminal: TerminalSession;
afterEach(() => terminal?.close());

const expectTerminalRestored = async (code: number) => {
	const left = await terminal.exited;
	expect(left.code).toBe(code);
	expect(left.after).toBe(left.before);
	expect(left.before).toContain('icanon');
	expect(terminal.isAlternateScreen()).toBe(false);
	expect([...terminal.modes()]).toEqual([25]);
};

/** Where the program can be when somebody leaves it. */
const exitMoments: Readonly<Record<string, () => Promise<unknown>>> = {
	// Until the keyboard is taken, which bracketed paste tells, Ctrl+C is the terminal's own SIGINT.
	'before the first answer': () => terminal.waitUntil(() => terminal.modes().has(2004), 'the keyboard to be taken'),
	'on a list': () => terminal.waitForText('Contoso AI Production'),
	'while typing a filter': async () => {
		await terminal.waitForText('Contoso AI Production');
		terminal.press('/');
		await terminal.waitForText(en.shell.filterLabel);
	},
	'with help open': async () => {
		await terminal.waitForText('Contoso AI Production');
		terminal.press('?');
		await terminal.waitForText(en.shell.helpTitle);
	},
};

const open = async (options?: TerminalOptions) => {
	terminal = await launchInTerminal(['practice'], options);
};

describe('leaving', () => {
	it('with q gives the terminal back and 0', async () => {
		await open();
		await exitMoments['on a list']?.();
		terminal.press('q');
		await expectTerminalRestored(0);
		expect(terminal.screen()).toBe('');
	});

	for (const [moment, reach] of Object.entries(exitMoments)) {
		it(`with Ctrl+C ${moment} gives the terminal back and 0`, async () => {
			await open();
			await reach();
			terminal.press('CtrlC');
			await expectTerminalRestored(0);
		});

		for (const [signal, code] of [
			['SIGTERM', 143],
			['SIGHUP', 129],
			['SIGINT', 130],
		] as const) {
			it(`by ${signal} ${moment} gives the terminal back and ${code}`, async () => {
				await open();
				await reach();
				await terminal.kill(signal);
				await expectTerminalRestored(code);
			});
		}
	}

	it('by a terminal that has gone ends the program', async () => {
		await open();
		await exitMoments['on a list']?.();
		const pid = await terminal.pid();
		terminal.hangUp();
		await expectEventually(() => isRunning(pid)).toBe(false);
	});
});

const isRunning = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
};

describe('a fault of the program', () => {
	const nodeFlags = ['--import', join(import.meta.dirname, 'inject-fault.mjs')];

	it('inside a component restores the terminal, says where it was, and ends with 70', async () => {
		await open({ nodeFlags });
		await exitMoments['on a list']?.();
		await terminal.kill('SIGUSR2');
		await terminal.waitUntil(() => terminal.output().includes('armed'), 'the fault to be made');
		terminal.press('?');
		await expectTerminalRestored(70);
		expect(terminal.screen().replaceAll('\n', '')).toContain(en.cli.internalError);
		expect(terminal.screen()).toContain('a fault made for the test');
	});

	it('that only shows while the program is being left does the same', async () => {
		await open({ nodeFlags });
		await exitMoments['on a list']?.();
		await terminal.kill('SIGUSR2');
		await terminal.waitUntil(() => terminal.output().includes('armed'), 'the fault to be made');
		terminal.press('q');
		await expectTerminalRestored(70);
		expect(terminal.screen().replaceAll('\n', '')).toContain(en.cli.internalError);
		expect(terminal.screen()).toContain('a fault made for the test');
	});

	it('that no promise caught does the same', async () => {
		await open({ nodeFlags, env: { FAULT: 'rejection' } });
		await exitMoments['on a list']?.();
		await terminal.kill('SIGUSR2');
		await expectTerminalRestored(70);
		expect(terminal.screen().replaceAll('\n', '')).toContain(en.cli.internalError);
		expect(terminal.screen()).toContain('a fault made for the test');
	});
});
