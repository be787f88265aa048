// Resource Graph: whom it refuses, what it pages, and that what was taken away stays in it a while.
import { afterEach, describe, expect, it } from 'vitest';
import { type ServedTenant, serveTenant } from './helpers/served-tenant.ts';

let served: ServedTenant;
afterEach(() => served.close());

const ask = (query: string, more: object = {}) =>
	served.request('POST', '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01', { query, ...more });

describe('the subscriptions that are named', () => {
	const accounts = "resources | where type =~ 'microsoft.cognitiveservices/accounts' | project id";

	it('have to be there, and one of them to be seen; what cannot be seen is left out without a word', async () => {
		served = await serveTenant({ reader: true });
		const [first, , , , , partner] = served.tenant.subscriptions.map(({ subscriptionId }) => subscriptionId);
		const none = await ask(accounts, { subscriptions: ['00000000-0000-4000-8000-00000000dead'] });
		expect([none.status, none.body.error.details[0]]).toEqual([
			400,
			{
				code: 'NoValidSubscriptionsInQueryRequest',
				message:
					"There must be at least one subscription that is eligible to contain resources. Given: '00000000-0000-4000-8000-00000000dead'.",
			},
		]);
		const hidden = await ask(accounts, { subscriptions: [partner] });
		expect([hidden.status, hidden.body.error.code, hidden.body.error.details[0].code]).toEqual([
			403,
			'AccessDenied',
			'AccessDenied',
		]);
		const some = await ask(accounts, { subscriptions: [first, partner] });
		expect(some.status).toBe(200);
		expect(some.body.data.map(({ id }: { id: string }) => id.split('/')[2])).toEqual(
			Array.from({ length: some.body.count }, () => first),
		);
		expect(some.body.count).toBeGreaterThan(5);
	});
});

describe('pages', () => {
	it('exist only for rows with an id; of others the rest is cut off, and the answer says so', async () => {
		served = await serveTenant();
		const paged = await ask('resources | project id', { options: { $top: 2 } });
		expect(paged.body).toMatchObject({ count: 2, resultTruncated: 'false', $skipToken: expect.any(String) });
		const cut = await ask('resources | project name', { options: { $top: 2 } });
		expect([cut.body.resultTruncated, '$skipToken' in cut.body]).toEqual(['true', false]);
	});
});

describe('role assignments', () => {
	const path = () =>
		`${served.resourceId('aoai-contoso-people')}/providers/Microsoft.Authorization/roleAssignments/0a1b2c3d-0000-4000-8000-000000000001?api-version=2022-04-01`;
	const known = async () =>
		(
			await ask(
				"authorizationresources | where type =~ 'microsoft.authorization/roleassignments' and name == '0a1b2c3d-0000-4000-8000-000000000001' | project id",
			)
		).body.count;

	it('come and go in the index a while later, beside the definitions of their roles', async () => {
		served = await serveTenant({ roleDelay: 60_000 });
		const role = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd';
		await served.request('PUT', path(), {
			properties: {
				roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${role}`,
				principalId: served.tenant.operatorId,
			},
		});
		expect(await known()).toBe(0);
		served.time.now += 60_000;
		expect(await known()).toBe(1);
		await served.request('DELETE', path());
		expect(await known()).toBe(1);
		served.time.now += 60_000;
		expect(await known()).toBe(0);
		const { body } = await ask(
			`authorizationresources | where type =~ 'microsoft.authorization/roledefinitions' and name == '${role}' | project id, roleName = tostring(properties.roleName)`,
		);
		expect(body.data).toEqual([
			{
				id: `/providers/Microsoft.Authorization/RoleDefinitions/${role}`,
				roleName: 'Cognitive Services OpenAI User',
			},
		]);
	});
});
