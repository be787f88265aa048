// Keys that arrive faster than the screen can be drawn.
import { afterEach, describe, it } from 'vitest';
import { openProgram, type Program } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

describe('keys that arrive in one piece', () => {
	it('act each on what the one before has done', async () => {
		program = await openProgram();
		await program.see('Contoso AI Production');
		await program.rush('\u001B[B\u001B[B\r');
		await program.see('コントソ 検証環境', program.strings.lists.keys);
	});
});
