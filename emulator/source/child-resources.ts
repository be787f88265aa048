// Resources inside a resource: listed and read by the path of the request.
import { requireResource } from './accounts.ts';
import { requireAction } from './authorization.ts';
import { type HttpResponse, json, page, type RequestContext } from './http.ts';
import { lower, type Resource, type TenantState } from './tenant-state.ts';

/** Returns the path of the request, decoded, with Resource Manager's one slash at the start and none at the end. */
export const requestPath = ({ url }: RequestContext): string =>
	decodeURIComponent(url.pathname)
		.replaceAll(/\/{2,}/g, '/')
		.replace(/\/$/, '');

/** Returns all resources right below a path, such as `…/accounts/a/connections`. */
export const childResources = (tenant: TenantState, path: string): readonly Resource[] =>
	[...tenant.resources.values()].filter(
		({ id }) => lower(id).startsWith(`${lower(path)}/`) && !id.slice(path.length + 1).includes('/'),
	);

export type ResourceView = (one: Resource) => Resource;
const unchanged: ResourceView = (one) => one;

/** Returns the resource that a path lies in, once the action on it is allowed: its type, `steps` segments back. */
export const requireParentAction = (context: RequestContext, action: string, segments: number): Resource => {
	const id = requestPath(context).split('/').slice(0, -segments).join('/');
	requireAction(context.tenant, id, action, context.now);
	return requireResource(context.tenant, id);
};

/** Returns the rule that answers GET of a collection. `segments`: how many of the path's last segments follow the resource's own. */
export const listChildren =
	(action: string, show = unchanged, segments = 1) =>
	(context: RequestContext): HttpResponse => {
		requireParentAction(context, action, segments);
		return page(context, childResources(context.tenant, requestPath(context)).map(show));
	};

/** Returns the rule that answers GET of one resource. */
export const getChild =
	(action: string, show = unchanged) =>
	(context: RequestContext): HttpResponse => {
		requireAction(context.tenant, requestPath(context), action, context.now);
		return json(200, show(requireResource(context.tenant, requestPath(context))));
	};
