// Windows of every size, and windows that change it.
import { afterEach, describe, expect, it } from 'vitest';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { smallest } from '../../source/ui/kit/frame.tsx';
import { faultsOf, openTerminal, type Terminal } from '../helpers/terminal.ts';

const opened: Terminal[] = [];
afterEach(async () => {
	for (const one of opened.splice(0)) await one.close();
});

const sizes = [
	[60, 15],
	[200, 60],
	[40, 10],
	[80, 24],
	[61, 16],
	[20, 6],
	[132, 43],
] as const;

describe.each(languages)('resizing in %s', (language) => {
	it('paints exactly what a fresh start at that size paints: nothing is left over, the last row stays free', async () => {
		const strings = await loadStrings(language);
		const open = async (columns: number, rows: number) => {
			const terminal = await openTerminal(['practice', '--lang', language], { columns, rows });
			opened.push(terminal);
			const isTooSmall = columns < smallest.columns || rows < smallest.rows;
			// The note about the index comes with its answer; in the smallest window the last rows make room for it.
			const come = ['Contoso Legacy', strings.lists.fromIndex(0).slice(0, 12)];
			await terminal.see(...(isTooSmall ? [strings.shell.tooSmall(60, 15).slice(0, 8)] : come));
			// Every subscription has been read, or could not be.
			if (!isTooSmall) await terminal.until(() => !/ \.\. /.test(terminal.screen()), 'the last answer');
			return terminal;
		};
		const resized = await open(80, 24);
		for (const [columns, rows] of sizes) {
			await resized.resize(columns, rows);
			const fresh = await open(columns, rows);
			await resized.until(() => resized.screen() === fresh.screen(), `the screen of a fresh start:\n${fresh.screen()}`);
			expect(resized.frames().flatMap(faultsOf)).toEqual([]);
			await fresh.close();
		}
		expect(resized.frames().length).toBeGreaterThan(sizes.length);
	});
});

describe('a window that is too small', () => {
	it.each([
		[59, 24],
		[80, 14],
		[20, 6],
		[8, 3],
	])(
		'of %i×%i says what it needs, takes no keys but those to leave, and draws again once it is large enough',
		async (columns, rows) => {
			const strings = await loadStrings('en');
			const terminal = await openTerminal(['practice'], { columns, rows });
			opened.push(terminal);
			if (columns >= 20) await terminal.see('Needs at least', `${smallest.columns}`);
			else await terminal.until(() => terminal.frames().length > 0, 'a frame');
			await terminal.resize(80, 24);
			await terminal.see('Contoso AI Production', strings.shell.quit);
			terminal.press('q');
			expect((await terminal.left).code).toBe(0);
		},
	);
});
