// Practice cannot touch anything real: its proxy client sends to one address, with any host in a request.
import { createHttpHeaders, createPipelineRequest, type HttpClient } from '@azure/core-rest-pipeline';
import { describe, expect, it } from 'vitest';
import { createProxyClient } from '../source/proxy-client.ts';

describe('the proxy client of practice', () => {
	it.each([
		'https://management.azure.com/subscriptions?x=1',
		'https://evil.example/a',
		'http://169.254.169.254/metadata',
	])('takes %s to the tenant', async (url) => {
		const sent: string[] = [];
		const client: HttpClient = {
			sendRequest: async (request) => {
				sent.push(request.url);
				return { request, status: 200, headers: createHttpHeaders(), bodyAsText: '{}' };
			},
		};
		await createProxyClient('http://127.0.0.1:9', client).sendRequest(createPipelineRequest({ url }));
		expect(sent.map((one) => new URL(one).origin)).toEqual(['http://127.0.0.1:9']);
	});

	it.each(['http://evil.example/', 'http://127.0.0.1.evil.example/', 'nonsense', 'ftp://127.0.0.1/'])(
		'is not made for %s',
		(endpoint) => {
			expect(() => createProxyClient(endpoint)).toThrow();
		},
	);
});
