// Properties of access and of the verdict for any state of Azure: an unreadable value never makes either better.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keySources } from '../../source/key-sources/index.ts';
import type { Permission, RoleAssignment, RoleDefinition } from '../../source/model/azure.ts';
import type { DenyAssignment } from '../../source/model/evidence.ts';
import { type AccessInput, accessTo } from '../../source/model/rbac/effective-access.ts';
import { actions } from '../../source/model/rbac/permissions.ts';
import { buildKeyUse, buildScanResult } from '../helpers/builders/evidence.ts';
import { buildAccount } from '../helpers/builders/facts.ts';
import { forbiddenRead, readResult } from '../helpers/builders/read-result.ts';
import { buildReadyVerdictInput } from '../helpers/builders/verdict-input.ts';
import { evaluateVerdictInput, type VerdictInput } from '../helpers/verdict-input.ts';

const keyInAnApp = readResult(buildScanResult('sites', { uses: [buildKeyUse()] }));

const subscription = '/subscriptions/s';
const scope = `${subscription}/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a`;
const patterns = [
	'*',
	'Microsoft.CognitiveServices/*',
	'Microsoft.CognitiveServices/*/read',
	'Microsoft.CognitiveServices/accounts/OpenAI/*',
	'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/*',
	'Microsoft.Storage/*',
];
const arbitraryActions = fc.subarray(patterns, { maxLength: 2 });
const arbitraryPermission = fc
	.record({ dataActions: arbitraryActions, notDataActions: arbitraryActions })
	.map((data): Permission => ({ actions: ['*'], notActions: [], ...data }));
const roleIds = ['r0', 'r1', 'r2'];
const arbitraryDefinitions = fc
	.tuple(...roleIds.map(() => fc.array(arbitraryPermission, { minLength: 1, maxLength: 2 })))
	.map(
		(all) =>
			new Map(roleIds.map((id, at) => [id, { id, name: id, permissions: all[at] ?? [] } as unknown as RoleDefinition])),
	);
const principals = ['app', 'group', 'other'];
const arbitraryAssignment = fc
	.record({
		roleId: fc.constantFrom(...roleIds),
		principalId: fc.constantFrom('app', 'group'),
		condition: fc.option(fc.constant('@Environment'), { nil: undefined, freq: 4 }),
	})
	.map((one) => ({ id: `${one.roleId}${one.principalId}`, scope, ...one }) as unknown as RoleAssignment);
const arbitraryPrincipal = fc.constantFrom(...principals).map((id) => ({ id, isGroup: id === 'group' }));
const arbitraryDenyAssignment = fc.record({
	name: fc.constant('deny'),
	scope: fc.constantFrom(subscription, scope),
	permissions: fc.array(arbitraryPermission, { minLength: 1, maxLength: 2 }),
	principals: fc.oneof(fc.constant('everyone' as const), fc.array(arbitraryPrincipal, { maxLength: 2 })),
	excludedPrincipals: fc.array(arbitraryPrincipal, { maxLength: 1 }),
	appliesToChildScopes: fc.boolean(),
}) as fc.Arbitrary<DenyAssignment>;
const arbitraryAccessInput: fc.Arbitrary<AccessInput & { readonly denyAssignments: { readonly known: true } }> =
	fc.record({
		scope: fc.constant(scope),
		principalId: fc.constant('app'),
		assignments: fc.array(arbitraryAssignment, { maxLength: 4 }),
		roleDefinitions: arbitraryDefinitions,
		denyAssignments: fc
			.array(arbitraryDenyAssignment, { maxLength: 2 })
			.map((value) => ({ known: true as const, value })),
	});
const accessOutcome = (one: AccessInput) => accessTo(one, actions.chat).met;
const withoutElementAt = <T>(all: readonly T[], at: number) => all.toSpliced(at % Math.max(1, all.length), 1);
const outcomeRank = { no: 0, unknown: 1, yes: 2 };

