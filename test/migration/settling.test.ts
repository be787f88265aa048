// A role that was given just now may not work everywhere yet: the youngest decides, and what has no date is not known.
import { describe, expect, it } from 'vitest';
import { settlingCheck } from '../../source/changes/role-propagation.ts';

const now = Date.parse('2026-11-24T09:00:00Z');
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const given = (createdOn: string | undefined, scope = '/subscriptions/s') => ({
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
		['one of eleven minutes', [given(ago(11))], 'yes', ago(11)],
		['one of nine minutes', [given(ago(9))], 'no', ago(9)],
		['an old one and a young one', [given(ago(1000)), given(ago(1))], 'no', ago(1)],
		['one without a date', [given(undefined)], 'unknown', ''],
		['an old one and one without a date', [given(ago(1000)), given(undefined)], 'unknown', ago(1000)],
		['a young one and one without a date', [given(ago(1)), given(undefined)], 'no', ago(1)],
		['one of an hour, from a management group', [given(ago(60), group)], 'no', ago(60)],
		['one of two days, from a management group', [given(ago(2880), group)], 'yes', ago(2880)],
	] as const)('%s', (_, through, met, about) => {
		expect(settlingCheck(through, now)).toEqual([{ id: 'roleHasSettled', weight: 'warns', met, about }]);
	});

	it('none is listed: nothing is said of an age', () => {
		expect(settlingCheck([], now)).toEqual([]);
	});
});
