// What a PATCH makes of the identity of a resource.
import { type Call, Refusal } from './http.ts';
import { demandLinked } from './rights.ts';
import { type Identity, lower, type Resource, type World } from './world.ts';

const partsOf = (text: string) => new Set(text.split(',').map((part) => lower(part.trim())));

const assign = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';

const principalIn = (world: World, now: number): string => {
	const id = world.options.newId();
	const knownAt = now + world.options.principalDelay;
	world.principals.set(lower(id), { id, type: 'ServicePrincipal', name: 'managed identity', knownAt });
	return id;
};

/** The ids of a user-assigned identity; the provider asks Microsoft Entra and passes the refusal on. */
const idsOf = (world: World, resource: Resource, id: string) => {
	const found = world.resources.get(lower(id));
	if (found) return found.properties as { principalId: string; clientId: string };
	throw new Refusal(
		400,
		'FailedIdentityOperation',
		`Identity operation for resource '${resource.id}' failed with error 'Failed to perform resource identity operation. Status: 'BadRequest'. Response: '{"error":{"code":"BadRequest","message":"Resource '${id}' was not found."}}'.'.`,
	);
};

const userAssigned = (world: World, resource: Resource, wanted: Identity) => {
	const named = { ...resource.identity?.userAssignedIdentities };
	for (const [id, value] of Object.entries(wanted.userAssignedIdentities ?? {})) {
		const same = Object.keys(named).find((key) => lower(key) === lower(id));
		if (value === null) delete named[same ?? id];
		else if (!same) {
			const { principalId, clientId } = idsOf(world, resource, id);
			named[id] = { principalId, clientId };
		}
	}
	if (Object.keys(named).length > 0) return named;
	throw new Refusal(
		400,
		'InvalidIdentityValues',
		"The identity type 'UserAssigned' needs at least one identity in 'userAssignedIdentities'.",
	);
};

/**
 * `type` says what shall be there: a type without UserAssigned takes every user-assigned identity off; with it, the named
 * ones are added and one set to null is taken off. Each one named takes the right to assign it, also where it is on
 * already: `action` is the write that it comes with.
 */
export const changedIdentity = (
	{ world, now }: Pick<Call, 'world' | 'now'>,
	resource: Resource,
	wanted: Identity,
	action: string,
): Identity | undefined => {
	const named = Object.entries(wanted.userAssignedIdentities ?? {}).flatMap(([id, value]) => (value ? [id] : []));
	demandLinked(world, { action, scope: resource.id }, { action: assign, scopes: named }, now);
	const types = partsOf(wanted.type ?? 'None');
	if (types.has('none')) return undefined;
	return {
		type: wanted.type,
		...(types.has('systemassigned')
			? { principalId: resource.identity?.principalId ?? principalIn(world, now), tenantId: world.tenantId }
			: {}),
		...(types.has('userassigned') ? { userAssignedIdentities: userAssigned(world, resource, wanted) } : {}),
	};
};
