// Microsoft.Authorization: deny assignments and locks.

import { principalAndGroups, requireAction } from './authorization.ts';
import type { DenyAssignment } from './authorization-types.ts';
import { type HttpResponse, page, type RequestContext } from './http.ts';
import { parseScopeFilter, scopeFromPath } from './scope-path.ts';
import { scopeContains } from './scopes.ts';
import { lower } from './tenant-state.ts';

const provider = 'Microsoft.Authorization';

const toDenyAssignmentJson = (one: DenyAssignment) => ({
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

/** Answers GET …/denyAssignments. As with role assignments, `atScope()` is here and above; without it, below too. */
export const listDenyAssignments = (context: RequestContext): HttpResponse => {
	const { tenant, url } = context;
	const scope = scopeFromPath(context);
	requireAction(tenant, scope, `${provider}/denyAssignments/read`, context.now);
	const { atScope, assignedTo, principalId } = parseScopeFilter(url.searchParams.get('$filter'));
	const ids = assignedTo === undefined ? undefined : principalAndGroups(tenant, assignedTo);
	const rows = tenant.denyAssignments.filter(
		(one) =>
			(scopeContains(tenant, one.scope, scope) || (!atScope && scopeContains(tenant, scope, one.scope))) &&
			(!ids || one.principals.some(({ id }) => ids.has(lower(id)))) &&
			(principalId === undefined || one.principals.some(({ id }) => lower(id) === lower(principalId))),
	);
	return page(context, rows.map(toDenyAssignmentJson));
};

/** Answers GET …/locks: those at the scope and above and, without `atScope()`, those below. */
export const listLocks = (context: RequestContext): HttpResponse => {
	const scope = scopeFromPath(context);
	requireAction(context.tenant, scope, `${provider}/locks/read`, context.now);
	const atScope = /atScope\(\)/i.test(context.url.searchParams.get('$filter') ?? '');
	const rows = context.tenant.locks
		.filter(
			(lock) =>
				scopeContains(context.tenant, lock.scope, scope) ||
				(!atScope && scopeContains(context.tenant, scope, lock.scope)),
		)
		.map(({ scope: where, name, level, notes }) => ({
			properties: { level, ...(notes ? { notes } : {}) },
			id: `${where}/providers/${provider}/locks/${name}`,
			type: `${provider}/locks`,
			name,
		}));
	return page(context, rows);
};
