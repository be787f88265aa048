// Who has access: groups in groups, conditions, denies, management groups; and what the operator's own rights come to.
import { afterEach, describe, expect, it } from 'vitest';
import { type ServedTenant, serveTenant } from './helpers/served-tenant.ts';

let served: ServedTenant;
afterEach(() => served.close());

const authorization = (name: string, what: string, filter = '') =>
	`${served.resourceId(name)}/providers/Microsoft.Authorization/${what}?api-version=2022-04-01${filter && `&$filter=${filter}`}`;

const principalOf = (name: string) =>
	String(served.tenant.resources.get(served.resourceId(name).toLowerCase())?.properties.principalId);

const body = (roleId: string, principalId: string) => ({
	properties: {
		roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
		principalId,
		principalType: 'ServicePrincipal',
	},
});

describe('role assignments', () => {
	it('reach an identity through a group in a group', async () => {
		served = await serveTenant();
		const identity = principalOf('id-teams-app');
		const assigned = await served.listAll(
			authorization('aoai-contoso-teams', 'roleAssignments', `atScope() and assignedTo('${identity}')`),
		);
		expect(assigned.map(({ properties }) => properties.principalType)).toEqual(['Group']);
		const direct = await served.listAll(
			authorization('aoai-contoso-teams', 'roleAssignments', `principalId eq '${identity}'`),
		);
		expect(direct).toEqual([]);
	});

	it('come with the condition that they are given under', async () => {
		served = await serveTenant();
		const rows = await served.listAll(authorization('aoai-contoso-private', 'roleAssignments', 'atScope()'));
		const conditional = rows.filter(({ properties }) => properties.condition !== null);
		expect(conditional.map(({ properties }) => [properties.principalId, properties.conditionVersion])).toEqual([
			[principalOf('id-private-app'), '2.0'],
		]);
		expect(conditional[0].properties.condition).toContain('@Environment[isPrivateLink]');
	});

	it('come down from a management group to its own subscriptions alone', async () => {
		served = await serveTenant();
		const groupsOf = async (name: string) =>
			(await served.listAll(authorization(name, 'roleAssignments', 'atScope()')))
				.map(({ properties }) => properties.scope as string)
				.filter((scope) => scope.includes('/managementGroups/'));
		expect(await groupsOf('aoai-contoso-people')).toEqual([
			'/providers/Microsoft.Management/managementGroups/mg-contoso-dev',
			'/providers/Microsoft.Management/managementGroups/mg-contoso-dev',
		]);
		expect(await groupsOf('aoai-contoso-chat')).toEqual([]);
	});

	it('may be given within a condition: one role, and no other', async () => {
		served = await serveTenant();
		const put = (roleId: string, n: number) =>
			served.request(
				'PUT',
				authorization('aoai-kensho-04', `roleAssignments/0a1b2c3d-0000-4000-8000-00000000000${n}`),
				body(roleId, principalOf('id-chat-app')),
			);
		const refused = await put('5e0bd9bd-7b93-4f28-af87-19fc36ad61bd', 1);
		expect([refused.status, refused.body.error.code]).toEqual([403, 'AuthorizationFailed']);
		expect(refused.body.error.message).toContain('or an ABAC condition not fulfilled to perform action');
		expect((await put('a97b65f3-24c7-4388-baec-2e87135dc908', 2)).status).toBe(201);
	});
});

