// What a log may hold of a request: only what a list allows, so that everything else is left out.
import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { clean } from '../../shared/sanitise.ts';

/** One request and its answer. Bodies, and headers that are not named here, are never in it. */
export type RequestLogEntry = {
	readonly method: string;
	/** With ids, as in Azure's own activity log; values of the query only where they are known to be harmless. */
	readonly url: string;
	/** Absent where no answer came. */
	readonly status?: number;
	/** Of the network's or Azure's failure. */
	readonly code?: string;
	readonly milliseconds: number;
	/** By our names for them. */
	readonly headers: Readonly<Record<string, string>>;
};

/** Ids to find the request by at Microsoft, and what it asks to wait. */
const allowedHeaders: Readonly<Record<string, string>> = {
	'x-ms-request-id': 'requestId',
	'x-ms-correlation-request-id': 'correlationId',
	'apim-request-id': 'gatewayRequestId',
	'retry-after': 'retryAfter',
	'content-length': 'length',
};

const allowedQueryParameters = new Set([
	'api-version',
	'$top',
	'$expand',
	'$select',
	'timespan',
	'interval',
	'metricnames',
]);

/** What a header or a value of a query may hold to be written: an id, a number, a date, a list of names. */
const safeValue = /^[\w .,:;/+|()$-]{0,200}$/;

const redactedPlaceholder = 'REDACTED';

const loggableUrl = (text: string): string => {
	if (!URL.canParse(text)) return redactedPlaceholder;
	const { origin, pathname, searchParams } = new URL(text);
	const query = [...searchParams].map(([name, value]) => {
		const isAllowed = allowedQueryParameters.has(name.toLowerCase()) && safeValue.test(value);
		return `${safeValue.test(name) ? name : redactedPlaceholder}=${isAllowed ? value : redactedPlaceholder}`;
	});
	return clean(`${origin}${pathname}${query.length > 0 ? `?${query.join('&')}` : ''}`);
};

const loggableHeaders = ({ headers }: PipelineResponse): RequestLogEntry['headers'] =>
	Object.fromEntries(
		Object.entries(allowedHeaders).flatMap(([name, ours]) => {
			const value = headers.get(name);
			return value === undefined ? [] : [[ours, safeValue.test(value) ? value : redactedPlaceholder]];
		}),
	);

/** Node's and the SDK's codes (`ECONNRESET`), or the name of what was thrown; never a message, which may quote anything. */
const errorCodeOf = (error: unknown): string => {
	const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
	return [code, name].find((one): one is string => typeof one === 'string' && /^\w{1,40}$/.test(one)) ?? 'unknown';
};

/** Returns the client with a log: it reports each request once it has been answered or has failed. */
export const withRequestLog = (
	inner: HttpClient,
	log: (one: RequestLogEntry) => void,
	clock: () => number,
): HttpClient => ({
	sendRequest: async (request: PipelineRequest) => {
		const from = clock();
		const about = { method: request.method, url: loggableUrl(request.url) };
		try {
			const response = await inner.sendRequest(request);
			log({ ...about, status: response.status, milliseconds: clock() - from, headers: loggableHeaders(response) });
			return response;
		} catch (error) {
			log({ ...about, code: errorCodeOf(error), milliseconds: clock() - from, headers: {} });
			throw error;
		}
	},
});
