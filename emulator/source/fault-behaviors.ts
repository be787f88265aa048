// The faults between here and Azure, as data, and what each makes of an answer. How its bytes then arrive is
// fault-delivery.ts's.
import { empty, type HttpRequest, type HttpResponse, json } from './http.ts';

/** How the bytes of an answer arrive. `refused`: nothing listens at the port. */
export type Delivery =
	| 'whole'
	| 'refused'
	| 'resetBefore'
	| 'resetMiddle'
	| 'resetAfter'
	| 'halfThenClose'
	| 'drip'
	| 'never'
	| 'huge';

export type FaultBehavior = {
	/** Whether the request reaches the tenant: a change is then made, also where its answer is lost. */
	readonly reachesTenant: boolean;
	readonly delivery: Delivery;
	/** Returns the answer under the fault. Undefined: the fault does not apply to this request. */
	readonly respond?: (
		request: HttpRequest,
		given: HttpResponse | undefined,
		now: number,
		wait: number,
	) => HttpResponse | undefined;
};

const errorFault = (status: number, code: string, message: string, headers: Record<string, string> = {}) => ({
	reachesTenant: false,
	delivery: 'whole' as const,
	respond: () => json(status, { error: { code, message } }, headers),
});

const throttlingFault = (headers: (now: number, wait: number) => Record<string, string>): FaultBehavior => ({
	reachesTenant: false,
	delivery: 'whole',
	respond: (_, __, now, wait) =>
		json(
			429,
			{ error: { code: 'TooManyRequests', message: 'The request is being throttled as the limit has been reached.' } },
			headers(now, wait),
		),
});

const bodyFault = (type: string, body: string): FaultBehavior => ({
	reachesTenant: false,
	delivery: 'whole',
	respond: () => ({ status: 200, headers: { 'content-type': type }, body }),
});

const connectionFault = (delivery: Delivery, acts: boolean): FaultBehavior => ({ reachesTenant: acts, delivery });

type ListPage = { value?: unknown[]; data?: unknown[]; nextLink?: string; $skipToken?: string; count?: number };

/** Whether a request is answered in one page: Microsoft Graph answers getByIds at once, for any number of ids. */
const isUnpagedRequest = (url: string) => /\/directoryObjects\/getByIds$/i.test(url);

/** Lists only; `again` makes the answer's next link. */
const pagingFault = (
	change: (page: ListPage, url: string, token: string | undefined) => ListPage | undefined,
): FaultBehavior => ({
	reachesTenant: true,
	delivery: 'whole',
	respond: (request, given) => {
		if (!given?.body || given.status !== 200 || isUnpagedRequest(request.url)) return undefined;
		const page = JSON.parse(given.body) as ListPage;
		if (!Array.isArray(page.value ?? page.data)) return undefined;
		const asked = request.body ? (JSON.parse(request.body) as { options?: { $skipToken?: string } }) : {};
		const changed = change(page, request.url, asked.options?.$skipToken);
		return changed && { ...given, body: JSON.stringify(changed) };
	},
});

const emptyPageMarker = 'x-empty-page';

const emptyPage = pagingFault((page, url, token) => {
	if (page.value) {
		const next = new URL(url);
		if (next.searchParams.has(emptyPageMarker)) return undefined;
		next.searchParams.set(emptyPageMarker, '1');
		return { value: [], nextLink: next.href };
	}
	return token ? undefined : { ...page, data: [], count: 0, $skipToken: '0' };
});

const repeatingPage = pagingFault((page, url) =>
	page.value ? { ...page, nextLink: url } : { ...page, $skipToken: '0' },
);

const faultedOperationPath = '/operationStatuses/practice-';

type OperationOutcome = 'Failed' | 'Canceled' | 'InProgress';

/** A change is accepted and never made; its operation ends as `ending`, or never. */
const operationFault = (ending: OperationOutcome): FaultBehavior => ({
	reachesTenant: false,
	delivery: 'whole',
	respond: ({ method, url }, _, __, wait) => {
		const { origin, pathname, searchParams } = new URL(url);
		if (!/^(PUT|PATCH|POST|DELETE)$/.test(method) || /Microsoft\.ResourceGraph|\/query$/i.test(pathname))
			return undefined;
		const subscription = pathname.split('/')[2] ?? '';
		const at = `${origin}/subscriptions/${subscription}/providers/Microsoft.Practice/locations/here${faultedOperationPath}${ending}`;
		return empty(202, {
			'azure-asyncoperation': `${at}?api-version=${searchParams.get('api-version') ?? ''}`,
			'retry-after': String(wait),
		});
	},
});

