// Microsoft.Authorization: who may do what, and which locks and denials stand against it.
import type { PrincipalId, RoleAssignmentId, RoleDefinitionId } from './resource-id.ts';

export type RoleAssignment = {
	readonly id: RoleAssignmentId;
	/** GUID, the last segment of the id. */
	readonly name: string;
	readonly scope: string;
	readonly principalId: PrincipalId;
	/** User, Group, ServicePrincipal …; `Unknown` for an assignment left behind by a deleted principal. */
	readonly principalType: string;
	/** GUID of the role definition. */
	readonly roleId: RoleDefinitionId;
	readonly condition: string | undefined;
	/** ISO 8601, from Azure. */
	readonly createdOn: string | undefined;
	/** Object id of the principal that made the assignment. */
	readonly createdBy: string | undefined;
};

export type Permission = {
	readonly actions: readonly string[];
	readonly notActions: readonly string[];
	readonly dataActions: readonly string[];
	readonly notDataActions: readonly string[];
	/** Of a role definition: what bears on this block alone (roleDefinitions 2022-05-01-preview). */
	readonly condition?: string;
};

export type RoleDefinition = {
	/** GUID. */
	readonly id: string;
	readonly name: string;
	readonly permissions: readonly Permission[];
};

export type LockLevel = 'CanNotDelete' | 'ReadOnly';

export type Lock = { readonly name: string; readonly level: LockLevel; readonly scope: string };
