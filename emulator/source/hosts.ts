// Resources that carry identities, and user-assigned identities themselves.
import { requireResource } from './accounts.ts';
import {
	isAllowed,
	rejectIfLocked,
	rejectIfSubscriptionDisabled,
	requireAction,
	requireActionAtOrBelow,
} from './authorization.ts';
import { requestPath } from './child-resources.ts';
import { requireEtagMatch } from './etag-preconditions.ts';
import { hostUpdateRules } from './host-update-rules.ts';
import { type HttpResponse, json, page, type RequestContext } from './http.ts';
import { applyIdentityUpdate } from './identity-update.ts';
import { replicateToIndex } from './index-replication.ts';
import { requireResourceGroup } from './not-found.ts';
import { runningOperation, startOperation, withOperationState } from './operations.ts';
import { scopeContains } from './scopes.ts';
import { type Identity, type Resource, resourceGroupKey } from './tenant-state.ts';

/** Returns the resource with the state of its running operation, as a GET shows it. */
const withHostState = (context: Pick<RequestContext, 'tenant' | 'now'>, resource: Resource): Resource => {
	const state = hostUpdateRules[resource.type]?.asyncUpdate?.provisioningState;
	return state ? withOperationState(context, resource, state) : resource;
};

/** Returns the rule that answers GET of a list of hosts of this type, in a subscription or a resource group. */
export const listHosts =
	(type: string) =>
	(context: RequestContext): HttpResponse => {
		const { subscription, group } = context.params;
		const scope = `/subscriptions/${subscription}${group ? `/resourceGroups/${group}` : ''}`;
		const all = context.tenant.resources
			.inGroup(resourceGroupKey(subscription ?? '', type))
			.filter((one) => scopeContains(context.tenant, scope, one.id));
		const readable = all.filter((one) => isAllowed(context.tenant, one.id, `${type}/read`, context.now));
		requireActionAtOrBelow(context.tenant, scope, `${type}/read`, context.now);
		if (all.length === 0) requireResourceGroup(context.tenant, scope);
		return page(
			context,
			readable.map((one) => withHostState(context, one)),
		);
	};

/** Returns the rule that answers GET of one host of this type. */
export const getHost =
	(type: string) =>
	(context: RequestContext): HttpResponse => {
		requireAction(context.tenant, requestPath(context), `${type}/read`, context.now);
		return json(200, withHostState(context, requireResource(context.tenant, requestPath(context))));
	};

/** Returns the rule that answers PATCH of a host: its identity and its tags. */
export const patchHost =
	(type: string) =>
	(context: RequestContext): HttpResponse => {
		const { acceptedStatus, asyncUpdate } = hostUpdateRules[type] ?? { acceptedStatus: 200 };
		const { tenant } = context;
		const id = requestPath(context);
		const action = `${type}/write`;
		requireAction(tenant, id, action, context.now);
		const resource = requireResource(tenant, id);
		rejectIfSubscriptionDisabled(tenant, context.params.subscription ?? '');
		rejectIfLocked(tenant, id, 'write');
		requireEtagMatch(context, resource);
		const operation = runningOperation(context, id);
		if (operation && asyncUpdate) throw asyncUpdate.conflictError(resource.name, operation.id, resource.id);
		const { identity, tags } = (context.body ?? {}) as { identity?: Identity; tags?: Record<string, string> };
		if (identity) {
			const changed = applyIdentityUpdate(context, resource, identity, action);
			if (changed) resource.identity = changed;
			else delete resource.identity;
		}
		if (tags) resource.tags = tags;
		if (resource.etag) resource.etag = nextEtag(resource.etag);
		replicateToIndex(context, resource);
		if (!asyncUpdate) return json(acceptedStatus, resource);
		const { 'azure-asyncoperation': status = '', ...location } = startOperation(
			context,
			resource,
			type.split('/')[0] ?? type,
		);
		const headers = asyncUpdate.hasLocationOnly ? location : { ...location, 'azure-asyncoperation': status };
		return json(acceptedStatus, withHostState(context, resource), headers);
	};

/** A virtual machine counts its versions. */
const nextEtag = (etag: string) => `"${Number.parseInt(etag.slice(1), 10) + 1}"`;
