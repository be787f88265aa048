// Accounts that were deleted: kept for 48 hours with their names, until they are restored or purged.
// Microsoft Learn, "Recover or purge deleted Azure AI services resources"; shapes: DeletedAccounts, 2024-10-01.
import { copyToIndex, dropFromIndex } from './follow.ts';
import { type Answer, type Call, empty, json, page, Refusal } from './http.ts';
import { start } from './operations.ts';
import { demand, refuseIfDisabled, refuseIfLocked } from './rights.ts';
import { type Fields, lower, type Resource, subscriptionOf, type World } from './world.ts';

const provider = 'Microsoft.CognitiveServices';
const type = `${provider}/accounts`;
const kept = 48 * 3_600_000;

const idOf = ({ params: { subscription, group, account } }: Call) =>
	`/subscriptions/${subscription}/resourceGroups/${group}/providers/${type}/${account}`;

/** Those that can still be restored. */
export const deletedAccounts = ({ deleted }: World, now: number): readonly Resource[] =>
	[...deleted.values()].flatMap(({ was, at }) => (at + kept > now ? [was] : []));

const shown = ({ world }: Call, was: Resource): Resource => {
	const at = world.deleted.get(lower(was.id))?.at ?? 0;
	const group = /resourceGroups\/([^/]+)/i.exec(was.id)?.[1];
	return {
		...was,
		id: `/subscriptions/${subscriptionOf(was.id)}/providers/${provider}/locations/${was.location}/resourceGroups/${group}/deletedAccounts/${was.name}`,
		type: `${provider}/locations/resourceGroups/deletedAccounts`,
		properties: {
			...was.properties,
			deletionDate: new Date(at).toISOString(),
			scheduledPurgeDate: new Date(at + kept).toISOString(),
		},
	};
};

/** DELETE of an account: gone from lists at once, with its role assignments; its name and subdomain stay taken. */
export const remove = (call: Call): Answer => {
	const { world, now } = call;
	const id = idOf(call);
	demand(world, id, `${type}/delete`, now);
	refuseIfDisabled(world, subscriptionOf(id));
	refuseIfLocked(world, id, 'delete');
	const found = world.resources.get(lower(id));
	if (!found) return empty(204);
	const nested = [...world.resources.values()].find((one) => lower(one.id).startsWith(`${lower(id)}/projects/`));
	if (nested) {
		throw new Refusal(
			409,
			'CannotDeleteResource',
			`Cannot delete resource while nested resources exist. Some existing nested resource IDs include: '${nested.id}'. Please delete all nested resources before deleting this resource.`,
		);
	}
	world.resources.delete(lower(id));
	world.deleted.set(lower(id), { was: found, at: now });
	dropFromIndex(call, found);
	for (const [key, { scope }] of [...world.assignments]) if (lower(scope) === lower(id)) world.assignments.delete(key);
	return empty(202, start(call, found, provider));
};

/** PUT of an account that was deleted: it comes back when that is asked for. New accounts are not made in practice. */
export const restore = (call: Call): Answer => {
	const { world, now } = call;
	const id = idOf(call);
	demand(world, id, `${type}/write`, now);
	refuseIfDisabled(world, subscriptionOf(id));
	const found = deletedAccounts(world, now).find((one) => lower(one.id) === lower(id));
	if (!found) {
		throw new Refusal(
			405,
			'HttpMethodNotSupported',
			"The http method 'PUT' is not supported for a resource or resource collection of this type.",
		);
	}
	if ((call.body as { properties?: Fields } | undefined)?.properties?.restore !== true) {
		throw new Refusal(
			409,
			'FlagMustBeSetForRestore',
			`An existing resource with ID '${found.id}' has been soft-deleted. To restore the resource, you must specify 'restore' to be 'true' in the property. If you don't want to restore existing resource, please purge it first.`,
		);
	}
	world.deleted.delete(lower(id));
	world.resources.set(lower(id), found);
	copyToIndex(call, found);
	return json(201, found, start(call, found, provider));
};

export const list = (call: Call): Answer => {
	const subscription = call.params.subscription ?? '';
	demand(call.world, `/subscriptions/${subscription}`, `${provider}/deletedAccounts/read`, call.now);
	const rows = deletedAccounts(call.world, call.now).filter((one) => subscriptionOf(one.id) === lower(subscription));
	return page(
		call,
		rows.map((one) => shown(call, one)),
	);
};

const at = (call: Call, verb: 'read' | 'delete'): Resource => {
	const { world, now } = call;
	const action = `${provider}/locations/resourceGroups/deletedAccounts/${verb}`;
	demand(world, `/subscriptions/${call.params.subscription}`, action, now);
	const found = deletedAccounts(world, now).find((one) => lower(one.id) === lower(idOf(call)));
	if (found) return found;
	throw new Refusal(404, 'ResourceNotFound', `The deleted account '${call.params.account}' was not found.`);
};

export const get = (call: Call): Answer => json(200, shown(call, at(call, 'read')));

/** For good: name and subdomain are free again. */
export const purge = (call: Call): Answer => {
	const found = at(call, 'delete');
	call.world.deleted.delete(lower(found.id));
	return empty(202, start(call, found, provider));
};
