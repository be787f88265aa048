// Accounts that were deleted: kept for 48 hours with their names, until they are restored or purged.
// Microsoft Learn, "Recover or purge deleted Azure AI services resources"; shapes: DeletedAccounts, 2024-10-01.

import { rejectIfLocked, rejectIfSubscriptionDisabled, requireAction } from './authorization.ts';
import { AzureError, empty, type HttpResponse, json, page, type RequestContext } from './http.ts';
import { removeFromIndex, replicateToIndex } from './index-replication.ts';
import { startOperation } from './operations.ts';
import { type JsonObject, lower, type Resource, subscriptionIdOf, type TenantState } from './tenant-state.ts';

const provider = 'Microsoft.CognitiveServices';
const type = `${provider}/accounts`;
const retentionPeriod = 48 * 3_600_000;

const accountIdFromPath = ({ params: { subscription, group, account } }: RequestContext) =>
	`/subscriptions/${subscription}/resourceGroups/${group}/providers/${type}/${account}`;

/** Returns the deleted accounts that can still be restored. */
export const restorableAccounts = ({ softDeletedAccounts }: TenantState, now: number): readonly Resource[] =>
	[...softDeletedAccounts.values()].flatMap(({ account, deletedAt }) =>
		deletedAt + retentionPeriod > now ? [account] : [],
	);

const toDeletedAccountJson = ({ tenant }: RequestContext, was: Resource): Resource => {
	const at = tenant.softDeletedAccounts.get(lower(was.id))?.deletedAt ?? 0;
	const group = /resourceGroups\/([^/]+)/i.exec(was.id)?.[1];
	return {
		...was,
		id: `/subscriptions/${subscriptionIdOf(was.id)}/providers/${provider}/locations/${was.location}/resourceGroups/${group}/deletedAccounts/${was.name}`,
		type: `${provider}/locations/resourceGroups/deletedAccounts`,
		properties: {
			...was.properties,
			deletionDate: new Date(at).toISOString(),
			scheduledPurgeDate: new Date(at + retentionPeriod).toISOString(),
		},
	};
};

/** Answers DELETE of an account: gone from lists at once, with its role assignments; its name and subdomain stay taken. */
export const deleteAccount = (context: RequestContext): HttpResponse => {
	const { tenant, now } = context;
	const id = accountIdFromPath(context);
	requireAction(tenant, id, `${type}/delete`, now);
	rejectIfSubscriptionDisabled(tenant, subscriptionIdOf(id));
	rejectIfLocked(tenant, id, 'delete');
	const found = tenant.resources.get(lower(id));
	if (!found) return empty(204);
	const nested = [...tenant.resources.values()].find((one) => lower(one.id).startsWith(`${lower(id)}/projects/`));
	if (nested) {
		throw new AzureError(
			409,
			'CannotDeleteResource',
			`Cannot delete resource while nested resources exist. Some existing nested resource IDs include: '${nested.id}'. Please delete all nested resources before deleting this resource.`,
		);
	}
	tenant.resources.delete(lower(id));
	tenant.softDeletedAccounts.set(lower(id), { account: found, deletedAt: now });
	removeFromIndex(context, found);
	for (const [key, { scope }] of [...tenant.roleAssignments])
		if (lower(scope) === lower(id)) tenant.roleAssignments.delete(key);
	return empty(202, startOperation(context, found, provider));
};

/** Answers PUT of a deleted account: `restore` brings it back. New accounts are not made in practice. */
export const restoreAccount = (context: RequestContext): HttpResponse => {
	const { tenant, now } = context;
	const id = accountIdFromPath(context);
	requireAction(tenant, id, `${type}/write`, now);
	rejectIfSubscriptionDisabled(tenant, subscriptionIdOf(id));
	const found = restorableAccounts(tenant, now).find((one) => lower(one.id) === lower(id));
	if (!found) {
		throw new AzureError(
			405,
			'HttpMethodNotSupported',
			"The http method 'PUT' is not supported for a resource or resource collection of this type.",
		);
	}
	if ((context.body as { properties?: JsonObject } | undefined)?.properties?.restore !== true) {
		throw new AzureError(
			409,
			'FlagMustBeSetForRestore',
			`An existing resource with ID '${found.id}' has been soft-deleted. To restore the resource, you must specify 'restore' to be 'true' in the property. If you don't want to restore existing resource, please purge it first.`,
		);
	}
	tenant.softDeletedAccounts.delete(lower(id));
	tenant.resources.set(lower(id), found);
	replicateToIndex(context, found);
	return json(201, found, startOperation(context, found, provider));
};

/** Answers GET …/deletedAccounts of a subscription: the accounts that can still be restored. */
export const listDeletedAccounts = (context: RequestContext): HttpResponse => {
	const subscription = context.params.subscription ?? '';
	requireAction(context.tenant, `/subscriptions/${subscription}`, `${provider}/deletedAccounts/read`, context.now);
	const rows = restorableAccounts(context.tenant, context.now).filter(
		(one) => subscriptionIdOf(one.id) === lower(subscription),
	);
	return page(
		context,
		rows.map((one) => toDeletedAccountJson(context, one)),
	);
};

const requireDeletedAccount = (context: RequestContext, verb: 'read' | 'delete'): Resource => {
	const { tenant, now } = context;
	const action = `${provider}/locations/resourceGroups/deletedAccounts/${verb}`;
	requireAction(tenant, `/subscriptions/${context.params.subscription}`, action, now);
	const found = restorableAccounts(tenant, now).find((one) => lower(one.id) === lower(accountIdFromPath(context)));
	if (found) return found;
	throw new AzureError(404, 'ResourceNotFound', `The deleted account '${context.params.account}' was not found.`);
};

/** Answers GET of one deleted account that can still be restored. */
export const getDeletedAccount = (context: RequestContext): HttpResponse =>
	json(200, toDeletedAccountJson(context, requireDeletedAccount(context, 'read')));

/** Answers DELETE of a deleted account: its name and subdomain are free again. */
export const purgeDeletedAccount = (context: RequestContext): HttpResponse => {
	const found = requireDeletedAccount(context, 'delete');
	context.tenant.softDeletedAccounts.delete(lower(found.id));
	return empty(202, startOperation(context, found, provider));
};
