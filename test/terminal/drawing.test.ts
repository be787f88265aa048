// Real runs of the built program, measured on the cells of their terminal: its colours, none with NO_COLOR, and lines
// on the screen of the shell for those who have it read aloud.
import { expect, it } from 'vitest';
import { type Drawing, faultsOf } from '../../scripts/measure.ts';
import { take } from '../../scripts/take.ts';
import { tour } from '../../scripts/tour.ts';
import { loadStrings } from '../../source/strings/index.ts';

const ways: Readonly<Record<Drawing, Pick<Parameters<typeof take>[0], 'environment' | 'flags'>>> = {
	colour: {},
	'no-colour': { environment: { NO_COLOR: '1' } },
	'screen-reader': { flags: ['--screen-reader'] },
};

it.each([
	['fleet', 'colour', 'ja'],
	['confirm', 'no-colour', 'en'],
	['fleet', 'no-colour', 'ja'],
	['sign-in', 'colour', 'ja'],
	['road', 'screen-reader', 'en'],
] as const)('%s, %s, %s', async (name, drawing, language) => {
	const walk = tour.find((one) => one.name === name);
	if (!walk) throw new Error(name);
	const strings = await loadStrings(language);
	const [columns, rows] = [80, 24];
	const faults: string[][] = [];
	await take({
		walk,
		language,
		columns,
		rows,
		...ways[drawing],
		onPicture: async (_, terminal) => {
			const { quotes, lists } = walk;
			const screen = { buffer: terminal.buffer(), columns, rows, drawing, strings, quotes, lists };
			faults.push([...faultsOf(screen)]);
			// The measure can fail: what is coloured is not without colours.
			if (drawing === 'colour') expect(faultsOf({ ...screen, drawing: 'no-colour' })).not.toEqual([]);
		},
	});
	expect(faults).toEqual([[]]);
});
