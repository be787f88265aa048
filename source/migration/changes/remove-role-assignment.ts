// Taking back a role assignment that this program made.
import { apiVersions } from '../../azure/api-versions.ts';
import type { Account, RoleAssignment } from '../../azure/azure.ts';
import { actions } from '../access.ts';
import type { Kind } from '../change.ts';
import { lockChecks, mayCheck, type Rights, readRights } from '../rights.ts';

type World = {
	readonly account: Account;
	readonly assignment: RoleAssignment | undefined;
	readonly rights: Rights;
};

export const removeRoleAssignment: Kind<'removeRoleAssignment', World> = {
	kind: 'removeRoleAssignment',
	read: async (azure, input, options) => {
		const [account, assignment, rights] = await Promise.all([
			azure.account(input.accountId, options),
			azure.roleAssignment(input.assignmentId, options),
			readRights(azure, input.accountId, options),
		]);
		return { account, assignment, rights };
	},
	plan: ({ account, assignment, rights }, input) => ({
		wish: { kind: 'removeRoleAssignment', input },
		targetId: input.assignmentId,
		targetName: account.name,
		about: { account: account.name, principal: input.principalName },
		request: { method: 'DELETE', path: input.assignmentId, apiVersion: apiVersions.roleAssignments },
		effects: [
			{ property: `roleAssignments (${account.name})`, before: assignment ? input.principalName : '', after: '' },
		],
		demand: { by: 'name', name: input.principalName },
		checks: [
			mayCheck(rights, 'mayRemoveRoles', actions.removeRoles, 'blocks'),
			// Both levels of lock stop the deletion of an assignment.
			...lockChecks(rights).map((check) => (check.met === 'unknown' ? check : { ...check, weight: 'blocks' as const })),
			// With the keys off, the role may be the application's only way in.
			{
				id: 'nobodyLockedOut',
				weight: 'warns',
				met: account.keyAuth === 'on' ? 'yes' : 'no',
				about: input.principalName,
			},
		],
		seen: { assignment: assignment?.id ?? '', 'properties.disableLocalAuth': String(account.keyAuth === 'off') },
	}),
	standing: ({ assignment }) => (assignment ? 'before' : 'after'),
	undo: () => undefined,
};
