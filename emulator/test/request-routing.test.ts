// What Resource Manager says itself, before it asks a provider: versions, subscriptions, groups, rights, quotas.
import { afterEach, describe, expect, it } from 'vitest';
import { createPracticeToken } from '../source/index.ts';
import { type ServedTenant, serveTenant } from './helpers/served-tenant.ts';

let served: ServedTenant;
afterEach(() => served.close());

const accounts = 'providers/Microsoft.CognitiveServices/accounts';
const first = () => `/subscriptions/${served.tenant.subscriptions[0]?.subscriptionId}`;
const refusedBy = async (path: string, method: 'GET' | 'POST' | 'PUT' = 'GET') => {
	const { status, body } = await served.request(method, path);
	return { status, ...(body.error as { code: string; message: string }) };
};

describe('an api-version that there is not', () => {
	it('is answered with the versions and the regions where the resource is somewhere', async () => {
		served = await serveTenant();
		const { status, code, message } = await refusedBy(
			`${served.resourceId('aoai-contoso-chat')}?api-version=1999-01-01`,
		);
		expect([status, code]).toEqual([400, 'NoRegisteredProviderFound']);
		expect(message).toMatch(
			/^No registered resource provider found for location 'japaneast' and API version '1999-01-01' for type 'accounts'\. The supported api-versions are '2017-04-18, .*2025-09-01'\. The supported locations are 'eastus, .*'\.$/,
		);
		const inside = await refusedBy(`${served.resourceId('aoai-contoso-chat')}/deployments?api-version=1999-01-01`);
		expect(inside.message).toContain("for type 'accounts/deployments'");
	});

	it('is answered with the versions alone where it is nowhere: in a list, and at what is attached', async () => {
		served = await serveTenant();
		const list = await refusedBy(`${first()}/${accounts}?api-version=1999-01-01`);
		expect([list.status, list.code]).toEqual([404, 'InvalidResourceType']);
		expect(list.message).toMatch(
			/^The resource type 'accounts' could not be found in the namespace 'Microsoft\.CognitiveServices' for api version '1999-01-01'\. The supported api-versions are '2017-04-18,.*2025-09-01'\.$/,
		);
		const attached = await refusedBy(
			`${served.resourceId('aoai-contoso-chat')}/providers/Microsoft.Authorization/roleAssignments?api-version=1999-01-01`,
		);
		expect(attached.message).toContain("The resource type 'roleAssignments' could not be found");
		const own = await refusedBy('/subscriptions?api-version=1999-01-01');
		expect([own.status, own.code]).toEqual([400, 'InvalidApiVersionParameter']);
	});

	it('is missed before anything else', async () => {
		served = await serveTenant();
		expect((await refusedBy('/nowhere')).code).toBe('MissingApiVersionParameter');
	});
});

describe('what there is not', () => {
	it.each([
		[
			'providers/Microsoft.CognitiveServices/wonders?api-version=2024-10-01',
			'InvalidResourceType',
			'could not be found',
		],
		[
			'providers/Contoso.Wonders/all?api-version=2024-10-01',
			'InvalidResourceNamespace',
			"'Contoso.Wonders' is invalid",
		],
		[
			`resourceGroups/rg-nobody/${accounts}?api-version=2024-10-01`,
			'ResourceGroupNotFound',
			"'rg-nobody' could not be",
		],
		[`resourceGroups/rg-nobody/${accounts}/a?api-version=2024-10-01`, 'ResourceGroupNotFound', "'rg-nobody' could not"],
		[
			'resourceGroups/rg-nobody/providers/Microsoft.Compute/virtualMachines/a?api-version=2024-07-01',
			'ResourceGroupNotFound',
			"Resource group 'rg-nobody' could not be found.",
		],
	])('is refused by name: %s', async (rest, code, says) => {
		served = await serveTenant();
		const refused = await refusedBy(`${first()}/${rest}`);
		expect([refused.status, refused.code]).toEqual([404, code]);
		expect(refused.message).toContain(says);
	});

	it('tells a resource from its group', async () => {
		served = await serveTenant();
		const id = served.resourceId('aoai-contoso-chat');
		const refused = await refusedBy(`${id}-gone?api-version=2024-10-01`);
		expect([refused.status, refused.code]).toEqual([404, 'ResourceNotFound']);
		expect(refused.message).toContain(
			"The Resource 'Microsoft.CognitiveServices/accounts/aoai-contoso-chat-gone' under resource group",
		);
	});

	it('is a group that nothing is in; the others are listed', async () => {
		served = await serveTenant();
		const groups = await served.listAll(`${first()}/resourceGroups?api-version=2021-04-01`);
		expect(groups.map(({ name }) => name)).toContain('rg-apps-prod');
		expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
		const one = await served.request('GET', `${first()}/resourcegroups/RG-APPS-PROD?api-version=2021-04-01`);
		expect(one.body).toMatchObject({ name: 'rg-apps-prod', properties: { provisioningState: 'Succeeded' } });
		expect(await refusedBy(`${first()}/resourceGroups/rg-nobody?api-version=2021-04-01`)).toEqual({
			status: 404,
			code: 'ResourceGroupNotFound',
			message: "Resource group 'rg-nobody' could not be found.",
		});
	});

	it('is an unknown subscription, or no subscription at all', async () => {
		served = await serveTenant();
		const gone = '00000000-0000-4000-8000-00000000dead';
		expect(await refusedBy(`/subscriptions/${gone}/${accounts}?api-version=2024-10-01`)).toEqual({
			status: 404,
			code: 'SubscriptionNotFound',
			message: `The subscription '${gone}' could not be found.`,
		});
		const malformed = await refusedBy(`/subscriptions/production/${accounts}?api-version=2024-10-01`);
		expect([malformed.status, malformed.code]).toEqual([400, 'InvalidSubscriptionId']);
	});
});

