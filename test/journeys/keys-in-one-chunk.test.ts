// Keys that arrive faster than the screen can be drawn.
import { afterEach, describe, it } from 'vitest';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

describe('keys that arrive in one piece', () => {
	it('act each on what the one before has done', async () => {
		program = await renderApp();
		await program.waitForText('Contoso AI Production');
		await program.sendChunk('\u001B[B\u001B[B\r');
		await program.waitForText('コントソ 検証環境', program.strings.lists.keys);
	});
});