/** Returns the status of an operation that a fault began, as long as a client polls, also after that fault was removed. */
export const faultedOperationStatus = (pathname: string, wait: number): HttpResponse | undefined => {
	const status = pathname.split(faultedOperationPath)[1] as OperationOutcome | undefined;
	if (status === undefined) return undefined;
	return status === 'InProgress'
		? json(200, { status }, { 'retry-after': String(wait) })
		: json(200, { status, error: { code: 'PracticeFault', message: `The operation ended as ${status}.` } });
};

const challengeHeader = (more: string) => ({
	'www-authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"${more}`,
});

const claimsChallenge = Buffer.from('{"access_token":{"acrs":{"essential":true,"value":"p1"}}}').toString('base64');

const signInPage =
	'<!doctype html><html><head><title>Sign in</title></head><body>Sign in to this network</body></html>';

/** Every fault, by name. */
export const faultKinds = {
	'http-429-seconds': throttlingFault((_, wait) => ({ 'retry-after': String(wait) })),
	'http-429-date': throttlingFault((now, wait) => ({ 'retry-after': new Date(now + wait * 1000).toUTCString() })),
	'http-429': throttlingFault(() => ({})),
	'http-429-long': throttlingFault(() => ({ 'retry-after': '300' })),
	'http-503-seconds': {
		reachesTenant: false,
		delivery: 'whole',
		respond: (_, __, ___, wait) =>
			json(503, { error: { code: 'ServerBusy', message: 'The server is busy.' } }, { 'retry-after': String(wait) }),
	},
	'http-408': errorFault(408, 'RequestTimeout', 'The request has timed out.'),
	'http-500': errorFault(500, 'InternalServerError', 'Encountered internal server error.'),
	'http-502': errorFault(502, 'BadGateway', 'The gateway received an invalid response.'),
	'http-503': errorFault(503, 'ServiceUnavailable', 'The service is unavailable.'),
	'http-504': errorFault(504, 'GatewayTimeout', 'The gateway did not receive a response in time.'),
	'http-401': errorFault(
		401,
		'ExpiredAuthenticationToken',
		'The access token expiry UTC time is earlier than current UTC time.',
		{
			...challengeHeader(', error="invalid_token", error_description="The access token has expired."'),
		},
	),
	'http-401-claims': errorFault(401, 'InsufficientClaims', 'The access token lacks the required claims.', {
		...challengeHeader(`, error="insufficient_claims", claims="${claimsChallenge}"`),
	}),
	'http-403': errorFault(403, 'AuthorizationFailed', 'The client does not have authorization to perform this action.'),
	'http-404': errorFault(404, 'ResourceNotFound', 'The resource was not found.'),
	'http-409': errorFault(409, 'RequestConflict', 'The resource is being changed by another request.'),
	'http-412': errorFault(412, 'PreconditionFailed', 'The condition of the request is not met.'),
	refused: connectionFault('refused', false),
	'reset-before': connectionFault('resetBefore', false),
	'reset-middle': connectionFault('resetMiddle', true),
	'reset-after': connectionFault('resetAfter', true),
	'half-body': connectionFault('halfThenClose', true),
	'answer-lost': connectionFault('resetBefore', true),
	'no-answer': connectionFault('never', false),
	'no-answer-acted': connectionFault('never', true),
	drip: connectionFault('drip', true),
	huge: connectionFault('huge', true),
	'not-json': bodyFault('application/json; charset=utf-8', '{"value": [{"id": '),
	html: bodyFault('text/html; charset=utf-8', signInPage),
	'html-as-json': bodyFault('application/json', signInPage),
	'empty-object': bodyFault('application/json', '{}'),
	'empty-page': emptyPage,
	'repeating-page': repeatingPage,
	'operation-fails': operationFault('Failed'),
	'operation-cancelled': operationFault('Canceled'),
	'operation-endless': operationFault('InProgress'),
} as const satisfies Record<string, FaultBehavior>;
