// Microsoft.Authorization: role definitions, and the caller's own permissions.
import type { Role } from './access-words.ts';
import { type Answer, type Call, json, Refusal } from './http.ts';
import { blocksOf, demand } from './rights.ts';
import { definitionId, scopeOf } from './scoped.ts';
import { lower } from './world.ts';

const provider = 'Microsoft.Authorization';

const roleJson = (scope: string, { id, name, description, permissions }: Role) => ({
	properties: {
		roleName: name,
		type: 'BuiltInRole',
		description,
		assignableScopes: ['/'],
		permissions,
		createdOn: '2015-02-02T21:55:09.8806423Z',
		updatedOn: '2026-03-17T18:07:30.3922560Z',
		createdBy: null,
		updatedBy: null,
	},
	id: definitionId(scope, id),
	type: `${provider}/roleDefinitions`,
	name: id,
});

export const getDefinition = (call: Call): Answer => {
	const scope = scopeOf(call);
	demand(call.world, scope, `${provider}/roleDefinitions/read`, call.now);
	const found = call.world.roles.get(lower(call.params.name ?? ''));
	if (!found)
		throw new Refusal(
			404,
			'RoleDefinitionDoesNotExist',
			`The specified role definition with ID '${(call.params.name ?? '').replaceAll('-', '')}' does not exist.`,
		);
	return json(200, roleJson(scope, found));
};

export const listDefinitions = (call: Call): Answer => {
	const scope = scopeOf(call);
	demand(call.world, scope, `${provider}/roleDefinitions/read`, call.now);
	const wanted = /roleName eq '([^']*)'/i.exec(call.url.searchParams.get('$filter') ?? '')?.[1];
	const rows = [...call.world.roles.values()].filter(
		({ name }) => wanted === undefined || lower(name) === lower(wanted),
	);
	return json(200, { value: rows.map((one) => roleJson(scope, one)) });
};

/** The caller's own permissions: what its roles add up to at the scope. */
export const listPermissions = (call: Call): Answer =>
	json(200, {
		value: blocksOf(call.world, call.world.operatorId, scopeOf(call), call.now),
	});
