// The evidence about one account, read by the real clients from the served tenant: a story each.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../../../source/model/problem.ts';
import { buildInterceptingClient, forbiddenResponse, type StubResponse } from '../../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';

let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => practice.close());

const idOf = async (name: string) => (await findAccount(practice.azure, name)).id;

const problemOf = (promise: Promise<unknown>): Promise<Problem> =>
	promise.then(
		() => {
			throw new Error('expected a Problem');
		},
		(error: unknown) => {
			if (error instanceof Problem) return error;
			throw error;
		},
	);

/** The program where requests to `pattern` are answered with `reply`. */
const interceptPath = (pattern: RegExp, reply: StubResponse) =>
	practice.connectClient({
		httpClient: buildInterceptingClient(practice, ({ url }) => (pattern.test(url) ? reply : undefined)),
	});

describe('deny assignments', () => {
	it('tells of one that is inherited from the group and meant for everyone', async () => {
		const [deny, ...others] = await practice.azure.denyAssignments(await idOf('aoai-contoso-managed'));
		expect(others).toEqual([]);
		expect(deny).toMatchObject({ principals: 'everyone', appliesToChildScopes: true });
		expect(deny?.name).toContain('fabrikam-assistant');
		expect(deny?.scope).toMatch(/\/resourceGroups\/rg-managed-app$/);
		expect(deny?.excludedPrincipals.length).toBe(1);
		expect(deny?.permissions[0]?.dataActions).toEqual(['Microsoft.CognitiveServices/accounts/OpenAI/deployments/*']);
	});

	it('are none for an account without', async () => {
		expect(await practice.azure.denyAssignments(await idOf('aoai-contoso-chat'))).toEqual([]);
	});

	it('that may not be read are a problem, not none', async () => {
		const azure = interceptPath(/denyAssignments/, forbiddenResponse);
		expect((await problemOf(azure.denyAssignments(await idOf('aoai-contoso-chat')))).kind).toBe('forbidden');
	});
});

