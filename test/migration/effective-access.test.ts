import { describe, expect, it } from 'vitest';
import type { Permission, RoleAssignment, RoleDefinition } from '../../source/model/azure.ts';
import type { DenyAssignment } from '../../source/model/evidence.ts';
import { Problem } from '../../source/model/problem.ts';
import { type AccessInput, accessTo, accessToAccount } from '../../source/model/rbac/effective-access.ts';
import { enoughCheck, needsOf, openNeeds, rolesFor } from '../../source/model/rbac/required-actions.ts';
import { actions } from '../../source/model/rbac/role-definitions.ts';

const subscription = '/subscriptions/s';
const scope = `${subscription}/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a`;
const permission = (dataActions: readonly string[], notDataActions: readonly string[] = []): Permission => ({
	actions: [],
	notActions: [],
	dataActions,
	notDataActions,
});
const definition = (id: string, permissions: readonly Permission[]): RoleDefinition =>
	({ id, name: `role ${id}`, permissions }) as RoleDefinition;
const openAi = 'Microsoft.CognitiveServices/accounts/OpenAI';
const definitions = new Map([
	['user', definition('user', [permission([`${openAi}/*`])])],
	['all', definition('all', [permission(['Microsoft.CognitiveServices/*'])])],
	['nochat', definition('nochat', [permission([`${openAi}/*`], [`${openAi}/deployments/chat/*`])])],
	['owner', definition('owner', [{ ...permission([]), actions: ['*'] }])],
]);
const grant = (roleId: string, more: Partial<RoleAssignment> = {}): RoleAssignment =>
	({
		id: `${scope}/x/${roleId}`,
		scope,
		roleId,
		principalId: 'app',
		principalType: 'ServicePrincipal',
		...more,
	}) as RoleAssignment;
const deny = (more: Partial<DenyAssignment> = {}): DenyAssignment => ({
	name: 'deny',
	scope: subscription,
	permissions: [permission(['*'])],
	principals: 'everyone',
	excludedPrincipals: [],
	reachesBelow: true,
	...more,
});
const weigh = (
	assignments: readonly RoleAssignment[],
	denies: readonly DenyAssignment[] = [],
	more: Partial<AccessInput> = {},
) =>
	accessTo(
		{ scope, principalId: 'app', assignments, definitions, denies: { known: true, value: denies }, ...more },
		actions.chat,
	);

describe('what roles give', () => {
	it.each([
		['a role with the data action', [grant('user')], 'yes'],
		['a wildcard over everything', [grant('all')], 'yes'],
		['an id in other letters', [grant('USER')], 'yes'],
		['nothing', [], 'no'],
		['an owner: actions are not data actions', [grant('owner')], 'no'],
		['a role that takes it out again by notDataActions', [grant('nochat')], 'no'],
		['the same beside another one: exclusions are a role’s own', [grant('nochat'), grant('user')], 'yes'],
		['a condition', [grant('user', { condition: '@Environment…' })], 'unknown'],
		['a condition beside a plain grant', [grant('user', { condition: 'x' }), grant('all')], 'yes'],
		['a role that could not be read', [grant('unread')], 'unknown'],
		['a group', [grant('user', { principalId: 'group', principalType: 'Group' })], 'yes'],
		['a management group', [grant('user', { scope: '/providers/Microsoft.Management/managementGroups/m' })], 'yes'],
	] as const)('%s', (_, assignments, met) => {
		expect(weigh(assignments).met).toBe(met);
	});
});

describe('what deny assignments take', () => {
	const group = { id: 'group', isGroup: true };
	it.each([
		['everyone', deny(), 'no'],
		['everyone but this one', deny({ excludedPrincipals: [{ id: 'APP', isGroup: false }] }), 'yes'],
		['everyone but a group, which may hold it', deny({ excludedPrincipals: [group] }), 'unknown'],
		['somebody else', deny({ principals: [{ id: 'other', isGroup: false }] }), 'yes'],
		['a group that it may be in', deny({ principals: [group] }), 'unknown'],
		['a scope above, without reaching below', deny({ reachesBelow: false }), 'yes'],
		['the account alone', deny({ reachesBelow: false, scope: scope.toUpperCase() }), 'no'],
		['other actions', deny({ permissions: [permission(['Microsoft.Storage/*'])] }), 'yes'],
		['all but chat', deny({ permissions: [permission(['*'], [`${openAi}/deployments/chat/*`])] }), 'yes'],
	] as const)('%s', (_, one, met) => {
		expect(weigh([grant('user')], [one]).met).toBe(met);
	});

	it('a group that the grant itself came through is a group it is in', () => {
		const through = grant('user', { principalId: 'group', principalType: 'Group' });
		expect(weigh([through], [deny({ principals: [group] })]).met).toBe('no');
		expect(weigh([through], [deny({ excludedPrincipals: [group] })]).met).toBe('yes');
	});

	it('denies that could not be read leave it unproven', () => {
		const denies = { known: false, problem: new Problem('forbidden') } as const;
		expect(weigh([grant('user')], [], { denies }).met).toBe('unknown');
	});
});

