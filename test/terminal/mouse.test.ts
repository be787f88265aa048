// The mouse is the terminal's own, unless somebody asks otherwise; and it is given back.
import { afterEach, describe, expect, it } from 'vitest';
import { loadStrings } from '../../source/strings/index.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

let terminal: TerminalSession;
afterEach(() => terminal.close());

const modes = [1000, 1006] as const;

/** A press of the left button on the first line that holds the text. */
const click = (text: string) => {
	const row = terminal.lines().findIndex((line) => line.includes(text)) + 1;
	terminal.type(`\u001B[<0;5;${row}M\u001B[<0;5;${row}m`);
};

describe('the mouse', () => {
	it('finds the row in a list below pictures, without a header, and in all actions', async () => {
		const { fleet, road, shell } = await loadStrings('en');
		terminal = await launchInTerminal(['practice', '--mouse', '--account', 'aoai-contoso-chat']);
		await terminal.waitForText(road.title, 'https://');
		terminal.press('g');
		await terminal.waitForText(`› ▸ 2. ${road.steps.identity.title}`);
		click(road.steps.keysOff.title);
		await terminal.waitForText(`› - 7. ${road.steps.keysOff.title}`);
		terminal.press('CtrlP');
		await terminal.waitForText(shell.paletteTitle);
		click(shell.goTo('Subscriptions'));
		await terminal.waitUntil(
			() => new RegExp(`› +${shell.goTo('Subscriptions')}`).test(terminal.screen()),
			'the cursor there',
		);
		terminal.press('Enter');
		await terminal.waitForText('Fabrikam');
		terminal.press('D');
		await terminal.waitForText(fleet.title, '› Contoso AI Development', 'Contoso Legacy');
		click('Contoso Legacy');
		await terminal.waitForText('› Contoso Legacy');
		terminal.type('\u001B[<64;5;12M');
		await terminal.waitForText('› コントソ 検証環境');
	});

	it('is left alone without --mouse', async () => {
		terminal = await launchInTerminal(['practice']);
		await terminal.waitForText('Contoso AI Production');
		for (const mode of modes) expect(terminal.output()).not.toContain(`\u001B[?${mode}h`);
	});

	it.each([
		['q', 0],
		['SIGTERM', 143],
	] as const)('selects with --mouse, and is given back before the screen is, by %s', async (how, code) => {
		terminal = await launchInTerminal(['practice', '--mouse']);
		await terminal.waitForText('› Contoso AI Production', 'Contoso Sandbox');
		for (const mode of modes) expect(terminal.modes().has(mode)).toBe(true);
		const row = terminal.lines().findIndex((line) => line.includes('Contoso Sandbox'));
		terminal.type(`\u001B[<0;5;${row + 1}M\u001B[<0;5;${row + 1}m`);
		await terminal.waitForText('› Contoso Sandbox');
		if (how === 'q') terminal.press('q');
		else await terminal.kill(how);
		expect((await terminal.exited).code).toBe(code);
		expect([...terminal.modes()]).toEqual([25]);
		const output = terminal.output();
		expect(output.indexOf('\u001B[?1000l')).toBeLessThan(output.lastIndexOf('\u001B[?1049l'));
	});
});