describe('key policies', () => {
	const told = async (name: string) =>
		(await practice.azure.keyPolicies(await idOf(name))).map(
			({ name: policy, effect, requiredKeyAuth, restrictsNetwork }) =>
				`${policy}: ${effect}, keys ${requiredKeyAuth}${restrictsNetwork ? ', cuts the network' : ''}`,
		);

	it('are read out of definitions, with parameters, defaults, initiatives and exclusions', async () => {
		const audit = 'Report AI accounts with key access: audit, keys off';
		expect(await told('aoai-contoso-chat')).toEqual([audit]);
		expect(await told('aoai-contoso-legacyapi')).toEqual([
			'Keep key access for the legacy API: modify, keys on',
			audit,
		]);
		expect(await told('aoai-contoso-hr')).toEqual([audit, 'Keys stay off: modify, keys off']);
		expect(await told('aoai-contoso-intranet')).toEqual([
			'Deploy accounts without keys: redeploy, keys off, cuts the network',
		]);
		expect(await told('aoai-contoso-baseline')).toEqual([
			'Contoso AI baseline (moved teams): deny, keys off',
			'Contoso AI baseline (moved teams): off, keys off',
		]);
		// An exemption at its group lifts one definition of the initiative; one that has expired lifts nothing.
		expect(await told('ai-contoso-studio')).toEqual([
			'Contoso AI baseline (moved teams): off, keys off',
			'Contoso AI baseline (moved teams): off, keys off',
		]);
		// Excluded by the assignment's notScopes.
		expect(await told('aoai-contoso-dev')).toEqual([]);
	});

	it('name the built-in definition that redeploys', async () => {
		const [policy] = await practice.azure.keyPolicies(await idOf('aoai-contoso-intranet'));
		expect(policy?.definitionId).toBe('55eff01b-f2bd-4c32-9203-db285f709d30');
		expect(policy?.definitionName).toMatch(/^Configure Azure AI Services resources to disable local key access/);
	});

	it('read a built-in definition once, however many accounts are looked at', async () => {
		await told('aoai-contoso-chat');
		await told('aoai-contoso-batch');
		const reads = practice.tenant.receivedRequests.filter(({ url }) =>
			url.includes('71ef260a-8f18-47b7-abcb-62d0673d94dc'),
		);
		expect(reads.length).toBe(1);
	});

	it('whose definition may not be read are other, and never left out', async () => {
		const azure = interceptPath(/policyDefinitions/, forbiddenResponse);
		expect(await azure.keyPolicies(await idOf('aoai-contoso-chat'))).toMatchObject([
			{ name: 'Report AI accounts with key access', effect: 'other', requiredKeyAuth: undefined },
		]);
	});

	it('that are not enforced only report', async () => {
		const definition = '/providers/Microsoft.Authorization/policyDefinitions/14de9e63-1b31-492e-a5a3-c3f7fd57f555';
		const id =
			'/providers/Microsoft.Management/managementGroups/m/providers/Microsoft.Authorization/policyAssignments/a';
		const assigned = (properties: object) => ({
			status: 200,
			body: { value: [{ id, name: 'a', properties: { policyDefinitionId: definition, ...properties } }] },
		});
		const effect = async (properties: object) =>
			(await interceptPath(/policyAssignments/, assigned(properties)).keyPolicies(await idOf('aoai-contoso-chat'))).map(
				(policy) => policy.effect,
			);
		expect(await effect({})).toEqual(['modify']);
		expect(await effect({ enforcementMode: 'DoNotEnforce' })).toEqual(['audit']);
		expect(await effect({ parameters: { effect: { value: 'Disabled' } }, enforcementMode: 'DoNotEnforce' })).toEqual([
			'off',
		]);
		expect(await effect({ overrides: [{ kind: 'policyEffect', value: 'Disabled' }] })).toEqual(['off']);
		expect(await effect({ policyDefinitionId: 'https://evil.example/policyDefinitions/x' })).toEqual(['other']);
	});

	it('are lifted by an exemption of theirs that holds now, and is meant for all resources there', async () => {
		const { azure } = practice;
		const id = await idOf('aoai-contoso-hr');
		const policyAssignmentId = (await azure.keyPolicies(id)).find(({ effect }) => effect === 'modify')?.assignmentId;
		const effects = async (properties: object) => {
			const body = { value: [{ properties: { policyAssignmentId, ...properties } }] };
			return (await interceptPath(/policyExemptions/, { status: 200, body }).keyPolicies(id)).map(
				({ effect }) => effect,
			);
		};
		const lifted = ['audit', 'off'];
		const held = ['audit', 'modify'];
		expect(await effects({})).toEqual(lifted);
		expect(await effects({ policyAssignmentId: policyAssignmentId?.toUpperCase() })).toEqual(lifted);
		expect(await effects({ expiresOn: '2026-11-25T00:00:00Z' })).toEqual(lifted);
		expect(await effects({ expiresOn: '2026-11-24T00:00:00Z' })).toEqual(held);
		expect(await effects({ policyAssignmentId: `${policyAssignmentId}-2` })).toEqual(held);
		expect(await effects({ policyDefinitionReferenceIds: ['another'] })).toEqual(held);
		expect(await effects({ resourceSelectors: [{ name: 'one', selectors: [] }] })).toEqual(held);
		const hidden = interceptPath(/policyExemptions/, forbiddenResponse);
		expect((await problemOf(hidden.keyPolicies(id))).kind).toBe('forbidden');
	});

	it('that may not be listed are a problem, not none', async () => {
		const azure = interceptPath(/policyAssignments/, forbiddenResponse);
		expect((await problemOf(azure.keyPolicies(await idOf('aoai-contoso-chat')))).kind).toBe('forbidden');
	});
});

