import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { progressBar, sparkline } from '../../../source/ui/kit/charts.ts';

it('draws bars that can be compared without colour, and something for the least', () => {
	expect(progressBar(10, 10, 5)).toBe('▰▰▰▰▰');
	expect(progressBar(1, 1000, 5)).toBe('▰▱▱▱▱');
	expect(progressBar(0, 10, 5)).toBe('▱▱▱▱▱');
	expect(progressBar(0, 0, 5)).toBe('▱▱▱▱▱');
});

it('draws a curve from the least to the largest, and nothing where nothing is known', () => {
	expect(sparkline([1, 2, 3, 4], 1)).toEqual(['⣠⣾']);
	expect(sparkline([undefined, undefined, 4, 0], 2)).toEqual([' ⡇', ' ⣇']);
	expect(sparkline([7, 7], 1)).toEqual(['⣤']);
	expect(sparkline([], 1)).toEqual(['']);
	for (const line of sparkline([1, 9, 3, 5], 2)) expect(stringWidth(line)).toBe(2);
});
