// Giving a managed identity the role at the account.
import { apiVersions } from '../../model/api-versions.ts';
import type { Account, RoleAssignment, RoleDefinition } from '../../model/azure.ts';
import type { ChangeHandler } from '../../model/change.ts';
import type { ChangeInputs } from '../../model/change-inputs.ts';
import { actions } from '../../model/rbac/permissions.ts';
import { type RequiredAction, requiredActionsOf, roleSufficiencyCheck } from '../../model/rbac/required-actions.ts';
import {
	conditionalAssignmentCheck,
	equivalentAssignments,
	roleAssignmentId,
} from '../../model/rbac/role-assignments.ts';
import { attemptRead } from '../../model/read-result.ts';
import { isSameId } from '../../model/resource-id.ts';
import { createdAtProperty } from '../drift.ts';
import { lockChecks, type OperatorRights, permissionCheck, readOperatorRights } from '../operator-rights.ts';

type AssignRoleSnapshot = {
	readonly account: Account;
	readonly requiredActions: readonly RequiredAction[];
	readonly definition: RoleDefinition;
	/** The assignment under the name that this program gives. */
	readonly own: RoleAssignment | undefined;
	/** What Azure lists for the principal at the account and above. */
	readonly listed: readonly RoleAssignment[];
	readonly rights: OperatorRights;
};
/** Returns the assignment without a condition that lets the principal call, under any name. */
const unconditionalAssignment = (snapshot: AssignRoleSnapshot, input: ChangeInputs['assignRole']) =>
	equivalentAssignments(snapshot, input).find(({ condition }) => !condition);

export const assignRole: ChangeHandler<'assignRole', AssignRoleSnapshot> = {
	kind: 'assignRole',
	read: async (azure, input, options) => {
		const [account, deployments, definition, own, listed, rights] = await Promise.all([
			azure.account(input.accountId, options),
			attemptRead(azure.deployments(input.accountId, options)),
			azure.roleDefinition(input.accountId, input.roleId, options),
			azure.roleAssignment(roleAssignmentId(input), options),
			azure.roleAssignmentsOf(input.accountId, input.principalId, options),
			readOperatorRights(azure, input.accountId, options),
		]);
		const requiredActions = requiredActionsOf(account, deployments.known ? deployments.value : []);
		return { account, requiredActions, definition, own, listed, rights };
	},
	plan: (snapshot, input) => ({
		changeRequest: { kind: 'assignRole', input },
		targetId: roleAssignmentId(input),
		targetName: snapshot.account.name,
		about: { account: snapshot.account.name, principal: input.principalName, role: snapshot.definition.name },
		request: {
			method: 'PUT',
			path: roleAssignmentId(input),
			apiVersion: apiVersions.roleAssignments,
			body: {
				properties: {
					roleDefinitionId: `/subscriptions/${snapshot.account.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${input.roleId}`,
					principalId: input.principalId,
					// Without the type Azure looks the principal up in a directory that may not know it yet.
					principalType: 'ServicePrincipal',
				},
			},
		},
		effects: [
			{
				property: `roleAssignments (${snapshot.account.name})`,
				before: unconditionalAssignment(snapshot, input) ? snapshot.definition.name : '',
				after: snapshot.definition.name,
			},
		],
		confirmation: { by: 'choice' },
		checks: [
			permissionCheck(snapshot.rights, 'mayAssignRoles', actions.assignRoles, 'blocks', input.roleId),
			permissionCheck(snapshot.rights, 'mayRemoveRoles', actions.removeRoles, 'warns', input.roleId),
			...lockChecks(snapshot.rights),
			...conditionalAssignmentCheck(equivalentAssignments(snapshot, input)),
			roleSufficiencyCheck(snapshot.account.kind, snapshot.definition, snapshot.requiredActions),
		],
		baseline: {
			[createdAtProperty]: snapshot.account.createdAt ?? '',
			assignment: unconditionalAssignment(snapshot, input)?.id ?? '',
			conditional: equivalentAssignments(snapshot, input).find(({ condition }) => condition)?.id ?? '',
		},
	}),
	status: (snapshot, change) =>
		change.changeRequest.kind === 'assignRole' && unconditionalAssignment(snapshot, change.changeRequest.input)
			? 'applied'
			: 'pending',
	// 201: made now. 200: it was there already. Without an answer: it has our name, and the operator made it.
	isOurs: ({ own }, _, { sent, by }) =>
		sent ? sent.status === 201 : own !== undefined && by !== undefined && isSameId(own.createdBy ?? '', by),
	// Reads may come from a replica that is behind (Azure RBAC: up to ten minutes; mostly seconds).
	consistencyWindow: 10 * 60_000,
	watchTime: 3 * 60_000,
	undo: ({ changeRequest }, by) =>
		changeRequest.kind === 'assignRole'
			? {
					kind: 'removeRoleAssignment',
					input: {
						accountId: changeRequest.input.accountId,
						assignmentId: roleAssignmentId(changeRequest.input),
						principalName: changeRequest.input.principalName,
						principalId: changeRequest.input.principalId,
						madeBy: by,
					},
				}
			: undefined,
	isTransient: (problem) => problem.kind === 'principalNotFound',
};
