// What holds of access and of the verdict whatever Azure has in store: nothing that is not seen makes anything better.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Permission, RoleAssignment, RoleDefinition } from '../../source/model/azure.ts';
import { type DenyAssignment, openSources, secretSources } from '../../source/model/evidence.ts';
import { Problem } from '../../source/model/problem.ts';
import { type AccessInput, accessTo } from '../../source/model/rbac/effective-access.ts';
import { actions } from '../../source/model/rbac/role-definitions.ts';
import { openPractice, type Practice } from '../helpers/practice.ts';
import { afterSaying, everythingAsked, read, verdictOf, type Weighed } from '../helpers/weighed.ts';

const refused = { known: false, problem: new Problem('forbidden') } as const;

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
const some = fc.subarray(patterns, { maxLength: 2 });
const permission = fc
	.record({ dataActions: some, notDataActions: some })
	.map((data): Permission => ({ actions: ['*'], notActions: [], ...data }));
const roleIds = ['r0', 'r1', 'r2'];
const definitions = fc
	.tuple(...roleIds.map(() => fc.array(permission, { minLength: 1, maxLength: 2 })))
	.map(
		(all) =>
			new Map(roleIds.map((id, at) => [id, { id, name: id, permissions: all[at] ?? [] } as unknown as RoleDefinition])),
	);
const principals = ['app', 'group', 'other'];
const assignment = fc
	.record({
		roleId: fc.constantFrom(...roleIds),
		principalId: fc.constantFrom('app', 'group'),
		condition: fc.option(fc.constant('@Environment'), { nil: undefined, freq: 4 }),
	})
	.map((one) => ({ id: `${one.roleId}${one.principalId}`, scope, ...one }) as unknown as RoleAssignment);
const principal = fc.constantFrom(...principals).map((id) => ({ id, isGroup: id === 'group' }));
const deny = fc.record({
	name: fc.constant('deny'),
	scope: fc.constantFrom(subscription, scope),
	permissions: fc.array(permission, { minLength: 1, maxLength: 2 }),
	principals: fc.oneof(fc.constant('everyone' as const), fc.array(principal, { maxLength: 2 })),
	excludedPrincipals: fc.array(principal, { maxLength: 1 }),
	reachesBelow: fc.boolean(),
}) as fc.Arbitrary<DenyAssignment>;
const input: fc.Arbitrary<AccessInput & { readonly denies: { readonly known: true } }> = fc.record({
	scope: fc.constant(scope),
	principalId: fc.constant('app'),
	assignments: fc.array(assignment, { maxLength: 4 }),
	definitions,
	denies: fc.array(deny, { maxLength: 2 }).map((value) => ({ known: true as const, value })),
});
const met = (one: AccessInput) => accessTo(one, actions.chat).met;
const without = <T>(all: readonly T[], at: number) => all.toSpliced(at % Math.max(1, all.length), 1);
const rank = { no: 0, unknown: 1, yes: 2 };

describe('access', () => {
	it('is not granted by anything that is taken away or cannot be read', () => {
		const seen = { yes: 0, unknown: 0, no: 0 };
		fc.assert(
			fc.property(input, fc.nat(9), fc.constantFrom(...roleIds), (one, at, roleId) => {
				const before = met(one);
				seen[before] += 1;
				const fewer = met({ ...one, assignments: without(one.assignments, at) });
				if (before !== 'yes') expect(fewer).not.toBe('yes');
				const hidden = new Map(one.definitions);
				hidden.delete(roleId);
				const unread = met({ ...one, definitions: hidden });
				if (before !== 'yes') expect(unread).not.toBe('yes');
				// What could not be read is no proof of the contrary either.
				if (before !== 'no') expect(unread).not.toBe('no');
				expect(met({ ...one, denies: refused })).not.toBe('yes');
			}),
			{ numRuns: 3000 },
		);
		// All three came up, or nothing was tried.
		expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
	});

	it('is never more for one more deny assignment, nor less for one more plain grant', () => {
		fc.assert(
			fc.property(input, deny, (one, more) => {
				const denied = met({ ...one, denies: { known: true, value: [...one.denies.value, more] } });
				expect(rank[denied]).toBeLessThanOrEqual(rank[met(one)]);
				const all = {
					id: 'all',
					name: 'all',
					permissions: [{ actions: [], notActions: [], dataActions: ['*'], notDataActions: [] }],
				};
				const granted = met({
					...one,
					definitions: new Map([...one.definitions, ['all', all as unknown as RoleDefinition]]),
					assignments: [...one.assignments, { id: 'all', scope, roleId: 'all', principalId: 'app' } as RoleAssignment],
				});
				if (met(one) === 'yes') expect(granted).toBe('yes');
			}),
			{ numRuns: 3000 },
		);
	});

	it('is the same in whatever case ids are spelt', () => {
		fc.assert(
			fc.property(input, (one) => {
				const loud = one.assignments.map((given) => ({
					...given,
					roleId: given.roleId.toUpperCase(),
					principalId: given.principalId.toUpperCase(),
				}));
				expect(met({ ...one, principalId: 'APP', assignments: loud })).toBe(met(one));
			}),
		);
	});
});

describe('the verdict', () => {
	const names = ['aoai-contoso-reports', 'aoai-contoso-orders', 'aoai-contoso-quiet', 'ai-contoso-studio'];
	let practice: Practice;
	let all: readonly Weighed[];
	beforeAll(async () => {
		practice = await openPractice();
		all = await Promise.all(
			names.map(async (name) => {
				const weighed = await read(practice, name);
				return afterSaying(weighed, ...everythingAsked(weighed));
			}),
		);
	});
	afterAll(() => practice.close());

	const looks = [...openSources, ...secretSources] as const;
	const facts = ['assignments', 'deployments', 'denies', 'policies', 'subscription'] as const;
	const logs = ['log', 'diagnostics', 'listings'] as const;
	const rights = ['permissions', 'locks'] as const;
	const hiding = fc.record({
		facts: fc.subarray([...facts]),
		logs: fc.subarray([...logs]),
		rights: fc.subarray([...rights]),
		looks: fc.subarray([...looks]),
		absent: fc.subarray([...looks]),
	});
	type Hidden = typeof hiding extends fc.Arbitrary<infer T> ? T : never;
	const hide = ({ facts: of, evidence, around }: Weighed, hidden: Hidden): Weighed => {
		const none = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, refused]));
		const left = Object.entries(evidence.looks).filter(([source]) => !hidden.absent.includes(source as never));
		return {
			facts: { ...of, ...none(hidden.facts), rights: { ...of.rights, ...none(hidden.rights) } },
			evidence: {
				...evidence,
				...none(hidden.logs),
				looks: { ...Object.fromEntries(left), ...none(hidden.looks) },
			},
			around,
		};
	};

	it('is never ready where anything at all could not be seen', () => {
		expect(verdictOf(all[0] as Weighed).ruling).toBe('ready');
		fc.assert(
			fc.property(fc.nat(names.length - 1), hiding, (at, hidden) => {
				const weighed = all[at] as Weighed;
				const { ruling, accepted } = verdictOf(hide(weighed, hidden));
				const isWhole = Object.values(hidden).every((one) => one.length === 0);
				if (!isWhole) expect(ruling).not.toBe('ready');
				// Nobody took anything on.
				expect(accepted).toBeUndefined();
			}),
			{ numRuns: 2000 },
		);
	});
});