describe('a deny assignment', () => {
	const chat = (name: string) =>
		served.request('POST', `https://${name}.openai.azure.com/openai/deployments/gpt-4o/chat/completions`, {
			messages: [],
		});

	it('is listed at the account from the group above it, with whom it spares', async () => {
		served = await serveTenant();
		const [deny] = await served.listAll(authorization('aoai-contoso-managed', 'denyAssignments', 'atScope()'));
		expect(deny.properties).toMatchObject({
			isSystemProtected: true,
			doNotApplyToChildScopes: false,
			principals: [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }],
		});
		expect(await served.listAll(authorization('aoai-contoso-people', 'denyAssignments', 'atScope()'))).toEqual([]);
	});

	it('takes a write from an Owner in words of its own, and leaves reading', async () => {
		served = await serveTenant();
		const id = served.resourceId('aoai-contoso-managed');
		const { status, body: answer } = await served.request('PATCH', `${id}?api-version=2025-09-01`, { properties: {} });
		expect([status, answer.error.code]).toEqual([403, 'DenyAssignmentAuthorizationFailed']);
		expect(answer.error.message).toContain('the access is denied because of the deny assignment with name');
		expect((await served.request('GET', `${id}?api-version=2025-09-01`)).status).toBe(200);
	});

	it('takes a grant away on the data plane, but for whom it spares', async () => {
		served = await serveTenant({ roleDelay: 0 });
		const { operatorId } = served.tenant;
		const role = served.tenant.roleDefinitions.get('5e0bd9bd-7b93-4f28-af87-19fc36ad61bd');
		const grant = (name: string) => {
			const scope = served.resourceId(name);
			served.tenant.roleAssignments.set(`${scope}/grant`, {
				id: `${scope}/grant`,
				name: 'grant',
				scope,
				roleDefinitionId: role?.id ?? '',
				principalId: operatorId,
				principalType: 'User',
				createdOn: '2026-01-01T00:00:00Z',
				createdBy: operatorId,
				effectiveAt: 0,
			});
		};
		grant('aoai-contoso-managed');
		grant('aoai-contoso-people');
		expect((await chat('aoai-contoso-people')).status).toBe(200);
		const { status, body: answer } = await chat('aoai-contoso-managed');
		expect([status, answer.error.code]).toEqual([401, 'PermissionDenied']);
		const models = 'https://aoai-contoso-managed.openai.azure.com/openai/models?api-version=2024-10-21';
		expect((await served.request('GET', models)).status).toBe(200);
	});
});

describe('subdomains', () => {
	const check = (subdomainName: string) =>
		served.request(
			'POST',
			`/subscriptions/${served.tenant.subscriptions[1]?.subscriptionId}/providers/Microsoft.CognitiveServices/checkDomainAvailability?api-version=2025-09-01`,
			{ subdomainName, type: 'Microsoft.CognitiveServices/accounts', kind: 'OpenAI' },
		);

	it('are free, taken or not valid, and can be set once', async () => {
		served = await serveTenant();
		expect((await check('contoso-regional')).body).toEqual({
			isSubdomainAvailable: true,
			subdomainName: 'contoso-regional',
			type: 'Microsoft.CognitiveServices/accounts',
			kind: 'OpenAI',
		});
		expect((await check('AOAI-contoso-chat')).body.reason).toContain('already used');
		expect((await check('no dots.please')).body.reason).toContain('is not valid');
		const patch = (customSubDomainName: string) =>
			served.request('PATCH', `${served.resourceId('aoai-contoso-regional')}?api-version=2025-09-01`, {
				properties: { customSubDomainName },
			});
		expect((await patch('aoai-contoso-chat')).body.error.code).toBe('CustomDomainInUse');
		expect((await patch('contoso-regional')).body.properties.endpoint).toBe(
			'https://contoso-regional.openai.azure.com/',
		);
		expect((await patch('another-name')).status).toBe(400);
	});
});

