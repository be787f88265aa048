// Microsoft.Authorization: reads of role assignments.

import { principalAndGroups, requireAction } from './authorization.ts';
import type { RoleAssignment } from './authorization-types.ts';
import { AzureError, type HttpResponse, json, page, type RequestContext } from './http.ts';
import { parseScopeFilter, roleDefinitionId, scopeFromPath } from './scope-path.ts';
import { scopeContains } from './scopes.ts';
import { lower } from './tenant-state.ts';

const provider = 'Microsoft.Authorization';

/** Returns the assignment in Resource Manager's JSON. */
export const toRoleAssignmentJson = (one: RoleAssignment) => ({
	properties: {
		roleDefinitionId: roleDefinitionId(one.scope, one.roleDefinitionId),
		principalId: one.principalId,
		principalType: one.principalType,
		scope: one.scope,
		condition: one.condition ?? null,
		conditionVersion: one.condition ? '2.0' : null,
		createdOn: one.createdOn,
		updatedOn: one.updatedOn ?? one.createdOn,
		createdBy: one.createdBy,
		updatedBy: one.createdBy,
		delegatedManagedIdentityResourceId: null,
		description: one.description ?? null,
	},
	id: one.id,
	type: `${provider}/roleAssignments`,
	name: one.name,
});

/** Answers GET …/roleAssignments. `atScope()`: here and above. Without it: below too. `assignedTo`: through groups; `principalId eq`: direct only. */
export const listRoleAssignments = (context: RequestContext): HttpResponse => {
	const { tenant, url, now } = context;
	const scope = scopeFromPath(context);
	requireAction(tenant, scope, `${provider}/roleAssignments/read`, now);
	const { atScope, assignedTo, principalId } = parseScopeFilter(url.searchParams.get('$filter'));
	const ids = assignedTo === undefined ? undefined : principalAndGroups(tenant, assignedTo);
	const rows = [...tenant.roleAssignments.values()].filter(
		(one) =>
			one.effectiveAt <= now &&
			(scopeContains(tenant, one.scope, scope) || (!atScope && scopeContains(tenant, scope, one.scope))) &&
			(!ids || ids.has(lower(one.principalId))) &&
			(principalId === undefined || lower(one.principalId) === lower(principalId)),
	);
	return page(context, rows.map(toRoleAssignmentJson));
};

/** Returns the id of the role assignment that the request names. */
export const roleAssignmentIdFromPath = (context: RequestContext) =>
	`${scopeFromPath(context)}/providers/${provider}/roleAssignments/${context.params.name}`;

/** Answers GET of one role assignment. Throws `AzureError` RoleAssignmentNotFound (404) where there is none. */
export const getRoleAssignment = (context: RequestContext): HttpResponse => {
	requireAction(context.tenant, scopeFromPath(context), `${provider}/roleAssignments/read`, context.now);
	const found = context.tenant.roleAssignments.get(lower(roleAssignmentIdFromPath(context)));
	if (!found)
		throw new AzureError(404, 'RoleAssignmentNotFound', `The role assignment '${context.params.name}' is not found.`);
	return json(200, toRoleAssignmentJson(found));
};
