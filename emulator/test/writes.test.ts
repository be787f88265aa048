// Two writes at once, writes for what was seen, writes that name others, and what follows a write only later.
import { afterEach, describe, expect, it } from 'vitest';
import { createPracticeToken } from '../source/index.ts';
import { type ServedTenant, serveTenant } from './helpers/served-tenant.ts';

let served: ServedTenant;
afterEach(() => served.close());

const versions = { vm: '2024-07-01', app: '2025-07-01', site: '2024-04-01' } as const;
const names = { vm: 'vm-chat-prod', app: 'ca-support-bot', site: 'app-contoso-portal' } as const;
const host = (which: keyof typeof versions) => `${served.resourceId(names[which])}?api-version=${versions[which]}`;

const tags = { owner: 'somebody' };
const account = () => `${served.resourceId('aoai-contoso-chat')}?api-version=2024-10-01`;

describe('while an operation runs', () => {
	it('a virtual machine is updating, answers 200 with where to ask, and takes no second write', async () => {
		served = await serveTenant({ operationTime: 5000 });
		const path = host('vm');
		const first = await served.request('PATCH', path, { tags });
		expect([first.status, first.body.properties.provisioningState]).toEqual([200, 'Updating']);
		expect((await served.request('GET', path)).body.properties.provisioningState).toBe('Updating');
		const second = await served.request('PATCH', path, { tags });
		expect([second.status, second.body.error.code]).toEqual([409, 'Conflict']);
		expect(second.body.error.message).toMatch(/^The request failed due to conflict with a concurrent request\./);
		const operation = first.headers.get('azure-asyncoperation') ?? '';
		expect((await served.request('GET', operation)).body.status).toBe('InProgress');
		served.time.now += 5000;
		expect((await served.request('GET', operation)).body.status).toBe('Succeeded');
		expect((await served.request('GET', path)).body.properties.provisioningState).toBe('Succeeded');
		expect((await served.request('PATCH', path, { tags })).status).toBe(200);
	});

	it('a container app is in progress, answers 202, and names what it is busy with', async () => {
		served = await serveTenant({ operationTime: 5000 });
		const path = host('app');
		const first = await served.request('PATCH', path, { tags });
		expect([first.status, first.body.properties.provisioningState]).toEqual([202, 'InProgress']);
		const second = await served.request('PATCH', path, { tags });
		expect([second.status, second.body.error.code]).toEqual([409, 'ContainerAppOperationInProgress']);
		expect(second.body.error.message).toMatch(
			/^Cannot modify a container app 'ca-support-bot' because there is an active provisioning operation in progress\. OperationId: '[0-9a-f-]{36}'\.$/,
		);
	});

	it('an account takes no second write, and a site is done at once', async () => {
		served = await serveTenant({ operationTime: 5000 });
		expect((await served.request('PATCH', account(), { tags })).status).toBe(202);
		const second = await served.request('PATCH', account(), { tags });
		expect([second.status, second.body.error.code]).toEqual([409, 'RequestConflict']);
		const path = host('site');
		expect((await served.request('PATCH', path, { tags })).status).toBe(200);
		expect((await served.request('PATCH', path, { tags })).status).toBe(200);
	});
});

describe('a write for what was seen', () => {
	it.each(['vm', 'account'] as const)('is refused where the %s has changed since', async (which) => {
		served = await serveTenant();
		const path = which === 'vm' ? host('vm') : account();
		const patch = (header: string, value: string) =>
			served.request(
				'PATCH',
				path,
				{ tags },
				{ authorization: `Bearer ${createPracticeToken(served.tenant)}`, [header]: value },
			);
		const seen = (await served.request('GET', path)).body.etag as string;
		expect((await patch('if-match', seen)).status).toBeLessThan(300);
		const refused = await patch('if-match', seen);
		expect(refused.status).toBe(412);
		expect(refused.body.error).toEqual({
			code: 'IfMatchPreconditionFailed',
			message: `The specified precondition 'If-Match = "${seen}"' failed.`,
		});
		expect((await patch('if-match', '*')).status).toBeLessThan(300);
		expect((await patch('if-none-match', '*')).status).toBe(412);
	});
});

