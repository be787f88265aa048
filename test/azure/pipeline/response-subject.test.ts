// An answer is about what was asked: another resource's, or a row that lies elsewhere, is no answer.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account, AzureClient } from '../../../source/model/azure.ts';
import { listHosts } from '../../helpers/across-subscriptions.ts';
import { buildInterceptingClient, type StubResponse } from '../../helpers/intercepting-client.ts';
import { findAccount, findHost, type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';

type Json = Record<string, unknown>;

let practice: PracticeTenant;
let account: Account;
let other: Account;
/** What the tenant answers to a read of that path. */
const answers = new Map<string, Json>();

beforeAll(async () => {
	practice = await startPracticeTenant();
	const azure = practice.connectClient({
		httpClient: buildInterceptingClient(
			practice,
			() => undefined,
			({ url }, text) => {
				const body = JSON.parse(text || '{}') as Json;
				answers.set(decodeURIComponent(new URL(url).pathname).toLowerCase(), body);
			},
		),
	});
	account = await findAccount(azure, 'aoai-contoso-chat');
	other = await findAccount(azure, 'aoai-contoso-portal');
	await azure.account(account.id);
	await azure.account(other.id);
	await azure.accounts(account.subscriptionId);
	await azure.deployments(account.id);
	await azure.roleAssignments(account.id);
	await azure.locks(account.id);
	await azure.subscription(account.subscriptionId);
	await azure.host((await findHost(azure, 'vm-chat-prod')).id);
});
afterAll(() => practice.close());

const answerOf = (path: string): Json => {
	const found = answers.get(path.toLowerCase());
	if (!found) throw new Error(`nothing was asked of ${path}`);
	return structuredClone(found);
};

/** Azure, but for one path, which is answered with this. */
const withAnswer = (path: string, body: Json, status = 200): AzureClient =>
	practice.connectClient({
		httpClient: buildInterceptingClient(practice, ({ url }): StubResponse | undefined =>
			decodeURIComponent(new URL(url).pathname).toLowerCase() === path.toLowerCase() ? { status, body } : undefined,
		),
	});

const wrong = { kind: 'badAnswer', facts: { code: 'WrongSubject' } };

describe('an account', () => {
	it('is the requested one, for any answer', async () => {
		await expect(withAnswer(account.id, answerOf(other.id)).account(account.id)).rejects.toMatchObject(wrong);
	});

	it('has the name and the type of its id', async () => {
		for (const lie of [{ name: other.name }, { type: 'Microsoft.Search/searchServices' }])
			await expect(
				withAnswer(account.id, { ...answerOf(account.id), ...lie }).account(account.id),
			).rejects.toMatchObject(wrong);
	});

	it('may be spelled otherwise', async () => {
		const body = {
			...answerOf(account.id),
			id: account.id.toUpperCase(),
			type: 'microsoft.cognitiveservices/ACCOUNTS',
		};
		expect((await withAnswer(account.id, body).account(account.id)).id).toBe(account.id.toUpperCase());
	});

	it('of another subscription is in no list of this one', async () => {
		const path = `/subscriptions/${account.subscriptionId}/providers/Microsoft.CognitiveServices/accounts`;
		const otherId = {
			...answerOf(account.id),
			id: account.id.replace(account.subscriptionId, '99999999-0000-4000-8000-000000000000'),
		};
		const { value } = answerOf(path) as { value: Json[] };
		const azure = withAnswer(path, { value: [...value, otherId] });
		await expect(azure.accounts(account.subscriptionId)).rejects.toMatchObject(wrong);
	});

	it('that is listed twice is one', async () => {
		const path = `/subscriptions/${account.subscriptionId}/providers/Microsoft.CognitiveServices/accounts`;
		const { value } = answerOf(path) as { value: Json[] };
		const again = value.map((one) => ({ ...one, id: String(one.id).toUpperCase() }));
		const azure = withAnswer(path, { value: [...value, ...again] });
		expect(await azure.accounts(account.subscriptionId)).toHaveLength(value.length);
	});
});

describe('what belongs to an account', () => {
	it.each([
		['deployments', (azure: AzureClient) => azure.deployments(account.id)],
		['providers/Microsoft.Authorization/roleAssignments', (azure: AzureClient) => azure.roleAssignments(account.id)],
		['providers/Microsoft.Authorization/locks', (azure: AzureClient) => azure.locks(account.id)],
	] as const)('%s of another account are no answer', async (below, ask) => {
		const row = { id: `${other.id}/${below}/one`, name: 'one', properties: {} };
		await expect(ask(withAnswer(`${account.id}/${below}`, { value: [row] }))).rejects.toMatchObject(wrong);
	});

	it('is of this account on the next page too', async () => {
		const path = `${account.id}/deployments`;
		const nextLink = `https://management.azure.com${other.id}/deployments?api-version=2025-09-01&page=2`;
		const azure = practice.connectClient({
			httpClient: buildInterceptingClient(practice, ({ url }): StubResponse | undefined => {
				const asked = decodeURIComponent(new URL(url).pathname);
				if (asked === path) return { status: 200, body: { value: [], nextLink } };
				const row = { id: `${other.id}/deployments/one`, name: 'one', properties: {} };
				return asked === `${other.id}/deployments` ? { status: 200, body: { value: [row] } } : undefined;
			}),
		});
		await expect(azure.deployments(account.id)).rejects.toMatchObject(wrong);
	});

	it('may lie above it where Azure inherits', async () => {
		expect((await practice.azure.roleAssignments(account.id)).length).toBeGreaterThan(0);
	});
});

describe('everything else', () => {
	it('a host is the one that was asked for', async () => {
		const { id } = await findHost(practice.azure, 'vm-chat-prod');
		const answer = { ...answerOf(id), id: id.replace('vm-chat-prod', 'vm-other'), name: 'vm-other' };
		await expect(withAnswer(id, answer).host(id)).rejects.toMatchObject(wrong);
	});

	it('a subscription is the one that was asked for', async () => {
		const path = `/subscriptions/${account.subscriptionId}`;
		for (const lie of [{ id: '/subscriptions/other' }, { subscriptionId: 'other' }])
			await expect(
				withAnswer(path, { ...answerOf(path), ...lie }).subscription(account.subscriptionId),
			).rejects.toMatchObject(wrong);
	});

	it('a row of Resource Graph lies in a subscription that was asked about, and counts once', async () => {
		const path = '/providers/Microsoft.ResourceGraph/resources';
		const { id } = await findHost(practice.azure, 'vm-chat-prod');
		const [, , subscriptionId = ''] = id.split('/');
		const row = { id, name: 'vm-chat-prod', type: 'microsoft.compute/virtualmachines', kind: '', location: 'x' };
		const rows = (data: readonly Json[]) => withAnswer(path, { data, totalRecords: data.length });
		const twice = await listHosts(rows([row, { ...row, id: id.toUpperCase() }]), [subscriptionId]);
		expect(twice).toHaveLength(1);
		const otherId = { ...row, id: id.replace(subscriptionId, '99999999-0000-4000-8000-000000000000') };
		// What the index cannot be believed in is asked of Resource Manager.
		const found = await listHosts(rows([otherId]), [subscriptionId]);
		expect(found.map((one) => one.id)).not.toContain(otherId.id);
		expect(found.length).toBeGreaterThan(1);
	});
});
