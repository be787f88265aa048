import { dataPlane } from './data-plane.ts';
import { directoryPlane, isDirectoryHost } from './directory-plane.ts';
import { enter } from './front-door.ts';
import { type Answer, type Call, type Incoming, json, Refusal, refusal } from './http.ts';
import { note } from './monitor/activity.ts';
import { isLogsHost, logsPlane } from './monitor/logs.ts';
import { advance } from './monitor/traffic.ts';
import { isSearchHost, searchPlane } from './search-plane.ts';
import { spend, spendQuery } from './throttle.ts';
import { faultOf, type Plane } from './tokens.ts';
import { type ReceivedRequest, subscriptionOf, type World } from './world.ts';

const managementHosts = new Set([
	'management.azure.com',
	'management.usgovcloudapi.net',
	'management.chinacloudapi.cn',
	'127.0.0.1',
	'localhost',
	'[::1]',
]);

const decode = (groups: Record<string, string> = {}) =>
	Object.fromEntries(
		Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value ?? '').replace(/^\//, '')]),
	);

const management = (call: Omit<Call, 'params'>): Answer => {
	const path = call.url.pathname.replace(/^\/{2,}/, '/');
	const route = enter(call.world, call.method, call.url, path);
	const left =
		route.provider === 'Microsoft.ResourceGraph'
			? spendQuery(call.world, call.now)
			: spend(call.world, subscriptionOf(path), call.method, call.now);
	const params = decode(route.pattern.exec(path)?.groups);
	try {
		const answered = route.answer({ ...call, params });
		note(call, decodeURIComponent(path), answered.status);
		return { ...answered, headers: { ...left, ...answered.headers } };
	} catch (error) {
		if (error instanceof Refusal) note(call, decodeURIComponent(path), error.status);
		throw error;
	}
};

const parseBody = (text: string | undefined): unknown => {
	if (!text) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		throw new Refusal(
			400,
			'InvalidRequestContent',
			"The request content was invalid and could not be deserialized: 'The request body is not JSON.'",
		);
	}
};

/** Resource Manager's answer to a request without a token that it takes. */
const unsigned = ({ code, message }: { code: string; message: string }) =>
	json(
		401,
		{ error: { code, message } },
		{
			'www-authenticate':
				'Bearer authorization_uri="https://login.microsoftonline.com/", error="invalid_token", error_description="The access token is missing or invalid."',
		},
	);

const missing = {
	code: 'AuthenticationFailed',
	message: "Authentication failed. The 'Authorization' header is missing.",
};
const invalid = { code: 'InvalidAuthenticationToken', message: 'The access token is invalid.' };

const planeOf = (host: string): Plane => {
	if (managementHosts.has(host)) return 'management';
	if (isLogsHost(host)) return 'logs';
	if (isDirectoryHost(host)) return 'directory';
	return isSearchHost(host) ? 'search' : 'data';
};

const planes: Readonly<Record<Exclude<Plane, 'management'>, (call: Call, host: string) => Answer>> = {
	logs: logsPlane,
	directory: directoryPlane,
	search: searchPlane,
	data: dataPlane,
};

const secret = new Set(['authorization', 'api-key', 'ocp-apim-subscription-key', 'cookie']);

const record = (world: World, request: Incoming, url: URL, status: number): ReceivedRequest => {
	const headers = Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, secret.has(name) ? '(present)' : value]),
	);
	let body: unknown = request.body;
	try {
		body = request.body ? JSON.parse(request.body) : undefined;
	} catch {}
	const received = { method: request.method, url: url.href, headers, body, status };
	world.received.push(received);
	return received;
};

/** Which of Resource Manager's regions answered, and when: `JAPANEAST:20261124T090000Z:` and the request. */
const routed = (now: number, id: string) =>
	`JAPANEAST:${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}:${id}`;

/**
 * What the tenant answers. `url` is absolute and names the host it was meant for; `isSigned` says whether the bearer
 * token, if one came, is one of the tenant's.
 */
export const answer = (world: World, request: Incoming, isSigned: (token: string) => boolean = () => true): Answer => {
	const url = new URL(request.url);
	const now = world.options.clock();
	const plane = planeOf(url.hostname);
	const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
	let answered: Answer;
	try {
		const body = parseBody(request.body);
		const call = {
			world,
			method: request.method,
			url,
			origin: url.origin,
			params: {},
			body,
			now,
			headers: request.headers,
		};
		advance(world, now);
		const signed = bearer && isSigned(bearer) ? faultOf(bearer, plane, now) : invalid;
		const fault = bearer ? signed : missing;
		// What other planes make of a token that they do not take is theirs to say: it is as if none had come.
		const given = fault ? { ...call, headers: { ...call.headers, authorization: '' } } : call;
		if (plane === 'management') answered = fault ? unsigned(fault) : management(call);
		else answered = planes[plane](given, url.hostname);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		answered = refusal(error);
	}
	record(world, request, url, answered.status);
	const id = world.options.newId();
	return {
		...answered,
		headers: {
			'cache-control': 'no-cache',
			date: new Date(now).toUTCString(),
			'x-ms-request-id': id,
			'x-ms-correlation-request-id': request.headers['x-ms-correlation-request-id'] ?? id,
			...(plane === 'management' ? { 'x-ms-routing-request-id': routed(now, id) } : {}),
			...(request.headers['x-ms-client-request-id']
				? { 'x-ms-client-request-id': request.headers['x-ms-client-request-id'] }
				: {}),
			...answered.headers,
		},
	};
};
