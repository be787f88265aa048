// The real SDK clients against the served tenant: what the program reads and sends, end to end.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostTypes } from '../../source/model/host-types.ts';
import { Problem } from '../../source/model/problem.ts';
import { listHosts } from '../helpers/across-subscriptions.ts';
import { findAccount, findHost, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';

let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => practice.close());

const problemOf = async (promise: Promise<unknown>): Promise<Problem> => {
	const caught: unknown = await promise.then(
		() => undefined,
		(error: unknown) => error,
	);
	if (!(caught instanceof Problem)) throw new Error(`expected a Problem, got ${String(caught)}`);
	return caught;
};

describe('reading', () => {
	it('says who is at the keyboard, from the token', async () => {
		expect(await practice.azure.signedInUser()).toMatchObject({
			name: 'aiko.tanaka@contoso.example',
			type: 'user',
			cloud: 'public',
			credential: 'PracticeCredential',
		});
	});

	it('reads every page of subscriptions, also those with a Japanese name', async () => {
		const all = await practice.azure.subscriptions();
		expect(all.map(({ name }) => name)).toEqual([
			'Contoso AI Production',
			'Contoso AI Development',
			'コントソ 検証環境',
			'Contoso Sandbox',
			'Contoso Legacy',
			'Fabrikam Shared Services',
		]);
		expect(practice.tenant.receivedRequests.filter(({ url }) => url.includes('/subscriptions?')).length).toBe(2);
	});

	it('reads every page of accounts and turns the double negative round', async () => {
		const [production] = await practice.azure.subscriptions();
		const accounts = await practice.azure.accounts(production?.id ?? '');
		expect(accounts.length).toBe(17);
		const keyAuth = Object.fromEntries(accounts.map(({ name, keyAuth: state }) => [name, state]));
		expect(keyAuth).toMatchObject({
			'aoai-contoso-chat': 'on',
			'aoai-contoso-portal': 'off',
			'aoai-contoso-legacyapi': 'on',
		});
	});

	it('tells an empty subscription from one that cannot be read', async () => {
		const all = await practice.azure.subscriptions();
		const id = (name: string) => all.find((one) => one.name === name)?.id ?? '';
		expect(await practice.azure.accounts(id('Contoso Sandbox'))).toEqual([]);
		const problem = await problemOf(practice.azure.accounts(id('Fabrikam Shared Services')));
		expect(problem.kind).toBe('forbidden');
		expect(problem.facts.code).toBe('AuthorizationFailed');
		expect(problem.facts.requestId).toMatch(/^[0-9a-f-]{36}$/);
	});

	it('reads what surrounds an account: deployments, roles, rights, locks', async () => {
		const account = await findAccount(practice.azure, 'aoai-contoso-audit');
		expect((await practice.azure.deployments(account.id)).map(({ name, format }) => `${name} ${format}`)).toEqual([
			'gpt-4o OpenAI',
		]);
		expect((await practice.azure.locks(account.id)).map(({ level }) => level)).toEqual(['ReadOnly']);
		expect((await practice.azure.permissions(account.id)).flatMap(({ actions }) => actions)).toContain('*');
		const assignments = await practice.azure.roleAssignments(account.id);
		expect(assignments.map(({ principalType }) => principalType).sort()).toEqual(['Group', 'ServicePrincipal']);
		const definition = await practice.azure.roleDefinition(account.id, '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd');
		expect(definition.name).toBe('Cognitive Services OpenAI User');
		expect(definition.permissions[0]?.dataActions).toContain(
			'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action',
		);
	});

	it('finds every kind of host with its identities, over subscriptions', async () => {
		const hosts = await listHosts(
			practice.azure,
			(await practice.azure.subscriptions()).map(({ id }) => id),
		);
		expect(new Set(hosts.map(({ type }) => type))).toEqual(new Set(hostTypes));
		expect(
			hosts
				.filter(({ name }) => name === 'vm-batch-01')
				.map(({ resourceGroup, identity }) => [resourceGroup, identity.userAssigned.length])
				.sort(),
		).toEqual([
			['rg-batch', 2],
			['rg-batch-old', 0],
		]);
		const fresh = await practice.azure.host((await findHost(practice.azure, 'app-contoso-portal')).id);
		expect(fresh.identity.systemAssigned?.principalId).toBeDefined();
		expect(fresh.identity.userAssigned.map(({ id }) => id.split('/').pop())).toEqual(['id-chat-app']);
	});

	it('answers undefined for an assignment that is not there, and a Problem for an account that is not', async () => {
		const account = await findAccount(practice.azure, 'aoai-contoso-chat');
		const id = `${account.id}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-000000000000`;
		expect(await practice.azure.roleAssignment(id)).toBeUndefined();
		expect((await problemOf(practice.azure.account(`${account.id}-gone`))).kind).toBe('notFound');
	});
});

