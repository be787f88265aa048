// A last hop in the middle of which a test can refuse, change or listen.
import { createHttpHeaders, type HttpClient, type PipelineRequest } from '@azure/core-rest-pipeline';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import type { AzureClient } from '../../source/model/azure.ts';
import type { PracticeTenant } from './practice-tenant.ts';

export type StubResponse = {
	readonly status: number;
	/** Text as it is, anything else as JSON. */
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
};

/** `meddle` answers in the tenant's place, or undefined to let it answer; `hear` is told what was answered. */
export const buildInterceptingClient = (
	practice: PracticeTenant,
	meddle: (request: PipelineRequest) => StubResponse | undefined,
	hear: (request: PipelineRequest, text: string) => void = () => {},
): HttpClient => {
	const tenant = createProxyClient(practice.server.endpoint);
	return {
		sendRequest: async (request) => {
			const reply = meddle(request);
			const response = reply
				? {
						request,
						status: reply.status,
						headers: createHttpHeaders({
							'content-type': 'application/json',
							'retry-after-ms': '1',
							...reply.headers,
						}),
						bodyAsText: typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}),
					}
				: await tenant.sendRequest(request);
			hear(request, response.bodyAsText ?? '');
			return response;
		},
	};
};

/** The program where requests to `pattern` are answered with `reply`. */
export const interceptPath = (practice: PracticeTenant, pattern: RegExp, reply: StubResponse): AzureClient =>
	practice.connectClient({
		httpClient: buildInterceptingClient(practice, ({ url }) => (pattern.test(url) ? reply : undefined)),
	});

/** Azure's refusal for a missing right. */
export const forbiddenResponse: StubResponse = {
	status: 403,
	body: { error: { code: 'AuthorizationFailed', message: 'The client does not have authorization to do that.' } },
};
