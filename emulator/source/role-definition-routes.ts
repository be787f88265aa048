// Microsoft.Authorization: role definitions, and the caller's own permissions.

import { grantedPermissions, principalAndGroups, requireAction } from './authorization.ts';
import type { RoleDefinition } from './authorization-types.ts';
import { AzureError, type HttpResponse, json, page, type RequestContext } from './http.ts';
import { roleDefinitionId, scopeFromPath } from './scope-path.ts';
import { scopeContains } from './scopes.ts';
import { lower } from './tenant-state.ts';

const provider = 'Microsoft.Authorization';

const toRoleDefinitionJson = (scope: string, { id, name, type, ...role }: RoleDefinition) => ({
	properties: {
		roleName: name,
		type,
		description: role.description,
		assignableScopes: role.assignableScopes,
		permissions: role.permissions,
		createdOn: '2015-02-02T21:55:09.8806423Z',
		updatedOn: '2026-03-17T18:07:30.3922560Z',
		createdBy: null,
		updatedBy: null,
	},
	id: roleDefinitionId(scope, id),
	type: `${provider}/roleDefinitions`,
	name: id,
});

/** Answers GET of one role. Throws `AzureError` RoleDefinitionDoesNotExist (404) where there is none. */
export const getRoleDefinition = (context: RequestContext): HttpResponse => {
	const scope = scopeFromPath(context);
	requireAction(context.tenant, scope, `${provider}/roleDefinitions/read`, context.now);
	const found = context.tenant.roleDefinitions.get(lower(context.params.name ?? ''));
	if (!found)
		throw new AzureError(
			404,
			'RoleDefinitionDoesNotExist',
			`The specified role definition with ID '${(context.params.name ?? '').replaceAll('-', '')}' does not exist.`,
		);
	return json(200, toRoleDefinitionJson(scope, found));
};

/** Answers GET …/roleDefinitions: all roles, or the one that `roleName eq` names. */
export const listRoleDefinitions = (context: RequestContext): HttpResponse => {
	const scope = scopeFromPath(context);
	requireAction(context.tenant, scope, `${provider}/roleDefinitions/read`, context.now);
	const requestedName = /roleName eq '([^']*)'/i.exec(context.url.searchParams.get('$filter') ?? '')?.[1];
	const rows = [...context.tenant.roleDefinitions.values()].filter(
		({ name }) => requestedName === undefined || lower(name) === lower(requestedName),
	);
	return json(200, { value: rows.map((one) => toRoleDefinitionJson(scope, one)) });
};

/** Answers GET …/permissions, the caller's own: what its roles add up to at the scope. */
export const listPermissions = (context: RequestContext): HttpResponse =>
	json(200, {
		value: grantedPermissions(context.tenant, context.tenant.operatorId, scopeFromPath(context), context.now),
	});

/** Answers what the caller, or a group of theirs, may activate at the scope: `asTarget()` alone is understood. */
export const listRoleEligibilities = (context: RequestContext): HttpResponse => {
	const { tenant } = context;
	const scope = scopeFromPath(context);
	const ids = principalAndGroups(tenant, tenant.operatorId);
	const rows = tenant.roleEligibilities.filter(
		({ properties }) => ids.has(lower(properties.principalId)) && scopeContains(tenant, properties.scope, scope),
	);
	return page(
		context,
		rows.map((row) => ({ ...row, type: `${provider}/roleEligibilityScheduleInstances` })),
	);
};
