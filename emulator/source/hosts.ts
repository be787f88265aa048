// What carries identities, and user-assigned identities themselves.
import { findResource } from './accounts.ts';
import { copyToIndex } from './follow.ts';
import { hostRules } from './host-rules.ts';
import { type Answer, type Call, json, page } from './http.ts';
import { changedIdentity } from './identity.ts';
import { pathOf } from './inside.ts';
import { demandGroup } from './not-found.ts';
import { running, start } from './operations.ts';
import { demandMatch } from './preconditions.ts';
import { demand, demandSomewhere, may, refuseIfDisabled, refuseIfLocked } from './rights.ts';
import { covers } from './scopes.ts';
import { groupOf, type Identity, type Resource } from './world.ts';

/** The resource with the state of its running operation, as a GET shows it. */
const shown = (call: Pick<Call, 'world' | 'now'>, resource: Resource): Resource => {
	const state = hostRules[resource.type]?.busy?.state;
	return state && running(call, resource.id)
		? { ...resource, properties: { ...resource.properties, provisioningState: state } }
		: resource;
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
		return page(
			call,
			readable.map((one) => shown(call, one)),
		);
	};

export const getOf =
	(type: string) =>
	(call: Call): Answer => {
		demand(call.world, pathOf(call), `${type}/read`, call.now);
		return json(200, shown(call, findResource(call.world, pathOf(call))));
	};

/** PATCH of what stands at the path: its identity and its tags. */
export const patchOf =
	(type: string) =>
	(call: Call): Answer => {
		const { answered, busy } = hostRules[type] ?? { answered: 200 };
		const { world } = call;
		const id = pathOf(call);
		const action = `${type}/write`;
		demand(world, id, action, call.now);
		const resource = findResource(world, id);
		refuseIfDisabled(world, call.params.subscription ?? '');
		refuseIfLocked(world, id, 'write');
		demandMatch(call, resource);
		const operation = running(call, id);
		if (operation && busy) throw busy.refuse(resource.name, operation.id, resource.id);
		const { identity, tags } = (call.body ?? {}) as { identity?: Identity; tags?: Record<string, string> };
		if (identity) {
			const changed = changedIdentity(call, resource, identity, action);
			if (changed) resource.identity = changed;
			else delete resource.identity;
		}
		if (tags) resource.tags = tags;
		if (resource.etag) resource.etag = nextTag(resource.etag);
		copyToIndex(call, resource);
		if (!busy) return json(answered, resource);
		const { 'azure-asyncoperation': status = '', ...location } = start(call, resource, type.split('/')[0] ?? type);
		const headers = busy.isLocationAlone ? location : { ...location, 'azure-asyncoperation': status };
		return json(answered, shown(call, resource), headers);
	};

/** A virtual machine counts its versions. */
const nextTag = (etag: string) => `"${Number.parseInt(etag.slice(1), 10) + 1}"`;
