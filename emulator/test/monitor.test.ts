// Who calls and who looked: diagnostic settings, request logs, metrics, the activity log.
import { afterEach, describe, expect, it } from 'vitest';
import { type ServedTenant, serveTenant, startTime } from './helpers/served-tenant.ts';

let served: ServedTenant;
afterEach(() => served.close());

const day = 86_400_000;

const byCaller = `AzureDiagnostics
| where ResourceProvider == "MICROSOFT.COGNITIVESERVICES" and Category == "RequestResponse"
| where TimeGenerated > ago(30d) and OperationName !has "_List"
| extend p = parse_json(properties_s)
| extend oid = tostring(p.objectId), deployment = tostring(p.modelDeploymentName)
| summarize calls = count(), lastSeen = max(TimeGenerated) by AuthKind = iff(isempty(oid), "key", "entra"), oid, CallerIPAddress, deployment
| order by calls desc`;

const query = (name: string, text = byCaller) =>
	served.request('POST', `https://api.loganalytics.io/v1${served.resourceId(name)}/query`, {
		query: text,
		timespan: 'P30D',
	});

const callersOf = async (name: string): Promise<readonly (readonly [string, string, number, string])[]> => {
	const { body } = await query(name);
	return body.tables[0].rows.map(
		([kind, oid, , , calls, lastSeen]: [string, string, string, string, number, string]) => [
			kind,
			oid,
			calls,
			lastSeen,
		],
	);
};

const identityOf = (name: string) =>
	served.tenant.resources.get(served.resourceId(name).toLowerCase())?.identity?.principalId;

describe('request logs', () => {
	it('tell a forgotten caller by key, last seen yesterday, from an identity', async () => {
		served = await serveTenant();
		const rows = await callersOf('aoai-contoso-claims');
		expect(rows.map(([kind, oid]) => [kind, oid])).toEqual([
			['entra', identityOf('vm-claims-01')],
			['key', ''],
		]);
		const age = startTime - Date.parse(rows[1]?.[3] ?? '');
		expect(age).toBeGreaterThan(0.5 * day);
		expect(age).toBeLessThan(1.5 * day);
	});

	it('show nothing but tokens for thirty days where an account is ready', async () => {
		served = await serveTenant();
		expect((await callersOf('aoai-contoso-reports')).map(([kind]) => kind)).toEqual(['entra']);
	});

	it('know nothing of the time before their diagnostic setting, or without one', async () => {
		served = await serveTenant();
		const settings = (name: string) =>
			served.listAll(
				`${served.resourceId(name)}/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview`,
			);
		// A key was in use nine days ago; the setting is two days old.
		expect((await callersOf('aoai-contoso-fresh')).map(([kind]) => kind)).toEqual(['entra']);
		const [setting] = await settings('aoai-contoso-fresh');
		expect(Object.keys(setting.properties)).not.toContain('$since');
		expect(setting.properties.logs).toContainEqual(
			expect.objectContaining({ category: 'RequestResponse', enabled: true }),
		);
		expect(await callersOf('aoai-contoso-quiet')).toEqual([]);
		expect(await settings('aoai-contoso-quiet')).toEqual([]);
	});

	it('come with their columns, also when there is no row', async () => {
		served = await serveTenant();
		const { body } = await query('aoai-contoso-quiet');
		expect(body.tables[0]).toEqual({
			name: 'PrimaryResult',
			columns: [
				{ name: 'AuthKind', type: 'string' },
				{ name: 'oid', type: 'string' },
				{ name: 'CallerIPAddress', type: 'string' },
				{ name: 'deployment', type: 'string' },
				{ name: 'calls', type: 'long' },
				{ name: 'lastSeen', type: 'datetime' },
			],
			rows: [],
		});
	});

	it('are refused where logs may not be read, though the account and its settings may', async () => {
		served = await serveTenant();
		const { status, body } = await query('aoai-kensho-03');
		expect([status, body.error.code]).toEqual([403, 'InsufficientAccessError']);
		const settings = await served.listAll(
			`${served.resourceId('aoai-kensho-03')}/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview`,
		);
		expect(settings.length).toBe(1);
	});

	it.each([
		['AzureDiagnostics | where Nonsense == 1', 'SEM0100', "named 'Nonsense'"],
		['SomeTable | count', 'SEM0100', "named 'SomeTable'"],
		['AzureDiagnostics | join (x) on y', 'SYN0002', 'join'],
		['AzureDiagnostics | where', 'SYN0002', ''],
	])('refuse %s in the words of the service', async (text, code, words) => {
		served = await serveTenant();
		const { status, body } = await query('aoai-contoso-claims', text);
		expect([status, body.error.code, body.error.innererror.innererror.code]).toEqual([400, 'BadArgumentError', code]);
		expect(body.error.innererror.innererror.message).toContain(words);
	});

	it('show a call made now, by token or by key, once it has arrived', async () => {
		served = await serveTenant({ logDelay: 5000 });
		const at = 'https://aoai-contoso-orders.openai.azure.com/openai/deployments/gpt-4o/chat/completions';
		const { key1 } = served.tenant.accountKeys.get(served.resourceId('aoai-contoso-orders').toLowerCase()) ?? {};
		await served.request('POST', at, { messages: [] }, { 'api-key': key1 ?? '' });
		await served.request('POST', at, { messages: [] });
		const mine = async () => {
			const { body } = await query(
				'aoai-contoso-orders',
				"AzureDiagnostics | where CallerIPAddress startswith '203.0.113' | project tostring(parse_json(properties_s).objectId), ResultSignature | order by ResultSignature asc",
			);
			return body.tables?.[0].rows;
		};
		expect(await mine()).toEqual([]);
		served.time.now += 5000;
		expect(await mine()).toEqual([
			['', '200'],
			[served.tenant.operatorId, '401'],
		]);
	});
});

