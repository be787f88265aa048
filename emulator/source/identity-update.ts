// Applies a PATCH to the identity of a resource.

import { requireLinkedActions } from './authorization.ts';
import { AzureError, type RequestContext } from './http.ts';
import { type Identity, lower, type Resource, type TenantState } from './tenant-state.ts';

const identityTypes = (text: string) => new Set(text.split(',').map((part) => lower(part.trim())));

const assignAction = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';

const createPrincipal = (tenant: TenantState, now: number): string => {
	const id = tenant.options.newId();
	const knownAt = now + tenant.options.principalDelay;
	tenant.principals.set(lower(id), { id, type: 'ServicePrincipal', name: 'managed identity', replicatedAt: knownAt });
	return id;
};

/** Returns the ids of a user-assigned identity; the provider asks Microsoft Entra and passes the refusal on. */
const userAssignedIds = (tenant: TenantState, resource: Resource, id: string) => {
	const found = tenant.resources.get(lower(id));
	if (found) return found.properties as { principalId: string; clientId: string };
	throw new AzureError(
		400,
		'FailedIdentityOperation',
		`Identity operation for resource '${resource.id}' failed with error 'Failed to perform resource identity operation. Status: 'BadRequest'. Response: '{"error":{"code":"BadRequest","message":"Resource '${id}' was not found."}}'.'.`,
	);
};

const mergeUserAssigned = (tenant: TenantState, resource: Resource, requested: Identity) => {
	const named = { ...resource.identity?.userAssignedIdentities };
	for (const [id, value] of Object.entries(requested.userAssignedIdentities ?? {})) {
		const same = Object.keys(named).find((key) => lower(key) === lower(id));
		if (value === null) delete named[same ?? id];
		else if (!same) {
			const { principalId, clientId } = userAssignedIds(tenant, resource, id);
			named[id] = { principalId, clientId };
		}
	}
	if (Object.keys(named).length > 0) return named;
	throw new AzureError(
		400,
		'InvalidIdentityValues',
		"The identity type 'UserAssigned' needs at least one identity in 'userAssignedIdentities'.",
	);
};

/**
 * Returns the identity after a PATCH. `type` is the wanted state: a type without UserAssigned takes every user-assigned identity off; with it, the named
 * ones are added and one set to null is taken off. Each one named takes the right to assign it, also where it is on
 * already: `action` is the write that it comes with.
 */
export const applyIdentityUpdate = (
	{ tenant, now }: Pick<RequestContext, 'tenant' | 'now'>,
	resource: Resource,
	requested: Identity,
	action: string,
): Identity | undefined => {
	const named = Object.entries(requested.userAssignedIdentities ?? {}).flatMap(([id, value]) => (value ? [id] : []));
	requireLinkedActions(tenant, { action, scope: resource.id }, { action: assignAction, scopes: named }, now);
	const types = identityTypes(requested.type ?? 'None');
	if (types.has('none')) return undefined;
	return {
		type: requested.type,
		...(types.has('systemassigned')
			? { principalId: resource.identity?.principalId ?? createPrincipal(tenant, now), tenantId: tenant.tenantId }
			: {}),
		...(types.has('userassigned') ? { userAssignedIdentities: mergeUserAssigned(tenant, resource, requested) } : {}),
	};
};