describe('kinds that are not for OpenAI', () => {
	const speech = 'Microsoft.CognitiveServices/accounts/SpeechServices';
	const [{ action } = { action: '' }] = needsOf({ kind: 'SpeechServices' }, []);
	const met = (dataActions: readonly string[], denied: readonly string[] = []) =>
		accessTo(
			{
				scope,
				principalId: 'app',
				assignments: [grant('some')],
				definitions: new Map([['some', definition('some', [permission(dataActions)])]]),
				denies: { known: true, value: denied.length > 0 ? [deny({ permissions: [permission(denied)] })] : [] },
			},
			action,
		).met;
	it.each([
		['everything', ['Microsoft.CognitiveServices/*'], 'yes'],
		['everything of the kind', [`${speech}/*`], 'yes'],
		['some of it', [`${speech}/*/read`], 'unknown'],
		['another name that the kind may have', ['Microsoft.CognitiveServices/accounts/Language/*'], 'unknown'],
		['reading alone', ['Microsoft.CognitiveServices/*/read'], 'unknown'],
		['OpenAI alone', [`${openAi}/*`], 'no'],
		['other services', ['Microsoft.Storage/*'], 'no'],
		['nothing', [], 'no'],
	] as const)('a role over %s', (_, dataActions, expected) => {
		expect(met(dataActions)).toBe(expected);
	});

	it('a deny of some of it leaves it unproven, a deny of all takes it', () => {
		expect(met(['Microsoft.CognitiveServices/*'], [`${speech}/*/read`])).toBe('unknown');
		expect(met(['Microsoft.CognitiveServices/*'], ['*'])).toBe('no');
	});
});

describe('which role fits', () => {
	const deployment = (name: string, format: string, model = name) =>
		({ name, format, model, version: '1' }) as Parameters<typeof needsOf>[1][number];
	it.each([
		['OpenAI', [deployment('gpt-4o', 'OpenAI')], '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'],
		['AIServices', [deployment('gpt-4o', 'OpenAI')], '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'],
		[
			'AIServices',
			[deployment('gpt-4o', 'OpenAI'), deployment('Phi-4', 'Microsoft')],
			'a97b65f3-24c7-4388-baec-2e87135dc908',
		],
		['AIServices', [], 'a97b65f3-24c7-4388-baec-2e87135dc908'],
		['AIServices', undefined, '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'],
		['SpeechServices', [], 'a97b65f3-24c7-4388-baec-2e87135dc908'],
		['TextAnalytics', [], 'a97b65f3-24c7-4388-baec-2e87135dc908'],
	] as const)('%s', (kind, deployments, roleId) => {
		const [proposed, ...others] = rolesFor({ kind }, deployments);
		expect(proposed).toBe(roleId);
		// What an application calls of an account for many services, only people know: they may choose.
		expect(others.length).toBe(kind === 'AIServices' ? 2 : 0);
	});

	it('is said not to be enough for all that an account for many services has', () => {
		const [user, all, noChat] = ['user', 'all', 'nochat'].map((id) => definitions.get(id));
		const needs = needsOf({ kind: 'AIServices' }, [deployment('gpt', 'OpenAI')]);
		expect(enoughCheck('OpenAI', user, needs).met).toBe('yes');
		expect(enoughCheck('AIServices', user, needs)).toMatchObject({ met: 'unknown', about: 'AIServices' });
		expect(enoughCheck('AIServices', all, needs).met).toBe('yes');
		expect(enoughCheck('AIServices', noChat, needs)).toMatchObject({ met: 'no', about: 'gpt' });
		expect(enoughCheck('OpenAI', undefined, needs).met).toBe('unknown');
	});

	it('tells which deployments a role leaves closed', () => {
		const needs = needsOf({ kind: 'AIServices' }, [
			deployment('gpt', 'OpenAI'),
			deployment('vectors', 'OpenAI', 'text-embedding-3-large'),
			deployment('phi', 'Microsoft'),
		]);
		const role = definitions.get('nochat');
		if (!role) throw new Error('no role');
		expect(openNeeds(role, needs).map((need) => need.deployment)).toEqual(['gpt', 'phi']);
		const { met, closed } = accessToAccount(
			{ scope, principalId: 'app', assignments: [grant('nochat')], definitions, denies: { known: true, value: [] } },
			needs,
		);
		expect([met, closed.map((need) => need.deployment)]).toEqual(['yes', ['gpt', 'phi']]);
	});
});