describe('a deleted account', () => {
	const version = 'api-version=2024-10-01';
	const list = async () =>
		(
			await served.listAll(
				`/subscriptions/${served.resourceId('vm-chat-prod').split('/')[2]}/providers/Microsoft.CognitiveServices/deletedAccounts?${version}`,
			)
		).map(({ name }) => name);
	const check = async () =>
		(
			await served.request(
				'POST',
				`/subscriptions/${served.tenant.subscriptions[0]?.subscriptionId}/providers/Microsoft.CognitiveServices/checkDomainAvailability?${version}`,
				{ subdomainName: 'aoai-contoso-chat', type: 'Microsoft.CognitiveServices/accounts' },
			)
		).body.isSubdomainAvailable;

	it('keeps its name and subdomain until it is restored or purged', async () => {
		served = await serveTenant();
		const id = served.resourceId('aoai-contoso-chat');
		const account = `${id}?${version}`;
		expect((await served.request('DELETE', account)).status).toBe(202);
		expect((await served.request('GET', account)).body.error.code).toBe('ResourceNotFound');
		expect([await list(), await check()]).toEqual([['aoai-contoso-chat'], false]);
		const again = await served.request('PUT', account, { location: 'japaneast', kind: 'OpenAI', properties: {} });
		expect([again.status, again.body.error.code]).toEqual([409, 'FlagMustBeSetForRestore']);
		const restored = await served.request('PUT', account, { location: 'japaneast', properties: { restore: true } });
		expect([restored.status, await list()]).toEqual([201, []]);
		expect((await served.request('GET', account)).body.properties.customSubDomainName).toBe('aoai-contoso-chat');

		await served.request('DELETE', account);
		const [, , subscription, , group] = id.split('/');
		const deleted = `/subscriptions/${subscription}/providers/Microsoft.CognitiveServices/locations/japaneast/resourceGroups/${group}/deletedAccounts/aoai-contoso-chat?${version}`;
		const { body } = await served.request('GET', deleted);
		expect([body.id, body.properties.scheduledPurgeDate]).toEqual([
			deleted.replace(/\?.*/, ''),
			'2026-11-26T09:00:00.000Z',
		]);
		expect((await served.request('DELETE', deleted)).status).toBe(202);
		expect([await list(), await check()]).toEqual([[], true]);
		expect((await served.request('DELETE', account)).status).toBe(204);
	});

	it('is given up by itself after two days; one with projects or a lock is not deleted', async () => {
		served = await serveTenant();
		await served.request('DELETE', `${served.resourceId('aoai-contoso-chat')}?${version}`);
		served.time.now += 48 * 3_600_000;
		expect([await list(), await check()]).toEqual([[], true]);
		const nested = await served.request('DELETE', `${served.resourceId('ai-contoso-studio')}?${version}`);
		expect([nested.status, nested.body.error.code]).toEqual([409, 'CannotDeleteResource']);
		const locked = await served.request('DELETE', `${served.resourceId('aoai-contoso-audit')}?${version}`);
		expect([locked.status, locked.body.error.code]).toEqual([409, 'ScopeLocked']);
	});
});

describe('Resource Graph', () => {
	it('knows role assignments, slots and projects', async () => {
		served = await serveTenant();
		const ask = async (query: string) =>
			(
				await served.request('POST', '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01', {
					query,
					options: { resultFormat: 'objectArray' },
				})
			).body.data;
		const rows = await ask(
			`authorizationresources | where type =~ 'microsoft.authorization/roleassignments' and properties.principalId == '${principalOf('id-private-app')}' | project id, properties`,
		);
		expect(rows.length).toBe(1);
		const inside = await ask(
			"resources | where type in~ ('microsoft.web/sites/slots', 'microsoft.cognitiveservices/accounts/projects') | project name | order by name asc",
		);
		expect(inside.map(({ name }: { name: string }) => name)).toEqual([
			'ai-contoso-studio/agents',
			'app-contoso-orders/staging',
		]);
	});
});

describe('a subscription', () => {
	it('shows its state to principals with a role in it, and is not found by others', async () => {
		served = await serveTenant({ reader: true });
		const get = (n: number) =>
			served.request('GET', `/subscriptions/${served.tenant.subscriptions[n]?.subscriptionId}?api-version=2022-12-01`);
		expect((await get(0)).body).toMatchObject({ displayName: 'Contoso AI Production', state: 'Enabled' });
		const { status, body } = await get(4);
		expect([status, body.error.code]).toEqual([404, 'SubscriptionNotFound']);
	});
});
