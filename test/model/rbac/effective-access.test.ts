import { describe, expect, it } from 'vitest';
import type { Permission, RoleAssignment, RoleDefinition } from '../../../source/model/azure.ts';
import type { DenyAssignment } from '../../../source/model/evidence.ts';
import { Problem } from '../../../source/model/problem.ts';
import { type AccessInput, accessTo, accessToAccount } from '../../../source/model/rbac/effective-access.ts';
import { actions } from '../../../source/model/rbac/permissions.ts';
import {
	fittingRoles,
	opensAction,
	requiredActionsOf,
	roleSufficiencyCheck,
} from '../../../source/model/rbac/required-actions.ts';
import { buildDeployment } from '../../helpers/builders/facts.ts';

const subscription = '/subscriptions/s';
const scope = `${subscription}/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a`;
const buildPermission = (dataActions: readonly string[], notDataActions: readonly string[] = []): Permission => ({
	actions: [],
	notActions: [],
	dataActions,
	notDataActions,
});
const buildRoleDefinition = (id: string, permissions: readonly Permission[]): RoleDefinition =>
	({ id, name: `role ${id}`, permissions }) as RoleDefinition;
const openAi = 'Microsoft.CognitiveServices/accounts/OpenAI';
const definitions = new Map([
	['user', buildRoleDefinition('user', [buildPermission([`${openAi}/*`])])],
	['all', buildRoleDefinition('all', [buildPermission(['Microsoft.CognitiveServices/*'])])],
	['nochat', buildRoleDefinition('nochat', [buildPermission([`${openAi}/*`], [`${openAi}/deployments/chat/*`])])],
	['owner', buildRoleDefinition('owner', [{ ...buildPermission([]), actions: ['*'] }])],
]);
const buildAssignment = (roleId: string, more: Partial<RoleAssignment> = {}): RoleAssignment =>
	({
		id: `${scope}/x/${roleId}`,
		scope,
		roleId,
		principalId: 'app',
		principalType: 'ServicePrincipal',
		...more,
	}) as RoleAssignment;
const buildDenyAssignment = (more: Partial<DenyAssignment> = {}): DenyAssignment => ({
	name: 'deny',
	scope: subscription,
	permissions: [buildPermission(['*'])],
	principals: 'everyone',
	excludedPrincipals: [],
	appliesToChildScopes: true,
	...more,
});
const evaluateAccess = (
	assignments: readonly RoleAssignment[],
	denies: readonly DenyAssignment[] = [],
	more: Partial<AccessInput> = {},
) =>
	accessTo(
		{
			scope,
			principalId: 'app',
			assignments,
			roleDefinitions: definitions,
			denyAssignments: { known: true, value: denies },
			...more,
		},
		actions.chat,
	);

describe('what roles give', () => {
	it.each([
		['a role with the data action', [buildAssignment('user')], 'yes'],
		['a wildcard over everything', [buildAssignment('all')], 'yes'],
		['an id in other letters', [buildAssignment('USER')], 'yes'],
		['nothing', [], 'no'],
		['an owner: actions are not data actions', [buildAssignment('owner')], 'no'],
		['a role that takes it out again by notDataActions', [buildAssignment('nochat')], 'no'],
		[
			'the same beside another one: exclusions are a role’s own',
			[buildAssignment('nochat'), buildAssignment('user')],
			'yes',
		],
		['a condition', [buildAssignment('user', { condition: '@Environment…' })], 'unknown'],
		['a condition beside a plain grant', [buildAssignment('user', { condition: 'x' }), buildAssignment('all')], 'yes'],
		['a role that could not be read', [buildAssignment('unread')], 'unknown'],
		['a group', [buildAssignment('user', { principalId: 'group', principalType: 'Group' })], 'yes'],
		[
			'a management group',
			[buildAssignment('user', { scope: '/providers/Microsoft.Management/managementGroups/m' })],
			'yes',
		],
	] as const)('%s', (_, assignments, met) => {
		expect(evaluateAccess(assignments).met).toBe(met);
	});
});

