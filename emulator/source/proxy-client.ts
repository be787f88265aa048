// The proxy client of practice mode: it sends every request to one address.
import {
	createDefaultHttpClient,
	createHttpHeaders,
	type HttpClient,
	type PipelineResponse,
	RestError,
} from '@azure/core-rest-pipeline';
import { endpointProblem } from './endpoint-problem.ts';
import { connectionRefusedHeader, proxyHeader } from './fault-delivery.ts';

/**
 * Returns the response with the server's own address replaced by the requested one, like a reverse proxy, so that paging
 * and polling go on at the address the program knows.
 */
const restoreAddresses = (response: PipelineResponse, served: string, asked: string): PipelineResponse => {
	const headers = createHttpHeaders();
	for (const [name, value] of response.headers) headers.set(name, value.replaceAll(served, asked));
	return { ...response, headers, bodyAsText: response.bodyAsText?.replaceAll(served, asked) ?? response.bodyAsText };
};

/**
 * Returns a client that sends every request to `endpoint`, keeping the host it was meant for in the `Host` header. Throws for an address
 * that is neither https nor loopback. `client` is what takes it there.
 */
export const createProxyClient = (endpoint: string, client: HttpClient = createDefaultHttpClient()): HttpClient => {
	if (endpointProblem(endpoint)) throw new Error(`not a practice tenant's address: ${endpoint}`);
	const { origin } = new URL(endpoint);
	return {
		sendRequest: async (request) => {
			const { origin: requestedOrigin, host, pathname, search } = new URL(request.url);
			const url = request.url;
			request.headers.set('host', host);
			request.headers.set('x-forwarded-proto', 'https');
			request.headers.set(proxyHeader, '1');
			request.url = `${origin}${pathname}${search}`;
			request.allowInsecureConnection = true;
			try {
				const response = await client.sendRequest(request);
				if (response.headers.get(connectionRefusedHeader))
					throw new RestError(`connect ECONNREFUSED ${new URL(origin).host}`, { code: 'ECONNREFUSED', request });
				return restoreAddresses(response, origin, requestedOrigin);
			} finally {
				request.url = url;
			}
		},
	};
};
