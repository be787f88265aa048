// The token stays at home: where an answer points elsewhere, no token is asked for and nothing is sent.
import { createHttpHeaders, type HttpClient, type PipelineRequest } from '@azure/core-rest-pipeline';
import { describe, expect, it } from 'vitest';
import { connect } from '../../source/azure/connect.ts';
import { Problem } from '../../source/azure/problem.ts';

const home = 'https://management.azure.com';
const account =
	'/subscriptions/11111111-0000-4000-8000-000000000000/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/a';

const elsewhere = [
	'https://evil.example/subscriptions?api-version=1',
	'https://management.azure.com:8443/x',
	'http://management.azure.com/x',
	'https://management.azure.com@evil.example/x',
	'https://user:pass@management.azure.com/x',
	'https://management.azure.com.evil.example/x',
	'https://xmanagement.azure.com/x',
];

type Reply = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown };

/** Answers the first request with `first`, and counts what comes after. */
const world = (first: Reply) => {
	const sent: string[] = [];
	let tokens = 0;
	let tokensAtFirst = 0;
	const httpClient: HttpClient = {
		sendRequest: async (request: PipelineRequest) => {
			sent.push(request.url);
			if (sent.length === 1) tokensAtFirst = tokens;
			const { status, headers, body } = sent.length === 1 ? first : { status: 200, headers: {}, body: { value: [] } };
			return { request, status, headers: createHttpHeaders(headers), bodyAsText: JSON.stringify(body ?? {}) };
		},
	};
	const azure = connect({
		cloud: 'public',
		credential: {
			getToken: async () => {
				tokens += 1;
				return { token: 'canary', expiresOnTimestamp: 0 };
			},
		},
		credentialName: 'test',
		readOnly: false,
		version: 'test',
		clock: Date.now,
		pollInterval: 1,
		httpClient,
	});
	return { azure, sent, tokensAfterFirst: () => tokens - tokensAtFirst };
};

const kindOf = async (promise: Promise<unknown>): Promise<string> =>
	promise.then(
		() => 'no problem',
		(error: unknown) => (error instanceof Problem ? error.kind : String(error)),
	);

describe.each(elsewhere)('an answer that points to %s', (url) => {
	it('is not followed as the next page of an SDK client', async () => {
		const { azure, sent, tokensAfterFirst } = world({ status: 200, body: { value: [], nextLink: url } });
		expect(await kindOf(azure.subscriptions())).toBe('foreignHost');
		expect([sent.length, tokensAfterFirst()]).toEqual([1, 0]);
	});

	it('is not followed as the next page of a list of our own', async () => {
		const { azure, sent, tokensAfterFirst } = world({ status: 200, body: { value: [], nextLink: url } });
		expect(await kindOf(azure.locks(account))).toBe('foreignHost');
		expect([sent.length, tokensAfterFirst()]).toEqual([1, 0]);
	});

	it.each(['location', 'azure-asyncoperation', 'operation-location'])('is not polled as %s', async (header) => {
		const { azure, sent, tokensAfterFirst } = world({ status: 202, headers: { [header]: url } });
		expect(await kindOf(azure.send({ method: 'PATCH', path: account, apiVersion: '2025-09-01', body: {} }))).toBe(
			'foreignHost',
		);
		expect([sent.length, tokensAfterFirst()]).toEqual([1, 0]);
	});

	it.each([301, 302, 303, 307, 308])('is not followed as a %i redirect', async (status) => {
		const { azure, sent } = world({ status, headers: { location: url } });
		await kindOf(azure.account(account));
		expect(sent).toEqual([`${home}${account}?api-version=2025-09-01`]);
	});
});

describe('a listing that goes round in circles', () => {
	it('ends with a problem instead of going on for ever', async () => {
		const next = `${home}/subscriptions?api-version=2022-12-01&$skiptoken=1`;
		const circle: HttpClient = {
			sendRequest: async (request) => ({
				request,
				status: 200,
				headers: createHttpHeaders(),
				bodyAsText: JSON.stringify({ value: [], nextLink: next }),
			}),
		};
		const azure = connect({
			cloud: 'public',
			credential: { getToken: async () => ({ token: 't', expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
			credentialName: 'test',
			readOnly: false,
			version: 'test',
			clock: Date.now,
			httpClient: circle,
		});
		expect(await kindOf(azure.subscriptions())).toBe('badAnswer');
		expect(await kindOf(azure.locks(account))).toBe('badAnswer');
	});
});

describe("an account's own endpoint", () => {
	it.each([
		'https://evil.example/',
		'https://a.openai.azure.com.evil.example/',
		'http://a.openai.azure.com/',
		'https://b.openai.azure.com/',
		'https://a.openai.azure.com:444/',
	])('is not asked at %s', async (endpoint) => {
		const { azure, sent } = world({ status: 200 });
		const one = { id: account, subdomain: 'a', endpoint } as Parameters<typeof azure.probeWithToken>[0];
		expect(await azure.probeWithToken(one)).toMatchObject({ answer: 'inconclusive', status: undefined });
		expect(sent).toEqual([]);
	});
});