describe('a consumer whose team only waits for the role', () => {
	it('sends its token once it has it, and leaves its keys, but for the slot that was forgotten', async () => {
		served = await serveTenant({ roleDelay: 60_000, logDelay: 0 });
		const site = served.resourceId('app-contoso-orders');
		const settings = async (id: string) =>
			Object.keys(
				(await served.request('POST', `${id}/config/appsettings/list?api-version=2024-04-01`)).body.properties,
			);
		expect((await callersOf('aoai-contoso-orders')).map(([kind]) => kind)).toEqual(['key']);
		expect(await settings(site)).toContain('AZURE_OPENAI_API_KEY');
		const principalId = identityOf('app-contoso-orders');
		const put = await served.request(
			'PUT',
			`${served.resourceId('aoai-contoso-orders')}/providers/Microsoft.Authorization/roleAssignments/0a1b2c3d-0000-4000-8000-000000000009?api-version=2022-04-01`,
			{
				properties: {
					roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
					principalId,
					principalType: 'ServicePrincipal',
				},
			},
		);
		expect(put.status).toBe(201);
		served.time.now += 90_000;
		expect((await callersOf('aoai-contoso-orders')).map(([kind, oid]) => [kind, oid])).toEqual([
			['key', ''],
			['entra', principalId],
		]);
		expect(await settings(site)).not.toContain('AZURE_OPENAI_API_KEY');
		expect(await settings(`${site}/slots/staging`)).toContain('AZURE_OPENAI_API_KEY');
	});
});

describe('metrics', () => {
	const requests = async (name: string, hours = 1) => {
		const from = new Date(served.time.now - hours * 3_600_000).toISOString();
		const to = new Date(served.time.now + 1000).toISOString();
		const { body } = await served.request(
			'GET',
			`${served.resourceId(name)}/providers/Microsoft.Insights/metrics?api-version=2023-10-01&metricnames=AzureOpenAIRequests&aggregation=Total&interval=PT1H&timespan=${from}/${to}&$filter=StatusCode eq '*'`,
		);
		return Object.fromEntries(
			body.value[0].timeseries.map((one: { metadatavalues: { value: string }[]; data: { total: number }[] }) => [
				one.metadatavalues[0]?.value,
				one.data.reduce((sum, { total }) => sum + total, 0),
			]),
		);
	};

	it('count calls by status without a word of how they signed in, also where nothing is logged', async () => {
		served = await serveTenant();
		expect(await requests('aoai-contoso-quiet', 24)).toEqual({ 200: 4 });
	});

	it('show a caller refused once keys are off, and let in again after the undo has arrived', async () => {
		served = await serveTenant({ keyDelay: 60_000, logDelay: 0 });
		const turn = (disableLocalAuth: boolean) =>
			served.request('PATCH', `${served.resourceId('aoai-contoso-quiet')}?api-version=2025-09-01`, {
				properties: { disableLocalAuth },
			});
		await turn(true);
		served.time.now += 60_000;
		expect(await requests('aoai-contoso-quiet')).toEqual({ 200: 1, 403: 1 });
		await turn(false);
		served.time.now += 90_000;
		expect(await requests('aoai-contoso-quiet')).toEqual({ 200: 3, 403: 2 });
	});

	it('of a kind other than OpenAI know the class of an answer and no status', async () => {
		served = await serveTenant({ keyDelay: 0, logDelay: 0 });
		const id = served.resourceId('speech-contoso-calls');
		await served.request('PATCH', `${id}?api-version=2025-09-01`, { properties: { disableLocalAuth: true } });
		served.time.now += 60_000;
		const from = new Date(served.time.now - day).toISOString();
		const ask = (rest: string) =>
			served.request(
				'GET',
				`${id}/providers/Microsoft.Insights/metrics?api-version=2023-10-01&interval=PT1H&timespan=${from}/${new Date(served.time.now + 1000).toISOString()}&${rest}`,
			);
		const { body } = await ask('metricnames=SuccessfulCalls,ClientErrors,ServerErrors,TotalCalls');
		type Shown = { name: { value: string }; timeseries: { data: { total: number }[] }[] };
		const totals = body.value.map(({ name, timeseries }: Shown) => [
			name.value,
			timeseries.flatMap(({ data }) => data).reduce((sum, { total }) => sum + total, 0),
		]);
		expect(totals).toEqual([
			['SuccessfulCalls', 3],
			['ClientErrors', 2],
			['ServerErrors', 0],
			['TotalCalls', 5],
		]);
		expect((await ask("metricnames=ClientErrors&$filter=StatusCode eq '*'")).status).toBe(400);
		expect((await ask('metricnames=AzureOpenAIRequests')).status).toBe(400);
	});

	it('know one metric and the dimensions that it has', async () => {
		served = await serveTenant();
		const ask = (rest: string) =>
			served.request(
				'GET',
				`${served.resourceId('aoai-contoso-quiet')}/providers/Microsoft.Insights/metrics?api-version=2023-10-01&${rest}`,
			);
		expect((await ask('metricnames=Nonsense')).body).toMatchObject({ code: 'BadRequest' });
		expect((await ask("metricnames=AzureOpenAIRequests&$filter=Nonsense eq '*'")).status).toBe(400);
	});
});

