// Every screen of the gallery, in every size and both languages, measured on the cells of a terminal: nothing is wider
// or higher than that, nothing that matters is cut, columns are straight, and what is read aloud is nothing but words.
import xterm from '@xterm/headless';
import { afterAll, describe, expect, it } from 'vitest';
import { type Drawing, faultsOf } from '../../../scripts/measure.ts';
import { type Stop, tour } from '../../../scripts/tour.ts';
import { toInitialScreens } from '../../../source/cli/start-screens.ts';
import { Problem } from '../../../source/model/problem.ts';
import { type Language, languages, loadStrings, type Strings } from '../../../source/strings/index.ts';
import { createCaseCounter } from '../../helpers/case-counter.ts';
import { type RenderedApp, renderApp } from '../../helpers/render-app.tsx';
import { sampleCases } from '../../helpers/sample.ts';

const sizes = [
	[60, 15],
	[80, 24],
	[120, 40],
	[200, 60],
] as const;
type Size = (typeof sizes)[number];

const tally = createCaseCounter('screens × sizes × languages × ways of drawing');
afterAll(() => tally.print());

/** What a terminal of that size makes of what the program shows. */
const drawInTerminal = async (screen: string, columns: number, rows: number) => {
	const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
	await new Promise<void>((resolve) => terminal.write(screen.replaceAll('\n', '\r\n'), resolve));
	return terminal.buffer.active;
};

const notSignedIn = new Problem('notSignedIn', { detail: 'Azure CLI could not be found. Please install it.' });

const openStop = (walk: Stop, language: Language, isRead: boolean): Promise<RenderedApp> => {
	const account = walk.arguments[walk.arguments.indexOf('--account') + 1];
	return renderApp({
		language,
		isScreenReader: isRead,
		tenant: walk.tenant,
		start: toInitialScreens(walk.arguments.includes('--account') ? { account } : {}),
		...(walk.arguments.includes('practice')
			? {}
			: { mode: 'azure', signIn: () => [{ credential: 'AzureCliCredential', problem: notSignedIn }] }),
	});
};

/** Goes the way, and at the picture measures what is shown in each of the sizes. */
const measureStop = async (walk: Stop, language: Language, drawing: Drawing, within: readonly Size[]) => {
	const strings: Strings = await loadStrings(language);
	const isRead = drawing === 'screen-reader';
	const program = await openStop(walk, language, isRead);
	const lost: string[] = [];
	try {
		for (const step of walk.steps(strings)) {
			if ('press' in step) {
				await new Promise((resolve) => setImmediate(resolve));
				await program.press(...step.press);
			} else if ('see' in step) for (const text of step.see) await program.waitForAnyText([text]);
			else
				for (const [columns, rows] of within) {
					const before = program.terminal.frames;
					program.terminal.resize(columns, rows);
					// The mark of practice, or blanks in its place, end at the right edge of the first line.
					const isDrawn = () =>
						program.terminal.frames > before && (isRead || program.screen().split('\n').length === rows - 1);
					await program.waitUntil(isDrawn, 'a frame of the new size');
					// Read aloud, lines go on as long as there are some.
					const height = isRead ? 4 * rows : rows;
					const buffer = await drawInTerminal(program.screen(), columns, height);
					const { quotes, lists } = walk;
					const faults = faultsOf({ buffer, columns, rows: height, drawing, strings, quotes, lists });
					const what = `${language} ${walk.name} ${drawing} ${columns}×${rows}`;
					lost.push(...faults.map((fault) => `${what} ${fault}`));
					tally.count(what, faults.join('\n') || undefined);
				}
		}
	} finally {
		await program.close();
	}
	return lost;
};

describe.each(languages)('in %s', (language) => {
	const walks = sampleCases(`screens in ${language}`, tour, 8).map((walk) => [walk.name, walk] as const);
	it.each(walks)('%s fits every size', async (_, walk) => {
		expect(await measureStop(walk, language, 'colour', sizes)).toEqual([]);
	});

	// The words are the same in every size, and the ways to them in every language: each screen is read in one of them.
	const isMine = (at: number) => (at % 2 === 0) === (language === 'en');
	const mine = tour.filter((_, at) => isMine(at));
	const aloud = sampleCases(`screens read aloud in ${language}`, mine, 4).map((walk) => [walk.name, walk] as const);
	it.each(aloud)('%s is read aloud in words', async (_, walk) => {
		expect(await measureStop(walk, language, 'screen-reader', [sizes[1]])).toEqual([]);
	});
});
