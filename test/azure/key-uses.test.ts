// Who holds the keys: every source on the stories of the served tenant, and everything that it could not see.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeyLook, type KeySource, openSources, secretSources } from '../../source/model/evidence.ts';
import { forbidden, meddling, type Reply } from '../helpers/meddling.ts';
import { accountNamed, openPractice, type Practice } from '../helpers/practice.ts';

let practice: Practice;
beforeEach(async () => {
	practice = await openPractice();
});
afterEach(() => practice.close());

const sources: readonly KeySource[] = [...openSources, ...secretSources];

/** The two subscriptions that the operator may read whole and that the stories are in. */
const readable = async () =>
	(await practice.azure.subscriptions()).filter(({ name }) => /^Contoso AI/.test(name)).map(({ id }) => id);

const look = async (name: string, source: KeySource, azure = practice.azure) =>
	azure.keyUses(await accountNamed(practice.azure, name), source, await readable());

const told = ({ found }: KeyLook) =>
	found.map(({ resourceName, place, holds }) => `${resourceName}: ${place} ${holds}`);

/** The program where requests to `pattern` are answered with `reply`. */
const where = (pattern: RegExp, reply: Reply) =>
	practice.connectAgain({ httpClient: meddling(practice, ({ url }) => (pattern.test(url) ? reply : undefined)) });

describe('what is found', () => {
	it('in settings and connection strings of an app and its slot', async () => {
		const orders = await look('aoai-contoso-orders', 'sites');
		expect(told(orders)).toEqual([
			'app-contoso-orders: AZURE_OPENAI_ENDPOINT endpoint',
			'app-contoso-orders: AZURE_OPENAI_API_KEY key2',
			'app-contoso-orders: OrdersAi key2',
			'app-contoso-orders/staging: AZURE_OPENAI_ENDPOINT endpoint',
			'app-contoso-orders/staging: AZURE_OPENAI_API_KEY key1',
		]);
		expect(orders.found.at(-1)?.resourceId).toMatch(/\/sites\/app-contoso-orders\/slots\/staging$/i);
		expect(orders.looked).toBeGreaterThan(2);
		expect(orders.readAt).toBe(practice.time.now);
	});

	it('behind a Key Vault reference is not: it is unseen', async () => {
		const knowledge = await look('aoai-contoso-knowledge', 'sites');
		expect(told(knowledge)).toEqual(['func-contoso-knowledge: OPENAI_ENDPOINT endpoint']);
		expect(knowledge.unseen).toContainEqual({
			name: 'func-contoso-knowledge OPENAI_KEY',
			why: 'Key Vault reference, not followed',
		});
	});

	it('in secrets and variables of container apps', async () => {
		expect(told(await look('aoai-contoso-bots', 'containerApps'))).toEqual([
			'ca-contoso-bots: AZURE_OPENAI_ENDPOINT endpoint',
			'ca-contoso-bots: aoai-key key1',
			'ca-contoso-worker: OPENAI_API_BASE endpoint',
			'ca-contoso-worker: OPENAI_API_KEY key2',
		]);
	});

	it('in named values and backends, also where a backend names a named value', async () => {
		const gateway = await look('aoai-contoso-gateway', 'apiManagement');
		expect(told(gateway)).toEqual([
			'apim-contoso-ai: aoai-gateway-key key1',
			'apim-contoso-ai: aoai-endpoint endpoint',
			'apim-contoso-ai: aoai-gateway key1',
			'apim-contoso-ai: aoai-gateway-direct key2',
			'apim-contoso-ai: apis/chat/policy endpoint',
			'apim-contoso-ai: apis/summaries/policy aKey',
			'apim-contoso-ai: apis/summaries/operations/summarize/policy key2',
		]);
		expect(gateway.unseen).toEqual([
			{ name: 'apim-contoso-ai partner-token', why: 'Key Vault reference, not followed' },
		]);
	});

	it('in connections of accounts, projects and workspaces, by key or by identity', async () => {
		const foundry = await look('aoai-contoso-models', 'connections');
		expect(told(foundry)).toEqual([
			'ai-contoso-studio: models-by-identity endpoint',
			'ai-contoso-studio/agents: models-by-key aKey',
		]);
		expect(foundry.found.at(-1)?.resourceId).toMatch(/\/accounts\/ai-contoso-studio\/projects\/agents$/);
		expect(told(await look('aoai-contoso-models', 'workspaces'))).toEqual(['mlw-contoso-science: aoai-models aKey']);
	});

	it('in search services, by key or by identity; one that takes no tokens is unseen', async () => {
		const knowledge = await look('aoai-contoso-knowledge', 'search');
		expect(told(knowledge)).toEqual([
			'srch-contoso-knowledge: documents aKey',
			'srch-contoso-knowledge: documents-skillset aKey',
			'srch-contoso-manuals: manuals endpoint',
			'srch-contoso-manuals: manuals-skillset endpoint',
		]);
		expect(knowledge.unseen).toEqual([
			{ name: 'srch-contoso-closed indexes', why: 'HTTP 403' },
			{ name: 'srch-contoso-closed skillsets', why: 'HTTP 403' },
		]);
	});

	it('is nothing for another account, and every source says when it looked', async () => {
		for (const source of sources) {
			const chat = await look('aoai-contoso-chat', source);
			expect([source, chat.found]).toEqual([source, []]);
			expect(chat.readAt).toBeGreaterThan(0);
		}
	});

	it('is found read-only too, and nothing is changed by looking', async () => {
		const azure = practice.connectAgain({ readOnly: true });
		for (const source of sources) await look('aoai-contoso-orders', source, azure);
		expect(practice.changes().filter((one) => !one.startsWith('POST'))).toEqual([]);
		const orders = await look('aoai-contoso-orders', 'sites', azure);
		expect(orders.found.length).toBe(5);
	});

	it('reads no secret and no key for a source that is not asked to', async () => {
		for (const source of openSources) await look('aoai-contoso-models', source);
		expect(practice.changes()).toEqual([]);
	});
});