describe('the activity log', () => {
	const events = async (name: string, from = startTime - 30 * day) => {
		const id = served.resourceId(name);
		const filter = `eventTimestamp ge '${new Date(from).toISOString()}' and eventTimestamp le '${new Date(served.time.now).toISOString()}' and resourceUri eq '${id}'`;
		return served.listAll(
			`/subscriptions/${id.split('/')[2]}/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01&$filter=${filter}`,
		);
	};
	const told = (rows: Awaited<ReturnType<typeof events>>) =>
		rows.map(({ caller, operationName, status }) => [
			caller,
			operationName.value.split('/').slice(-2).join('/'),
			status.value,
		]);

	it('says who listed keys last week', async () => {
		served = await serveTenant();
		const rows = await events('aoai-contoso-lab');
		expect(told(rows)).toEqual([['hanako.sato@contoso.example', 'listKeys/action', 'Succeeded']]);
		expect(startTime - Date.parse(rows[0].eventTimestamp)).toBeLessThan(7 * day);
		expect(rows[0].httpRequest.clientIpAddress).toBe('198.51.100.80');
	});

	it('writes down what is done now, also what failed', async () => {
		served = await serveTenant();
		const id = served.resourceId('aoai-contoso-quiet');
		await served.request('POST', `${id}/listKeys?api-version=2025-09-01`);
		served.time.now += 1000;
		await served.request('PATCH', `${id}?api-version=2025-09-01`, { properties: { disableLocalAuth: true } });
		served.time.now += 1000;
		await served.request('POST', `${id}/listKeys?api-version=2025-09-01`);
		expect(told(await events('aoai-contoso-quiet'))).toEqual([
			['aiko.tanaka@contoso.example', 'listKeys/action', 'Failed'],
			['aiko.tanaka@contoso.example', 'accounts/write', 'Succeeded'],
			['aiko.tanaka@contoso.example', 'listKeys/action', 'Succeeded'],
		]);
	});

	it('takes a time range with at most one more term, and needs its start', async () => {
		served = await serveTenant();
		const at = `/subscriptions/${served.tenant.subscriptions[0]?.subscriptionId}/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01&$filter=`;
		const since = `eventTimestamp ge '${new Date(startTime - day).toISOString()}'`;
		for (const filter of [
			'',
			"resourceUri eq 'x'",
			`${since} and operationName eq 'x'`,
			`${since} and resourceUri eq 'x' and resourceGroupName eq 'y'`,
		])
			expect((await served.request('GET', at + filter)).status).toBe(400);
		expect((await served.request('GET', at + since)).status).toBe(200);
	});

	it('is closed to principals that may read a resource group and not its events', async () => {
		served = await serveTenant();
		await expect(events('aoai-kensho-03')).rejects.toThrow('Microsoft.Insights/eventtypes/values/read');
	});
});
