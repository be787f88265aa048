// Where keys are held: what a GET names, what only a right of its own shows, and whose key it is.
import { afterEach, describe, expect, it } from 'vitest';
import { type ServedTenant, serveTenant } from './helpers/served-tenant.ts';

let served: ServedTenant;
afterEach(() => served.close());

const keysOf = async (name: string) =>
	(await served.request('POST', `${served.resourceId(name)}/listKeys?api-version=2025-09-01`)).body as {
		key1: string;
		key2: string;
	};

const lists = (id: ServedTenant['resourceId']): readonly (readonly [string, string])[] => [
	[
		'Microsoft.Web/sites/config/list/action',
		`${id('app-contoso-orders')}/config/appsettings/list?api-version=2025-05-01`,
	],
	[
		'Microsoft.Web/sites/config/list/action',
		`${id('app-contoso-orders')}/config/connectionstrings/list?api-version=2022-03-01`,
	],
	[
		'Microsoft.Web/sites/slots/config/list/action',
		`${id('app-contoso-orders')}/slots/staging/config/appsettings/list?api-version=2024-04-01`,
	],
	['Microsoft.App/containerApps/listSecrets/action', `${id('ca-contoso-bots')}/listSecrets?api-version=2025-01-01`],
	[
		'Microsoft.ApiManagement/service/namedValues/listValue/action',
		`${id('apim-contoso-ai')}/namedValues/aoai-gateway-key/listValue?api-version=2022-08-01`,
	],
];

