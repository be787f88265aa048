// A sample is drawn by the seed alone, so that what failed in it can be run again.
import { afterEach, expect, it } from 'vitest';
import { describeSample, sampleCases, sampleCount } from './sample.ts';

// Files share their process, and other cases read the same two variables.
const given = { TEST_CASES: process.env.TEST_CASES, TEST_SEED: process.env.TEST_SEED };
const setVariable = (name: keyof typeof given, value: string | undefined) => {
	if (value === undefined) delete process.env[name];
	else process.env[name] = value;
};
afterEach(() => {
	setVariable('TEST_CASES', given.TEST_CASES);
	setVariable('TEST_SEED', given.TEST_SEED);
});
const cases = Array.from({ length: 100 }, (_, at) => at);
const draw = (seed: string, name = 'matrix') => {
	setVariable('TEST_CASES', undefined);
	setVariable('TEST_SEED', seed);
	return sampleCases(name, cases, 10);
};

it('is the same for the same seed and matrix, in order, and no other', () => {
	expect(draw('1').length).toBe(10);
	expect(draw('1')).toEqual(draw('1'));
	expect(draw('1')).toEqual(draw('1').toSorted((a, b) => a - b));
	expect(draw('2')).not.toEqual(draw('1'));
	expect(draw('1', 'another')).not.toEqual(draw('1'));
});

it('reaches every case in the end', () => {
	expect(new Set(cases.flatMap((seed) => draw(String(seed)))).size).toBe(cases.length);
});

it('is everything where all is asked for, and says which it is', () => {
	expect(draw('7') && describeSample()).toContain('TEST_SEED=7 npm test');
	setVariable('TEST_CASES', 'all');
	expect(sampleCases('matrix', cases, 10)).toEqual(cases);
	expect([sampleCount(300, 30), describeSample()]).toEqual([300, 'cases: all']);
});
