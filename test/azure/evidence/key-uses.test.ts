// Who holds the keys: every source on the stories of the served tenant, and everything that it could not see.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeySource, keySources, openSources, secretSources } from '../../../source/key-sources/index.ts';
import type { ScanResult, SkippedPart } from '../../../source/model/evidence.ts';
import { buildInterceptingClient, forbiddenResponse, type StubResponse } from '../../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';

let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => practice.close());

/** The two subscriptions that the operator may read whole and that the stories are in. */
const readableSubscriptionIds = async () =>
	(await practice.azure.subscriptions()).filter(({ name }) => /^Contoso AI/.test(name)).map(({ id }) => id);

/** Azure's own words; empty for a reason of ours. */
const detailOf = (why: SkippedPart['why']): string => (typeof why === 'string' ? '' : why.detail);

const scanSource = async (name: string, source: KeySource, azure = practice.azure) =>
	azure.scanKeyUses(await findAccount(practice.azure, name), source, await readableSubscriptionIds());

const describeFindings = ({ uses }: ScanResult) =>
	uses.map(({ resourceName, place, holds }) => `${resourceName}: ${place} ${holds}`);

/** The program where requests to `pattern` are answered with `reply`. */
const interceptPath = (pattern: RegExp, reply: StubResponse) =>
	practice.connectClient({
		httpClient: buildInterceptingClient(practice, ({ url }) => (pattern.test(url) ? reply : undefined)),
	});

