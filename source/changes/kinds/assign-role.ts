// Giving a managed identity the role at the account.
import { apiVersions } from '../../model/api-versions.ts';
import type { Account, RoleAssignment, RoleDefinition } from '../../model/azure.ts';
import type { Inputs, Kind } from '../../model/change.ts';
import { enoughCheck, type Need, needsOf } from '../../model/rbac/required-actions.ts';
import { assignmentId, conditionCheck, sameGrants } from '../../model/rbac/role-assignments.ts';
import { actions } from '../../model/rbac/role-definitions.ts';
import { see } from '../../model/read-result.ts';
import { sameId } from '../../model/resource-id.ts';
import { lockChecks, mayCheck, type Rights, readRights } from '../operator-rights.ts';

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
/** The one that lets the principal call, whatever it is called. */
const sameGrant = (world: World, input: Inputs['assignRole']) =>
	sameGrants(world, input).find(({ condition }) => !condition);

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
			...conditionCheck(sameGrants(world, input)),
			enoughCheck(world.account.kind, world.definition, world.needs),
		],
		seen: {
			assignment: sameGrant(world, input)?.id ?? '',
			conditional: sameGrants(world, input).find(({ condition }) => condition)?.id ?? '',
		},
	}),
	standing: (world, change) =>
		change.wish.kind === 'assignRole' && sameGrant(world, change.wish.input) ? 'after' : 'before',
	// 201 says that it was made, 200 that it was there. Where no answer came: under our name, and made by us.
	isOurs: ({ own }, _, { sent, by }) =>
		sent ? sent.status === 201 : own !== undefined && by !== undefined && sameId(own.createdBy ?? '', by),
	// Reads may come from a replica that is behind (Azure RBAC: up to ten minutes; mostly seconds).
	doubtFor: 3 * 60_000,
	undo: ({ wish }, by) =>
		wish.kind === 'assignRole'
			? {
					kind: 'removeRoleAssignment',
					input: {
						accountId: wish.input.accountId,
						assignmentId: assignmentId(wish.input),
						principalName: wish.input.principalName,
						principalId: wish.input.principalId,
						madeBy: by,
					},
				}
			: undefined,
	isPassing: (problem) => problem.kind === 'principalNotFound',
};
