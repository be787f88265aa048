// A model of tenant, journal and clock beside the program: whatever happens in whatever order, what is said is what is.
// The same runs again: TEST_SEED; more or fewer of them: MODEL_RUNS.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testTimeout } from '../helpers/patience.ts';
import { runsEveryCase, sampleCount, sampleSeed } from '../helpers/sample.ts';
import { stepCommands } from './commands.ts';
import { startRun } from './steps.ts';

const runs = Number(process.env.MODEL_RUNS ?? sampleCount(20_000, 150));
const seed = sampleSeed();

it(
	'is told as it is, whatever happens in whatever order',
	async () => {
		let tried = 0;
		const startedAt = performance.now();
		const result = await fc.check(
			fc.asyncProperty(stepCommands, fc.constantFrom(0, 20_000), async (commands, operationTime) => {
				tried += 1;
				const run = startRun(operationTime);
				await fc.asyncModelRun(() => ({ model: {}, real: run }), commands);
				expect(await run.finish()).toEqual([]);
			}),
			{ numRuns: runs, seed },
		);
		const lost = result.failed ? 1 : 0;
		const perSecond = Math.round((1000 * tried) / (performance.now() - startedAt));
		process.stdout.write(
			`\nmodel: ${result.numRuns} tried, ${result.numRuns - lost} survived, ${lost} lost (seed ${seed}, ${perSecond} runs a second)\n`,
		);
		if (result.failed) expect.fail(`${result.errorInstance}\n${fc.defaultReportMessage(result)}`);
	},
	testTimeout() * (runsEveryCase() ? 20 : 1),
);
