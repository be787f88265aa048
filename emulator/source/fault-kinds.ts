// What can go wrong between here and Azure, as data; and what an answer becomes by it. How its bytes then arrive is
// fault-delivery.ts's.
import { type Answer, empty, type Incoming, json } from './http.ts';

/** How the bytes of an answer arrive. `refused`: there is nobody to answer. */
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

export type Kind = {
	/** Whether the request reaches the tenant: a change is then made, whatever becomes of its answer. */
	readonly acts: boolean;
	readonly delivery: Delivery;
	/** Undefined: the fault has nothing to say to this request. */
	readonly answer?: (request: Incoming, given: Answer | undefined, now: number, wait: number) => Answer | undefined;
};

const error = (status: number, code: string, message: string, headers: Record<string, string> = {}) => ({
	acts: false,
	delivery: 'whole' as const,
	answer: () => json(status, { error: { code, message } }, headers),
});

const throttled = (headers: (now: number, wait: number) => Record<string, string>): Kind => ({
	acts: false,
	delivery: 'whole',
	answer: (_, __, now, wait) =>
		json(
			429,
			{ error: { code: 'TooManyRequests', message: 'The request is being throttled as the limit has been reached.' } },
			headers(now, wait),
		),
});

const text = (type: string, body: string): Kind => ({
	acts: false,
	delivery: 'whole',
	answer: () => ({ status: 200, headers: { 'content-type': type }, body }),
});

const broken = (delivery: Delivery, acts: boolean): Kind => ({ acts, delivery });

type Page = { value?: unknown[]; data?: unknown[]; nextLink?: string; $skipToken?: string; count?: number };

/** Microsoft Graph gives what it knows of some ids at once, whatever their number. */
const isWhole = (url: string) => /\/directoryObjects\/getByIds$/i.test(url);

/** Lists only; `again` makes the answer's next link. */
const paged = (change: (page: Page, url: string, token: string | undefined) => Page | undefined): Kind => ({
	acts: true,
	delivery: 'whole',
	answer: (request, given) => {
		if (!given?.body || given.status !== 200 || isWhole(request.url)) return undefined;
		const page = JSON.parse(given.body) as Page;
		if (!Array.isArray(page.value ?? page.data)) return undefined;
		const asked = request.body ? (JSON.parse(request.body) as { options?: { $skipToken?: string } }) : {};
		const changed = change(page, request.url, asked.options?.$skipToken);
		return changed && { ...given, body: JSON.stringify(changed) };
	},
});

const mark = 'x-empty-page';

const emptyPage = paged((page, url, token) => {
	if (page.value) {
		const next = new URL(url);
		if (next.searchParams.has(mark)) return undefined;
		next.searchParams.set(mark, '1');
		return { value: [], nextLink: next.href };
	}
	return token ? undefined : { ...page, data: [], count: 0, $skipToken: '0' };
});

const repeatingPage = paged((page, url) => (page.value ? { ...page, nextLink: url } : { ...page, $skipToken: '0' }));

const operationPath = '/operationStatuses/practice-';

type Ending = 'Failed' | 'Canceled' | 'InProgress';

/** A change is accepted and never made; its operation ends as `ending`, or never. */
const operation = (ending: Ending): Kind => ({
	acts: false,
	delivery: 'whole',
	answer: ({ method, url }, _, __, wait) => {
		const { origin, pathname, searchParams } = new URL(url);
		if (!/^(PUT|PATCH|POST|DELETE)$/.test(method) || /Microsoft\.ResourceGraph|\/query$/i.test(pathname))
			return undefined;
		const subscription = pathname.split('/')[2] ?? '';
		const at = `${origin}/subscriptions/${subscription}/providers/Microsoft.Practice/locations/here${operationPath}${ending}`;
		return empty(202, {
			'azure-asyncoperation': `${at}?api-version=${searchParams.get('api-version') ?? ''}`,
			'retry-after': String(wait),
		});
	},
});

/** Asked for as long as somebody polls, also when the fault that began it has been taken away. */
export const operationStatus = (pathname: string, wait: number): Answer | undefined => {
	const status = pathname.split(operationPath)[1] as Ending | undefined;
	if (status === undefined) return undefined;
	return status === 'InProgress'
		? json(200, { status }, { 'retry-after': String(wait) })
		: json(200, { status, error: { code: 'PracticeFault', message: `The operation ended as ${status}.` } });
};

const challenge = (more: string) => ({
	'www-authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"${more}`,
});

const claims = Buffer.from('{"access_token":{"acrs":{"essential":true,"value":"p1"}}}').toString('base64');

const page = '<!doctype html><html><head><title>Sign in</title></head><body>Sign in to this network</body></html>';

/** Every fault, by name. */
export const faultKinds = {
	'http-429-seconds': throttled((_, wait) => ({ 'retry-after': String(wait) })),
	'http-429-date': throttled((now, wait) => ({ 'retry-after': new Date(now + wait * 1000).toUTCString() })),
	'http-429': throttled(() => ({})),
	'http-429-long': throttled(() => ({ 'retry-after': '300' })),
	'http-503-seconds': {
		acts: false,
		delivery: 'whole',
		answer: (_, __, ___, wait) =>
			json(503, { error: { code: 'ServerBusy', message: 'The server is busy.' } }, { 'retry-after': String(wait) }),
	},
	'http-408': error(408, 'RequestTimeout', 'The request has timed out.'),
	'http-500': error(500, 'InternalServerError', 'Encountered internal server error.'),
	'http-502': error(502, 'BadGateway', 'The gateway received an invalid response.'),
	'http-503': error(503, 'ServiceUnavailable', 'The service is unavailable.'),
	'http-504': error(504, 'GatewayTimeout', 'The gateway did not receive a response in time.'),
	'http-401': error(
		401,
		'ExpiredAuthenticationToken',
		'The access token expiry UTC time is earlier than current UTC time.',
		{
			...challenge(', error="invalid_token", error_description="The access token has expired."'),
		},
	),
	'http-401-claims': error(401, 'InsufficientClaims', 'The access token lacks the required claims.', {
		...challenge(`, error="insufficient_claims", claims="${claims}"`),
	}),
	'http-403': error(403, 'AuthorizationFailed', 'The client does not have authorization to perform this action.'),
	'http-404': error(404, 'ResourceNotFound', 'The resource was not found.'),
	'http-409': error(409, 'RequestConflict', 'The resource is being changed by another request.'),
	'http-412': error(412, 'PreconditionFailed', 'The condition of the request is not met.'),
	refused: broken('refused', false),
	'reset-before': broken('resetBefore', false),
	'reset-middle': broken('resetMiddle', true),
	'reset-after': broken('resetAfter', true),
	'half-body': broken('halfThenClose', true),
	'answer-lost': broken('resetBefore', true),
	'no-answer': broken('never', false),
	'no-answer-acted': broken('never', true),
	drip: broken('drip', true),
	huge: broken('huge', true),
	'not-json': text('application/json; charset=utf-8', '{"value": [{"id": '),
	html: text('text/html; charset=utf-8', page),
	'html-as-json': text('application/json', page),
	'empty-object': text('application/json', '{}'),
	'empty-page': emptyPage,
	'repeating-page': repeatingPage,
	'operation-fails': operation('Failed'),
	'operation-cancelled': operation('Canceled'),
	'operation-endless': operation('InProgress'),
} as const satisfies Record<string, Kind>;
