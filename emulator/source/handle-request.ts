import { type ApiPlane, tokenProblem } from './access-tokens.ts';
import { handleDataPlaneRequest } from './data-plane.ts';
import { handleDirectoryRequest, isDirectoryHost } from './directory-plane.ts';
import {
	AzureError,
	empty,
	errorResponse,
	type HttpRequest,
	type HttpResponse,
	json,
	type RequestContext,
} from './http.ts';
import { recordActivity } from './monitor/activity-log.ts';
import { handleLogsRequest, isLogsHost } from './monitor/logs.ts';
import { advanceClients } from './monitor/simulated-clients.ts';
import { takeGraphQueryQuota, takeRequestQuota } from './rate-limits.ts';
import { resolveRoute } from './request-routing.ts';
import { handleSearchRequest, isSearchHost } from './search-plane.ts';
import { type ReceivedRequest, subscriptionIdOf, type TenantState } from './tenant-state.ts';

const managementHosts = new Set([
	'management.azure.com',
	'management.usgovcloudapi.net',
	'management.chinacloudapi.cn',
	'127.0.0.1',
	'localhost',
	'[::1]',
]);

const decodeParams = (groups: Record<string, string> = {}) =>
	Object.fromEntries(
		Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value ?? '').replace(/^\//, '')]),
	);

const handleManagementRequest = (context: Omit<RequestContext, 'params'>): HttpResponse => {
	const path = context.url.pathname.replace(/^\/{2,}/, '/');
	const route = resolveRoute(context.tenant, context.method, context.url, path);
	const rateLimitHeaders =
		route.provider === 'Microsoft.ResourceGraph'
			? takeGraphQueryQuota(context.tenant, context.now)
			: takeRequestQuota(context.tenant, subscriptionIdOf(path), context.method, context.now);
	const params = decodeParams(route.pattern.exec(path)?.groups);
	try {
		const response = route.handler({ ...context, params });
		recordActivity(context, decodeURIComponent(path), response.status);
		return { ...response, headers: { ...rateLimitHeaders, ...response.headers } };
	} catch (error) {
		if (error instanceof AzureError) recordActivity(context, decodeURIComponent(path), error.status);
		throw error;
	}
};

const parseBody = (text: string | undefined): unknown => {
	if (!text) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		throw new AzureError(
			400,
			'InvalidRequestContent',
			"The request content was invalid and could not be deserialized: 'The request body is not JSON.'",
		);
	}
};

/** Returns Resource Manager's answer to a request without a valid token. */
const unauthorized = ({ code, message }: { code: string; message: string }) =>
	json(
		401,
		{ error: { code, message } },
		{
			'www-authenticate':
				'Bearer authorization_uri="https://login.microsoftonline.com/", error="invalid_token", error_description="The access token is missing or invalid."',
		},
	);

const missingToken = {
	code: 'AuthenticationFailed',
	message: "Authentication failed. The 'Authorization' header is missing.",
};
const invalidToken = { code: 'InvalidAuthenticationToken', message: 'The access token is invalid.' };

/** Whether the contents have a body for a URL of another plane than Azure's own and the accounts'. */
const hasBody = ({ dataPlane }: TenantState, { hostname, pathname }: URL): boolean =>
	dataPlane[hostname]?.[pathname] !== undefined;

const planeOf = (tenant: TenantState, url: URL): ApiPlane => {
	const host = url.hostname;
	if (managementHosts.has(host)) return 'management';
	if (isLogsHost(host)) return 'logs';
	if (isDirectoryHost(host)) return 'directory';
	if (isSearchHost(host)) return 'search';
	return hasBody(tenant, url) ? 'contents' : 'data';
};

const planeHandlers: Readonly<
	Record<Exclude<ApiPlane, 'management'>, (context: RequestContext, host: string) => HttpResponse>
> = {
	logs: handleLogsRequest,
	directory: handleDirectoryRequest,
	search: handleSearchRequest,
	contents: handleContentsRequest,
	data: handleDataPlaneRequest,
};

/** Answers GET of a body in the contents, for any token of the tenant. */
function handleContentsRequest({ tenant, method, url, headers }: RequestContext, host: string): HttpResponse {
	if (!headers.authorization) return empty(401);
	return method === 'GET' ? json(200, tenant.dataPlane[host]?.[url.pathname]) : empty(405, { allow: 'GET' });
}

const secretHeaders = new Set(['authorization', 'api-key', 'ocp-apim-subscription-key', 'cookie']);

const recordRequest = (tenant: TenantState, request: HttpRequest, url: URL, status: number): ReceivedRequest => {
	const headers = Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, secretHeaders.has(name) ? '(present)' : value]),
	);
	let body: unknown = request.body;
	try {
		body = request.body ? JSON.parse(request.body) : undefined;
	} catch {}
	const received = { method: request.method, url: url.href, headers, body, status };
	tenant.receivedRequests.push(received);
	return received;
};

/** Returns the routing id, with the region that answered and the time: `JAPANEAST:20261124T090000Z:` and the request. */
const routingRequestId = (now: number, id: string) =>
	`JAPANEAST:${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}:${id}`;

/**
 * Returns the tenant's answer. `url` is absolute and names the host it was meant for; `isSigned` says whether the bearer
 * token, if one came, is one of the tenant's.
 */
export const handleRequest = (
	tenant: TenantState,
	request: HttpRequest,
	isSigned: (token: string) => boolean = () => true,
): HttpResponse => {
	const url = new URL(request.url);
	const now = tenant.options.clock();
	const plane = planeOf(tenant, url);
	const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
	let response: HttpResponse;
	try {
		const body = parseBody(request.body);
		const call = {
			tenant,
			method: request.method,
			url,
			origin: url.origin,
			params: {},
			body,
			now,
			headers: request.headers,
		};
		advanceClients(tenant, now);
		const problem = bearer && isSigned(bearer) ? tokenProblem(bearer, plane, now) : invalidToken;
		const rejection = bearer ? problem : missingToken;
		// Other planes answer to an invalid token themselves, as to none.
		const effectiveContext = rejection ? { ...call, headers: { ...call.headers, authorization: '' } } : call;
		if (plane === 'management') response = rejection ? unauthorized(rejection) : handleManagementRequest(call);
		else response = planeHandlers[plane](effectiveContext, url.hostname);
	} catch (error) {
		if (!(error instanceof AzureError)) throw error;
		response = errorResponse(error);
	}
	recordRequest(tenant, request, url, response.status);
	const id = tenant.options.newId();
	return {
		...response,
		headers: {
			'cache-control': 'no-cache',
			date: new Date(now).toUTCString(),
			'x-ms-request-id': id,
			'x-ms-correlation-request-id': request.headers['x-ms-correlation-request-id'] ?? id,
			...(plane === 'management' ? { 'x-ms-routing-request-id': routingRequestId(now, id) } : {}),
			...(request.headers['x-ms-client-request-id']
				? { 'x-ms-client-request-id': request.headers['x-ms-client-request-id'] }
				: {}),
			...response.headers,
		},
	};
};
