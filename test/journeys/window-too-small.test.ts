// A window that shrinks while something is asked or typed.
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

describe.each(languages)('a window that becomes too small, in %s', (language) => {
	it('takes no key but those to leave, and shows again what was there', async () => {
		program = await renderApp({ language });
		const { shell } = program.strings;
		await program.waitForText('Contoso AI Production');
		await program.press('/');
		await program.type('legacy');
		await program.waitForText(`${shell.filterLabel} legacy`);
		program.terminal.resize(20, 24);
		// Its lines are short: only the beginning is sure to stand in one.
		await program.waitForTextGone(shell.filterLabel);
		await program.type('xyz');
		await program.press('Enter', 'Esc', 'Enter');
		program.terminal.resize(80, 24);
		const screen = await program.waitForText(`${shell.filterLabel} legacy`, 'Contoso Legacy');
		expect(screen).not.toContain('xyz');
	});
});