describe('the request log', () => {
	it('shows a forgotten caller with a key beside the application with a token', async () => {
		const calls = await practice.azure.requestLog(await idOf('aoai-contoso-claims'));
		expect(calls.map(({ by, deployment }) => [by, deployment])).toEqual([
			['token', 'gpt-4o'],
			['keyOrUnknown', 'gpt-4o'],
		]);
		expect(calls[0]?.objectId).toMatch(/^[0-9a-f-]{36}$/);
		expect(calls[1]).toMatchObject({ objectId: '', ip: '203.0.113.***' });
		// Once a week, and each day of it told.
		const week = 7 * 24 * 3600_000;
		const [, forgotten] = calls;
		expect(forgotten?.days).toHaveLength(forgotten?.calls ?? 0);
		expect(forgotten?.days.map((one) => Date.parse(one) - Date.parse(forgotten.days[0] ?? ''))).toEqual(
			forgotten?.days.map((_, nth) => nth * week),
		);
		for (const { days, firstSeen, lastSeen } of calls)
			expect([days[0], days.at(-1)]).toEqual([firstSeen.slice(0, 10), lastSeen.slice(0, 10)]);
	});

	it('shows only tokens where everybody has moved, and nothing where nothing is logged', async () => {
		const calls = await practice.azure.requestLog(await idOf('aoai-contoso-reports'));
		expect(calls.map(({ by }) => by)).toEqual(['token']);
		expect(await practice.azure.requestLog(await idOf('aoai-contoso-quiet'))).toEqual([]);
	});

	it('goes to Log Analytics with nothing but a query, and passes as a read', async () => {
		const azure = practice.connectClient({ readOnly: true });
		const id = await idOf('aoai-contoso-claims');
		await azure.requestLog(id);
		expect(practice.tenant.receivedRequests.at(-1)).toMatchObject({
			method: 'POST',
			url: `https://api.loganalytics.io/v1${id}/query`,
			body: { query: expect.stringContaining('ago(30d)'), timespan: 'P30D' },
		});
	});

	it('that may not be read is a problem with Log Analytics’ own words', async () => {
		const problem = await problemOf(practice.azure.requestLog(await idOf('aoai-kensho-03')));
		expect([problem.kind, problem.facts.code]).toEqual(['forbidden', 'InsufficientAccessError']);
	});

	it('that comes in part says so', async () => {
		const body = { tables: [], error: { code: 'PartialError', message: 'Some of the data is missing.' } };
		const azure = interceptPath(/loganalytics/, { status: 200, body });
		const problem = await problemOf(azure.requestLog(await idOf('aoai-contoso-claims')));
		expect([problem.kind, problem.facts.code]).toEqual(['badAnswer', 'PartialError']);
	});

	it('reads columns by name, in whatever order they come', async () => {
		const columns = ['lastSeen', 'calls', 'extra', 'oid'].map((name) => ({ name, type: 'string' }));
		const rows = [['2026-11-01T00:00:00Z', 3, null, null]];
		const azure = interceptPath(/loganalytics/, {
			status: 200,
			body: { tables: [{ name: 'PrimaryResult', columns, rows }] },
		});
		expect(await azure.requestLog(await idOf('aoai-contoso-claims'))).toEqual([
			{
				by: 'keyOrUnknown',
				objectId: '',
				deployment: '',
				ip: '',
				calls: 3,
				days: [],
				firstSeen: '',
				lastSeen: '2026-11-01T00:00:00Z',
			},
		]);
	});
});

describe('diagnostic settings', () => {
	it('say whether requests are logged and where', async () => {
		expect(await practice.azure.diagnosticSettings(await idOf('aoai-contoso-claims'))).toMatchObject([
			{ name: 'to-log-analytics', logsRequests: true, workspaceId: expect.stringContaining('/workspaces/') },
		]);
		expect(await practice.azure.diagnosticSettings(await idOf('aoai-contoso-quiet'))).toEqual([]);
	});

	it.each([
		['the category', { workspaceId: 'w', logs: [{ category: 'RequestResponse', enabled: true }] }, true],
		['all logs', { workspaceId: 'w', logs: [{ categoryGroup: 'allLogs', enabled: true }] }, true],
		['audit alone', { workspaceId: 'w', logs: [{ categoryGroup: 'audit', enabled: true }] }, false],
		['what is turned off', { workspaceId: 'w', logs: [{ category: 'RequestResponse', enabled: false }] }, false],
		['another place', { storageAccountId: 's', logs: [{ categoryGroup: 'allLogs', enabled: true }] }, false],
	])('for %s', async (_, properties, logsRequests) => {
		const azure = interceptPath(/diagnosticSettings/, { status: 200, body: { value: [{ name: 'd', properties }] } });
		expect(await azure.diagnosticSettings(await idOf('aoai-contoso-quiet'))).toMatchObject([{ logsRequests }]);
	});
});

