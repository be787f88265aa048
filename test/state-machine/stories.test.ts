// Runs of the model that were lost once, as short as they became.
import { expect, it } from 'vitest';
import { type Step, tellStory } from './steps.ts';

/** What was lost, the steps, and the milliseconds that Azure takes. */
const stories: readonly (readonly [string, readonly Step[], number])[] = [
	[
		'a poll that is answered with a conflict does not make a change that Azure accepted a failure',
		[
			{ do: 'fault', kind: 'http-409', at: 'polls', times: 1 },
			{ do: 'ask', copy: 'first', changeRequest: 'disable', account: 'aoai-one' },
			{ do: 'answer', copy: 'first', isRight: true, points: 1000 },
		],
		20_000,
	],
];

it.each(stories)('%s', async (_, steps, operationTime) => {
	expect(await tellStory(steps, operationTime)).toEqual([]);
});
