// Every screen of the gallery, in every size and both languages: nothing is wider or higher than the terminal, and
// nothing that matters is cut.
import { afterAll, describe, expect, it } from 'vitest';
import { quoting, tour } from '../scripts/tour.ts';
import { languages, loadStrings } from '../source/strings/index.ts';
import { startOf } from '../source/ui/start.ts';
import { widthOf } from '../source/ui/text.ts';
import { openProgram } from './helpers/program.tsx';
import { newTally } from './helpers/tally.ts';

const sizes = [
	[60, 15],
	[80, 24],
	[120, 40],
	[200, 60],
] as const;

const tally = newTally('screens × sizes × languages');
afterAll(() => tally.print());

/** A word that ends in the two dots of a cut. Sentences about what is under way end so too; they are known. */
const isCut = (line: string, sentences: ReadonlySet<string>) =>
	/\S\.\.(?=\s|$)/.test(line) && ![...sentences].some((one) => line.includes(one));

/** Every sentence of a language that ends in two dots by itself. */
const unfinished = (strings: object): ReadonlySet<string> => {
	const found = new Set<string>();
	const visit = (value: unknown) => {
		if (typeof value === 'string' && value.endsWith('..')) found.add(value);
		else if (value && typeof value === 'object') Object.values(value).forEach(visit);
	};
	visit(strings);
	return found;
};

describe.each(languages)('in %s', (language) => {
	it.each(tour.map((walk) => [walk.name, walk] as const))('%s fits every size', async (_, walk) => {
		const strings = await loadStrings(language);
		const sentences = unfinished(strings);
		const account = walk.arguments[walk.arguments.indexOf('--account') + 1];
		const program = await openProgram({
			language,
			start: startOf(walk.arguments.includes('--account') ? { account } : {}),
		});
		try {
			const lost: string[] = [];
			for (const step of walk.steps(strings)) {
				if ('press' in step) {
					await new Promise((resolve) => setImmediate(resolve));
					await program.press(...step.press);
				} else if ('see' in step) for (const text of step.see) await program.seeEither([text]);
				else
					for (const [columns, rows] of sizes) {
						program.terminal.resize(columns, rows);
						// The practice mark stands at the right edge of the first line.
						const isDrawn = () => widthOf(program.screen().split('\n')[0] ?? '') === columns;
						await program.until(isDrawn, 'a frame of the new size');
						const lines = program.screen().split('\n');
						const faults = [
							...lines.filter((line) => widthOf(line) > columns).map((line) => `wider: ${line}`),
							...(lines.length >= rows ? [`higher: ${lines.length} of ${rows} rows`] : []),
							...(columns >= 80 && !quoting.has(walk.name)
								? lines.filter((line) => isCut(line, sentences)).map((line) => `cut: ${line}`)
								: []),
						];
						lost.push(...faults.map((fault) => `${columns}×${rows} ${fault}`));
						tally.count(`${language} ${walk.name} ${columns}×${rows}`, faults.join('\n') || undefined);
					}
			}
			expect(lost).toEqual([]);
		} finally {
			await program.close();
		}
	});
});