describe('what is found', () => {
	it('in settings and connection strings of an app and its slot', async () => {
		const orders = await scanSource('aoai-contoso-orders', 'sites');
		expect(describeFindings(orders)).toEqual([
			'app-contoso-orders: AZURE_OPENAI_ENDPOINT endpoint',
			'app-contoso-orders: AZURE_OPENAI_API_KEY key2',
			'app-contoso-orders: OrdersAi key2',
			'app-contoso-orders/staging: AZURE_OPENAI_ENDPOINT endpoint',
			'app-contoso-orders/staging: AZURE_OPENAI_API_KEY key1',
		]);
		expect(orders.uses.at(-1)?.resourceId).toMatch(/\/sites\/app-contoso-orders\/slots\/staging$/i);
		expect(orders.scannedCount).toBeGreaterThan(2);
		expect(orders.readAt).toBe(practice.time.now);
	});

	it('behind a Key Vault reference is not: it is skipped', async () => {
		const knowledge = await scanSource('aoai-contoso-knowledge', 'sites');
		expect(describeFindings(knowledge)).toEqual(['func-contoso-knowledge: OPENAI_ENDPOINT endpoint']);
		expect(knowledge.skipped).toContainEqual({
			name: 'func-contoso-knowledge OPENAI_KEY',
			why: 'keyVault',
		});
	});

	it('in secrets and variables of container apps', async () => {
		expect(describeFindings(await scanSource('aoai-contoso-bots', 'containerApps'))).toEqual([
			'ca-contoso-bots: AZURE_OPENAI_ENDPOINT endpoint',
			'ca-contoso-bots: aoai-key key1',
			'ca-contoso-worker: OPENAI_API_BASE endpoint',
			'ca-contoso-worker: OPENAI_API_KEY key2',
			'job-contoso-digest: AZURE_OPENAI_ENDPOINT endpoint',
			'job-contoso-digest: aoai-key key2',
		]);
	});

	it('in named values and backends, also where a backend names a named value', async () => {
		const gateway = await scanSource('aoai-contoso-gateway', 'apiManagement');
		expect(describeFindings(gateway)).toEqual([
			'apim-contoso-ai: aoai-gateway-key key1',
			'apim-contoso-ai: aoai-endpoint endpoint',
			'apim-contoso-ai: aoai-gateway key1',
			'apim-contoso-ai: aoai-gateway-direct key2',
			'apim-contoso-ai: apis/chat/policy endpoint',
			'apim-contoso-ai: apis/summaries/policy aKey',
			'apim-contoso-ai: apis/summaries/operations/summarize/policy key2',
			'apim-contoso-ai: workspaces/partners/partner-aoai-key key2',
			'apim-contoso-ai: workspaces/partners/apis/partner-chat/policy endpoint',
		]);
		expect(gateway.skipped).toEqual([{ name: 'apim-contoso-ai partner-token', why: 'keyVault' }]);
	});

	it('in connections of accounts, projects and workspaces, by key or by identity', async () => {
		const foundry = await scanSource('aoai-contoso-models', 'connections');
		expect(describeFindings(foundry)).toEqual([
			'ai-contoso-studio: models-by-identity endpoint',
			'ai-contoso-studio/agents: models-by-key aKey',
		]);
		expect(foundry.uses.at(-1)?.resourceId).toMatch(/\/accounts\/ai-contoso-studio\/projects\/agents$/);
		expect(describeFindings(await scanSource('aoai-contoso-models', 'workspaces'))).toEqual([
			'mlw-contoso-science: aoai-models aKey',
		]);
	});

	it('in search services, by key or by identity; one that takes no tokens is skipped', async () => {
		const knowledge = await scanSource('aoai-contoso-knowledge', 'search');
		expect(describeFindings(knowledge)).toEqual([
			'srch-contoso-knowledge: documents aKey',
			'srch-contoso-knowledge: documents-skillset aKey',
			'srch-contoso-manuals: manuals endpoint',
			'srch-contoso-manuals: manuals-skillset endpoint',
			'srch-contoso-manuals: answers aKey',
			'srch-contoso-manuals: manuals-source aKey',
		]);
		expect(knowledge.skipped).toEqual(
			['indexes', 'skillsets', 'knowledgebases', 'knowledgesources', 'agents'].map((kind) => ({
				name: `srch-contoso-closed ${kind}`,
				why: { detail: 'HTTP 403' },
			})),
		);
	});

	it('in workflows and their connections, linked services and variables; a value that is not shown is skipped', async () => {
		const flows = await scanSource('aoai-contoso-orders', 'logicApps');
		expect(describeFindings(flows)).toEqual([
			'logic-contoso-mail: actions.Summarize.inputs.headers.api-key key1',
			'logic-contoso-mail: parameters.endpoint.value endpoint',
			'azureopenai-orders: azureopenai-orders aKey',
		]);
		const factories = await scanSource('aoai-contoso-orders', 'dataFactories');
		expect(describeFindings(factories)).toEqual([
			'adf-contoso-ingest: aoai_orders aKey',
			'adf-contoso-ingest: aoai_orders_identity endpoint',
		]);
		expect(factories.skipped).toEqual([{ name: 'adf-contoso-ingest dataflows', why: 'notLookedAt' }]);
		const variables = await scanSource('aoai-contoso-orders', 'automation');
		expect(describeFindings(variables)).toEqual([
			'aa-contoso-ops: OrdersAiKey key2',
			'aa-contoso-ops: OrdersAiEndpoint endpoint',
		]);
		expect(variables.skipped).toEqual([
			{ name: 'aa-contoso-ops PartnerSecret', why: 'hidden' },
			{ name: 'aa-contoso-ops runbooks', why: 'notLookedAt' },
			{ name: 'aa-contoso-ops credentials', why: 'notLookedAt' },
		]);
	});

	it('in the environment of online and batch deployments; jobs of a workspace are not looked at', async () => {
		const models = await scanSource('aoai-contoso-models', 'modelEndpoints');
		expect(describeFindings(models)).toEqual([
			'mlw-contoso-science: triage/blue AZURE_OPENAI_ENDPOINT endpoint',
			'mlw-contoso-science: triage/blue AZURE_OPENAI_API_KEY key1',
			'mlw-contoso-science: labels/nightly OPENAI_API_KEY key2',
		]);
		expect(models.skipped).toEqual([
			{ name: 'mlw-contoso-science jobs', why: 'notLookedAt' },
			{ name: 'mlw-contoso-science schedules', why: 'notLookedAt' },
		]);
	});

	it.each([
		// One index and two subscriptions' rights are asked for each, and the account's keys where a secret is compared.
		['search', 15],
		['modelEndpoints', 4],
		['logicApps', 2],
		['dataFactories', 3],
		['automation', 1],
	] as const)('with few requests: %s asks %i of what it looks through', async (source, expected) => {
		const account = await findAccount(practice.azure, 'aoai-contoso-orders');
		const ids = await readableSubscriptionIds();
		const before = practice.tenant.receivedRequests.length;
		await practice.azure.scanKeyUses(account, source, ids);
		const asked = practice.tenant.receivedRequests
			.slice(before)
			.filter(({ url }) => !/ResourceGraph|Authorization\/permissions|\/listKeys\?/.test(url));
		expect(asked.length).toBe(expected);
	});

	it('is nothing for another account, and every source says when it looked', async () => {
		for (const source of keySources) {
			const chat = await scanSource('aoai-contoso-chat', source);
			expect([source, chat.uses]).toEqual([source, []]);
			expect(chat.readAt).toBeGreaterThan(0);
		}
	});

	it('is found read-only too, and nothing is changed by looking', async () => {
		const azure = practice.connectClient({ readOnly: true });
		for (const source of keySources) await scanSource('aoai-contoso-orders', source, azure);
		expect(practice.writeRequests().filter((one) => !one.startsWith('POST'))).toEqual([]);
		const orders = await scanSource('aoai-contoso-orders', 'sites', azure);
		expect(orders.uses.length).toBe(5);
	});

	it('reads no secret and no key for a source that is not asked to', async () => {
		for (const source of openSources) await scanSource('aoai-contoso-models', source);
		expect(practice.writeRequests()).toEqual([]);
	});
});