describe('sites', () => {
	it('shows settings to principals that may list them: the app holds key2, its slot key1', async () => {
		served = await serveTenant();
		const keys = await keysOf('aoai-contoso-orders');
		const [app] = lists(served.resourceId);
		const site = await served.request('POST', app?.[1] ?? '');
		expect(site.body).toMatchObject({ name: 'appsettings', type: 'Microsoft.Web/sites/config' });
		expect(site.body.properties.AZURE_OPENAI_API_KEY).toBe(keys.key2);
		const [row] = await served.listAll(`${served.resourceId('app-contoso-orders')}/slots?api-version=2024-04-01`);
		expect(row).toMatchObject({ name: 'app-contoso-orders/staging', type: 'Microsoft.Web/sites/slots' });
		expect((await served.request('GET', `${row.id}?api-version=2024-04-01`)).body.id).toBe(row.id);
		const slot = await served.request('POST', `${row.id}/config/appsettings/list?api-version=2024-04-01`);
		expect(slot.body.properties.AZURE_OPENAI_API_KEY).toBe(keys.key1);
		const strings = await served.request('POST', lists(served.resourceId)[1]?.[1] ?? '');
		expect(strings.body.properties.OrdersAi).toEqual({
			value: `Endpoint=https://aoai-contoso-orders.openai.azure.com/;Key=${keys.key2};`,
			type: 'Custom',
		});
	});

	it('names a Key Vault reference and never its value', async () => {
		served = await serveTenant();
		const site = served.resourceId('func-contoso-knowledge');
		const rows = await served.listAll(`${site}/config/configreferences/appsettings?api-version=2024-04-01`);
		expect(rows.map(({ name, properties }) => [name, properties.vaultName, properties.status])).toEqual([
			['OPENAI_KEY', 'kv-contoso-apps', 'Resolved'],
		]);
		const { body } = await served.request('POST', `${site}/config/appsettings/list?api-version=2024-04-01`);
		expect(body.properties.OPENAI_KEY).toMatch(/^@Microsoft\.KeyVault\(SecretUri=/);
	});
});

describe('a container app and a gateway', () => {
	it('has secrets by name in a GET, with values in a POST', async () => {
		served = await serveTenant();
		const keys = await keysOf('aoai-contoso-bots');
		const app = served.resourceId('ca-contoso-bots');
		const got = await served.request('GET', `${app}?api-version=2025-01-01`);
		expect(got.body.properties.configuration.secrets).toEqual([{ name: 'aoai-key' }, { name: 'bot-password' }]);
		expect(got.body.properties.template.containers[0].env).toContainEqual({
			name: 'AZURE_OPENAI_API_KEY',
			secretRef: 'aoai-key',
		});
		const secrets = await served.request('POST', `${app}/listSecrets?api-version=2025-01-01`);
		expect(secrets.body.value[0]).toEqual({ name: 'aoai-key', value: keys.key1 });
	});

	it('lists a secret named value without its value, and backends with what they send', async () => {
		served = await serveTenant();
		const keys = await keysOf('aoai-contoso-gateway');
		const apim = served.resourceId('apim-contoso-ai');
		const rows = await served.listAll(`${apim}/namedValues?api-version=2022-08-01`);
		expect(rows.map(({ name, properties }) => [name, 'value' in properties])).toEqual([
			['aoai-gateway-key', false],
			['aoai-endpoint', true],
			['partner-token', false],
		]);
		const value = await served.request('POST', `${apim}/namedValues/aoai-gateway-key/listValue?api-version=2022-08-01`);
		expect(value.body).toEqual({ value: keys.key1 });
		const backends = await served.listAll(`${apim}/backends?api-version=2022-08-01`);
		expect(backends.map(({ properties }) => properties.credentials?.header['api-key'])).toEqual([
			['{{aoai-gateway-key}}'],
			[keys.key2],
			undefined,
		]);
	});
});

describe('connections', () => {
	it('say where they go and how they sign in, never with what, page by page', async () => {
		served = await serveTenant({ pageSize: 1 });
		const studio = served.resourceId('ai-contoso-studio');
		const [project] = await served.listAll(`${studio}/projects?api-version=2025-06-01`);
		const rows = [
			...(await served.listAll(`${studio}/connections?api-version=2025-09-01`)),
			...(await served.listAll(`${project.id}/connections?api-version=2025-06-01`)),
			...(await served.listAll(`${served.resourceId('mlw-contoso-science')}/connections?api-version=2024-10-01`)),
		];
		expect(rows.map(({ name, properties: { authType, target } }) => [name, authType, target])).toEqual([
			['search-manuals', 'AAD', 'https://srch-contoso-manuals.search.windows.net/'],
			['models-by-identity', 'AAD', 'https://aoai-contoso-models.openai.azure.com/'],
			['models-by-key', 'ApiKey', 'https://aoai-contoso-models.openai.azure.com/'],
			['aoai-models', 'ApiKey', 'https://aoai-contoso-models.openai.azure.com/'],
			['registry', 'ManagedIdentity', 'contoso.azurecr.io'],
		]);
		expect(rows.filter(({ properties }) => properties.credentials)).toEqual([]);
		expect(served.tenant.receivedRequests.filter(({ url }) => /connections.*skiptoken=1/.test(url)).length).toBe(2);
		const one = await served.request('GET', `${project.id}/connections/models-by-key?api-version=2025-06-01`);
		expect(one.body.type).toBe('Microsoft.CognitiveServices/accounts/projects/connections');
	});
});

describe('a reader', () => {
	it('is refused every list of secrets by the name of the right that is missing', async () => {
		served = await serveTenant({ reader: true });
		for (const [action, path] of lists(served.resourceId)) {
			const { status, body } = await served.request('POST', path);
			expect([status, body.error.code]).toEqual([403, 'AuthorizationFailed']);
			expect(body.error.message).toContain(`to perform action '${action}'`);
		}
	});

	it('finds no key in what a GET or Resource Graph answers, but where one was written into a template', async () => {
		served = await serveTenant({ reader: true });
		const { subscriptionId } = served.tenant.subscriptions[0] ?? {};
		const sub = `/subscriptions/${subscriptionId}/providers`;
		const paths = [
			`${sub}/Microsoft.Web/sites?api-version=2024-04-01`,
			`${sub}/Microsoft.App/containerApps?api-version=2025-01-01`,
			`${sub}/Microsoft.Search/searchServices?api-version=2025-05-01`,
			`${sub}/Microsoft.ApiManagement/service?api-version=2022-08-01`,
			`${sub}/Microsoft.MachineLearningServices/workspaces?api-version=2024-10-01`,
			`${served.resourceId('apim-contoso-ai')}/namedValues?api-version=2022-08-01`,
			`${served.resourceId('mlw-contoso-science')}/connections?api-version=2024-10-01`,
			`${served.resourceId('ai-contoso-studio')}/projects/agents/connections?api-version=2025-09-01`,
		];
		const graph = await served.request('POST', '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01', {
			query: 'resources',
			options: { resultFormat: 'objectArray' },
		});
		expect(graph.body.data.length).toBeGreaterThan(50);
		const answers = [graph.body.data, ...(await Promise.all(paths.map((path) => served.listAll(path))))];
		expect(answers.filter((rows) => rows.length === 0)).toEqual([]);
		const texts = JSON.stringify(answers);
		const keys = [...served.tenant.accountKeys.values()].flatMap(({ key1, key2 }) => [key1, key2]);
		expect(keys.length).toBeGreaterThan(60);
		const keysOf = (name: string) => served.tenant.accountKeys.get(served.resourceId(name).toLowerCase());
		// A container app's template and a workflow's definition have one.
		const written = [keysOf('aoai-contoso-bots')?.key2, keysOf('aoai-contoso-orders')?.key1];
		expect(new Set(keys.filter((key) => texts.includes(key)))).toEqual(new Set(written));
	});
});

describe('a key that is made anew', () => {
	it('stops the old one at once, and the app that holds it goes on with the old one', async () => {
		served = await serveTenant();
		const account = served.resourceId('aoai-contoso-orders');
		const before = await keysOf('aoai-contoso-orders');
		const models = (key: string) =>
			served.request(
				'GET',
				'https://aoai-contoso-orders.openai.azure.com/openai/models?api-version=2024-10-21',
				undefined,
				{
					'api-key': key,
				},
			);
		expect((await models(before.key2)).status).toBe(200);
		const after = await served.request('POST', `${account}/regenerateKey?api-version=2025-09-01`, { keyName: 'Key2' });
		expect(after.body.key1).toBe(before.key1);
		expect(after.body.key2).not.toBe(before.key2);
		expect((await models(before.key2)).status).toBe(401);
		expect((await models(after.body.key2)).status).toBe(200);
		const { body } = await served.request('POST', lists(served.resourceId)[0]?.[1] ?? '');
		expect(body.properties.AZURE_OPENAI_API_KEY).toBe(before.key2);
	});
});

describe('versions', () => {
	it('are refused with those that there are, for each provider', async () => {
		served = await serveTenant();
		for (const [, path] of lists(served.resourceId)) {
			const { status, body } = await served.request('POST', path.replace(/api-version=.*/, 'api-version=1999-01-01'));
			expect([status, body.error.code]).toEqual([400, 'NoRegisteredProviderFound']);
			const none = await served.request('POST', path.replace(/\?.*/, ''));
			expect(none.body.error.code).toBe('MissingApiVersionParameter');
		}
	});
});
