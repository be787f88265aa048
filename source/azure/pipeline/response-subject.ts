// Whether an answer is about the requested resource: ids, names and types, case aside.
import type { PipelineRequest } from '@azure/core-rest-pipeline';
import { Problem } from '../../model/problem.ts';
import { resourceNameOf, resourceTypeOf } from '../../model/resource-id.ts';
import { clean } from '../../shared/sanitise.ts';

type JsonObject = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** Returns an id in one form: ids are case-insensitive; some providers leave out the first slash or add a last one. */
const normalize = (id: string): string => `/${id.replace(/^\/+|\/+$/g, '')}`.toLowerCase();

const isBelow = (id: string, parent: string): boolean => parent === '/' || `${id}/`.startsWith(`${parent}/`);

/** Returns the scope of an extension resource, `{scope}/providers/{type}/{name}`; `/` where that is the tenant. */
const scopeOf = (id: string): string => normalize(id.split('/providers/').slice(0, -1).join('/providers/'));

/** Assignments, locks and definitions are listed where they apply, and lie at that scope, above it or below it. */
const isInheritedType = (type: string): boolean => /^microsoft\.authorization\//.test(type);

const isRelatedScope = (found: string, asked: string): boolean =>
	isBelow(found, asked) || isBelow(asked, found) || found.startsWith('/providers/microsoft.management/');

/** Events of the activity log carry ids of their own below the resource that each is about. */
const eventPath = /^(\/subscriptions\/[^/]+)\/providers\/microsoft\.insights\/eventtypes\//;

/** A resource's name and type are those that its id ends with. `account/project` is the name of a `project`. */
const isConsistent = (one: JsonObject, id: string): boolean => {
	const { name, type, subscriptionId } = one;
	const [, ownSubscription] = /^\/subscriptions\/([^/]+)$/.exec(id) ?? [];
	if (ownSubscription) return typeof subscriptionId !== 'string' || subscriptionId.toLowerCase() === ownSubscription;
	if (!id.includes('/providers/')) return true;
	return (
		// A name that differs by what hides in it alone is shown for what it is, and refused where it would be confirmed.
		(typeof name !== 'string' || clean(resourceNameOf(name)).toLowerCase() === clean(resourceNameOf(id))) &&
		(typeof type !== 'string' || type === '' || type.toLowerCase() === resourceTypeOf(id))
	);
};

/** Whether a resource that lies at `id` belongs into the answer to a request of `path`: both normalized. */
const isAnswerTo = (path: string, id: string): boolean => {
	const [, subscription] = eventPath.exec(path) ?? [];
	if (subscription) return isBelow(id, subscription);
	if (!path.includes('/providers/')) return isBelow(id, path);
	const type = resourceTypeOf(path);
	if (isInheritedType(type)) return type === resourceTypeOf(id) && isRelatedScope(scopeOf(id), scopeOf(path));
	// Listed in a whole subscription, a resource lies in one of its groups.
	const [, group = '', rest] = /^(\/subscriptions\/[^/]+)\/providers\/([^/]+\/[^/]+)$/.exec(path) ?? [];
	return rest
		? id.startsWith(`${group}/`) && resourceTypeOf(id) === rest
		: id.startsWith(`${path}/`) && !id.slice(path.length + 1).includes('/');
};

/** `/subscriptions/{id}`, or a path whose last part is a provider and pairs of type and name. */
const isResourcePath = (path: string): boolean =>
	path.includes('/providers/')
		? (path.split('/providers/').pop()?.split('/').length ?? 0) % 2 === 1
		: /^\/subscriptions\/[^/]+$/.test(path);

const isSameResource = (method: string, path: string, id: string): boolean => {
	// The answer to an action (`…/list`) names the resource of the request.
	if (method === 'POST') return isBelow(path, id);
	const type = resourceTypeOf(path);
	// A definition is read at the scope where it is used, and lies above it.
	if (method === 'GET' && /^microsoft\.authorization\/roledefinitions$/.test(type))
		return (
			type === resourceTypeOf(id) &&
			resourceNameOf(path) === resourceNameOf(id) &&
			isRelatedScope(scopeOf(id), scopeOf(path))
		);
	return path === id;
};

const wrongSubject = (path: string, id: string): Problem =>
	new Problem('badAnswer', { code: 'WrongSubject', subject: path, detail: `the answer is about ${clean(id)}` });

/**
 * Throws Problem `badAnswer` (`WrongSubject`) for the body of a good answer that is about another resource than `path`, holds
 * a row that lies elsewhere, or one whose name and type are not those of its id. A row without an id is not checked.
 */
export const requireSubject = (method: string, path: string, body: unknown): void => {
	if (!isObject(body)) return;
	const asked = normalize(path);
	if (!/^\/(subscriptions|providers)(\/|$)/.test(asked)) return;
	if (method !== 'GET' && method !== 'POST' && method !== 'PUT' && method !== 'PATCH' && method !== 'DELETE') return;
	if (typeof body.id === 'string' && body.id.startsWith('/') && (method !== 'GET' || isResourcePath(asked))) {
		const id = normalize(body.id);
		if (!isSameResource(method, asked, id) || (method !== 'POST' && !isConsistent(body, id)))
			throw wrongSubject(path, body.id);
	}
	if (method !== 'GET' || !Array.isArray(body.value)) return;
	for (const row of body.value as readonly unknown[]) {
		if (!isObject(row) || typeof row.id !== 'string') continue;
		const id = normalize(row.id);
		if (!isAnswerTo(asked, id) || (!eventPath.test(asked) && !isConsistent(row, id))) throw wrongSubject(path, row.id);
	}
};

/** Throws the same for a row of Resource Graph in none of the subscriptions that were asked for. */
export const requireSubscription = (subscriptions: ReadonlySet<string>, row: unknown): void => {
	if (!isObject(row) || typeof row.id !== 'string') return;
	const id = normalize(row.id);
	const [, subscription] = /^\/subscriptions\/([^/]+)/.exec(id) ?? [];
	if ((subscription && !subscriptions.has(subscription)) || !isConsistent(row, id))
		throw wrongSubject('/providers/Microsoft.ResourceGraph/resources', row.id);
};

/** Returns each resource once, by its id, case aside: a list may repeat one where rows were added between two pages. */
export const uniqueRows = (rows: readonly unknown[]): readonly unknown[] => {
	const ids = new Set<string>();
	return rows.filter((row) => {
		if (!isObject(row) || typeof row.id !== 'string' || row.id === '') return true;
		const id = normalize(row.id);
		return !ids.has(id) && ids.add(id);
	});
};

/** Requests that poll an operation. They answer with the operation or its resource and prove nothing: a fresh read does. */
const polls = new WeakSet<PipelineRequest>();
/** Marks a request as one that polls a long-running operation. */
export const markAsPoll = (request: PipelineRequest): void => void polls.add(request);
/** Whether a request was marked as one that polls a long-running operation. */
export const isPoll = (request: PipelineRequest): boolean => polls.has(request);
