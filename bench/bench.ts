// Measures what the program promises about speed, beside the floor and the peers of one machine; about three minutes.
// `node bench/bench.ts start keys` measures these only. The table goes to the terminal, the figures to bench/results.json,
// and those that have an aim to the readmes.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measure, ratioTo, table } from './figures.ts';
import { measureFilter } from './filter.ts';
import { measureInventory } from './inventory.ts';
import { measureKeys } from './keys.ts';
import { measureMemory } from './memory.ts';
import { writeQuotes } from './quote.ts';
import { measureStart } from './start.ts';

const folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-bench-'));
const version = (file: string, args: readonly string[]) =>
	spawnSync(file, [...args], { encoding: 'utf8' })
		.stdout?.split('\n')[0]
		?.trim() || 'not installed: not compared';

const parts: Readonly<Record<string, () => Promise<readonly Measure[]> | readonly Measure[]>> = {
	start: () => measureStart(folder, 15),
	inventory: measureInventory,
	filter: () => [...measureFilter(10, 15), ...measureFilter(100, 7)],
	keys: async () => [...(await measureKeys(10, folder, 200, 2)), ...(await measureKeys(100, folder, 200, 4))],
	memory: () => measureMemory(folder),
};
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0)
	throw new Error(`no such measures: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);

const measures: Measure[] = [];
try {
	for (const [name, measure] of Object.entries(parts)) {
		if (asked.length > 0 && !asked.includes(name)) continue;
		process.stderr.write(`${name}..\n`);
		measures.push(...(await measure()));
	}
} finally {
	await rm(folder, { recursive: true, force: true });
}
const machine = {
	date: new Date().toISOString().slice(0, 10),
	commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
	node: process.version,
	processor: `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}`,
	system: `${process.platform} ${process.arch}`,
	fzf: version('fzf', ['--version']),
	az: version('az', ['version', '--output', 'tsv', '--query', '"azure-cli"']),
};
process.stdout.write(
	`${table(measures)}\n\n${Object.entries(machine)
		.map((pair) => pair.join(': '))
		.join('\n')}\n`,
);
const withRatios = measures.map((one) => ({
	...one,
	ratioToFloor: ratioTo(one, one.floor),
	ratioToPeer: ratioTo(one, one.peer),
}));
if (asked.length === 0) {
	const results = { machine, measures: withRatios };
	await writeFile('bench/results.json', `${JSON.stringify(results, undefined, '\t')}\n`);
	await writeQuotes(results, '.');
}
process.exit(0);