describe('what cannot be seen', () => {
	it.each(keySources)('where Resource Graph refuses: %s', async (source) => {
		const one = await scanSource('aoai-contoso-orders', source, interceptPath(/ResourceGraph/, forbiddenResponse));
		expect(one).toMatchObject({ scannedCount: 0, uses: [] });
		expect(one.skipped).toEqual([
			{ name: 'Resource Graph', why: { detail: 'The client does not have authorization to do that.' }, whole: 'index' },
		]);
	});

	const reads: Readonly<Record<KeySource, RegExp>> = {
		connections: /\/connections\?/,
		workspaces: /\/workspaces\/[^/]+\/connections/,
		search: /search\.windows\.net/,
		sites: /appsettings\/list/,
		containerApps: /\/(containerApps|jobs)\/[^/?]+\?/,
		modelEndpoints: /\/(online|batch)Endpoints\?/,
		apiManagement: /namedValues\?/,
		logicApps: /\/(workflows|connections)\/[^/?]+\?/,
		dataFactories: /\/factories\//,
		automation: /\/variables\?/,
	};

	it.each(keySources)('where each resource refuses, by its name: %s', async (source) => {
		const whole = await scanSource('aoai-contoso-orders', source);
		const one = await scanSource('aoai-contoso-orders', source, interceptPath(reads[source], forbiddenResponse));
		expect(one.uses).toEqual([]);
		const refused = one.skipped.filter(
			({ why }) => detailOf(why) === 'The client does not have authorization to do that.',
		);
		expect(refused.length).toBeGreaterThanOrEqual(whole.scannedCount);
		expect(refused.length).toBeGreaterThan(0);
	});

	it('in one slot does not hide what is in the app', async () => {
		const one = await scanSource(
			'aoai-contoso-orders',
			'sites',
			interceptPath(/slots\/staging\/config/, forbiddenResponse),
		);
		expect(describeFindings(one)).toContain('app-contoso-orders: AZURE_OPENAI_API_KEY key2');
		expect(one.skipped.map(({ name }) => name)).toContain('app-contoso-orders/staging');
	});

	it('of a part is told by the part', async () => {
		const strings = await scanSource(
			'aoai-contoso-orders',
			'sites',
			interceptPath(/connectionstrings/, forbiddenResponse),
		);
		expect(strings.skipped.map(({ name }) => name)).toContain('app-contoso-orders connection strings');
		const secrets = await scanSource(
			'aoai-contoso-bots',
			'containerApps',
			interceptPath(/listSecrets/, forbiddenResponse),
		);
		expect(describeFindings(secrets)).toContain('ca-contoso-worker: OPENAI_API_KEY key2');
		expect(secrets.skipped.map(({ name }) => name)).toContain('ca-contoso-bots secrets');
		const value = await scanSource(
			'aoai-contoso-gateway',
			'apiManagement',
			interceptPath(/listValue/, forbiddenResponse),
		);
		expect(value.skipped.map(({ name }) => name)).toContain('apim-contoso-ai aoai-gateway-key');
		// The backend sends that named value to this account: a key that could not be read.
		expect(describeFindings(value)).toContain('apim-contoso-ai: aoai-gateway aKey');
		const backends = await scanSource(
			'aoai-contoso-gateway',
			'apiManagement',
			interceptPath(/backends/, forbiddenResponse),
		);
		expect(backends.skipped.map(({ name }) => name)).toContain('apim-contoso-ai backends');
		const projects = await scanSource(
			'aoai-contoso-models',
			'connections',
			interceptPath(/\/projects\?/, forbiddenResponse),
		);
		expect(projects.skipped.map(({ name }) => name)).toContain('ai-contoso-studio');
	});

	it('in a deployment, a knowledge base or a job’s secrets that are refused, by the name of each', async () => {
		const skippedBy = async (pattern: RegExp, account: string, source: KeySource) =>
			(await scanSource(account, source, interceptPath(pattern, forbiddenResponse))).skipped.map(({ name }) => name);
		expect(await skippedBy(/onlineEndpoints\/triage\/deployments/, 'aoai-contoso-models', 'modelEndpoints')).toContain(
			'mlw-contoso-science onlineEndpoints/triage',
		);
		expect(await skippedBy(/manuals\.search.*\/knowledgebases/, 'aoai-contoso-knowledge', 'search')).toContain(
			'srch-contoso-manuals knowledgebases',
		);
		expect(await skippedBy(/jobs\/job-contoso-digest\/listSecrets/, 'aoai-contoso-bots', 'containerApps')).toContain(
			'job-contoso-digest secrets',
		);
	});

	it('in what runs containers and is not looked into, by its name', async () => {
		const type = 'Microsoft.ContainerService/managedClusters';
		const id = `/subscriptions/${(await readableSubscriptionIds())[0]}/resourceGroups/rg/providers/${type}/aks-ours`;
		const azure = interceptPath(/ResourceGraph/, {
			status: 200,
			body: { data: [{ id, name: 'aks-ours', type: type.toLowerCase() }] },
		});
		expect(await scanSource('aoai-contoso-orders', 'containerApps', azure)).toMatchObject({
			scannedCount: 0,
			uses: [],
			skipped: [{ name: 'aks-ours', why: 'notLookedAt' }],
		});
	});

	it.each(secretSources)('without the account’s keys: endpoints are found, nothing is compared: %s', async (source) => {
		const azure = interceptPath(/accounts\/[^/]+\/listKeys/, forbiddenResponse);
		const names: Partial<Record<KeySource, string>> = {
			sites: 'aoai-contoso-orders',
			containerApps: 'aoai-contoso-bots',
			modelEndpoints: 'aoai-contoso-models',
			apiManagement: 'aoai-contoso-gateway',
			logicApps: 'aoai-contoso-orders',
			dataFactories: 'aoai-contoso-orders',
			automation: 'aoai-contoso-orders',
		};
		const one = await scanSource(names[source] ?? source, source, azure);
		expect(one.scannedCount).toBeGreaterThan(0);
		expect(one.uses.filter(({ holds }) => /^key/.test(holds))).toEqual([]);
		expect(one.uses.some(({ holds }) => holds === 'endpoint')).toBe(true);
		const uncompared = one.skipped.filter(
			({ why }) => detailOf(why) === 'The client does not have authorization to do that.',
		);
		expect(uncompared.length).toBe(one.scannedCount);
	});

	it('where keys are off already, with Azure’s own words', async () => {
		const one = await scanSource('aoai-contoso-portal', 'sites');
		expect(one.skipped.some(({ why }) => /disableLocalAuth is set to be true/.test(detailOf(why)))).toBe(true);
	});

	it.each(keySources)('in subscriptions that may be read in part or not at all: %s', async (source) => {
		const account = await findAccount(practice.azure, 'aoai-contoso-orders');
		const all = await practice.azure.subscriptions();
		const idOf = (part: string) => all.find(({ name }) => name.includes(part))?.id ?? '';
		const ids = [idOf('検証'), idOf('Fabrikam')];
		const one = await practice.azure.scanKeyUses(account, source, [...(await readableSubscriptionIds()), ...ids]);
		for (const id of ids) expect(one.skipped).toContainEqual({ name: id, why: 'partly', whole: 'subscription' });
		const refused = await interceptPath(/Authorization\/permissions/, forbiddenResponse).scanKeyUses(
			account,
			source,
			await readableSubscriptionIds(),
		);
		expect(refused.skipped.filter(({ why }) => /does not have authorization/.test(detailOf(why))).length).toBe(2);
	});

	it.each(keySources)('where Resource Graph cut its answer short, in %s', async (source) => {
		const cut = practice.connectClient({
			httpClient: buildInterceptingClient(practice, ({ url, body }) =>
				/ResourceGraph/.test(url) && !/authorizationresources/.test(String(body))
					? { status: 200, body: { data: [], resultTruncated: 'true' } }
					: undefined,
			),
		});
		const one = await scanSource('aoai-contoso-orders', source, cut);
		expect(one.skipped).toContainEqual({ name: 'Resource Graph', why: { detail: 'rows are missing' }, whole: 'index' });
	});

	it('asks for rights once for all sources, however many look at once', async () => {
		await Promise.all(keySources.map((source) => scanSource('aoai-contoso-orders', source)));
		const asked = practice.tenant.receivedRequests.filter(({ url }) =>
			/^[^?]*\/subscriptions\/[^/]+\/providers\/Microsoft\.Authorization\/permissions/.test(url),
		);
		expect(asked.length).toBe(2);
	});
});

