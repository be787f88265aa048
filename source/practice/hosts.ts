// Virtual machines, sites, container apps and user-assigned identities.
import { findResource } from './accounts.ts';
import { copyToIndex } from './follow.ts';
import { type Answer, type Call, json, page, Refusal } from './http.ts';
import { changedIdentity } from './identity.ts';
import { demandGroup } from './not-found.ts';
import { running, start } from './operations.ts';
import { demandMatch } from './preconditions.ts';
import { demand, demandSomewhere, may, refuseIfDisabled, refuseIfLocked } from './rights.ts';
import { covers } from './scopes.ts';
import { groupOf, type Identity, type Resource } from './world.ts';

const idOf = ({ params }: Call, type: string) =>
	`/subscriptions/${params.subscription}/resourceGroups/${params.group}/providers/${type}/${params.name}`;

/** The state that a provider shows while it works, and how it refuses a second write meanwhile. */
const busy: Readonly<Record<string, { state: string; refuse: (name: string, operation: string) => Refusal }>> = {
	'Microsoft.Compute/virtualMachines': {
		state: 'Updating',
		refuse: () =>
			new Refusal(
				409,
				'Conflict',
				'The request failed due to conflict with a concurrent request. To resolve it, please refer to https://aka.ms/activitylog to get more details on the conflicting requests.',
			),
	},
	'Microsoft.App/containerApps': {
		state: 'InProgress',
		refuse: (name, operation) =>
			new Refusal(
				409,
				'ContainerAppOperationInProgress',
				`Cannot modify a container app '${name}' because there is an active provisioning operation in progress. OperationId: '${operation}'.`,
			),
	},
};

/** The resource with the state of its running operation, as a GET shows it. */
const shown = (call: Pick<Call, 'world' | 'now'>, resource: Resource): Resource => {
	const state = busy[resource.type]?.state;
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
		demand(call.world, idOf(call, type), `${type}/read`, call.now);
		return json(200, shown(call, findResource(call.world, idOf(call, type))));
	};

/**
 * `answered`: the status that this provider answers an update with. A virtual machine's says 200 and a container app's 202,
 * both with an operation to follow; a site's is done at once.
 */
export const patchOf =
	(type: string, answered: 200 | 202) =>
	(call: Call): Answer => {
		const { world } = call;
		const id = idOf(call, type);
		const action = `${type}/write`;
		demand(world, id, action, call.now);
		const resource = findResource(world, id);
		refuseIfDisabled(world, call.params.subscription ?? '');
		refuseIfLocked(world, id, 'write');
		demandMatch(call, resource);
		const operation = running(call, id);
		if (operation && busy[type]) throw busy[type].refuse(resource.name, operation.id);
		const { identity, tags } = (call.body ?? {}) as { identity?: Identity; tags?: Record<string, string> };
		if (identity) {
			const changed = changedIdentity(call, resource, identity, action);
			if (changed) resource.identity = changed;
			else delete resource.identity;
		}
		if (tags) resource.tags = tags;
		if (resource.etag) resource.etag = nextTag(resource.etag);
		copyToIndex(call, resource);
		if (!busy[type]) return json(answered, resource);
		const headers = start(call, resource, type.split('/')[0] ?? type);
		return json(answered, shown(call, resource), headers);
	};

/** A virtual machine counts its versions. */
const nextTag = (etag: string) => `"${Number.parseInt(etag.slice(1), 10) + 1}"`;
