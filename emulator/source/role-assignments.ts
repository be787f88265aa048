// Microsoft.Authorization: role assignments, as they are read.
import type { Assignment } from './access-words.ts';
import { type Answer, type Call, json, page, Refusal } from './http.ts';
import { demand, selves } from './rights.ts';
import { definitionId, parseFilter, scopeOf } from './scoped.ts';
import { covers } from './scopes.ts';
import { lower } from './world.ts';

const provider = 'Microsoft.Authorization';

export const assignmentJson = (one: Assignment) => ({
	properties: {
		roleDefinitionId: definitionId(one.scope, one.roleId),
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

/** `atScope()`: here and above. Without it: below too. `assignedTo`: through groups; `principalId eq`: direct only. */
export const listAssignments = (call: Call): Answer => {
	const { world, url, now } = call;
	const scope = scopeOf(call);
	demand(world, scope, `${provider}/roleAssignments/read`, now);
	const { atScope, assignedTo, principalId } = parseFilter(url.searchParams.get('$filter'));
	const ids = assignedTo === undefined ? undefined : selves(world, assignedTo);
	const rows = [...world.assignments.values()].filter(
		(one) =>
			one.visibleAt <= now &&
			(covers(world, one.scope, scope) || (!atScope && covers(world, scope, one.scope))) &&
			(!ids || ids.has(lower(one.principalId))) &&
			(principalId === undefined || lower(one.principalId) === lower(principalId)),
	);
	return page(call, rows.map(assignmentJson));
};

export const assignmentIdOf = (call: Call) =>
	`${scopeOf(call)}/providers/${provider}/roleAssignments/${call.params.name}`;

export const getAssignment = (call: Call): Answer => {
	demand(call.world, scopeOf(call), `${provider}/roleAssignments/read`, call.now);
	const found = call.world.assignments.get(lower(assignmentIdOf(call)));
	if (!found)
		throw new Refusal(404, 'RoleAssignmentNotFound', `The role assignment '${call.params.name}' is not found.`);
	return json(200, assignmentJson(found));
};
