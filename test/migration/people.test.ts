// Who would be left without a way in, where a role definition cannot be read.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Facts } from '../../source/assessment/account-facts.ts';
import { principalsAt } from '../../source/assessment/principals.ts';
import { actions, allows } from '../../source/model/rbac/role-definitions.ts';
import { openPractice, type Practice } from '../helpers/practice.ts';
import { afterSaying, everythingAsked, read, verdictOf, type Weighed } from '../helpers/weighed.ts';

let practice: Practice;
let ready: Weighed;
beforeAll(async () => {
	practice = await openPractice();
	const seen = await read(practice, 'aoai-contoso-reports');
	ready = afterSaying(seen, ...everythingAsked(seen));
});
afterAll(() => practice.close());

const rowsOf = (facts: Facts) => {
	const found = principalsAt(facts);
	if (!found.known) throw new Error('not read');
	return found.value;
};

const without = (facts: Facts, roleId: string): Facts => ({
	...facts,
	definitions: new Map([...facts.definitions].filter(([id]) => id !== roleId.toLowerCase())),
});

it('of somebody whose one role cannot be read nothing is said, and the account is not ready', async () => {
	const people = await read(practice, 'aoai-contoso-people');
	const before = rowsOf(people.facts).find(({ losesAccess }) => losesAccess === 'yes');
	const roleId = before?.assignments.find((one) =>
		allows(people.facts.definitions.get(one.roleId.toLowerCase())?.permissions ?? [], actions.listKeys),
	)?.roleId;
	if (!before || !roleId) throw new Error('nobody lives on a key');
	const after = rowsOf(without(people.facts, roleId));
	expect(after.find(({ principalId }) => principalId === before.principalId)).toMatchObject({
		mayListKeys: 'unknown',
		losesAccess: 'unknown',
	});
	// The others are told of as before: a token that works needs no key.
	expect(after.filter(({ token }) => token.met === 'yes').map(({ losesAccess }) => losesAccess)).not.toContain('yes');
});

it('one unread definition keeps the verdict from ready until it is taken on', () => {
	expect(verdictOf(ready).ruling).toBe('ready');
	const someone = { id: '', scope: ready.facts.account.id, principalId: 'somebody', principalType: 'User' } as const;
	const { assignments } = ready.facts;
	if (!assignments.known) throw new Error('not read');
	const [like] = assignments.value;
	if (!like) throw new Error('nobody');
	const value = [...assignments.value, { ...like, ...someone, roleId: 'not-to-be-read' }];
	const facts: Facts = { ...ready.facts, assignments: { known: true, value } };
	const { ruling, checks } = verdictOf({ ...ready, facts });
	expect(ruling).toBe('cannotTell');
	expect(checks.find(({ id }) => id === 'nobodyLosesAccess')).toMatchObject({ met: 'unknown', about: '1' });
	const doubts = { checks: ['nobodyLosesAccess'], reason: 'r', at: '2026-11-24T08:00:00Z', by: 'b' };
	expect(verdictOf({ ...ready, facts: { ...facts, said: { ...facts.said, doubts } } }).accepted).toEqual(doubts);
});
