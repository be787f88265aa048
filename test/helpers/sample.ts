// Large matrices: `npm test` runs a sample of their cases, `npm run test:all` every case. The seed is printed.
import { seededRandom } from './seeded-random.ts';

/** Whether every case of every matrix runs. */
export const runsEveryCase = (): boolean => process.env.TEST_CASES === 'all';

/** A number for the whole run, given by TEST_SEED or drawn once before the first process of it starts. */
export const sampleSeed = (): number => {
	process.env.TEST_SEED ??= String(Math.floor(Math.random() * 2 ** 31));
	return Number(process.env.TEST_SEED);
};

/** One line: which cases run, and how the same ones run again. */
export const describeSample = (): string =>
	runsEveryCase()
		? 'cases: all'
		: `cases: a sample (TEST_SEED=${sampleSeed()} npm test runs the same ones, npm run test:all runs all)`;

const hash = (text: string): number =>
	[...text].reduce((sum, one) => Math.imul(sum ^ one.charCodeAt(0), 0x01000193), 7);

/**
 * Some of the cases, in their order: `count` of them at most, and at least one of a matrix that has any. `name` is the
 * matrix's, so that two of them are not sampled alike.
 */
export const sampleCases = <T>(name: string, cases: readonly T[], count: number): readonly T[] => {
	if (runsEveryCase() || cases.length <= count) return cases;
	const random = seededRandom(sampleSeed() ^ hash(name));
	const drawn = cases.map((_, at) => ({ at, by: random() })).toSorted((a, b) => a.by - b.by);
	const chosen = new Set(drawn.slice(0, count).map(({ at }) => at));
	return cases.filter((_, at) => chosen.has(at));
};

/** `all` where every case runs, otherwise `sampled`: for a number of random trials. */
export const sampleCount = (all: number, sampled: number): number => (runsEveryCase() ? all : sampled);