describe('key listings', () => {
	it('tell who listed the keys, newest first', async () => {
		expect(await practice.azure.listKeysEvents(await idOf('aoai-contoso-lab'))).toEqual([
			{
				at: '2026-11-18T06:00:00.000Z',
				caller: 'hanako.sato@contoso.example',
				status: 'Succeeded',
				ip: '198.51.100.80',
			},
		]);
		await practice.azure.tryListKeys(await idOf('aoai-contoso-lab'));
		const [newest] = await practice.azure.listKeysEvents(await idOf('aoai-contoso-lab'));
		expect(newest?.caller).toBe('aiko.tanaka@contoso.example');
	});

	it('leave out other operations, and tell an attempt once, by its end', async () => {
		const event = (operation: string, status: string, at: string, action = 'listKeys/action') => ({
			operationId: operation,
			operationName: { value: `Microsoft.CognitiveServices/accounts/${action}` },
			status: { value: status },
			eventTimestamp: at,
			caller: 'someone',
			httpRequest: { clientIpAddress: '203.0.113.9' },
		});
		const value = [
			event('1', 'Started', '2026-11-20T00:00:00Z'),
			event('1', 'Succeeded', '2026-11-20T00:00:01Z'),
			event('2', 'Failed', '2026-11-21T00:00:00Z', 'LISTKEYS/ACTION'),
			event('3', 'Succeeded', '2026-11-22T00:00:00Z', 'regenerateKey/action'),
			event('4', 'Started', '2026-11-19T00:00:00Z'),
		];
		const azure = interceptPath(/eventtypes/, { status: 200, body: { value } });
		const listings = await azure.listKeysEvents(await idOf('aoai-contoso-lab'));
		expect(listings.map(({ status, at }) => `${at.slice(8, 10)} ${status}`)).toEqual([
			'21 Failed',
			'20 Succeeded',
			'19 Started',
		]);
	});

	it('follow every page', async () => {
		const id = await idOf('aoai-contoso-chat');
		for (let n = 0; n < 60; n++) {
			practice.time.now += 2000;
			await practice.azure.tryListKeys(id);
		}
		expect((await practice.azure.listKeysEvents(id)).length).toBe(60);
	});

	it('that may not be read are a problem, not none', async () => {
		expect((await problemOf(practice.azure.listKeysEvents(await idOf('aoai-kensho-03')))).kind).toBe('forbidden');
	});
});

describe('status counts', () => {
	it('count answers by status, and show the refusals after keys are off', async () => {
		const account = await findAccount(practice.azure, 'aoai-contoso-models');
		const before = await practice.azure.statusCounts(account.id, 24);
		expect(new Set(before.map(({ status }) => status))).toEqual(new Set(['200']));
		expect(before.every(({ count, at }) => count > 0 && !Number.isNaN(Date.parse(at)))).toBe(true);
		await practice.azure.send({
			method: 'PATCH',
			path: account.id,
			apiVersion: '2025-09-01',
			body: { properties: { disableLocalAuth: true } },
		});
		practice.time.now += 24 * 60 * 60_000;
		await practice.azure.account(account.id);
		practice.time.now += 60 * 60_000;
		const after = await practice.azure.statusCounts(account.id, 24);
		expect(after.map(({ status }) => status)).toContain('403');
	});

	it('of an account that is not of Azure OpenAI come by class', async () => {
		const series = (name: string, total: number) => ({
			name: { value: name },
			errorCode: 'Success',
			timeseries: [{ metadatavalues: [], data: [{ timeStamp: '2026-11-24T08:00:00Z', total }] }],
		});
		const value = [series('SuccessfulCalls', 5), series('ClientErrors', 2), series('ServerErrors', 0)];
		const urls: string[] = [];
		const httpClient = buildInterceptingClient(practice, ({ url }) => {
			if (!url.includes('/metrics')) return undefined;
			urls.push(url);
			return { status: 200, body: { value } };
		});
		const id = await idOf('speech-contoso-calls');
		expect(await practice.connectClient({ httpClient }).statusCounts(id, 4)).toEqual([
			{ at: '2026-11-24T08:00:00Z', status: '2xx', count: 5 },
			{ at: '2026-11-24T08:00:00Z', status: '4xx', count: 2 },
		]);
		expect(new URL(urls[0] ?? '').searchParams.get('metricnames')).toBe('SuccessfulCalls,ClientErrors,ServerErrors');
	});

	it('that one metric could not give are a problem', async () => {
		const value = [{ name: { value: 'AzureOpenAIRequests' }, errorCode: 'InternalError', errorMessage: 'no data' }];
		const azure = interceptPath(/\/metrics/, { status: 200, body: { value } });
		expect((await problemOf(azure.statusCounts(await idOf('aoai-contoso-chat'), 4))).facts.code).toBe('InternalError');
	});
});

