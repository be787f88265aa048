// The checks of Resource Manager before it asks a provider: the path, its api-version, its subscription.

import { apiVersions, regions } from './api-versions.ts';
import { AzureError } from './http.ts';
import { type Route, routes } from './routes.ts';
import { lower, subscriptionIdOf, type TenantState } from './tenant-state.ts';

type ResourceType = { readonly namespace: string; readonly type: string };

/** Returns the last provider in a path, and the type of it: `accounts/deployments`. */
const resourceTypeIn = (path: string): ResourceType | undefined => {
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

/** Returns the region of the resource of a path, or of the one that it lies in; an extension resource has none. */
const resourceLocation = (tenant: TenantState, path: string): string | undefined => {
	const parts = path.split('/');
	if (parts.filter((part) => lower(part) === 'providers').length > 1) return undefined;
	for (let end = parts.length; end > 8; end -= 1) {
		const found = tenant.resources.get(lower(parts.slice(0, end).join('/')));
		if (found?.location) return lower(found.location).replaceAll(' ', '');
	}
	return undefined;
};

const unsupportedApiVersion = (tenant: TenantState, path: string, provider: string, version: string): AzureError => {
	const known = apiVersions[provider] ?? [];
	const typed = resourceTypeIn(path);
	if (provider === 'Microsoft.Resources' || !typed) {
		return new AzureError(
			400,
			'InvalidApiVersionParameter',
			`The api-version '${version}' is invalid. The supported versions are '${known.toReversed().join(',')}'.`,
		);
	}
	const location = resourceLocation(tenant, path);
	return location === undefined
		? new AzureError(
				404,
				'InvalidResourceType',
				`The resource type '${typed.type}' could not be found in the namespace '${typed.namespace}' for api version '${version}'. The supported api-versions are '${known.join(',')}'.`,
			)
		: new AzureError(
				400,
				'NoRegisteredProviderFound',
				`No registered resource provider found for location '${location}' and API version '${version}' for type '${typed.type}'. The supported api-versions are '${known.join(', ')}'. The supported locations are '${regions.join(', ')}'.`,
			);
};

const providerNamespaces = new Set(Object.keys(apiVersions).map((provider) => lower(provider.split('/')[0] ?? '')));

const routeNotFound = (method: string, path: string, version: string, isKnown: boolean): AzureError => {
	if (isKnown) {
		return new AzureError(
			405,
			'HttpMethodNotSupported',
			`The http method '${method}' is not supported for a resource or resource collection of this type.`,
		);
	}
	const namespace = /^.*\/providers\/([^/]+)/i.exec(path)?.[1];
	if (!namespace) return new AzureError(404, 'ResourceNotFound', `The resource '${path}' was not found.`);
	return providerNamespaces.has(lower(namespace))
		? new AzureError(
				404,
				'InvalidResourceType',
				`The resource type could not be found in the namespace '${namespace}' for api version '${version}'.`,
			)
		: new AzureError(404, 'InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`);
};

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const requireSubscription = (tenant: TenantState, path: string): void => {
	const id = subscriptionIdOf(path);
	if (!id || tenant.subscriptions.some(({ subscriptionId }) => lower(subscriptionId) === id)) return;
	throw guid.test(id)
		? new AzureError(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`)
		: new AzureError(
				400,
				'InvalidSubscriptionId',
				`The provided subscription identifier '${id}' is malformed or invalid.`,
			);
};

/** Returns the route of a request. Throws `AzureError` in Resource Manager's words where there is none. */
export const resolveRoute = (tenant: TenantState, method: string, url: URL, path: string): Route => {
	const version = url.searchParams.get('api-version');
	if (!version) {
		throw new AzureError(
			400,
			'MissingApiVersionParameter',
			'The api-version query parameter (?api-version=) is required for all requests.',
		);
	}
	const matching = routes.filter(({ pattern }) => pattern.test(path));
	const route = matching.find((one) => one.method === method);
	if (!route) throw routeNotFound(method, path, version, matching.length > 0);
	requireSubscription(tenant, path);
	if (!apiVersions[route.provider]?.includes(version))
		throw unsupportedApiVersion(tenant, path, route.provider, version);
	return route;
};
