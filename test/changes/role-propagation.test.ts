// A role that was given just now may not work everywhere yet: the youngest decides, and what has no date is not known.
import { describe, expect, it } from 'vitest';
import { propagationCheck } from '../../source/changes/role-propagation.ts';

const now = Date.parse('2026-11-24T09:00:00Z');
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const buildAssignment = (createdOn: string | undefined, scope = '/subscriptions/s') => ({
	id: '/a',
	name: 'a',
	scope,
	principalId: 'p',
	principalType: 'ServicePrincipal',
	roleId: 'r',
	condition: undefined,
	createdOn,
	createdBy: undefined,
});
const group = '/providers/Microsoft.Management/managementGroups/contoso';

describe('a role’s assignments', () => {
	it.each([
		['one of eleven minutes', [buildAssignment(minutesAgo(11))], 'yes', minutesAgo(11)],
		['one of nine minutes', [buildAssignment(minutesAgo(9))], 'no', minutesAgo(9)],
		[
			'an old one and a young one',
			[buildAssignment(minutesAgo(1000)), buildAssignment(minutesAgo(1))],
			'no',
			minutesAgo(1),
		],
		['one without a date', [buildAssignment(undefined)], 'unknown', ''],
		[
			'an old one and one without a date',
			[buildAssignment(minutesAgo(1000)), buildAssignment(undefined)],
			'unknown',
			minutesAgo(1000),
		],
		[
			'a young one and one without a date',
			[buildAssignment(minutesAgo(1)), buildAssignment(undefined)],
			'no',
			minutesAgo(1),
		],
		['one of an hour, from a management group', [buildAssignment(minutesAgo(60), group)], 'no', minutesAgo(60)],
		['one of two days, from a management group', [buildAssignment(minutesAgo(2880), group)], 'yes', minutesAgo(2880)],
	] as const)('%s', (_, through, met, at) => {
		expect(propagationCheck(through, now)).toEqual([
			{ id: 'roleHasSettled', weight: 'warns', met, subjects: at ? [{ kind: 'period', from: at, to: at }] : [] },
		]);
	});

	it('none is listed: there is no check', () => {
		expect(propagationCheck([], now)).toEqual([]);
	});
});