describe('what deny assignments take', () => {
	const group = { id: 'group', isGroup: true };
	it.each([
		['everyone', buildDenyAssignment(), 'no'],
		['everyone but this one', buildDenyAssignment({ excludedPrincipals: [{ id: 'APP', isGroup: false }] }), 'yes'],
		['everyone but a group, which may hold it', buildDenyAssignment({ excludedPrincipals: [group] }), 'unknown'],
		['somebody else', buildDenyAssignment({ principals: [{ id: 'other', isGroup: false }] }), 'yes'],
		['a group that it may be in', buildDenyAssignment({ principals: [group] }), 'unknown'],
		['a scope above, without reaching below', buildDenyAssignment({ appliesToChildScopes: false }), 'yes'],
		['the account alone', buildDenyAssignment({ appliesToChildScopes: false, scope: scope.toUpperCase() }), 'no'],
		['other actions', buildDenyAssignment({ permissions: [buildPermission(['Microsoft.Storage/*'])] }), 'yes'],
		[
			'all but chat',
			buildDenyAssignment({ permissions: [buildPermission(['*'], [`${openAi}/deployments/chat/*`])] }),
			'yes',
		],
	] as const)('%s', (_, one, met) => {
		expect(evaluateAccess([buildAssignment('user')], [one]).met).toBe(met);
	});

	it('a group that the grant itself came through is a group it is in', () => {
		const through = buildAssignment('user', { principalId: 'group', principalType: 'Group' });
		expect(evaluateAccess([through], [buildDenyAssignment({ principals: [group] })]).met).toBe('no');
		expect(evaluateAccess([through], [buildDenyAssignment({ excludedPrincipals: [group] })]).met).toBe('yes');
	});

	it('denies that could not be read leave it unproven', () => {
		const denies = { known: false, problem: new Problem('forbidden') } as const;
		expect(evaluateAccess([buildAssignment('user')], [], { denyAssignments: denies }).met).toBe('unknown');
	});
});

describe('kinds that are not for OpenAI', () => {
	const speech = 'Microsoft.CognitiveServices/accounts/SpeechServices';
	const [action = ''] = requiredActionsOf({ kind: 'SpeechServices' }, [])[0]?.actions ?? [];
	const met = (dataActions: readonly string[], denied: readonly string[] = []) =>
		accessTo(
			{
				scope,
				principalId: 'app',
				assignments: [buildAssignment('some')],
				roleDefinitions: new Map([['some', buildRoleDefinition('some', [buildPermission(dataActions)])]]),
				denyAssignments: {
					known: true,
					value: denied.length > 0 ? [buildDenyAssignment({ permissions: [buildPermission(denied)] })] : [],
				},
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
	const deployment = (name: string, format: string, capability = 'chatCompletion') =>
		buildDeployment({ name, format, model: name, capabilities: [capability] });
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
		const [proposed, ...others] = fittingRoles({ kind }, deployments);
		expect(proposed).toBe(roleId);
		// What an application calls of an account for many services, only people know: they may choose.
		expect(others.length).toBe(kind === 'AIServices' ? 4 : kind === 'OpenAI' ? 1 : 0);
	});

	it('is not enough for all that an account for many services has', () => {
		const [user, all, noChat] = ['user', 'all', 'nochat'].map((id) => definitions.get(id));
		const requiredActions = requiredActionsOf({ kind: 'AIServices' }, [deployment('gpt', 'OpenAI')]);
		expect(roleSufficiencyCheck('OpenAI', user, requiredActions).met).toBe('yes');
		expect(roleSufficiencyCheck('AIServices', user, requiredActions)).toMatchObject({
			met: 'unknown',
			subjects: [{ kind: 'accountKind', name: 'AIServices' }],
		});
		expect(roleSufficiencyCheck('AIServices', all, requiredActions).met).toBe('yes');
		expect(roleSufficiencyCheck('AIServices', noChat, requiredActions)).toMatchObject({
			met: 'no',
			subjects: [{ kind: 'deployment', name: 'gpt' }],
		});
		expect(roleSufficiencyCheck('OpenAI', undefined, requiredActions).met).toBe('unknown');
	});

	it('tells which deployments a role leaves closed', () => {
		const requiredActions = requiredActionsOf({ kind: 'AIServices' }, [
			deployment('gpt', 'OpenAI'),
			deployment('vectors', 'OpenAI', 'embeddings'),
			deployment('phi', 'Microsoft'),
		]);
		const role = definitions.get('nochat');
		if (!role) throw new Error('no role');
		expect(requiredActions.filter((need) => opensAction(role, need) === 'no').map((need) => need.deployment)).toEqual([
			'gpt',
			'phi',
		]);
		const { met, closed } = accessToAccount(
			{
				scope,
				principalId: 'app',
				assignments: [buildAssignment('nochat')],
				roleDefinitions: definitions,
				denyAssignments: { known: true, value: [] },
			},
			requiredActions,
		);
		expect([met, closed.map((need) => need.deployment)]).toEqual(['yes', ['gpt', 'phi']]);
	});
});