describe('access', () => {
	it('is not granted by anything that is taken away or cannot be read', () => {
		const seen = { yes: 0, unknown: 0, no: 0 };
		fc.assert(
			fc.property(arbitraryAccessInput, fc.nat(9), fc.constantFrom(...roleIds), (one, at, roleId) => {
				const before = accessOutcome(one);
				seen[before] += 1;
				const fewer = accessOutcome({ ...one, assignments: withoutElementAt(one.assignments, at) });
				if (before !== 'yes') expect(fewer).not.toBe('yes');
				const hidden = new Map(one.roleDefinitions);
				hidden.delete(roleId);
				const unreadable = accessOutcome({ ...one, roleDefinitions: hidden });
				if (before !== 'yes') expect(unreadable).not.toBe('yes');
				// What could not be read is no proof of the contrary either.
				if (before !== 'no') expect(unreadable).not.toBe('no');
				expect(accessOutcome({ ...one, denyAssignments: forbiddenRead })).not.toBe('yes');
			}),
			{ numRuns: 3000 },
		);
		// All three came up, or nothing was tried.
		expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
	});

	it('is never more for one more deny assignment, nor less for one more plain grant', () => {
		fc.assert(
			fc.property(arbitraryAccessInput, arbitraryDenyAssignment, (one, more) => {
				const denied = accessOutcome({
					...one,
					denyAssignments: { known: true, value: [...one.denyAssignments.value, more] },
				});
				expect(outcomeRank[denied]).toBeLessThanOrEqual(outcomeRank[accessOutcome(one)]);
				const all = {
					id: 'all',
					name: 'all',
					permissions: [{ actions: [], notActions: [], dataActions: ['*'], notDataActions: [] }],
				};
				const granted = accessOutcome({
					...one,
					roleDefinitions: new Map([...one.roleDefinitions, ['all', all as unknown as RoleDefinition]]),
					assignments: [...one.assignments, { id: 'all', scope, roleId: 'all', principalId: 'app' } as RoleAssignment],
				});
				if (accessOutcome(one) === 'yes') expect(granted).toBe('yes');
			}),
			{ numRuns: 3000 },
		);
	});

	it('is the same for any case of ids', () => {
		fc.assert(
			fc.property(arbitraryAccessInput, (one) => {
				const loud = one.assignments.map((given) => ({
					...given,
					roleId: given.roleId.toUpperCase(),
					principalId: given.principalId.toUpperCase(),
				}));
				expect(accessOutcome({ ...one, principalId: 'APP', assignments: loud })).toBe(accessOutcome(one));
			}),
		);
	});
});

describe('the verdict', () => {
	const ready = buildReadyVerdictInput();
	const { facts: known, evidence: seen } = ready;
	/** Ready, with a key in an app's settings, without any call, and of a kind whose log need not hold every call. */
	const inputs: readonly VerdictInput[] = [
		ready,
		{ ...ready, evidence: { ...seen, scanResults: { ...seen.scanResults, sites: keyInAnApp } } },
		{ ...ready, evidence: { ...seen, requestLog: readResult([]) } },
		{ ...ready, facts: { ...known, account: buildAccount({ name: known.account.name, kind: 'AIServices' }) } },
	];

	const facts = ['assignments', 'deployments', 'denyAssignments', 'policies', 'subscription'] as const;
	const logs = ['requestLog', 'diagnostics', 'keyListings'] as const;
	const rights = ['permissions', 'locks'] as const;
	const hiding = fc.record({
		facts: fc.subarray([...facts]),
		logs: fc.subarray([...logs]),
		rights: fc.subarray([...rights]),
		looks: fc.subarray([...keySources]),
		absent: fc.subarray([...keySources]),
	});
	type Hidden = typeof hiding extends fc.Arbitrary<infer T> ? T : never;
	const hide = ({ facts: of, evidence, hostsAndIdentities }: VerdictInput, hidden: Hidden): VerdictInput => {
		const none = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, forbiddenRead]));
		const left = Object.entries(evidence.scanResults).filter(([source]) => !hidden.absent.includes(source as never));
		return {
			facts: { ...of, ...none(hidden.facts), rights: { ...of.rights, ...none(hidden.rights) } },
			evidence: {
				...evidence,
				...none(hidden.logs),
				scanResults: { ...Object.fromEntries(left), ...none(hidden.looks) },
			},
			hostsAndIdentities,
		};
	};

	it('is never ready where anything at all could not be seen', () => {
		expect(evaluateVerdictInput(ready).outcome).toBe('ready');
		fc.assert(
			fc.property(fc.constantFrom(...inputs), hiding, (input, hidden) => {
				const { outcome, acceptedRisk } = evaluateVerdictInput(hide(input, hidden));
				const isWhole = Object.values(hidden).every((one) => one.length === 0);
				if (!isWhole) expect(outcome).not.toBe('ready');
				// Nobody took anything on.
				expect(acceptedRisk).toBeUndefined();
			}),
			{ numRuns: 2000 },
		);
	});
});
