// Who would be left without a way in, where a role definition cannot be read.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AccountFacts } from '../../source/assessment/account-facts.ts';
import { principalsWithAccess } from '../../source/assessment/principals.ts';
import { actions, allows } from '../../source/model/rbac/permissions.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import {
	buildTickedNotes,
	evaluateVerdictInput,
	readVerdictInput,
	type VerdictInput,
	withNotes,
} from '../helpers/verdict-input.ts';

let practice: PracticeTenant;
let ready: VerdictInput;
beforeAll(async () => {
	practice = await startPracticeTenant();
	const seen = await readVerdictInput(practice, 'aoai-contoso-reports');
	ready = withNotes(seen, ...buildTickedNotes(seen));
});
afterAll(() => practice.close());

const principalRows = (facts: AccountFacts) => {
	const found = principalsWithAccess(facts);
	if (!found.known) throw new Error('not read');
	return found.value;
};

const withoutRoleDefinition = (facts: AccountFacts, roleId: string): AccountFacts => ({
	...facts,
	roleDefinitions: new Map([...facts.roleDefinitions].filter(([id]) => id !== roleId.toLowerCase())),
});

it('of somebody whose one role cannot be read nothing is said, and the account is not ready', async () => {
	const people = await readVerdictInput(practice, 'aoai-contoso-people');
	const before = principalRows(people.facts).find(({ dependsOnKey }) => dependsOnKey === 'yes');
	const roleId = before?.assignments.find((one) =>
		allows(people.facts.roleDefinitions.get(one.roleId.toLowerCase())?.permissions ?? [], actions.listKeys),
	)?.roleId;
	if (!before || !roleId) throw new Error('nobody lives on a key');
	const after = principalRows(withoutRoleDefinition(people.facts, roleId));
	expect(after.find(({ principalId }) => principalId === before.principalId)).toMatchObject({
		mayListKeys: 'unknown',
		dependsOnKey: 'unknown',
	});
	// The others are told of as before: a token that works needs no key.
	expect(
		after.filter(({ tokenAccess }) => tokenAccess.met === 'yes').map(({ dependsOnKey }) => dependsOnKey),
	).not.toContain('yes');
});

it('one unread definition keeps the verdict from ready until it is taken on', () => {
	expect(evaluateVerdictInput(ready).outcome).toBe('ready');
	const someone = { id: '', scope: ready.facts.account.id, principalId: 'somebody', principalType: 'User' } as const;
	const { assignments } = ready.facts;
	if (!assignments.known) throw new Error('not read');
	const [like] = assignments.value;
	if (!like) throw new Error('nobody');
	const value = [...assignments.value, { ...like, ...someone, roleId: 'not-to-be-read' }];
	const facts: AccountFacts = { ...ready.facts, assignments: { known: true, value } };
	const { outcome, checks } = evaluateVerdictInput({ ...ready, facts });
	expect(outcome).toBe('cannotTell');
	expect(checks.find(({ id }) => id === 'nobodyLosesAccess')).toMatchObject({
		met: 'unknown',
		subjects: [{ kind: 'count', name: '1' }],
	});
	const doubts = { checks: ['nobodyLosesAccess'], reason: 'r', at: '2026-11-24T08:00:00Z', by: 'b' };
	expect(
		evaluateVerdictInput({ ...ready, facts: { ...facts, notes: { ...facts.notes, acceptedUnproven: doubts } } })
			.acceptedRisk,
	).toEqual(doubts);
});
