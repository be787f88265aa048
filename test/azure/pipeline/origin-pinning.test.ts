// The token stays at home: where an answer points elsewhere, no token is asked for and nothing is sent.
import { createHttpHeaders, type HttpClient, type PipelineRequest } from '@azure/core-rest-pipeline';
import { afterAll, describe, expect, it } from 'vitest';
import { createAzureClient } from '../../../source/azure/client.ts';
import { accountOrigin } from '../../../source/azure/probe.ts';
import type { AzureClient } from '../../../source/model/azure.ts';
import { clouds } from '../../../source/model/clouds.ts';
import { Problem } from '../../../source/model/problem.ts';
import { listHosts } from '../../helpers/across-subscriptions.ts';
import { createCaseCounter } from '../../helpers/case-counter.ts';

const allowedOrigin = 'https://management.azure.com';
const subscription = '11111111-0000-4000-8000-000000000000';
const account = `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/a`;

const foreignUrls = [
	'https://evil.example/subscriptions?api-version=1',
	'https://management.azure.com:8443/x',
	'http://management.azure.com/x',
	'http://management.azure.com:443/x',
	'https://management.azure.com@evil.example/x',
	'https://management.azure.com:443@evil.example/x',
	'https://user:pass@management.azure.com/x',
	'https://user@management.azure.com/x',
	'https://management.azure.com.evil.example/x',
	'https://management.azure.com./x',
	'https://xmanagement.azure.com/x',
	'https://management-azure.com/x',
	'https://management.azure.co/x',
	'https://management.chinacloudapi.cn/x',
	'https://login.microsoftonline.com/common/oauth2/token',
	'https://a.openai.azure.com/openai/models',
	'https://127.0.0.1/x',
	'https://[::1]/x',
	'https://[::ffff:169.254.169.254]/metadata/identity/oauth2/token',
	'http://169.254.169.254/metadata/identity/oauth2/token',
	'https://2130706433/x',
	'https://evil.example\\@management.azure.com/x',
	'https://evil\t.example/x',
	'https://mаnagement.azure.com/x',
	'https://xn--mnagement-9fg.azure.com/x',
	'https://management。azure。com。evil.example/x',
	'https://MANAGEMENT.AZURE.COM.:443/x',
	'https://graph.microsoft.com/v1.0/me',
	'https://api.loganalytics.io/v1/x',
	'https://evil.example#@management.azure.com/x',
	'https://evil.example?@management.azure.com/x',
	'ftp://management.azure.com/x',
	'file:///etc/passwd',
];

/** Written otherwise, and still the same origin or a path of it. */
const allowedUrls = [
	'https://MANAGEMENT.Azure.COM/x?api-version=1',
	'https://management.azure.com:443/x?api-version=1',
	'https://management%2eazure.com/x?api-version=1',
	'https://management.azure.com\\@evil.example/x',
	'https:/management.azure.com/x?api-version=1',
	// The SDKs take what has no :// for a path.
	'data:application/json,{}',
	'javascript:alert(1)',
	'/x?api-version=1',
	'x?api-version=1',
	'?$skiptoken=2',
	'//evil.example/x?api-version=1',
	'///evil.example/x',
	'\\\\evil.example/x',
	'/\\evil.example/x',
];

type StubResponse = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown };

const tally = createCaseCounter('origin');
afterAll(tally.print);

/** Answers with `replies` in turn, then with empty lists, and keeps what was sent and which tokens were asked for. */
const connectToStub = (...replies: readonly StubResponse[]) => {
	const sent: string[] = [];
	let tokens = 0;
	const httpClient: HttpClient = {
		sendRequest: async (request: PipelineRequest) => {
			const { status, headers, body } = replies[sent.length] ?? { status: 200, body: { value: [] } };
			sent.push(request.url);
			return {
				request,
				status,
				headers: createHttpHeaders({ 'content-type': 'application/json', ...headers }),
				bodyAsText: JSON.stringify(body ?? {}),
			};
		},
	};
	const azure = createAzureClient({
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
		initialRetryDelay: 1,
		httpClient,
	});
	return { azure, sent, tokens: () => tokens };
};

const problemKindOf = async (promise: Promise<unknown>): Promise<string> =>
	promise.then(
		() => 'no problem',
		(error: unknown) => (error instanceof Problem ? error.kind : String(error)),
	);

/** Everything that goes on at an address which an answer names. */
const linkFollowers: Readonly<
	Record<string, (url: string) => { replies: readonly StubResponse[]; run: (azure: AzureClient) => Promise<unknown> }>
