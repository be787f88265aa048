// What lives inside a resource: listed and read by the path that it was asked by.
import { findResource } from './accounts.ts';
import { type Answer, type Call, json, page } from './http.ts';
import { demand } from './rights.ts';
import { lower, type Resource, type World } from './world.ts';

/** The path asked for, decoded, with Resource Manager's one slash at the start and none at the end. */
export const pathOf = ({ url }: Call): string =>
	decodeURIComponent(url.pathname)
		.replaceAll(/\/{2,}/g, '/')
		.replace(/\/$/, '');

/** Everything right below a path, such as `…/accounts/a/connections`. */
export const rightBelow = (world: World, path: string): readonly Resource[] =>
	[...world.resources.values()].filter(
		({ id }) => lower(id).startsWith(`${lower(path)}/`) && !id.slice(path.length + 1).includes('/'),
	);

export type Shown = (one: Resource) => Resource;
const asIs: Shown = (one) => one;

/** The resource that a path lies in, once the action on it is allowed: its type, `steps` segments back. */
export const demandInside = (call: Call, action: string, segments: number): Resource => {
	const id = pathOf(call).split('/').slice(0, -segments).join('/');
	demand(call.world, id, action, call.now);
	return findResource(call.world, id);
};

/** GET of a collection; `segments`: how many of the path's last segments follow the resource's own. */
export const listOf =
	(action: string, show = asIs, segments = 1) =>
	(call: Call): Answer => {
		demandInside(call, action, segments);
		return page(call, rightBelow(call.world, pathOf(call)).map(show));
	};

/** GET of one. */
export const getOf =
	(action: string, show = asIs) =>
	(call: Call): Answer => {
		demand(call.world, pathOf(call), action, call.now);
		return json(200, show(findResource(call.world, pathOf(call))));
	};