describe('a user-assigned identity', () => {
	const put = (id: string) =>
		served.request('PATCH', host('vm'), {
			identity: { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { [id]: {} } },
		});
	const inPartner = (group: string) =>
		`/subscriptions/${served.tenant.subscriptions[5]?.subscriptionId}/resourceGroups/${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-shared`;
	const make = (id: string) =>
		served.tenant.resources.set(id.toLowerCase(), {
			id,
			name: 'id-shared',
			type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
			location: 'japaneast',
			properties: { tenantId: '', principalId: 'a', clientId: 'b' },
		});

	it('takes the right to assign it where it is, besides the right to write the host', async () => {
		served = await serveTenant();
		const closed = inPartner('rg-closed');
		make(closed);
		const refused = await put(closed);
		expect([refused.status, refused.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
		expect(refused.body.error.message).toBe(
			`The client 'aiko.tanaka@contoso.example' with object id '${served.tenant.operatorId}' has permission to perform action 'Microsoft.Compute/virtualMachines/write' on scope '${served.resourceId('vm-chat-prod')}'; however, it does not have permission to perform action 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action' on the linked scope(s) '${closed}' or the linked scope(s) are invalid.`,
		);
		// Managed Identity Operator at the group gives it.
		const open = inPartner('rg-shared');
		make(open);
		expect((await put(open)).body.identity.userAssignedIdentities[open]).toEqual({ principalId: 'a', clientId: 'b' });
		expect((await put(`${served.resourceId('id-chat-app')}-gone`)).body.error.code).toBe('FailedIdentityOperation');
	});

	it('can be given to an account as to a host, whose own identity becomes a principal', async () => {
		served = await serveTenant();
		const { body } = await served.request('PATCH', account(), { identity: { type: 'SystemAssigned' } });
		expect(body.identity).toMatchObject({ type: 'SystemAssigned', tenantId: served.tenant.tenantId });
		expect(served.tenant.principals.get(body.identity.principalId)?.type).toBe('ServicePrincipal');
	});
});

describe('a switch of the keys', () => {
	it('arrives late both ways, and one taken back at once is never noticed', async () => {
		served = await serveTenant({ keyDelay: 60_000 });
		const key = served.tenant.accountKeys.get(served.resourceId('aoai-contoso-chat').toLowerCase())?.key1 ?? '';
		const models = async () =>
			(
				await served.request(
					'GET',
					'https://aoai-contoso-chat.openai.azure.com/openai/models?api-version=2024-10-21',
					undefined,
					{
						'api-key': key,
					},
				)
			).status;
		const turn = (disableLocalAuth: boolean) =>
			served.request('PATCH', account(), { properties: { disableLocalAuth } });
		await turn(true);
		expect(await models()).toBe(200);
		served.time.now += 30_000;
		await turn(false);
		expect(await models()).toBe(200);
		served.time.now += 60_000;
		expect(await models()).toBe(200);
		await turn(true);
		served.time.now += 60_000;
		expect(await models()).toBe(403);
		await turn(false);
		served.time.now += 59_000;
		expect(await models()).toBe(403);
		served.time.now += 1000;
		expect(await models()).toBe(200);
	});
});

describe('a role assignment', () => {
	const user = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd';
	const name = '0a1b2c3d-0000-4000-8000-000000000001';
	const scope = () => served.resourceId('aoai-contoso-people');
	const path = (at = scope(), own = name) =>
		`${at}/providers/Microsoft.Authorization/roleAssignments/${own}?api-version=2022-04-01`;
	const put = (more: object = {}, at = scope(), own = name) =>
		served.request('PUT', path(at, own), {
			properties: {
				roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${user}`,
				principalId: served.tenant.operatorId,
				principalType: 'User',
				...more,
			},
		});
	const chat = async () =>
		(
			await served.request(
				'POST',
				'https://aoai-contoso-people.openai.azure.com/openai/deployments/gpt-4o/chat/completions',
				{
					messages: [],
				},
			)
		).status;

	it('is made once, answered again, and changed in its condition and description alone', async () => {
		served = await serveTenant();
		expect((await put()).status).toBe(201);
		expect((await put()).status).toBe(200);
		served.time.now += 1000;
		const changed = await put({ description: 'for the chat', condition: "@Resource[a] StringEquals 'b'" });
		expect([changed.status, changed.body.properties.description]).toEqual([200, 'for the chat']);
		expect(changed.body.properties).toMatchObject({ conditionVersion: '2.0', createdOn: '2026-11-24T09:00:00.000Z' });
		expect(changed.body.properties.updatedOn).toBe('2026-11-24T09:00:01.000Z');
		const another = await put({
			principalId: [...served.tenant.principals.inGroup('Group')][0]?.id,
			principalType: 'Group',
		});
		expect([another.status, another.body.error]).toEqual([
			400,
			{
				code: 'RoleAssignmentUpdateNotPermitted',
				message: 'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
			},
		]);
		const twin = await put({}, scope(), name.replace(/1$/, '2'));
		expect([twin.status, twin.body.error]).toEqual([
			409,
			{
				code: 'RoleAssignmentExists',
				message: `The role assignment already exists. The ID of the existing role assignment is ${name.replaceAll('-', '')}.`,
			},
		]);
	});

	it('is not made at what is not there, nor of half a request', async () => {
		served = await serveTenant();
		expect((await put({}, `${scope()}-gone`)).body.error.code).toBe('ResourceNotFound');
		expect((await put({}, scope().replace(/resourceGroups\/.*/, 'resourceGroups/rg-gone'))).body.error.code).toBe(
			'ResourceGroupNotFound',
		);
		expect((await put({ principalId: undefined })).body.error.code).toBe('BadRequestFormat');
	});

	it('is one of four thousand in a subscription', async () => {
		served = await serveTenant();
		const [one] = [...served.tenant.roleAssignments.values()].filter((of) => of.scope.startsWith('/subscriptions/'));
		const subscription = scope().split('/').slice(0, 3).join('/');
		for (let n = 0; n < 4000; n += 1)
			if (one) served.tenant.roleAssignments.set(`filler ${n}`, { ...one, scope: subscription, principalId: `p${n}` });
		const { status, body } = await put();
		expect([status, body.error.code]).toEqual([400, 'RoleAssignmentLimitExceeded']);
	});

	it('that is deleted is gone from lists at once, and counts a while longer where calls arrive', async () => {
		served = await serveTenant({ roleDelay: 60_000 });
		await put();
		served.time.now += 60_000;
		expect(await chat()).toBe(200);
		expect((await served.request('DELETE', path())).body.name).toBe(name);
		const gone = await served.request('GET', path());
		expect([gone.status, gone.body.error.code]).toEqual([404, 'RoleAssignmentNotFound']);
		const listed = await served.listAll(
			`${scope()}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`,
		);
		expect(listed.map((one) => one.name)).not.toContain(name);
		expect((await served.request('DELETE', path())).status).toBe(204);
		expect(await chat()).toBe(200);
		served.time.now += 60_000;
		expect(await chat()).toBe(401);
	});
});
