// From a key to its painted frame, in a real terminal, beside fzf over the same lines.
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFilter, toHaystack } from '../source/ui/kit/filter.ts';
import { type Measure, median, quantile } from './figures.ts';
import { wordsOf } from './lines.ts';
import { type Painted, run } from './pty.ts';
import { openTenant, practiceOn } from './tenant.ts';

const down = '\u001B[B';
const backspace = '\u007F';
/** Ink ends each frame with the end of a synchronised update. */
const frameEnd = '\u001B[?2026l';

/** Typed and taken back again, letter by letter. */
const typed = ['retail', 'chat', 'voice', 'japan', 'stg'];

type Keys = { readonly moves: readonly Painted[]; readonly letters: readonly Painted[] };

const inProgram = async (accounts: number, folder: string, rounds: number, counts: Counts): Promise<Keys> => {
	const tenant = await openTenant({ subscriptions: 1000, accounts }, { queries: 1_000_000 });
	const running = run(process.execPath, ['dist/cli.js', ...practiceOn(tenant, join(folder, 'keys'))]);
	const paint = (key: string) => running.press(key, (since) => since.includes(frameEnd));
	const shows = async (count: number) => {
		const [head = ''] = await running.screen();
		if (!head.includes(`› ${count} `)) throw new Error(`the list should show ${count}: ${head}`);
	};
	try {
		await running.until((written) => written.includes('Contoso'));
		await running.press('a', (since) => since.includes('ai-'));
		// Reading goes on behind the list; what is measured is a list that is there.
		for (let head = ''; !head.includes(`› ${counts('')} `); [head = ''] = await running.screen())
			await new Promise((resolve) => setTimeout(resolve, 200));
		const moves: Painted[] = [];
		for (let at = 0; at < rounds; at += 1) moves.push(await paint(down));
		await paint('/');
		const letters: Painted[] = [];
		for (const word of typed) {
			for (let at = 1; at <= word.length; at += 1) {
				letters.push(await paint(word[at - 1] ?? ''));
				await shows(counts(word.slice(0, at)));
			}
			for (let at = word.length; at > 0; at -= 1) letters.push(await paint(backspace));
		}
		return { moves, letters };
	} finally {
		await running.end();
		tenant.end();
	}
};

type Counts = (filter: string) => number;

const inFzf = async (file: string, rounds: number, counts: Counts): Promise<Keys> => {
	const running = run('sh', ['-c', `exec fzf --exact -i --layout=reverse < '${file}'`]);
	const total = counts('');
	const count = (filter: string) => (since: string) => since.includes(`${counts(filter)}/${total}`);
	try {
		await running.until(count(''));
		const moves: Painted[] = [];
		for (let at = 0; at < rounds; at += 1) moves.push(await running.press(down, (since) => since.length > 0));
		const letters: Painted[] = [];
		for (const word of typed) {
			for (let at = 1; at <= word.length; at += 1)
				letters.push(await running.press(word[at - 1] ?? '', count(word.slice(0, at))));
			for (let at = word.length; at > 0; at -= 1)
				letters.push(await running.press(backspace, count(word.slice(0, at - 1))));
		}
		return { moves, letters };
	} finally {
		await running.end();
	}
};

export const measureKeys = async (
	accounts: number,
	folder: string,
	rounds: number,
	most: number,
): Promise<readonly Measure[]> => {
	const words = wordsOf({ subscriptions: 1000, accounts });
	const haystacks = words.map(toHaystack);
	const file = join(folder, `lines-${accounts}`);
	await writeFile(file, `${words.map((row) => row.join('  ')).join('\n')}\n`);
	const known = new Map<string, number>();
	const counts: Counts = (filter) => {
		const found = known.get(filter) ?? haystacks.filter(parseFilter(filter)).length;
		known.set(filter, found);
		return found;
	};
	for (const word of typed) for (let at = 0; at <= word.length; at += 1) counts(word.slice(0, at));
	const ours = await inProgram(accounts, folder, rounds, counts);
	const fzf = spawnSync('fzf', ['--version']).status === 0 ? await inFzf(file, rounds, counts) : undefined;
	const row = (what: string, pick: (keys: Keys) => number, unit: Measure['unit'], aim?: number): Measure => ({
		what: `${what}, ${words.length} rows`,
		unit,
		ours: pick(ours),
		...(fzf ? { peer: { name: 'fzf', value: pick(fzf) } } : {}),
		...(aim ? { aim: { of: 'peer', most: aim } } : {}),
	});
	const times = (all: readonly Painted[]) => all.map(({ milliseconds }) => milliseconds);
	const bytes = (all: readonly Painted[]) => all.reduce((sum, one) => sum + one.bytes, 0) / all.length;
	return [
		row('step to frame, median', ({ moves }) => median(times(moves)), 'ms'),
		row('step to frame, p95', ({ moves }) => quantile(times(moves), 0.95), 'ms', most),
		row('letter to filtered frame, median', ({ letters }) => median(times(letters)), 'ms'),
		row('letter to filtered frame, p95', ({ letters }) => quantile(times(letters), 0.95), 'ms', most),
		row('bytes written a step, mean', ({ moves }) => bytes(moves), 'bytes'),
		row('bytes written a letter, mean', ({ letters }) => bytes(letters), 'bytes'),
	];
};
