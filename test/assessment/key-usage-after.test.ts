// What the watch screen makes of journal, log and metrics.
import { describe, expect, it } from 'vitest';
import { keyCallsSince, keysOffSince, refusalsByHour } from '../../source/assessment/key-usage-after.ts';
import type { LoggedCalls } from '../../source/model/evidence.ts';
import type { JournalEntry } from '../../source/storage/journal-entries.ts';
import { barLength } from '../../source/ui/kit/charts.ts';

const accountId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a';
const timeAtMinute = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString();

type Outcome = 'done' | 'notOurs' | 'failed' | 'foundDone' | 'none';

const buildSwitchEntries = (
	kind: 'disableKeys' | 'enableKeys',
	minute: number,
	outcome: Outcome,
): readonly JournalEntry[] => {
	const stamp = { v: 1 as const, id: `${minute}`, at: timeAtMinute(minute) };
	const after = { v: 1 as const, id: `${minute}-after`, at: timeAtMinute(minute + 1), of: stamp.id };
	const intended: JournalEntry = {
		...stamp,
		type: 'intended',
		change: {
			changeRequest: { kind, input: { accountId } } as Extract<
				JournalEntry,
				{ type: 'intended' }
			>['change']['changeRequest'],
			targetId: accountId,
			targetName: 'a',
			about: {},
			request: { method: 'PATCH', path: accountId, apiVersion: '1' },
			effects: [],
			baseline: {},
		},
		who: { name: 'test', cloud: 'public', credential: 'test' },
		program: 'test',
	};
	switch (outcome) {
		case 'done':
			return [intended, { ...after, type: 'done', ours: true }];
		case 'notOurs':
			return [intended, { ...after, type: 'done', ours: false }];
		case 'failed':
			return [intended, { ...after, type: 'failed', problem: { kind: 'locked' } }];
		case 'foundDone':
			return [intended, { ...after, type: 'found', verdict: 'done' }];
		case 'none':
			return [intended];
	}
};

describe('since when keys are off', () => {
	it.each([
		['nothing was switched', [], undefined],
		['it was done here', buildSwitchEntries('disableKeys', 0, 'done'), timeAtMinute(1)],
		['it was found out later', buildSwitchEntries('disableKeys', 0, 'foundDone'), timeAtMinute(0)],
		['somebody else had done it', buildSwitchEntries('disableKeys', 0, 'notOurs'), undefined],
		['it failed', buildSwitchEntries('disableKeys', 0, 'failed'), undefined],
		['nobody knows', buildSwitchEntries('disableKeys', 0, 'none'), undefined],
		[
			'they were turned on again',
			[...buildSwitchEntries('disableKeys', 0, 'done'), ...buildSwitchEntries('enableKeys', 5, 'done')],
			undefined,
		],
		[
			'turning them on failed',
			[...buildSwitchEntries('disableKeys', 0, 'done'), ...buildSwitchEntries('enableKeys', 5, 'failed')],
			timeAtMinute(1),
		],
		[
			'they were turned off twice',
			[
				...buildSwitchEntries('disableKeys', 0, 'done'),
				...buildSwitchEntries('enableKeys', 5, 'done'),
				...buildSwitchEntries('disableKeys', 9, 'done'),
			],
			timeAtMinute(10),
		],
	])('%s', (_, entries, expected) => {
		expect(keysOffSince(entries, accountId.toUpperCase())).toBe(expected);
		expect(keysOffSince(entries, '/another')).toBeUndefined();
	});
});

describe('calls since then', () => {
	const call = (by: LoggedCalls['by'], lastSeen: string, ip: string): LoggedCalls => ({
		by,
		objectId: '',
		deployment: 'gpt-4o',
		ip,
		calls: 3,
		days: [lastSeen.slice(0, 10)],
		firstSeen: lastSeen,
		lastSeen,
	});
	const log = [
		call('keyOrUnknown', '2026-11-24T08:00:00Z', 'before'),
		call('keyOrUnknown', '2026-11-24T09:30:00.1234567Z', 'after'),
		call('token', '2026-11-24T09:40:00Z', 'token'),
		call('keyOrUnknown', '2026-11-24T09:50:00Z', 'last'),
	];

	it('are those without a known caller, the newest first', () => {
		expect(keyCallsSince(log, timeAtMinute(0)).map(({ ip }) => ip)).toEqual(['last', 'after']);
	});

	it('are all of them where the start is unknown', () => {
		expect(keyCallsSince(log, undefined).map(({ ip }) => ip)).toEqual(['last', 'after', 'before']);
	});
});

describe('refusals by the hour', () => {
	const now = Date.UTC(2026, 10, 24, 9, 20);

	it('are summed over the grains of each hour; hours without any are there too', () => {
		const hours = refusalsByHour(
			[
				{ at: '2026-11-24T08:55:00Z', status: '401', count: 2 },
				{ at: '2026-11-24T08:00:00Z', status: '200', count: 10 },
				{ at: '2026-11-24T08:05:00Z', status: '401', count: 1 },
				{ at: '2026-11-24T09:15:00Z', status: '403', count: 4 },
				{ at: '2026-11-23T09:15:00Z', status: '403', count: 9 },
			],
			now,
			2,
		);
		expect(hours).toEqual([
			{ at: '2026-11-24T07:00:00.000Z', refused: {}, total: 0 },
			{ at: '2026-11-24T08:00:00.000Z', refused: { 401: 3 }, total: 13 },
			{ at: '2026-11-24T09:00:00.000Z', refused: { 403: 4 }, total: 4 },
		]);
	});

	it.each([
		[0, 10, 0],
		[1, 1000, 1],
		[500, 1000, 6],
		[1000, 1000, 12],
		[0, 0, 0],
	])('%i beside %i is a bar of %i', (count, most, length) => {
		expect(barLength(count, most, 12)).toBe(length);
	});
});