describe('what cannot be seen', () => {
	it.each(sources)('where Resource Graph refuses: %s', async (source) => {
		const one = await look('aoai-contoso-orders', source, where(/ResourceGraph/, forbidden));
		expect(one).toMatchObject({ looked: 0, found: [] });
		expect(one.unseen).toEqual([{ name: 'Resource Graph', why: 'The client does not have authorization to do that.' }]);
	});

	const reads: Readonly<Record<KeySource, RegExp>> = {
		connections: /\/connections\?/,
		workspaces: /\/workspaces\/[^/]+\/connections/,
		search: /search\.windows\.net/,
		sites: /appsettings\/list/,
		containerApps: /\/containerApps\/[^/?]+\?/,
		apiManagement: /namedValues\?/,
	};

	it.each(sources)('where each resource refuses, by its name: %s', async (source) => {
		const whole = await look('aoai-contoso-orders', source);
		const one = await look('aoai-contoso-orders', source, where(reads[source], forbidden));
		expect(one.found).toEqual([]);
		const refused = one.unseen.filter(({ why }) => why === 'The client does not have authorization to do that.');
		expect(refused.length).toBeGreaterThanOrEqual(whole.looked);
		expect(refused.length).toBeGreaterThan(0);
	});

	it('in one slot does not hide what is in the app', async () => {
		const one = await look('aoai-contoso-orders', 'sites', where(/slots\/staging\/config/, forbidden));
		expect(told(one)).toContain('app-contoso-orders: AZURE_OPENAI_API_KEY key2');
		expect(one.unseen.map(({ name }) => name)).toContain('app-contoso-orders/staging');
	});

	it('of a part is told by the part', async () => {
		const strings = await look('aoai-contoso-orders', 'sites', where(/connectionstrings/, forbidden));
		expect(strings.unseen.map(({ name }) => name)).toContain('app-contoso-orders connection strings');
		const secrets = await look('aoai-contoso-bots', 'containerApps', where(/listSecrets/, forbidden));
		expect(told(secrets)).toContain('ca-contoso-worker: OPENAI_API_KEY key2');
		expect(secrets.unseen.map(({ name }) => name)).toContain('ca-contoso-bots secrets');
		const value = await look('aoai-contoso-gateway', 'apiManagement', where(/listValue/, forbidden));
		expect(value.unseen.map(({ name }) => name)).toContain('apim-contoso-ai aoai-gateway-key');
		// The backend sends that named value to this account: a key that could not be read.
		expect(told(value)).toContain('apim-contoso-ai: aoai-gateway aKey');
		const backends = await look('aoai-contoso-gateway', 'apiManagement', where(/backends/, forbidden));
		expect(backends.unseen.map(({ name }) => name)).toContain('apim-contoso-ai backends');
		const projects = await look('aoai-contoso-models', 'connections', where(/\/projects\?/, forbidden));
		expect(projects.unseen.map(({ name }) => name)).toContain('ai-contoso-studio');
	});

	it.each(secretSources)('without the account’s keys: endpoints are found, nothing is compared: %s', async (source) => {
		const azure = where(/accounts\/[^/]+\/listKeys/, forbidden);
		const names = {
			sites: 'aoai-contoso-orders',
			containerApps: 'aoai-contoso-bots',
			apiManagement: 'aoai-contoso-gateway',
		};
		const one = await look(names[source], source, azure);
		expect(one.looked).toBeGreaterThan(0);
		expect(one.found.filter(({ holds }) => /^key/.test(holds))).toEqual([]);
		expect(one.found.some(({ holds }) => holds === 'endpoint')).toBe(true);
		const uncompared = one.unseen.filter(({ why }) => why === 'The client does not have authorization to do that.');
		expect(uncompared.length).toBe(one.looked);
	});

	it('where keys are off already, with Azure’s own words', async () => {
		const one = await look('aoai-contoso-portal', 'sites');
		expect(one.unseen[0]?.why).toMatch(/disableLocalAuth is set to be true|Key Vault/);
		expect(one.unseen.some(({ why }) => /disableLocalAuth is set to be true/.test(why))).toBe(true);
	});

	it.each(sources)('in subscriptions that may be read in part or not at all: %s', async (source) => {
		const account = await accountNamed(practice.azure, 'aoai-contoso-orders');
		const all = await practice.azure.subscriptions();
		const idOf = (part: string) => all.find(({ name }) => name.includes(part))?.id ?? '';
		const ids = [idOf('検証'), idOf('Fabrikam')];
		const one = await practice.azure.keyUses(account, source, [...(await readable()), ...ids]);
		for (const id of ids)
			expect(one.unseen).toContainEqual({ name: id, why: 'only a part of this subscription can be read' });
		const refused = await where(/Authorization\/permissions/, forbidden).keyUses(account, source, await readable());
		expect(refused.unseen.filter(({ why }) => /does not have authorization/.test(why)).length).toBe(2);
	});

	it.each(sources)('where Resource Graph cut its answer short, in %s', async (source) => {
		const cut = practice.connectAgain({
			httpClient: meddling(practice, ({ url, body }) =>
				/ResourceGraph/.test(url) && !/authorizationresources/.test(String(body))
					? { status: 200, body: { data: [], resultTruncated: 'true' } }
					: undefined,
			),
		});
		const one = await look('aoai-contoso-orders', source, cut);
		expect(one.unseen).toContainEqual({ name: 'Resource Graph', why: 'rows are missing' });
	});

	it('asks for rights once for all sources, however many look at once', async () => {
		await Promise.all(sources.map((source) => look('aoai-contoso-orders', source)));
		const asked = practice.tenant.received.filter(({ url }) =>
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
		const inner = meddling(practice, () => undefined);
		const azure = practice.connectAgain({
			httpClient: {
				sendRequest: async (request) => {
					if (!/config\//.test(request.url)) return inner.sendRequest(request);
					now += 1;
					most = Math.max(most, now);
					// Lets everybody else come as far as they can first.
					await new Promise<void>((resolve) => {
						waiting.push(resolve);
						setImmediate(() => waiting.shift()?.());
					});
					now -= 1;
					return inner.sendRequest(request);
				},
			},
		});
		expect((await look('aoai-contoso-orders', 'sites', azure)).looked).toBeGreaterThan(6);
		expect(most).toBe(6);
	});

	it.each(sources)('ends when it is given up: %s', async (source) => {
		const abort = new AbortController();
		const inner = meddling(practice, () => undefined);
		let after = 0;
		const azure = practice.connectAgain({
			httpClient: {
				sendRequest: async (request) => {
					if (abort.signal.aborted) after += 1;
					const answer = await inner.sendRequest(request);
					if (/permissions/.test(request.url)) abort.abort();
					return answer;
				},
			},
		});
		const account = await accountNamed(practice.azure, 'aoai-contoso-orders');
		const given = azure.keyUses(account, source, await readable(), { signal: abort.signal });
		await expect(given).rejects.toMatchObject({ kind: 'cancelled' });
		// Those that were on their way together.
		expect(after).toBeLessThanOrEqual(1);
	});
});

describe('hostile and odd connections', () => {
	const own = 'https://aoai-contoso-models.openai.azure.com';
	const connection = (name: string, authType: string, target: unknown, metadata: object = {}) => ({
		id: `/x/connections/${name}`,
		name,
		properties: { authType, target, metadata, category: 'AzureOpenAI' },
	});
	const seen = async (...value: unknown[]) => {
		const azure = where(/\/workspaces\/[^/]+\/connections/, { status: 200, body: { value } });
		return look('aoai-contoso-models', 'workspaces', azure);
	};

	it('do not count as this account', async () => {
		const { id } = await accountNamed(practice.azure, 'aoai-contoso-models');
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
		expect([one.found, one.unseen]).toEqual([[], []]);
	});

	it('count by any suffix of the cloud, and by how they sign in', async () => {
		const one = await seen(
			connection('a', 'ApiKey', 'https://aoai-contoso-models.cognitiveservices.azure.com/'),
			connection('b', 'CustomKeys', own),
			connection('c', 'AccountKey', `${own.toUpperCase()}/openai`),
			connection('d', 'ManagedIdentity', own),
			connection('\u001B[31me', 'AAD', own),
		);
		expect(told(one).map((text) => text.split(': ')[1])).toEqual([
			'a aKey',
			'b aKey',
			'c aKey',
			'd endpoint',
			'e endpoint',
		]);
	});

	it('at the region’s shared address count by the account they name, and are unseen where they name none', async () => {
		const account = await accountNamed(practice.azure, 'aoai-contoso-models');
		const shared = `https://${account.location}.api.cognitive.microsoft.com/`;
		const one = await seen(
			connection('ours', 'ApiKey', shared, { ResourceId: account.id.toUpperCase() }),
			connection('theirs', 'ApiKey', shared, { ResourceId: `${account.id}-2` }),
			connection('whose', 'ApiKey', shared),
			connection('by-identity', 'AAD', shared),
		);
		expect(told(one)).toEqual(['mlw-contoso-science: ours aKey']);
		expect(one.unseen).toEqual([
			{ name: 'mlw-contoso-science whose', why: 'holds a key that does not say which account it is of' },
		]);
	});
});

describe('definitions of a search service', () => {
	const own = 'https://ai-contoso-studio.cognitiveservices.azure.com';
	const seen = async (service: string, definition: object) => {
		const azure = practice.connectAgain({
			httpClient: meddling(practice, ({ url }) => {
				if (!url.includes('search.windows.net')) return undefined;
				const isMeant = url.includes(`${service}.`) && url.includes('/skillsets');
				return { status: 200, body: { value: isMeant ? [{ name: 's', ...definition }] : [] } };
			}),
		});
		const { found, unseen } = await look('ai-contoso-studio', 'search', azure);
		return found[0]?.holds ?? unseen[0]?.why;
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
			'holds a key that does not say which account it is of',
		],
	])('%s', async (_, service, definition, expected) => {
		expect(await seen(service, definition)).toBe(expected);
	});

	it('are asked for only at a name that can be a search service’s', async () => {
		const row = (name: string) => ({
			id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.Search/searchServices/${name}`,
			name,
		});
		const names = ['evil.example#', 'a@evil.example', 'x', '..', 'evil.example\\'];
		const urls: string[] = [];
		const httpClient = meddling(practice, ({ url }) => {
			if (url.includes('ResourceGraph')) return { status: 200, body: { data: names.map(row) } };
			if (!url.includes('management.azure.com')) urls.push(url);
			return undefined;
		});
		const one = await look('ai-contoso-studio', 'search', practice.connectAgain({ httpClient }));
		expect(urls).toEqual([]);
		expect(one.unseen.length).toBe(names.length);
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

	it('is in nothing that is returned, whatever the source and the account', async () => {
		const secrets = new Set<string>();
		const azure = practice.connectAgain({
			httpClient: meddling(
				practice,
				() => undefined,
				({ method, url }, text) => {
					if (method === 'POST' && !url.includes('ResourceGraph')) for (const one of secretsIn(text)) secrets.add(one);
				},
			),
		});
		const looks: KeyLook[] = [];
		for (const name of ['aoai-contoso-orders', 'aoai-contoso-bots', 'aoai-contoso-gateway', 'aoai-contoso-knowledge']) {
			const account = await accountNamed(practice.azure, name);
			for (const source of sources) looks.push(await azure.keyUses(account, source, await readable()));
			for (const which of ['key1', 'key2'] as const) secrets.add(await azure.key(account.id, which));
		}
		expect(looks.flatMap(({ found }) => found).filter(({ holds }) => /^key/.test(holds)).length).toBe(9);
		expect(secrets.size).toBeGreaterThan(10);
		const said = JSON.stringify(looks);
		for (const secret of secrets) expect(said.includes(secret)).toBe(false);
	});

	const replies: readonly (readonly [string, (body: string) => Reply])[] = [
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
		const account = await accountNamed(practice.azure, 'aoai-contoso-orders');
		const { key1, key2 } = {
			key1: await practice.azure.key(account.id, 'key1'),
			key2: await practice.azure.key(account.id, 'key2'),
		};
		const body = JSON.stringify({
			properties: { SETTING: key1, OTHER: `Key=${key2};`, PASSWORD: 'hunter-two' },
			value: [{ name: 'n', value: key2 }],
		});
		const pattern = /config\/|listSecrets|listValue|namedValues|backends|\/connections|search\.windows\.net/;
		const azure = where(pattern, reply(body));
		for (const source of sources) {
			const one = await azure.keyUses(account, source, await readable());
			for (const key of [key1, key2]) expect(JSON.stringify(one).includes(key)).toBe(false);
			if (!isSaid) expect(JSON.stringify(one).includes('hunter-two')).toBe(false);
		}
		const keys = where(/listKeys/, reply(JSON.stringify({ key1, key2 })));
		for (const source of secretSources) {
			const one = await keys.keyUses(account, source, await readable());
			for (const key of [key1, key2]) expect(JSON.stringify(one).includes(key)).toBe(false);
		}
	});
});
