// Giving a managed identity the role at the account.
import { apiVersions } from '../../azure/api-versions.ts';
import type { Account, RoleAssignment, RoleDefinition } from '../../azure/azure.ts';
import { actions } from '../access.ts';
import type { Inputs, Kind } from '../change.ts';
import { assignmentName, sameId } from '../ids.ts';
import { enoughCheck, type Need, needsOf } from '../needs.ts';
import { lockChecks, mayCheck, type Rights, readRights } from '../rights.ts';
import { see } from '../seen.ts';

type World = {
	readonly account: Account;
	readonly needs: readonly Need[];
	readonly definition: RoleDefinition;
	/** The assignment under the name we would give it. */
	readonly own: RoleAssignment | undefined;
	/** What Azure lists for the principal at the account and above. */
	readonly listed: readonly RoleAssignment[];
	readonly rights: Rights;
};

export const assignmentId = ({ accountId, principalId, roleId }: Omit<Inputs['assignRole'], 'principalName'>): string =>
	`${accountId}/providers/Microsoft.Authorization/roleAssignments/${assignmentName(accountId, principalId, roleId)}`;

/** The same role for the same principal at the account itself, whoever made it and whatever it is called. */
const sameGrant = (world: World, input: Inputs['assignRole']) =>
	world.listed.find(
		(one) =>
			sameId(one.scope, input.accountId) &&
			sameId(one.roleId, input.roleId) &&
			sameId(one.principalId, input.principalId),
	) ?? world.own;

export const assignRole: Kind<'assignRole', World> = {
	kind: 'assignRole',
	read: async (azure, input, options) => {
		const [account, deployments, definition, own, listed, rights] = await Promise.all([
			azure.account(input.accountId, options),
			see(azure.deployments(input.accountId, options)),
			azure.roleDefinition(input.accountId, input.roleId, options),
			azure.roleAssignment(assignmentId(input), options),
			azure.roleAssignmentsOf(input.accountId, input.principalId, options),
			readRights(azure, input.accountId, options),
		]);
		const needs = needsOf(account, deployments.known ? deployments.value : []);
		return { account, needs, definition, own, listed, rights };
	},
	plan: (world, input) => ({
		wish: { kind: 'assignRole', input },
		targetId: assignmentId(input),
		targetName: world.account.name,
		about: { account: world.account.name, principal: input.principalName, role: world.definition.name },
		request: {
			method: 'PUT',
			path: assignmentId(input),
			apiVersion: apiVersions.roleAssignments,
			body: {
				properties: {
					roleDefinitionId: `/subscriptions/${world.account.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${input.roleId}`,
					principalId: input.principalId,
					// Without the type Azure looks the principal up in a directory that may not know it yet.
					principalType: 'ServicePrincipal',
				},
			},
		},
		effects: [
			{
				property: `roleAssignments (${world.account.name})`,
				before: sameGrant(world, input) ? world.definition.name : '',
				after: world.definition.name,
			},
		],
		demand: { by: 'choice' },
		checks: [
			mayCheck(world.rights, 'mayAssignRoles', actions.assignRoles, 'blocks'),
			mayCheck(world.rights, 'mayRemoveRoles', actions.removeRoles, 'warns'),
			...lockChecks(world.rights),
			enoughCheck(world.account.kind, world.definition, world.needs),
		],
		seen: { assignment: sameGrant(world, input)?.id ?? '' },
	}),
	standing: (world, change) =>
		change.wish.kind === 'assignRole' && sameGrant(world, change.wish.input) ? 'after' : 'before',
	undo: ({ wish }) =>
		wish.kind === 'assignRole'
			? {
					kind: 'removeRoleAssignment',
					input: {
						accountId: wish.input.accountId,
						assignmentId: assignmentId(wish.input),
						principalName: wish.input.principalName,
					},
				}
			: undefined,
	isPassing: (problem) => problem.kind === 'principalNotFound',
};