describe('a subdomain', () => {
	it('can be had or not', async () => {
		const { subscriptionId } = await findAccount(practice.azure, 'aoai-contoso-regional');
		const asked = (name: string) => practice.azure.subdomainAvailability(subscriptionId, name, 'OpenAI');
		expect(await asked('contoso-brand-new')).toEqual({ isAvailable: true, reason: '' });
		expect(await asked('aoai-contoso-chat')).toMatchObject({
			isAvailable: false,
			reason: expect.stringContaining('aoai'),
		});
	});
});

describe('asking for the keys', () => {
	const asked = async (name: string) => (await practice.azure.tryListKeys(await idOf(name))).answer;

	it('tells that they are there, off, or not to be listed', async () => {
		expect(await asked('aoai-contoso-chat')).toBe('listed');
		expect(await asked('aoai-contoso-portal')).toBe('keysDisabled');
		expect(await asked('aoai-kensho-02')).toBe('forbidden');
		expect(await asked('aoai-contoso-audit')).toBe('other');
	});

	it('tells nothing where Azure is overloaded or not reached', async () => {
		const throttled = interceptPath(/listKeys/, {
			status: 429,
			body: { error: { code: 'TooManyRequests', message: 'wait' } },
		});
		expect((await problemOf(throttled.tryListKeys(await idOf('aoai-contoso-chat')))).kind).toBe('throttled');
	});

	it('passes as a read, and gives one key for a deliberate copy', async () => {
		const azure = practice.connectClient({ readOnly: true });
		const id = await idOf('aoai-contoso-chat');
		const [one, two] = [await azure.readKey(id, 'key1'), await azure.readKey(id, 'key2')];
		expect([one, two].every((key) => key.length >= 32)).toBe(true);
		expect(one).not.toBe(two);
		expect(JSON.stringify(await azure.tryListKeys(id))).not.toContain(one);
	});

	it.each([
		['a body that is not JSON', (key: string) => ({ status: 200, body: `{"key1":"${key}",` })],
		['a body of another shape', (key: string) => ({ status: 200, body: [{ value: key }] })],
		['a failure that quotes it', (key: string) => ({ status: 501, body: { error: { code: 'X', message: key } } })],
		[
			'a refusal that quotes it',
			(key: string) => ({ status: 403, body: { error: { code: key, message: `no ${key}` } } }),
		],
	])('throws no key, not even with %s', async (_, reply) => {
		const id = await idOf('aoai-contoso-chat');
		const key = await practice.azure.readKey(id, 'key1');
		const azure = interceptPath(/listKeys/, reply(key));
		const said = await azure.tryListKeys(id).then(JSON.stringify, collectErrorText);
		expect(said).not.toContain(key);
		const problem = await problemOf(azure.readKey(id, 'key1'));
		expect(collectErrorText(problem)).not.toContain(key);
	});
});

/** All that an error holds, hidden members and causes too. */
const collectErrorText = (error: unknown): string => {
	const seen = new Set<unknown>();
	const walk = (value: unknown): string => {
		if (typeof value !== 'object' || value === null) return String(value);
		if (seen.has(value)) return '';
		seen.add(value);
		return Reflect.ownKeys(value)
			.map((name) => `${String(name)} ${walk(Reflect.get(value, name))}`)
			.join('\n');
	};
	return walk(error);
};
