// The mouse is the terminal's own, unless somebody asks otherwise; and it is given back.
import { afterEach, describe, expect, it } from 'vitest';
import { openTerminal, type Terminal } from '../helpers/terminal.ts';

let terminal: Terminal;
afterEach(() => terminal.close());

const modes = [1000, 1006] as const;

describe('the mouse', () => {
	it('is left alone without --mouse', async () => {
		terminal = await openTerminal(['practice']);
		await terminal.see('Contoso AI Production');
		for (const mode of modes) expect(terminal.output()).not.toContain(`\u001B[?${mode}h`);
	});

	it.each([
		['q', 0],
		['SIGTERM', 143],
	] as const)('selects with --mouse, and is given back before the screen is, by %s', async (how, code) => {
		terminal = await openTerminal(['practice', '--mouse']);
		await terminal.see('› Contoso AI Production', 'Contoso Sandbox');
		for (const mode of modes) expect(terminal.modes().has(mode)).toBe(true);
		const row = terminal.lines().findIndex((line) => line.includes('Contoso Sandbox'));
		terminal.type(`\u001B[<0;5;${row + 1}M\u001B[<0;5;${row + 1}m`);
		await terminal.see('› Contoso Sandbox');
		if (how === 'q') terminal.press('q');
		else await terminal.kill(how);
		expect((await terminal.left).code).toBe(code);
		expect([...terminal.modes()]).toEqual([25]);
		const output = terminal.output();
		expect(output.indexOf('\u001B[?1000l')).toBeLessThan(output.lastIndexOf('\u001B[?1049l'));
	});
});