describe('changing', () => {
	it('follows a long-running update to its end and says what Azure says meanwhile', async () => {
		await practice.close();
		practice = await startPracticeTenant({ operationTime: 3000 });
		const account = await findAccount(practice.azure, 'aoai-contoso-chat');
		const states: string[] = [];
		const sent = await practice.azure.send(
			{ method: 'PATCH', path: account.id, apiVersion: '2025-09-01', body: { properties: { disableLocalAuth: true } } },
			{
				onProgress: (progress) => {
					if (progress.phase !== 'operation') return;
					states.push(progress.state);
					practice.time.now += 2000;
				},
			},
		);
		expect(sent.status).toBe(202);
		expect(states).toEqual(['InProgress', 'InProgress', 'Succeeded', 'Succeeded']);
		expect((await practice.azure.account(account.id)).keyAuth).toBe('off');
	});

	it('names the lock that refuses', async () => {
		const account = await findAccount(practice.azure, 'aoai-contoso-audit');
		const problem = await problemOf(
			practice.azure.send({
				method: 'PATCH',
				path: account.id,
				apiVersion: '2025-09-01',
				body: { properties: { disableLocalAuth: true } },
			}),
		);
		expect(problem.kind).toBe('locked');
		expect(problem.facts.detail).toContain('cannot perform write operation');
	});

	it('sends nothing but reads when it is read-only', async () => {
		const account = await findAccount(practice.azure, 'aoai-contoso-chat');
		const azure = practice.connectClient({ readOnly: true });
		const before = practice.tenant.receivedRequests.length;
		for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
			const problem = await problemOf(azure.send({ method, path: account.id, apiVersion: '2025-09-01', body: {} }));
			expect(problem.kind).toBe('readOnly');
		}
		expect(practice.tenant.receivedRequests.length).toBe(before);
		expect((await listHosts(azure, [account.subscriptionId])).length).toBeGreaterThan(0);
	});
});

describe("the account's own endpoint", () => {
	it('refuses a made-up key in other words once the switch has arrived', async () => {
		const account = await findAccount(practice.azure, 'aoai-contoso-chat');
		expect(await practice.azure.probeWithMadeUpKey(account)).toMatchObject({ answer: 'refused', status: 401 });
		await practice.azure.send({
			method: 'PATCH',
			path: account.id,
			apiVersion: '2025-09-01',
			body: { properties: { disableLocalAuth: true } },
		});
		expect(await practice.azure.probeWithMadeUpKey(account)).toMatchObject({ answer: 'refused', status: 401 });
		practice.time.now += practice.tenant.options.keyDelay;
		expect(await practice.azure.probeWithMadeUpKey(account)).toMatchObject({ answer: 'keysDisabled', status: 403 });
	});

	it('proves nothing where the network refuses first', async () => {
		const account = await findAccount(practice.azure, 'aoai-contoso-finance');
		expect(await practice.azure.probeWithMadeUpKey(account)).toMatchObject({ answer: 'inconclusive', status: 403 });
	});

	it('does not ask at a shared regional endpoint', async () => {
		const account = await findAccount(practice.azure, 'aoai-contoso-regional');
		const before = practice.tenant.receivedRequests.length;
		expect(await practice.azure.probeWithMadeUpKey(account)).toMatchObject({
			answer: 'inconclusive',
			status: undefined,
		});
		expect(practice.tenant.receivedRequests.length).toBe(before);
	});

	it('takes a token for accounts, and no token for Resource Manager', async () => {
		const account = await findAccount(practice.azure, 'aoai-contoso-chat');
		const { operatorId, roleAssignments } = practice.tenant;
		roleAssignments.set('grant', {
			id: 'grant',
			name: 'grant',
			scope: account.id,
			roleDefinitionId: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
			principalId: operatorId,
			principalType: 'User',
			createdOn: '2026-01-01T00:00:00Z',
			createdBy: operatorId,
			effectiveAt: 0,
		});
		expect(await practice.azure.probeWithToken(account)).toMatchObject({ answer: 'accepted', status: 200 });
		const { token } = practice.server;
		const careless = practice.connectClient({
			credential: { getToken: async () => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
		});
		const refused = await careless.probeWithToken(account);
		expect(refused).toMatchObject({ answer: 'refused', status: 401 });
		expect(refused.detail).toContain('audience is incorrect');
	});
});

describe('what the tenant holds against the program', () => {
	it('two changes of one account at once, in the words of its provider', async () => {
		await practice.close();
		practice = await startPracticeTenant({ operationTime: 60_000 });
		const account = await findAccount(practice.azure, 'aoai-contoso-chat');
		const change = { method: 'PATCH', path: account.id, apiVersion: '2025-09-01', body: { tags: {} } } as const;
		const stop = new AbortController();
		const first = practice.azure.send(change, { signal: stop.signal, onProgress: () => stop.abort() });
		await first.catch(() => undefined);
		const problem = await problemOf(practice.azure.send(change));
		expect([problem.kind, problem.facts.code]).toEqual(['conflict', 'RequestConflict']);
	});

	it('a virtual machine that answers 200 and is not done yet: its operation is followed to the end', async () => {
		await practice.close();
		practice = await startPracticeTenant({ operationTime: 3000 });
		const host = await findHost(practice.azure, 'vm-dev-01');
		const states: string[] = [];
		const sent = await practice.azure.send(
			{ method: 'PATCH', path: host.id, apiVersion: '2024-07-01', body: { identity: { type: 'SystemAssigned' } } },
			{
				onProgress: (progress) => {
					if (progress.phase !== 'operation') return;
					states.push(progress.state);
					practice.time.now += 2000;
				},
			},
		);
		expect(sent.status).toBe(200);
		expect(states.slice(0, 2)).toEqual(['InProgress', 'InProgress']);
		expect(states.at(-1)).toBe('Succeeded');
		expect((await practice.azure.host(host.id)).identity.systemAssigned).toBeDefined();
	});
});
