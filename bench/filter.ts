// The filter in this process, beside a whole `fzf --filter`: its start and its reading of the lines are part of fzf's time.
import { spawnSync } from 'node:child_process';
import { parseFilter, toHaystack } from '../source/ui/kit/filter.ts';
import { type Measure, median } from './figures.ts';
import { wordsOf } from './lines.ts';

const filter = '^ai- chat !prod japan';

export const measureFilter = (accounts: number, rounds: number): readonly Measure[] => {
	const words = wordsOf({ subscriptions: 1000, accounts });
	const haystacks = words.map(toHaystack);
	const input = words.map((row) => row.join('  ')).join('\n');
	const time = (work: () => unknown) => {
		const from = performance.now();
		work();
		return performance.now() - from;
	};
	const matches = parseFilter(filter);
	const ours = Array.from({ length: rounds }, () => time(() => haystacks.filter(matches)));
	const hasFzf = spawnSync('fzf', ['--version']).status === 0;
	const fzf = hasFzf
		? Array.from({ length: rounds }, () =>
				time(() => spawnSync('fzf', ['--exact', '-i', '--filter', filter], { input, maxBuffer: 2 ** 28 })),
			)
		: [];
	return [
		{
			what: `filter ${words.length} rows`,
			unit: 'ms',
			ours: median(ours),
			...(hasFzf ? { peer: { name: 'fzf --filter', value: median(fzf) } } : {}),
			aim: { of: 'peer', most: 1 },
			note: 'ours in process, fzf with its start',
		},
	];
};