describe('looking', () => {
	it('reads at most six resources at once', async () => {
		let now = 0;
		let most = 0;
		const waiting: (() => void)[] = [];
		const inner = buildInterceptingClient(practice, () => undefined);
		const azure = practice.connectClient({
			httpClient: {
				sendRequest: async (request) => {
					if (!/config\//.test(request.url)) return inner.sendRequest(request);
					now += 1;
					most = Math.max(most, now);
					// Lets all other requests go as far as they can first.
					await new Promise<void>((resolve) => {
						waiting.push(resolve);
						setImmediate(() => waiting.shift()?.());
					});
					now -= 1;
					return inner.sendRequest(request);
				},
			},
		});
		expect((await scanSource('aoai-contoso-orders', 'sites', azure)).scannedCount).toBeGreaterThan(6);
		expect(most).toBe(6);
	});

	it.each(keySources)('ends when it is given up: %s', async (source) => {
		const abort = new AbortController();
		const inner = buildInterceptingClient(practice, () => undefined);
		let after = 0;
		const azure = practice.connectClient({
			httpClient: {
				sendRequest: async (request) => {
					if (abort.signal.aborted) after += 1;
					const answer = await inner.sendRequest(request);
					if (/permissions/.test(request.url)) abort.abort();
					return answer;
				},
			},
		});
		const account = await findAccount(practice.azure, 'aoai-contoso-orders');
		const given = azure.scanKeyUses(account, source, await readableSubscriptionIds(), { signal: abort.signal });
		await expect(given).rejects.toMatchObject({ kind: 'cancelled' });
		// Those that were on their way together.
		expect(after).toBeLessThanOrEqual(1);
	});
});

describe('hostile and odd connections', () => {
	const own = 'https://aoai-contoso-models.openai.azure.com';
	const connection = (name: string, authType: string, target: unknown, metadata: object = {}) => ({
		name,
		properties: { authType, target, metadata, category: 'AzureOpenAI' },
	});
	const seen = async (...value: unknown[]) => {
		const azure = interceptPath(/\/workspaces\/[^/]+\/connections/, { status: 200, body: { value } });
		return scanSource('aoai-contoso-models', 'workspaces', azure);
	};

	it('do not count as this account', async () => {
		const { id } = await findAccount(practice.azure, 'aoai-contoso-models');
		const hostile = [
			`${own}.evil.example/`,
			`${own}@evil.example/`,
			`https://evil@aoai-contoso-models.openai.azure.com/`,
			`${own}:444/`,
			'https://evil.example/?aoai-contoso-models.openai.azure.com',
			'https://aoai-contoso-models-2.openai.azure.com/',
			{ not: 'a text' },
			undefined,
		];
		const one = await seen(...hostile.map((target, n) => connection(`c${n}`, 'ApiKey', target, { ResourceId: id })));
		expect([one.uses, one.skipped]).toEqual([[], []]);
	});

	it('count by any suffix of the cloud, and by how they sign in', async () => {
		const one = await seen(
			connection('a', 'ApiKey', 'https://aoai-contoso-models.cognitiveservices.azure.com/'),
			connection('b', 'CustomKeys', own),
			connection('c', 'AccountKey', `${own.toUpperCase()}/openai`),
			connection('d', 'ManagedIdentity', own),
			connection('\u001B[31me', 'AAD', own),
		);
		expect(describeFindings(one).map((text) => text.split(': ')[1])).toEqual([
			'a aKey',
			'b aKey',
			'c aKey',
			'd endpoint',
			'e endpoint',
		]);
	});

	it('at the region’s shared address count by the account they name, and are skipped where they name none', async () => {
		const account = await findAccount(practice.azure, 'aoai-contoso-models');
		const shared = `https://${account.location}.api.cognitive.microsoft.com/`;
		const one = await seen(
			connection('ours', 'ApiKey', shared, { ResourceId: account.id.toUpperCase() }),
			connection('theirs', 'ApiKey', shared, { ResourceId: `${account.id}-2` }),
			connection('whose', 'ApiKey', shared),
			connection('by-identity', 'AAD', shared),
		);
		expect(describeFindings(one)).toEqual(['mlw-contoso-science: ours aKey']);
		expect(one.skipped).toEqual([{ name: 'mlw-contoso-science whose', why: 'whose' }]);
	});
});

describe('definitions of a search service', () => {
	const own = 'https://ai-contoso-studio.cognitiveservices.azure.com';
	const seen = async (service: string, definition: object) => {
		const azure = practice.connectClient({
			httpClient: buildInterceptingClient(practice, ({ url }) => {
				if (!url.includes('search.windows.net')) return undefined;
				const isMeant = url.includes(`${service}.`) && url.includes('/skillsets');
				return { status: 200, body: { value: isMeant ? [{ name: 's', ...definition }] : [] } };
			}),
		});
		const { uses, skipped } = await scanSource('ai-contoso-studio', 'search', azure);
		return uses[0]?.holds ?? skipped[0]?.why;
	};
	const withIdentity = 'srch-contoso-manuals';
	const without = 'srch-contoso-closed';

	it.each([
		['a skill with a key', withIdentity, { skills: [{ resourceUri: own, apiKey: 'K' }] }, 'aKey'],
		[
			'key and identity: the key is used',
			withIdentity,
			{ skills: [{ uri: own, apiKey: 'K', authIdentity: {} }] },
			'aKey',
		],
		['a skill by the service’s identity', withIdentity, { skills: [{ resourceUri: own, apiKey: null }] }, 'endpoint'],
		['neither key nor identity, no identity at all', without, { skills: [{ resourceUri: own }] }, 'aKey'],
		[
			'an identity of its own',
			without,
			{ skills: [{ uri: own, authIdentity: { userAssignedIdentity: '/x' } }] },
			'endpoint',
		],
		['billed by key', withIdentity, { cognitiveServices: { subdomainUrl: own, key: '<redacted>' } }, 'aKey'],
		['billed by identity', withIdentity, { cognitiveServices: { subdomainUrl: own, identity: null } }, 'endpoint'],
		['a header with a key', withIdentity, { skills: [{ uri: `${own}/x`, httpHeaders: { 'API-Key': 'K' } }] }, 'aKey'],
		['somebody else', withIdentity, { skills: [{ resourceUri: `${own}.evil.example`, apiKey: 'K' }] }, undefined],
		[
			'billed by a key without an address',
			withIdentity,
			{ cognitiveServices: { '@odata.type': '#Microsoft.Azure.Search.CognitiveServicesByKey', key: 'K' } },
			'whose',
		],
	])('%s', async (_, service, definition, expected) => {
		expect(await seen(service, definition)).toBe(expected);
	});

	it('are asked for only at a name that can be a search service’s', async () => {
		const { subscriptionId } = await findAccount(practice.azure, 'ai-contoso-studio');
		const row = (name: string) => ({
			id: `/subscriptions/${subscriptionId}/resourceGroups/g/providers/Microsoft.Search/searchServices/${name}`,
			name,
		});
		const names = ['evil.example#', 'a@evil.example', 'x', '..', 'evil.example\\'];
		const urls: string[] = [];
		const httpClient = buildInterceptingClient(practice, ({ url }) => {
			if (url.includes('ResourceGraph')) return { status: 200, body: { data: names.map(row) } };
			if (!url.includes('management.azure.com')) urls.push(url);
			return undefined;
		});
		const one = await scanSource('ai-contoso-studio', 'search', practice.connectClient({ httpClient }));
		expect(urls).toEqual([]);
		expect(one.skipped.length).toBe(names.length);
	});
});

describe('a key or a value', () => {
	/** What the tenant answers to the POSTs that read secrets, by what a text in it could be recognised. */
	const secretsIn = (text: string): readonly string[] => {
		const values: string[] = [];
		JSON.parse(text, (_, value: unknown) => {
			if (typeof value === 'string' && value.length >= 24 && !/^(https?:|\/|Microsoft\.|@Microsoft)/.test(value))
				values.push(value);
			return value;
		});
		return values;
	};

	it('is in no result, for any source and account', async () => {
		const secrets = new Set<string>();
		const azure = practice.connectClient({
			httpClient: buildInterceptingClient(
				practice,
				() => undefined,
				({ method, url }, text) => {
					if (method === 'POST' && !url.includes('ResourceGraph')) for (const one of secretsIn(text)) secrets.add(one);
				},
			),
		});
		const scans: ScanResult[] = [];
		for (const name of ['aoai-contoso-orders', 'aoai-contoso-bots', 'aoai-contoso-gateway', 'aoai-contoso-knowledge']) {
			const account = await findAccount(practice.azure, name);
			for (const source of keySources)
				scans.push(await azure.scanKeyUses(account, source, await readableSubscriptionIds()));
			for (const which of ['key1', 'key2'] as const) secrets.add(await azure.readKey(account.id, which));
		}
		expect(scans.flatMap(({ uses }) => uses).filter(({ holds }) => /^key/.test(holds)).length).toBe(13);
		expect(secrets.size).toBeGreaterThan(10);
		const text = JSON.stringify(scans);
		for (const secret of secrets) expect(text.includes(secret)).toBe(false);
	});

	const replies: readonly (readonly [string, (body: string) => StubResponse])[] = [
		['an answer cut off in the middle', (body) => ({ status: 200, body: body.slice(0, -2) })],
		['a failure that quotes it', (body) => ({ status: 501, body })],
		['a refusal that quotes it', (body) => ({ status: 403, body: { error: { code: 'Forbidden', message: body } } })],
		['a refusal that is no envelope', (body) => ({ status: 400, body })],
		['another shape', (body) => ({ status: 200, body: [body] })],
		['a list that is none', (body) => ({ status: 200, body: { value: body, properties: body } })],
	];

	it.each(replies)('is in nothing where Azure answers with %s', async (kind, reply) => {
		// What Azure says when it refuses is shown, but for what looks like a key.
		const isSaid = kind.startsWith('a refusal that quotes');
		const account = await findAccount(practice.azure, 'aoai-contoso-orders');
		const { key1, key2 } = {
			key1: await practice.azure.readKey(account.id, 'key1'),
			key2: await practice.azure.readKey(account.id, 'key2'),
		};
		const body = JSON.stringify({
			properties: { SETTING: key1, OTHER: `Key=${key2};`, PASSWORD: 'hunter-two' },
			value: [{ name: 'n', value: key2 }],
		});
		const pattern = /config\/|listSecrets|listValue|namedValues|backends|\/connections|search\.windows\.net/;
		const azure = interceptPath(pattern, reply(body));
		for (const source of keySources) {
			const one = await azure.scanKeyUses(account, source, await readableSubscriptionIds());
			for (const key of [key1, key2]) expect(JSON.stringify(one).includes(key)).toBe(false);
			if (!isSaid) expect(JSON.stringify(one).includes('hunter-two')).toBe(false);
		}
		const keys = interceptPath(/listKeys/, reply(JSON.stringify({ key1, key2 })));
		for (const source of secretSources) {
			const one = await keys.scanKeyUses(account, source, await readableSubscriptionIds());
			for (const key of [key1, key2]) expect(JSON.stringify(one).includes(key)).toBe(false);
		}
	});
});
