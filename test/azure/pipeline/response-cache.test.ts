// A report asks for each thing once, keeps no secret, and asks again for what was refused.
import { createHttpHeaders, createPipelineRequest, type HttpMethods } from '@azure/core-rest-pipeline';
import { describe, expect, it } from 'vitest';
import { withResponseCache } from '../../../source/azure/pipeline/response-cache.ts';

const buildCachedClient = (status = 200, what?: 'common') => {
	const sent: string[] = [];
	const client = withResponseCache(
		{
			sendRequest: async (request) => {
				sent.push(`${request.method} ${new URL(request.url).pathname}`);
				const headers = createHttpHeaders({ 'x-ms-user-quota-remaining': '0', 'x-ms-request-id': String(sent.length) });
				return { request, status, headers, bodyAsText: `{"n":${sent.length}}` };
			},
		},
		what,
	);
	const ask = (method: HttpMethods, path: string, body?: string) =>
		client.sendRequest(createPipelineRequest({ method, url: `https://management.azure.com${path}`, body }));
	return { sent, ask };
};

const graph = '/providers/Microsoft.ResourceGraph/resources?api-version=1';

describe('what was asked once', () => {
	it('is answered from memory, by whom and when it was asked', async () => {
		const { sent, ask } = buildCachedClient();
		const [first, second] = await Promise.all([ask('GET', '/a?x=1'), ask('GET', '/a?x=1')]);
		expect([first.bodyAsText, second.bodyAsText, sent.length]).toEqual(['{"n":1}', '{"n":1}', 1]);
		await ask('GET', '/a?x=2');
		expect(sent.length).toBe(2);
	});

	it('is asked of Resource Graph once for each query, and its quota is not taken for that of now', async () => {
		const { sent, ask } = buildCachedClient();
		await ask('POST', graph, '{"query":"a"}');
		const { headers } = await ask('POST', graph, '{"query":"a"}');
		await ask('POST', graph, '{"query":"b"}');
		expect(sent.length).toBe(2);
		expect([headers.get('x-ms-user-quota-remaining'), headers.get('x-ms-request-id')]).toEqual([undefined, '1']);
	});

	it('is sent each time where the answer may be a secret', async () => {
		const { sent, ask } = buildCachedClient();
		for (const path of ['/a/listKeys?x=1', '/a/config/appsettings/list?x=1', '/a/listSecrets?x=1']) {
			await ask('POST', path);
			await ask('POST', path);
		}
		expect(sent.length).toBe(6);
		await ask('GET', '/a/providers/Microsoft.App/containerApps/b?x=1');
		await ask('GET', '/a/providers/Microsoft.App/containerApps/b?x=1');
		expect(sent.length).toBe(8);
	});

	it('is only what accounts have in common, where that is asked for', async () => {
		const { sent, ask } = buildCachedClient(200, 'common');
		const account = '/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a';
		const common = [
			`${account}/connections`,
			`${account}/projects`,
			`${account}/projects/p/connections`,
			'/subscriptions/s/providers/Microsoft.Authorization/permissions',
		];
		const own = [
			account,
			`${account}/providers/Microsoft.Authorization/permissions`,
			`${account}/providers/Microsoft.Authorization/roleAssignments`,
			`${account}/providers/Microsoft.Authorization/locks`,
		];
		for (const path of [...common, ...common, ...own, ...own]) await ask('GET', `${path}?api-version=1`);
		await ask('POST', graph, '{"query":"a"}');
		await ask('POST', graph, '{"query":"a"}');
		const counts = (paths: readonly string[]) =>
			paths.map((path) => sent.filter((one) => one === `GET ${path}`).length);
		expect([counts(common), counts(own), sent.length]).toEqual([[1, 1, 1, 1], [2, 2, 2, 2], 13]);
	});

	it('is sent again where it was refused', async () => {
		const { sent, ask } = buildCachedClient(429);
		await ask('GET', '/a');
		await ask('GET', '/a');
		expect(sent.length).toBe(2);
	});
});
