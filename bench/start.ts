// Starting: the first frame, beside the least that Ink can paint and beside the Azure CLI's shortest command.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundle } from '../scripts/bundle.ts';
import { type Measure, median } from './figures.ts';
import { run } from './pty.ts';

const program = 'dist/cli.js';

export const measureStart = async (folder: string, rounds: number): Promise<readonly Measure[]> => {
	await bundle({ entry: 'bench/floor/hello.tsx', folder: join(folder, 'hello') });
	const hasAz = spawnSync('az', ['version']).status === 0;
	const { execPath: node } = process;
	const cases = {
		node: [node, ['-e', 'console.log("hello")'], 'hello'],
		hello: [node, [join(folder, 'hello', 'hello.js')], 'hello'],
		ours: [node, [program, '--state-dir', join(folder, 'state')], 'aoai-keyless'],
		practice: [node, [program, 'practice', '--state-dir', join(folder, 'state')], 'PRACTICE'],
		list: [node, [program, 'practice', '--state-dir', join(folder, 'state')], 'Contoso Sandbox'],
	} as const satisfies Record<string, readonly [string, readonly string[], string]>;
	const times = new Map<string, number[]>();
	// By turns, so that whatever else the machine does meets all of them; the first round fills the compile cache.
	for (let round = 0; round <= rounds; round += 1) {
		const note = (name: string, time: number) => round > 0 && times.set(name, [...(times.get(name) ?? []), time]);
		const from = performance.now();
		if (hasAz) spawnSync('az', ['version']);
		note('az', performance.now() - from);
		for (const [name, [file, args, mark]] of Object.entries(cases)) {
			const running = run(file, args);
			const time = await running.until((written) => written.includes(mark));
			await running.end();
			note(name, time);
		}
	}
	const typical = (name: string) => median(times.get(name) ?? []);
	const hello = { name: 'bare Ink hello', value: typical('hello') };
	const az = hasAz ? { name: 'az version, to its end', value: typical('az') } : undefined;
	return [
		{
			what: 'first frame',
			unit: 'ms',
			ours: typical('ours'),
			floor: hello,
			aim: { of: 'floor', most: 1.5 },
			note: `node -e 0 alone: ${typical('node').toFixed(0)} ms`,
		},
		{
			what: 'first frame, beside az',
			unit: 'ms',
			ours: typical('ours'),
			...(az ? { peer: az } : {}),
			aim: { of: 'peer', most: 0.5 },
		},
		{ what: 'first frame of practice', unit: 'ms', ours: typical('practice'), floor: hello },
		{ what: 'practice tenant listed', unit: 'ms', ours: typical('list'), floor: hello },
	];
};
