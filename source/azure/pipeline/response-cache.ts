// For reports and plans: what was asked once is not asked again. Looking through one account after the other asks for the same
// search services, connections and lists each time.
import {
	createHttpHeaders,
	type HttpClient,
	type PipelineRequest,
	type PipelineResponse,
} from '@azure/core-rest-pipeline';

/** Where settings, environments and policies are that may have a key written into them, for everybody to read. */
const mayHoldKeys = /\/providers\/Microsoft\.(Web|App|ApiManagement)\//i;

/** Queries of Resource Graph are POSTs; every other POST may answer with secrets. Neither is kept that may hold a key. */
const isCacheable = ({ method, url }: PipelineRequest): boolean =>
	(method === 'GET' && !mayHoldKeys.test(url)) ||
	(method === 'POST' && /\/providers\/Microsoft\.ResourceGraph\/resources\?/i.test(url));

/** What accounts of one plan have in common: what is the account's own, its roles and its locks, is read each time. */
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
 * Keeps answers as long as the client lives, so it is for one report or one plan and for nothing that changes anything.
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
