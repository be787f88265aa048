// Microsoft.Authorization: writes of role assignments.

import { rejectIfLocked, rejectIfSubscriptionDisabled, requireAction } from './authorization.ts';
import type { RoleAssignment } from './authorization-types.ts';
import { AzureError, empty, type HttpResponse, json, type RequestContext } from './http.ts';
import { requireResourceGroup, resourceNotFound } from './not-found.ts';
import { roleAssignmentIdFromPath, toRoleAssignmentJson } from './role-assignments.ts';
import { scopeFromPath } from './scope-path.ts';
import { type JsonObject, lower, subscriptionIdOf, type TenantState } from './tenant-state.ts';

const provider = 'Microsoft.Authorization';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type RoleAssignmentInput = {
	roleDefinitionId?: string;
	principalId?: string;
	principalType?: string;
	condition?: string;
	description?: string;
};

const requirePrincipal = (
	tenant: TenantState,
	{ principalId = '', principalType }: RoleAssignmentInput,
	now: number,
) => {
	const found = tenant.principals.get(lower(principalId));
	if (!found || (found.replicatedAt ?? 0) > now) {
		throw new AzureError(
			400,
			'PrincipalNotFound',
			`Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${tenant.tenantId}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group. See https://aka.ms/docs-principaltype`,
		);
	}
	if (principalType && principalType !== found.type) {
		throw new AzureError(
			400,
			'UnmatchedPrincipalType',
			`The PrincipalId '${principalId.replaceAll('-', '')}' has type '${found.type}' , which is different from specified PrinciaplType '${principalType}'.`,
		);
	}
	return found;
};

/** Most role assignments in one subscription; the limit cannot be raised (Microsoft Learn, Azure RBAC limits). */
const maxAssignments = 4000;

/** Condition and description can be changed; who, what and where cannot. */
const updateAssignment = (
	{ tenant, now }: RequestContext,
	existing: RoleAssignment,
	{ condition, description }: RoleAssignmentInput,
): RoleAssignment => {
	const { condition: _, description: __, ...rest } = existing;
	const next = {
		...rest,
		...(condition ? { condition } : {}),
		...(description ? { description } : {}),
		...(condition === existing.condition && description === existing.description
			? {}
			: { updatedOn: new Date(now).toISOString() }),
	};
	tenant.roleAssignments.set(lower(existing.id), next);
	return next;
};

/** Throws `AzureError` unless the scope of an assignment exists: a group, or a resource. */
const requireScope = (tenant: TenantState, scope: string): void => {
	if (!/\/providers\//i.test(scope)) requireResourceGroup(tenant, scope);
	else if (subscriptionIdOf(scope) && !tenant.resources.has(lower(scope))) throw resourceNotFound(tenant, scope);
};

/**
 * Answers PUT of a role assignment: 201 for a new one, 200 for an update. Throws `AzureError` for each refusal of
 * Azure.
 */
export const putRoleAssignment = (context: RequestContext): HttpResponse => {
	const { tenant, now, params } = context;
	const scope = scopeFromPath(context);
	const requested = ((context.body as JsonObject | undefined)?.properties ?? {}) as RoleAssignmentInput;
	const roleId = requested.roleDefinitionId?.split('/').pop() ?? '';
	requireAction(tenant, scope, `${provider}/roleAssignments/write`, now, { roleId });
	rejectIfSubscriptionDisabled(tenant, subscriptionIdOf(scope));
	rejectIfLocked(tenant, scope, 'write');
	requireScope(tenant, scope);
	const name = params.name ?? '';
	if (!roleId || !requested.principalId)
		throw new AzureError(400, 'BadRequestFormat', 'The request was incorrectly formatted.');
	if (!guid.test(name))
		throw new AzureError(
			400,
			'InvalidRoleAssignmentId',
			`The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`,
		);
	if (!tenant.roleDefinitions.has(lower(roleId))) {
		throw new AzureError(
			400,
			'RoleDefinitionDoesNotExist',
			`The specified role definition with ID '${roleId.replaceAll('-', '')}' does not exist.`,
		);
	}
	const existing = tenant.roleAssignments.get(lower(roleAssignmentIdFromPath(context)));
	if (existing) {
		const same =
			lower(existing.principalId) === lower(requested.principalId ?? '') &&
			lower(existing.roleDefinitionId) === lower(roleId);
		if (same) return json(200, toRoleAssignmentJson(updateAssignment(context, existing, requested)));
		throw new AzureError(
			400,
			'RoleAssignmentUpdateNotPermitted',
			'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
		);
	}
	const principal = requirePrincipal(tenant, requested, now);
	const duplicate = [...tenant.roleAssignments.values()].find(
		(one) =>
			lower(one.scope) === lower(scope) &&
			lower(one.principalId) === lower(principal.id) &&
			lower(one.roleDefinitionId) === lower(roleId),
	);
	if (duplicate) {
		throw new AzureError(
			409,
			'RoleAssignmentExists',
			`The role assignment already exists. The ID of the existing role assignment is ${duplicate.name.replaceAll('-', '')}.`,
		);
	}
	const subscription = subscriptionIdOf(scope);
	const count = [...tenant.roleAssignments.values()].filter(
		(one) => subscriptionIdOf(one.scope) === subscription,
	).length;
	if (subscription && count >= maxAssignments) {
		throw new AzureError(400, 'RoleAssignmentLimitExceeded', 'No more role assignments can be created.');
	}
	const created: RoleAssignment = {
		id: roleAssignmentIdFromPath(context),
		name,
		scope,
		roleDefinitionId: roleId,
		principalId: principal.id,
		principalType: principal.type,
		...(requested.condition ? { condition: requested.condition } : {}),
		...(requested.description ? { description: requested.description } : {}),
		createdOn: new Date(now).toISOString(),
		createdBy: tenant.operatorId,
		effectiveAt: now + tenant.options.roleDelay,
	};
	tenant.roleAssignments.set(lower(created.id), created);
	return json(201, toRoleAssignmentJson(created));
};

/** Answers DELETE of a role assignment: 200 with what was deleted, 204 where there was none. */
export const deleteRoleAssignment = (context: RequestContext): HttpResponse => {
	const { tenant, now } = context;
	const scope = scopeFromPath(context);
	const found = tenant.roleAssignments.get(lower(roleAssignmentIdFromPath(context)));
	requireAction(tenant, scope, `${provider}/roleAssignments/delete`, now, { roleId: found?.roleDefinitionId });
	rejectIfSubscriptionDisabled(tenant, subscriptionIdOf(scope));
	rejectIfLocked(tenant, scope, 'delete');
	if (!found) return empty(204);
	tenant.roleAssignments.delete(lower(found.id));
	tenant.revokedAssignments.push({ assignment: found, effectiveUntil: now + tenant.options.roleDelay });
	return json(200, toRoleAssignmentJson(found));
};
