// The filter says what `fzf --exact -i` says: by its manual, and by fzf itself where it is installed.
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilter, toHaystack } from '../../../source/ui/kit/filter.ts';

const lines = ['music.mp3', 'music.txt', 'my music fire.mp4', 'core.rb', 'core.go', 'score go', 'README', '東京 検証'];
const linesMatching = (filter: string) => lines.filter((line) => parseFilter(filter)(toHaystack([line])));

describe('the filter language', () => {
	it.each([
		['', lines],
		['   ', lines],
		['music', ['music.mp3', 'music.txt', 'my music fire.mp4']],
		['readme', ['README']],
		['README', ['README']],
		["'wild", []],
		["'fire", ['my music fire.mp4']],
		['^music', ['music.mp3', 'music.txt']],
		['.mp3$', ['music.mp3']],
		['^core.go$', ['core.go']],
		['!fire', lines.filter((line) => !line.includes('fire'))],
		['!^music music', ['my music fire.mp4']],
		['music !.mp3$', ['music.txt', 'my music fire.mp4']],
		['^core go$ | rb$', ['core.rb', 'core.go']],
		['go$ | rb$ | txt$ !score', ['music.txt', 'core.rb', 'core.go']],
		['\\ fire', ['my music fire.mp4']],
		['score\\ go', ['score go']],
		['検証', ['東京 検証']],
		// Not finished: nothing is asked for yet.
		['^', lines],
		['!', lines],
		["'", lines],
		['music |', ['music.mp3', 'music.txt', 'my music fire.mp4']],
	])('reads %j', (filter, expected) => {
		expect(linesMatching(filter)).toEqual(expected);
	});

	it('matches each word of a row by itself', () => {
		const row = toHaystack(['aoai-chat', 'rg-prod', 'OpenAI', 'japaneast', 'owner team']);
		for (const filter of ['^rg-', 'prod$', '^openai$', 'chat japan', '!^prod', 'team$'])
			expect([filter, parseFilter(filter)(row)]).toEqual([filter, true]);
		for (const filter of ['^prod', 'rg-$', '!^rg', 'chat\\ rg', '^open$'])
			expect([filter, parseFilter(filter)(row)]).toEqual([filter, false]);
	});
});

const hasFzf = spawnSync('fzf', ['--version']).status === 0;

describe.runIf(hasFzf)('fzf itself', () => {
	it('keeps the same lines', () => {
		const piece = fc.constantFrom('a', 'b', 'ab', 'ba', 'aba', ' ', '^', '$', '!', '|', ' | ', ' !', ' ^');
		const line = fc.array(fc.constantFrom('a', 'b', 'c', 'ab', '-', ' b'), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(
				fc.array(piece, { minLength: 1, maxLength: 7 }).map((all) => all.join('')),
				fc.array(
					line.map((all) => all.join('').trim() || 'x'),
					{ minLength: 1, maxLength: 12 },
				),
				(filter, input) => {
					const { stdout } = spawnSync('fzf', ['--exact', '-i', '--no-sort', '--filter', filter], {
						input: `${input.join('\n')}\n`,
						encoding: 'utf8',
					});
					const matches = parseFilter(filter);
					expect(input.filter((one) => matches(toHaystack([one])))).toEqual(stdout.split('\n').slice(0, -1));
				},
			),
			{ numRuns: 200 },
		);
	});
});
