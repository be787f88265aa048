// What Resource Manager looks at itself before it asks a provider: the path, its api-version, its subscription.
import { Refusal } from './http.ts';
import { type Route, routes } from './routes.ts';
import { locations, versions } from './versions.ts';
import { lower, subscriptionOf, type World } from './world.ts';

type Typed = { readonly namespace: string; readonly type: string };

/** The last provider that a path names, and the type it asks of it: `accounts/deployments`. */
const typeIn = (path: string): Typed | undefined => {
	const [, namespace, rest] = /^.*\/providers\/([^/]+)\/([^?]+?)\/?$/i.exec(path) ?? [];
	if (!namespace || !rest) return undefined;
	return {
		namespace,
		type: rest
			.split('/')
			.filter((_, at) => at % 2 === 0)
			.join('/'),
	};
};

/** Where the resource of a path, or the one it is in, is; what is attached to a resource is nowhere. */
const locationOf = (world: World, path: string): string | undefined => {
	const parts = path.split('/');
	if (parts.filter((part) => lower(part) === 'providers').length > 1) return undefined;
	for (let end = parts.length; end > 8; end -= 1) {
		const found = world.resources.get(lower(parts.slice(0, end).join('/')));
		if (found?.location) return lower(found.location).replaceAll(' ', '');
	}
	return undefined;
};

const unknownVersion = (world: World, path: string, provider: string, version: string): Refusal => {
	const known = versions[provider] ?? [];
	const typed = typeIn(path);
	if (provider === 'Microsoft.Resources' || !typed) {
		return new Refusal(
			400,
			'InvalidApiVersionParameter',
			`The api-version '${version}' is invalid. The supported versions are '${known.toReversed().join(',')}'.`,
		);
	}
	const location = locationOf(world, path);
	return location === undefined
		? new Refusal(
				404,
				'InvalidResourceType',
				`The resource type '${typed.type}' could not be found in the namespace '${typed.namespace}' for api version '${version}'. The supported api-versions are '${known.join(',')}'.`,
			)
		: new Refusal(
				400,
				'NoRegisteredProviderFound',
				`No registered resource provider found for location '${location}' and API version '${version}' for type '${typed.type}'. The supported api-versions are '${known.join(', ')}'. The supported locations are '${locations.join(', ')}'.`,
			);
};

const namespaces = new Set(Object.keys(versions).map((provider) => lower(provider.split('/')[0] ?? '')));

const noRoute = (method: string, path: string, version: string, isKnown: boolean): Refusal => {
	if (isKnown) {
		return new Refusal(
			405,
			'HttpMethodNotSupported',
			`The http method '${method}' is not supported for a resource or resource collection of this type.`,
		);
	}
	const namespace = /^.*\/providers\/([^/]+)/i.exec(path)?.[1];
	if (!namespace) return new Refusal(404, 'ResourceNotFound', `The resource '${path}' was not found.`);
	return namespaces.has(lower(namespace))
		? new Refusal(
				404,
				'InvalidResourceType',
				`The resource type could not be found in the namespace '${namespace}' for api version '${version}'.`,
			)
		: new Refusal(404, 'InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`);
};

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const demandSubscription = (world: World, path: string): void => {
	const id = subscriptionOf(path);
	if (!id || world.subscriptions.some(({ subscriptionId }) => lower(subscriptionId) === id)) return;
	throw guid.test(id)
		? new Refusal(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`)
		: new Refusal(
				400,
				'InvalidSubscriptionId',
				`The provided subscription identifier '${id}' is malformed or invalid.`,
			);
};

/** The route of a request that Resource Manager passes on; refuses every other in Resource Manager's words. */
export const enter = (world: World, method: string, url: URL, path: string): Route => {
	const version = url.searchParams.get('api-version');
	if (!version) {
		throw new Refusal(
			400,
			'MissingApiVersionParameter',
			'The api-version query parameter (?api-version=) is required for all requests.',
		);
	}
	const matching = routes.filter(({ pattern }) => pattern.test(path));
	const route = matching.find((one) => one.method === method);
	if (!route) throw noRoute(method, path, version, matching.length > 0);
	demandSubscription(world, path);
	if (!versions[route.provider]?.includes(version)) throw unknownVersion(world, path, route.provider, version);
	return route;
};