> = {
	...Object.fromEntries(
		Object.entries<(azure: AzureClient) => Promise<unknown>>({
			subscriptions: (azure) => azure.subscriptions(),
			accounts: (azure) => azure.accounts(subscription),
			deployments: (azure) => azure.deployments(account),
			roleAssignments: (azure) => azure.roleAssignments(account),
			roleAssignmentsOf: (azure) => azure.roleAssignmentsOf(account, 'p'),
			userAssignedIdentities: (azure) => azure.userAssignedIdentities(subscription),
			locks: (azure) => azure.locks(account),
			permissions: (azure) => azure.permissions(account),
			tenants: (azure) => azure.tenants(),
			denyAssignments: (azure) => azure.denyAssignments(account),
			diagnosticSettings: (azure) => azure.diagnosticSettings(account),
			keyListings: (azure) => azure.listKeysEvents(account),
		}).map(([name, run]) => [
			`${name}: nextLink`,
			(url: string) => ({ replies: [{ status: 200, body: { value: [], nextLink: url } }], run }),
		]),
	),
	...Object.fromEntries(
		['location', 'azure-asyncoperation', 'operation-location'].flatMap((header) =>
			(['PUT', 'PATCH', 'DELETE'] as const).flatMap((method) => {
				const run = (azure: AzureClient) => azure.send({ method, path: account, apiVersion: '2025-09-01', body: {} });
				const there = `${allowedOrigin}/op?api-version=1`;
				return [
					[
						`${method} 202 ${header}`,
						(url: string) => ({ replies: [{ status: 202, headers: { [header]: url } }], run }),
					],
					[
						`${method} poll that moves by ${header}`,
						(url: string) => ({
							replies: [
								{ status: 202, headers: { [header]: there } },
								{ status: 202, headers: { [header]: url }, body: { status: 'InProgress' } },
							],
							run,
						}),
					],
				];
			}),
		),
	),
};

describe.each(Object.keys(linkFollowers))('%s', (name) => {
	it.each(foreignUrls)('does not go to %s', async (url) => {
		const { replies, run } = linkFollowers[name]?.(url) ?? { replies: [], run: async () => undefined };
		const { azure, sent, tokens } = connectToStub(...replies);
		const kind = await problemKindOf(run(azure));
		tally.count(`${name} ${url}`);
		expect(sent.filter((one) => new URL(one).origin !== allowedOrigin)).toEqual([]);
		expect(sent.length).toBe(replies.length);
		expect(tokens()).toBeLessThanOrEqual(replies.length);
		expect(kind).toBe('foreignHost');
	});

	it.each(allowedUrls)('is at home with %s', async (url) => {
		const { replies, run } = linkFollowers[name]?.(url) ?? { replies: [], run: async () => undefined };
		const { azure, sent } = connectToStub(...replies);
		await problemKindOf(run(azure));
		tally.count(`${name} ${url}`);
		expect(sent.filter((one) => new URL(one).origin !== allowedOrigin)).toEqual([]);
	});
});

describe.each([301, 302, 303, 307, 308])('a %i redirect', (status) => {
	const runs: readonly ((azure: AzureClient) => Promise<unknown>)[] = [
		(azure) => azure.account(account),
		(azure) => azure.subscriptions(),
		(azure) => azure.locks(account),
		(azure) => listHosts(azure, [subscription]),
		(azure) => azure.send({ method: 'PATCH', path: account, apiVersion: '2025-09-01', body: {} }),
	];
	it.each([...foreignUrls, ...allowedUrls])('is not followed to %s', async (url) => {
		for (const run of runs) {
			const redirect = { status, headers: { location: url } };
			// The index, and the three lists that are asked in its place.
			const { azure, sent } = connectToStub(redirect, redirect, redirect, redirect);
			expect(await problemKindOf(run(azure))).not.toBe('no problem');
			tally.count(`${status} ${url}`);
			expect(sent.filter((one) => new URL(one).origin !== allowedOrigin)).toEqual([]);
		}
	});
});

/** What is asked of other services than Resource Manager, each at its own origin with a token of its own. */
const otherRequests: Readonly<Record<string, (azure: AzureClient) => Promise<unknown>>> = {
	'https://graph.microsoft.com': (azure) => azure.principalNames([subscription]),
	'https://api.loganalytics.io': (azure) => azure.requestLog(account),
	'https://a-service.search.windows.net': (azure) =>
		azure.scanKeyUses({ id: account, kind: 'OpenAI', subdomain: 'a', location: 'japaneast' } as never, 'search', [
			subscription,
		]),
};

