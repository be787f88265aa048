// Who would be left without a way in, where a role definition cannot be read.
import { expect, it } from 'vitest';
import type { AccountFacts } from '../../source/assessment/account-facts.ts';
import { principalsWithAccess } from '../../source/assessment/principals.ts';
import { actions } from '../../source/model/rbac/permissions.ts';
import {
	buildAccount,
	buildFacts,
	buildRoleAssignment,
	buildRoleDefinition,
	openAiUserRole,
} from '../helpers/builders/facts.ts';
import { readResult } from '../helpers/builders/read-result.ts';
import { buildReadyVerdictInput } from '../helpers/builders/verdict-input.ts';
import { evaluateVerdictInput } from '../helpers/verdict-input.ts';

const ready = buildReadyVerdictInput();

const principalRows = (facts: AccountFacts) => {
	const found = principalsWithAccess(facts);
	if (!found.known) throw new Error('not read');
	return found.value;
};

const withoutRoleDefinition = (facts: AccountFacts, roleId: string): AccountFacts => ({
	...facts,
	roleDefinitions: new Map([...facts.roleDefinitions].filter(([id]) => id !== roleId.toLowerCase())),
});

it('a principal whose one role cannot be read is unknown, and the account is not ready', () => {
	const account = buildAccount();
	const keyReader = buildRoleDefinition('reads-keys', 'Key reader', { actions: [actions.listKeys] });
	const facts = buildFacts({
		account,
		assignments: readResult([
			buildRoleAssignment(account, 'by-key', keyReader.id, { principalType: 'User' }),
			buildRoleAssignment(account, 'by-token', openAiUserRole.id, { principalType: 'User' }),
		]),
		roleDefinitions: new Map([keyReader, openAiUserRole].map((role) => [role.id, role])),
	});
	const of = (principalId: string, rows: ReturnType<typeof principalRows>) =>
		rows.find((one) => one.principalId === principalId);
	expect(of('by-key', principalRows(facts))).toMatchObject({ mayListKeys: 'yes', dependsOnKey: 'yes' });
	const after = principalRows(withoutRoleDefinition(facts, keyReader.id));
	expect(of('by-key', after)).toMatchObject({ mayListKeys: 'unknown', dependsOnKey: 'unknown' });
	// The others are told of as before: a token that works needs no key.
	expect(of('by-token', after)).toMatchObject({ tokenAccess: { met: 'yes' }, dependsOnKey: 'no' });
});

it('one unreadable definition keeps the verdict from ready until the risk is accepted', () => {
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
	const acceptedUnproven = { checks: ['nobodyLosesAccess'], reason: 'r', at: '2026-11-24T08:00:00Z', by: 'b' };
	expect(
		evaluateVerdictInput({
			...ready,
			facts: { ...facts, notes: { ...facts.notes, acceptedUnproven } },
		}).acceptedRisk,
	).toEqual(acceptedUnproven);
});
