// For reports and plans: no request is sent twice. Scans of one account after the other ask for the same
// search services, connections and lists each time.
import {
	createHttpHeaders,
	type HttpClient,
	type PipelineRequest,
	type PipelineResponse,
} from '@azure/core-rest-pipeline';

/** Providers of settings, environments and policies that may hold a key in plain text. */
const mayHoldKeys = /\/providers\/Microsoft\.(Web|App|ApiManagement)\//i;

/** Whether an answer may be kept. Queries of Resource Graph are POSTs; every other POST may answer with secrets. None that may hold a key is kept. */
const isCacheable = ({ method, url }: PipelineRequest): boolean =>
	(method === 'GET' && !mayHoldKeys.test(url)) ||
	(method === 'POST' && /\/providers\/Microsoft\.ResourceGraph\/resources\?/i.test(url));

/** Whether the accounts of one plan share an answer. The account itself, its roles and its locks are read each time. */
const isSharedByAccounts = (request: PipelineRequest): boolean =>
	isCacheable(request) &&
	(request.method === 'POST' ||
		/\/(connections|projects)$|^\/subscriptions\/[^/]+\/providers\/Microsoft\.Authorization\/permissions$/i.test(
			new URL(request.url).pathname,
		));

/** The quota of Resource Graph that an answer tells is of when it was given. */
const quotaHeader = /^x-ms-user-quota-/i;

const replayResponse = (response: PipelineResponse, request: PipelineRequest): PipelineResponse => {
	const headers = createHttpHeaders();
	for (const [name, value] of response.headers) if (!quotaHeader.test(name)) headers.set(name, value);
	return { ...response, request, headers };
};

/**
 * Returns the client with a cache that lives as long as it, so it serves one report or one plan and nothing that changes anything.
 * Only what succeeded is kept: a refused request is sent again. `what`: all that may be kept, or of it only what the
 * accounts of a plan have in common.
 */
export const withResponseCache = (client: HttpClient, what: 'all' | 'common' = 'all'): HttpClient => {
	const shouldCache = what === 'all' ? isCacheable : isSharedByAccounts;
	const cachedResponses = new Map<string, Promise<PipelineResponse>>();
	return {
		sendRequest: async (request) => {
			if (!shouldCache(request)) return client.sendRequest(request);
			const key = `${request.method} ${request.url} ${typeof request.body === 'string' ? request.body : ''}`;
			const earlier = cachedResponses.get(key);
			if (earlier) return replayResponse(await earlier, request);
			const answer = client.sendRequest(request);
			cachedResponses.set(key, answer);
			const forget = () => cachedResponses.delete(key);
			answer.then(({ status }) => status === 200 || forget(), forget);
			return answer;
		},
	};
};
