// A search service's own endpoint: its indexes, skillsets and indexers. Stored keys are shown as `<redacted>`.

import { isAllowed } from './authorization.ts';
import { empty, errorJson, type HttpResponse, json, type RequestContext } from './http.ts';
import { type JsonObject, lower, type Resource } from './tenant-state.ts';

/** Collections that every search service has; others exist where the contents have them. */
const collections: readonly string[] = [
	'indexes',
	'skillsets',
	'indexers',
	'knowledgebases',
	'knowledgesources',
	'agents',
];

const stableVersions = ['2023-11-01', '2024-07-01', '2025-09-01', '2026-04-01', '2026-10-01'];

/** Knowledge bases are stable since 2026-04-01; agents, as previews called them, never were. */
const versionsOf: Readonly<Record<string, readonly string[]>> = {
	knowledgebases: ['2025-11-01-preview', '2026-04-01', '2026-10-01'],
	knowledgesources: ['2025-08-01-preview', '2025-11-01-preview', '2026-04-01', '2026-10-01'],
	agents: ['2025-05-01-preview', '2025-08-01-preview'],
};

const findSearchService = ({ tenant }: RequestContext, host: string): Resource | undefined => {
	const name = /^([^.]+)\.search\.windows\.net$/.exec(lower(host))?.[1];
	return [...tenant.resources.values()].find(
		(one) => lower(one.type) === 'microsoft.search/searchservices' && lower(one.name) === name,
	);
};

/** Whether a host is a search service. */
export const isSearchHost = (host: string): boolean => /\.search\.windows\.net$/i.test(host);

/**
 * Answers a request. A token reads definitions if its principal has the service's `indexes/read` (Reader and up), where the service
 * takes tokens at all: a new one takes keys alone and answers 403 with nothing.
 */
export const handleSearchRequest = (context: RequestContext, host: string): HttpResponse => {
	const { tenant, url, headers, now } = context;
	const service = findSearchService(context, host);
	if (!service) return errorJson(404, '404', 'The search service does not exist.');
	const [, kind = '', ...names] = /^\/(\w+)(?:\/([^/]+)|\('([^']+)'\))?$/i.exec(url.pathname) ?? [];
	const name = names.find((one) => one !== undefined);
	const body = Object.entries(tenant.dataPlane[lower(host)] ?? {}).find(
		([path]) => lower(path) === `/${lower(kind)}`,
	)?.[1];
	if (!(body || collections.includes(lower(kind))) || context.method !== 'GET') return empty(404);
	const versions = versionsOf[lower(kind)] ?? stableVersions;
	if (!versions.includes(url.searchParams.get('api-version') ?? ''))
		return errorJson(400, '', 'Invalid or missing api-version query string parameter.');
	if (!headers.authorization) return empty(headers['api-key'] === undefined ? 401 : 403);
	const { authOptions, disableLocalAuth } = service.properties as { authOptions?: object; disableLocalAuth?: boolean };
	const takesTokens = disableLocalAuth === true || 'aadOrApiKey' in (authOptions ?? {});
	const action = `Microsoft.Search/searchServices/${lower(kind)}/read`;
	if (!takesTokens || !isAllowed(tenant, service.id, action, now)) return empty(403);
	const all = (body?.value ?? []) as readonly JsonObject[];
	const odataContext = `https://${host}/$metadata#${lower(kind)}`;
	if (name === undefined) return json(200, { '@odata.context': odataContext, value: all });
	const found = all.find((one) => one.name === decodeURIComponent(name));
	return found
		? json(200, { '@odata.context': `${odataContext}/$entity`, ...found })
		: errorJson(404, '', `No ${kind} with the name '${name}' was found in the service '${service.name}'.`);
};