describe('every answer', () => {
	it('tells its request, what it belongs to, and where it was answered', async () => {
		served = await serveTenant();
		const { headers } = await served.request('GET', `${first()}?api-version=2022-12-01`, undefined, {
			authorization: `Bearer ${createPracticeToken(served.tenant)}`,
			'x-ms-correlation-request-id': 'mine',
			'x-ms-client-request-id': 'this one',
		});
		const id = headers.get('x-ms-request-id');
		expect(id).toMatch(/^[0-9a-f-]{36}$/);
		expect(headers.get('x-ms-correlation-request-id')).toBe('mine');
		expect(headers.get('x-ms-client-request-id')).toBe('this one');
		expect(headers.get('x-ms-routing-request-id')).toBe(`JAPANEAST:20261124T090000Z:${id}`);
	});
});

describe('a right that is missing', () => {
	it('is told with who asked, by user principal name and object id, what and where', async () => {
		served = await serveTenant();
		const partner = `/subscriptions/${served.tenant.subscriptions[5]?.subscriptionId}`;
		expect(await refusedBy(`${partner}/${accounts}?api-version=2024-10-01`)).toEqual({
			status: 403,
			code: 'AuthorizationFailed',
			message: `The client 'aiko.tanaka@contoso.example' with object id '${served.tenant.operatorId}' does not have authorization to perform action 'Microsoft.CognitiveServices/accounts/read' over scope '${partner}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
		});
	});
});

describe('too many requests', () => {
	it('empty the bucket of one subscription, which fills up again by the second', async () => {
		served = await serveTenant();
		const ask = () => served.request('GET', `${first()}?api-version=2022-12-01`);
		const left: (string | undefined)[] = [];
		for (let n = 0; n < 250; n += 1)
			left.push((await ask()).headers.get('x-ms-ratelimit-remaining-subscription-reads'));
		expect([left[0], left.at(-1)]).toEqual(['249', '0']);
		const refused = await ask();
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
		expect(refused.body.error).toEqual({
			code: 'SubscriptionRequestsThrottled',
			message: `Number of 'read' requests for subscription '${served.tenant.subscriptions[0]?.subscriptionId}' actor '${served.tenant.operatorId}' exceeded. Please try again after '1' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information.`,
		});
		expect((await served.request('GET', '/subscriptions?api-version=2022-12-01')).status).toBe(200);
		served.time.now += 1000;
		const again = await ask();
		expect([again.status, again.headers.get('x-ms-ratelimit-remaining-subscription-reads')]).toEqual([200, '24']);
	});

	it('of Resource Graph are another matter, with headers of their own', async () => {
		served = await serveTenant({ queries: 1 });
		const ask = () =>
			served.request('POST', '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01', {
				query: 'resources | project id',
			});
		expect((await ask()).headers.get('x-ms-user-quota-remaining')).toBe('0');
		const { status, body, headers } = await ask();
		expect([status, body.error.code]).toEqual([429, 'RateLimiting']);
		expect(headers.get('x-ms-user-quota-resets-after')).toBe('00:00:05');
		expect(body.error.message).toMatch(
			/^Please provide below info when asking for support: timestamp = 2026-11-24T09:00:00\.000Z, correlationId = [0-9a-f-]{36}\.$/,
		);
		expect((await served.request('GET', `${first()}?api-version=2022-12-01`)).status).toBe(200);
	});
});
