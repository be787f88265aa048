// Principals and their rights: role assignments, roles, deny assignments, locks.

export type Principal = {
	readonly id: string;
	readonly type: 'User' | 'Group' | 'ServicePrincipal';
	readonly name: string;
	/** As the activity log calls a person. */
	readonly upn?: string;
	/** Ids of members, for groups. */
	readonly members?: readonly string[];
	/** When the directory's replicas know the principal, in milliseconds since the epoch; absent: long known. */
	readonly replicatedAt?: number;
};

export type RoleAssignment = {
	/** The whole id, scope included. */
	readonly id: string;
	readonly name: string;
	readonly scope: string;
	readonly roleDefinitionId: string;
	readonly principalId: string;
	readonly principalType: string;
	readonly condition?: string;
	readonly description?: string;
	readonly createdOn: string;
	readonly createdBy: string;
	/** Absent: never changed. */
	readonly updatedOn?: string;
	/** When lists and the data plane know it, in milliseconds since the epoch. */
	readonly effectiveAt: number;
};

export type Permission = {
	readonly actions: readonly string[];
	readonly notActions: readonly string[];
	readonly dataActions: readonly string[];
	readonly notDataActions: readonly string[];
};

export type RoleDefinition = {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	/** `BuiltInRole` or `CustomRole`. */
	readonly type: string;
	readonly assignableScopes: readonly string[];
	readonly permissions: readonly Permission[];
};

export type ManagementLock = {
	readonly scope: string;
	readonly name: string;
	readonly level: 'CanNotDelete' | 'ReadOnly';
	readonly notes?: string;
};

export type PrincipalReference = { readonly id: string; readonly type: string };

export type DenyAssignment = {
	readonly id: string;
	readonly name: string;
	readonly scope: string;
	readonly displayName: string;
	readonly description: string;
	readonly permissions: readonly Permission[];
	/** The id of zeros stands for all principals. */
	readonly principals: readonly PrincipalReference[];
	readonly excludePrincipals: readonly PrincipalReference[];
	readonly doNotApplyToChildScopes: boolean;
	readonly isSystemProtected: boolean;
	readonly createdOn: string;
};

/** A role that a principal may activate (Privileged Identity Management). */
export type RoleEligibility = {
	readonly id: string;
	readonly name: string;
	readonly properties: { readonly roleDefinitionId: string; readonly principalId: string; readonly scope: string };
};
