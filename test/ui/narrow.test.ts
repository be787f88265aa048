// A window that shrinks while something is asked or typed.
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { openProgram, type Program } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

describe.each(languages)('a window that becomes too small, in %s', (language) => {
	it('takes no key but those to leave, and shows again what was there', async () => {
		program = await openProgram({ language });
		const { shell } = program.strings;
		await program.see('Contoso AI Production');
		await program.press('/');
		await program.type('legacy');
		await program.see(`${shell.filterLabel} legacy`);
		program.terminal.resize(20, 24);
		// Its lines are short: only the beginning is sure to stand in one.
		await program.seeNoMore(shell.filterLabel);
		await program.type('xyz');
		await program.press('Enter', 'Esc', 'Enter');
		program.terminal.resize(80, 24);
		const screen = await program.see(`${shell.filterLabel} legacy`, 'Contoso Legacy');
		expect(screen).not.toContain('xyz');
	});
});