describe.each(Object.entries(otherRequests))('%s', (origin, run) => {
	const service = {
		id: `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.Search/searchServices/a-service`,
		name: 'a-service',
	};
	/** What Resource Manager is asked before a search service is. */
	const before: readonly StubResponse[] = /search/.test(origin)
		? [
				{ status: 200, body: { data: [service] } },
				{ status: 200, body: { value: [{ actions: ['*'], notActions: [] }] } },
			]
		: [];
	const follows = [301, 302, 303, 307, 308].map((status) => ({
		what: `a ${status}`,
		replyOf: (url: string): StubResponse => ({ status, headers: { location: url } }),
	}));
	const pages = {
		what: 'a next page',
		replyOf: (url: string): StubResponse => ({
			status: 200,
			body: {
				value: [],
				tables: [{ name: 'PrimaryResult', columns: [], rows: [] }],
				nextLink: url,
				'@odata.nextLink': url,
			},
		}),
	};
	it.each([...follows, pages])('sends its token nowhere else for $what', async ({ replyOf }) => {
		for (const url of [...foreignUrls, ...allowedUrls]) {
			const { azure, sent } = connectToStub(...before, replyOf(url));
			await problemKindOf(run(azure));
			tally.count(`${origin} ${url}`);
			const asked = sent.map((one) => new URL(one)).filter((one) => one.origin !== allowedOrigin);
			expect(asked.length).toBeGreaterThan(0);
			for (const one of asked) expect([one.origin, one.username, one.password]).toEqual([origin, '', '']);
		}
	});
});

describe('Resource Graph', () => {
	it.each(foreignUrls)('takes %s in its $skipToken for a token and nothing else', async (url) => {
		const { azure, sent } = connectToStub(
			{ status: 200, body: { data: [], $skipToken: url, nextLink: url, '@odata.nextLink': url } },
			{ status: 200, body: { data: [] } },
		);
		expect(await listHosts(azure, [subscription])).toEqual([]);
		tally.count(`hosts ${url}`);
		expect(new Set(sent.map((one) => new URL(one).origin))).toEqual(new Set([allowedOrigin]));
	});
});

describe('a listing that goes round in circles', () => {
	it('ends with a problem instead of going on for ever', async () => {
		const next = `${allowedOrigin}/subscriptions?api-version=2022-12-01&$skiptoken=1`;
		const page = { status: 200, body: { value: [], nextLink: next } };
		const runs = [(azure: AzureClient) => azure.subscriptions(), (azure: AzureClient) => azure.locks(account)];
		for (const run of runs) expect(await problemKindOf(run(connectToStub(page, page, page).azure))).toBe('badAnswer');
	});
});

describe("an account's own endpoint", () => {
	const suffixes = clouds.public.dataSuffixes;
	const lookAlikes = [
		'https://evil.example/',
		'http://a.openai.azure.com/',
		'https://b.openai.azure.com/',
		'https://a.openai.azure.com:444/',
		'https://user@a.openai.azure.com/',
		'https://a.openai.azure.com@evil.example/',
		'https://:pass@a.openai.azure.com/',
		'https://a.openai.azure.cn/',
		'https://[::1]/',
		...suffixes.flatMap((suffix) => [
			`https://a${suffix}.evil.example/`,
			`https://a${suffix}./`,
			`https://a.b${suffix}/`,
			`https://a-${suffix.slice(1)}/`,
			`https://aevil${suffix}/`,
			`https://evil${suffix}/`,
			`https://${suffix.slice(1)}/`,
			`https://a${suffix}evil/`,
		]),
	];

	it.each(lookAlikes)('is not asked at %s', async (endpoint) => {
		const { azure, sent, tokens } = connectToStub({ status: 200 });
		const one = { id: account, subdomain: 'a', endpoint } as Parameters<typeof azure.probeWithToken>[0];
		for (const probe of [azure.probeWithToken, azure.probeWithMadeUpKey]) {
			expect(await probe(one)).toMatchObject({ answer: 'inconclusive', status: undefined });
			tally.count(endpoint);
		}
		expect([sent, tokens()]).toEqual([[], 0]);
	});

	it.each(suffixes)('is asked under its own name and %s', (suffix) => {
		expect(accountOrigin(clouds.public, { endpoint: `https://a${suffix}/`, subdomain: 'A' })).toBe(
			`https://a${suffix}`,
		);
		for (const other of ['usgov', 'china'] as const)
			expect(accountOrigin(clouds[other], { endpoint: `https://a${suffix}/`, subdomain: 'a' })).toBeUndefined();
	});

	it.each(['a.evil.example/#', 'a/..', '', 'a@b', '*'])('is not asked for the subdomain %s', (subdomain) => {
		expect(accountOrigin(clouds.public, { endpoint: 'https://a.openai.azure.com/', subdomain })).toBeUndefined();
		tally.count(subdomain);
	});
});
