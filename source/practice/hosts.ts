// Virtual machines, sites, container apps and user-assigned identities.
import { findResource } from './accounts.ts';
import { copyToIndex } from './follow.ts';
import { type Answer, type Call, json, page, Refusal } from './http.ts';
import { demandGroup } from './not-found.ts';
import { start } from './operations.ts';
import { demand, demandSomewhere, may, refuseIfDisabled, refuseIfLocked } from './rights.ts';
import { covers } from './scopes.ts';
import { groupOf, type Identity, lower, type World } from './world.ts';

const idOf = ({ params }: Call, type: string) =>
	`/subscriptions/${params.subscription}/resourceGroups/${params.group}/providers/${type}/${params.name}`;

const identityTypes = (text: string) => new Set(text.split(',').map((part) => lower(part.trim())));

/**
 * What a PATCH makes of an identity. `type` says what shall be there: a type without UserAssigned takes every
 * user-assigned identity off; with it, the named ones are added and one set to null is taken off.
 */
const merge = (world: World, current: Identity | undefined, wanted: Identity, now: number): Identity | undefined => {
	const types = identityTypes(wanted.type ?? 'None');
	const next: Identity = { type: wanted.type };
	if (types.has('systemassigned')) {
		next.principalId = current?.principalId ?? world.options.newId();
		next.tenantId = world.tenantId;
		if (!current?.principalId) {
			const principal = {
				id: next.principalId,
				type: 'ServicePrincipal' as const,
				name: 'managed identity',
				knownAt: now + world.options.principalDelay,
			};
			world.principals.set(lower(next.principalId), principal);
		}
	}
	if (types.has('userassigned')) {
		const named = { ...current?.userAssignedIdentities };
		for (const [id, value] of Object.entries(wanted.userAssignedIdentities ?? {})) {
			const same = Object.keys(named).find((key) => lower(key) === lower(id));
			if (value === null) delete named[same ?? id];
			else if (!same) {
				const { principalId, clientId } = findResource(world, id).properties as {
					principalId: string;
					clientId: string;
				};
				named[id] = { principalId, clientId };
			}
		}
		if (Object.keys(named).length === 0) {
			throw new Refusal(
				400,
				'InvalidIdentityValues',
				"The identity type 'UserAssigned' needs at least one identity in 'userAssignedIdentities'.",
			);
		}
		next.userAssignedIdentities = named;
	}
	return types.has('none') ? undefined : next;
};

export const listOf =
	(type: string) =>
	(call: Call): Answer => {
		const { subscription, group } = call.params;
		const scope = `/subscriptions/${subscription}${group ? `/resourceGroups/${group}` : ''}`;
		const all = call.world.resources
			.of(groupOf(subscription ?? '', type))
			.filter((one) => covers(call.world, scope, one.id));
		const readable = all.filter((one) => may(call.world, one.id, `${type}/read`, call.now));
		demandSomewhere(call.world, scope, `${type}/read`, call.now);
		if (all.length === 0) demandGroup(call.world, scope);
		return page(call, readable);
	};

export const getOf =
	(type: string) =>
	(call: Call): Answer => {
		demand(call.world, idOf(call, type), `${type}/read`, call.now);
		return json(200, findResource(call.world, idOf(call, type)));
	};

/** `accepted`: the status this provider answers an update with; 202 comes with an operation. */
export const patchOf =
	(type: string, accepted: 200 | 202) =>
	(call: Call): Answer => {
		const { world, now } = call;
		const id = idOf(call, type);
		demand(world, id, `${type}/write`, now);
		const resource = findResource(world, id);
		refuseIfDisabled(world, call.params.subscription ?? '');
		refuseIfLocked(world, id, 'write');
		const { identity, tags } = (call.body ?? {}) as { identity?: Identity; tags?: Record<string, string> };
		if (identity) {
			const merged = merge(world, resource.identity, identity, now);
			if (merged) resource.identity = merged;
			else delete resource.identity;
		}
		if (tags) resource.tags = tags;
		copyToIndex(call, resource);
		return accepted === 202
			? json(202, resource, start(call, resource, type.split('/')[0] ?? type))
			: json(200, resource);
	};
