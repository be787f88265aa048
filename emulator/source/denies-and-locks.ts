// Microsoft.Authorization: deny assignments and locks.
import type { Deny } from './access-words.ts';
import { type Answer, type Call, page } from './http.ts';
import { demand, selves } from './rights.ts';
import { parseFilter, scopeOf } from './scoped.ts';
import { covers } from './scopes.ts';
import { lower } from './world.ts';

const provider = 'Microsoft.Authorization';

const denyJson = (one: Deny) => ({
	properties: {
		denyAssignmentName: one.displayName,
		description: one.description,
		permissions: one.permissions,
		scope: one.scope,
		doNotApplyToChildScopes: one.doNotApplyToChildScopes,
		principals: one.principals,
		excludePrincipals: one.excludePrincipals,
		isSystemProtected: one.isSystemProtected,
		createdOn: one.createdOn,
		updatedOn: one.createdOn,
		createdBy: null,
		updatedBy: null,
	},
	id: one.id,
	type: `${provider}/denyAssignments`,
	name: one.name,
});

/** As with role assignments, `atScope()` is here and above; without it, below too. */
export const listDenies = (call: Call): Answer => {
	const { world, url } = call;
	const scope = scopeOf(call);
	demand(world, scope, `${provider}/denyAssignments/read`, call.now);
	const { atScope, assignedTo, principalId } = parseFilter(url.searchParams.get('$filter'));
	const ids = assignedTo === undefined ? undefined : selves(world, assignedTo);
	const rows = world.denies.filter(
		(one) =>
			(covers(world, one.scope, scope) || (!atScope && covers(world, scope, one.scope))) &&
			(!ids || one.principals.some(({ id }) => ids.has(lower(id)))) &&
			(principalId === undefined || one.principals.some(({ id }) => lower(id) === lower(principalId))),
	);
	return page(call, rows.map(denyJson));
};

export const listLocks = (call: Call): Answer => {
	const scope = scopeOf(call);
	demand(call.world, scope, `${provider}/locks/read`, call.now);
	const atScope = /atScope\(\)/i.test(call.url.searchParams.get('$filter') ?? '');
	const rows = call.world.locks
		.filter((lock) => covers(call.world, lock.scope, scope) || (!atScope && covers(call.world, scope, lock.scope)))
		.map(({ scope: where, name, level, notes }) => ({
			properties: { level, ...(notes ? { notes } : {}) },
			id: `${where}/providers/${provider}/locks/${name}`,
			type: `${provider}/locks`,
			name,
		}));
	return page(call, rows);
};
