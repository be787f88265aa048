// Windows of every size, and windows that change it.
import { afterEach, describe, expect, it } from 'vitest';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { minimumSize } from '../../source/ui/kit/frame.tsx';
import { sampleCases, sampleCount } from '../helpers/sample.ts';
import { launchInTerminal, layoutViolations, type TerminalSession } from '../helpers/terminal-session.ts';

const opened: TerminalSession[] = [];
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

describe.each(sampleCases('resizing', languages, 1))('resizing in %s', (language) => {
	it('paints exactly what a fresh start at that size paints: nothing is left over, the last row stays free', async () => {
		const strings = await loadStrings(language);
		const open = async (columns: number, rows: number) => {
			const terminal = await launchInTerminal(['practice', '--lang', language], { columns, rows });
			opened.push(terminal);
			const isTooSmall = columns < minimumSize.columns || rows < minimumSize.rows;
			// The note about the index comes with its answer; in the smallest window the last rows make room for it.
			const come = ['Contoso Legacy', strings.lists.fromIndex(0).slice(0, 12)];
			await terminal.waitForText(...(isTooSmall ? [strings.shell.tooSmall(60, 15).slice(0, 8)] : come));
			// Every subscription has been read, or could not be.
			if (!isTooSmall) await terminal.waitUntil(() => !/ \.\. /.test(terminal.screen()), 'the last answer');
			return terminal;
		};
		const resized = await open(80, 24);
		for (const [columns, rows] of sampleCases('sizes', sizes, 4)) {
			await resized.resize(columns, rows);
			const fresh = await open(columns, rows);
			await resized.waitUntil(
				() => resized.screen() === fresh.screen(),
				`the screen of a fresh start:\n${fresh.screen()}`,
			);
			expect(resized.frames().flatMap(layoutViolations)).toEqual([]);
			await fresh.close();
		}
		expect(resized.frames().length).toBeGreaterThan(sampleCount(sizes.length, 4));
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
			const terminal = await launchInTerminal(['practice'], { columns, rows });
			opened.push(terminal);
			if (columns >= 20) await terminal.waitForText('Needs at least', `${minimumSize.columns}`);
			else await terminal.waitUntil(() => terminal.frames().length > 0, 'a frame');
			await terminal.resize(80, 24);
			await terminal.waitForText('Contoso AI Production', strings.shell.quit);
			terminal.press('q');
			expect((await terminal.exited).code).toBe(0);
		},
	);
});
