// Reads across subscriptions, counted in requests: the index first, Resource Manager for subscriptions that are not indexed.
import { createHttpHeaders, type HttpClient, type PipelineRequest } from '@azure/core-rest-pipeline';
import { generateTenant } from 'azure-ai-emulator';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterEach, describe, expect, it } from 'vitest';
import type {
	Account,
	AcrossSubscriptionsOptions,
	AzureClient,
	HostType,
	SubscriptionListing,
} from '../../source/model/azure.ts';
import { hostTypeDefinitions, hostTypeOf, hostTypes } from '../../source/model/host-types.ts';
import { Problem } from '../../source/model/problem.ts';
import { resourceTypeOf } from '../../source/model/resource-id.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';

let practice: PracticeTenant;
afterEach(() => practice.close());

const idsOf = async (azure: AzureClient) => (await azure.subscriptions()).map(({ id }) => id);

/** Everything that was told, in order, and the requests it took. */
const inventoryOf = async (azure: AzureClient, ids: readonly string[], signal?: AbortSignal) => {
	const before = practice.tenant.receivedRequests.length;
	const told: (readonly SubscriptionListing<Account>[])[] = [];
	await azure.accountsAcross(ids, { signal, onListing: (some) => told.push(some) });
	const requests = practice.tenant.receivedRequests.slice(before);
	return { told, all: told.flat(), requests, queries: requests.filter(({ url }) => url.includes('ResourceGraph')) };
};

const readRows = (all: readonly SubscriptionListing<Account>[]) =>
	all.flatMap((one) => (one.state === 'read' ? one.items : []));

const buildLargeContents = (subscriptions: number, accounts: number) =>
	generateTenant({ subscriptions, accounts, seed: 7 });

/** Sends on, but answers queries of Resource Graph itself. */
const interceptGraph =
	(status: number, body: unknown, headers: Record<string, string> = {}, most = Number.POSITIVE_INFINITY) =>
	(endpoint: string): HttpClient => {
		const real = createProxyClient(endpoint);
		let answered = 0;
		return {
			sendRequest: async (request) => {
				if (!request.url.includes('ResourceGraph') || answered >= most) return real.sendRequest(request);
				answered += 1;
				return { request, status, headers: createHttpHeaders(headers), bodyAsText: JSON.stringify(body) };
			},
		};
	};
const refuseGraph = interceptGraph(403, { error: { code: 'AuthorizationFailed', message: 'no' } });

describe('an inventory of a thousand subscriptions with ten accounts each', () => {
	it('takes four queries and their pages, and asks Resource Manager only about subscriptions that are not indexed', async () => {
		practice = await startPracticeTenant({ pageSize: 100, queries: 15 }, {}, buildLargeContents(1000, 10));
		const ids = await idsOf(practice.azure);
		expect(ids.length).toBe(1000);
		const { all, requests, queries } = await inventoryOf(practice.azure, ids);
		const first = queries.filter(({ body }) => !JSON.stringify(body).includes('$skipToken'));
		expect(first.length).toBe(4);
		// 990 readable subscriptions with ten rows each, a thousand rows a page, 300 subscriptions a query.
		expect(queries.length).toBe(10);
		expect(readRows(all).length).toBe(9900);
		expect(all.length).toBe(1000);
		expect(new Set(all.map(({ subscriptionId }) => subscriptionId)).size).toBe(1000);
		expect(all.filter(({ state }) => state === 'failed').length).toBe(10);
		expect(requests.length - queries.length).toBe(10);
		expect(requests.filter(({ status }) => status === 429)).toEqual([]);
	});

	it('waits for the quota before it is refused, says so, and can be called off meanwhile', async () => {
		const waits: number[] = [];
		const reasons = new Set<string>();
		practice = await startPracticeTenant({ pageSize: 100, queries: 6 }, {}, buildLargeContents(1000, 10));
		const azure = practice.connectClient({
			onWait: (delay) => {
				waits.push(delay.milliseconds);
				reasons.add(delay.why);
				return () => undefined;
			},
			wait: async (milliseconds) => practice.wait(milliseconds),
		});
		const ids = await idsOf(azure);
		const { all, requests } = await inventoryOf(azure, ids);
		expect(readRows(all).length).toBe(9900);
		expect(waits.length).toBeGreaterThan(0);
		expect(Math.max(...waits)).toBeLessThanOrEqual(5000);
		// Azure has refused nothing: the program keeps within what it was told.
		expect([...reasons]).toEqual(['quota']);
		expect(requests.filter(({ status }) => status === 429)).toEqual([]);

		const stop = new AbortController();
		const patient = practice.connectClient({
			onWait: () => {
				stop.abort();
				return () => undefined;
			},
		});
		const calledOff = await inventoryOf(patient, ids, stop.signal).catch((error: unknown) => error);
		expect(calledOff).toMatchObject({ kind: 'cancelled' });
	});
});

describe('subscriptions that are not indexed', () => {
	it('tells none from unreadable', async () => {
		practice = await startPracticeTenant();
		const names = new Map((await practice.azure.subscriptions()).map(({ id, name }) => [id, name]));
		const { all, requests } = await inventoryOf(practice.azure, [...names.keys()]);
		const states = Object.fromEntries(
			all.map((one) => [
				names.get(one.subscriptionId),
				one.state === 'read'
					? `${one.items.length} from ${one.source}`
					: one.state === 'failed'
						? one.problem.kind
						: '',
			]),
		);
		expect(states).toMatchObject({
			'Contoso Sandbox': '0 from manager',
			'Fabrikam Shared Services': 'forbidden',
		});
		expect(states['Contoso AI Production']).toMatch(/^\d+ from index$/);
		expect(requests.length).toBe(3);
	});

	it('leaves identities of many subscriptions unasked, and says that', async () => {
		practice = await startPracticeTenant({ pageSize: 100 });
		const ids = await idsOf(practice.azure);
		const before = practice.tenant.receivedRequests.length;
		const states: string[] = [];
		await practice.azure.identitiesAcross(ids, {
			maxNotIndexed: 2,
			onListing: (some) => states.push(...some.map(({ state }) => state)),
		});
		expect(states.sort()).toEqual(['read', 'read', 'silent', 'silent', 'silent', 'silent']);
		expect(practice.tenant.receivedRequests.length - before).toBe(1);
	});
});

describe('where Resource Graph cannot be used', () => {
	it('lists one subscription after the other, told as they answer, within the buckets', async () => {
		practice = await startPracticeTenant({ pageSize: 100 }, {}, buildLargeContents(120, 3));
		const azure = practice.connectClient({ httpClient: refuseGraph(practice.server.endpoint) });
		const { told, all, requests } = await inventoryOf(azure, await idsOf(azure));
		expect(told.length).toBe(120);
		expect(readRows(all).length).toBe(119 * 3);
		expect(all.every((one) => one.state === 'failed' || (one.state === 'read' && one.source === 'manager'))).toBe(true);
		expect(requests.length).toBe(120);
		expect(requests.filter(({ status }) => status === 429)).toEqual([]);
	});

	it('stops asking once it is called off', async () => {
		practice = await startPracticeTenant({ pageSize: 100 }, {}, buildLargeContents(120, 1));
		const azure = practice.connectClient({ httpClient: refuseGraph(practice.server.endpoint) });
		const ids = await idsOf(azure);
		const before = practice.tenant.receivedRequests.length;
		const stop = new AbortController();
		const problem = await azure
			.accountsAcross(ids, { signal: stop.signal, onListing: () => stop.abort() })
			.catch((error: unknown) => error);
		expect(problem).toMatchObject({ kind: 'cancelled' });
		// The requests that had left, and no more.
		expect(practice.tenant.receivedRequests.length - before).toBeLessThanOrEqual(7);
	});

	it('takes an answer with rows missing for none', async () => {
		practice = await startPracticeTenant();
		const httpClient = interceptGraph(200, { data: [{}], resultTruncated: 'true' })(practice.server.endpoint);
		const azure = practice.connectClient({ httpClient });
		const { all } = await inventoryOf(azure, await idsOf(azure));
		expect(all.every((one) => one.state !== 'read' || one.source === 'manager')).toBe(true);
		expect(readRows(all).some(({ name }) => name === 'aoai-contoso-chat')).toBe(true);
	});

	it('goes on after a refusal that names only when the quota is renewed', async () => {
		practice = await startPracticeTenant();
		const quota = { 'x-ms-user-quota-remaining': '0', 'x-ms-user-quota-resets-after': '00:00:00' };
		const httpClient = interceptGraph(429, { error: { code: 'RateLimiting' } }, quota, 1)(practice.server.endpoint);
		const azure = practice.connectClient({ httpClient });
		const { all } = await inventoryOf(azure, await idsOf(azure));
		expect(all.some((one) => one.state === 'read' && one.source === 'index')).toBe(true);
	});

	it('does not get round a refusal to sign in', async () => {
		practice = await startPracticeTenant();
		const httpClient = interceptGraph(401, { error: { code: 'InvalidAuthenticationToken', message: 'no' } });
		const azure = practice.connectClient({ httpClient: httpClient(practice.server.endpoint) });
		const { all } = await inventoryOf(azure, await idsOf(azure));
		expect(all.map((one) => (one.state === 'failed' ? one.problem : undefined))).toEqual(
			all.map(() => expect.any(Problem)),
		);
	});
});

describe('an index that lags', () => {
	it('does not contradict what was read of an account since', async () => {
		practice = await startPracticeTenant();
		const { azure } = practice;
		const account = await findAccount(azure, 'aoai-contoso-chat');
		const body = { properties: { disableLocalAuth: true } };
		await azure.send({ method: 'PATCH', path: account.id, apiVersion: '2025-09-01', body });
		const keyAuth = async () =>
			readRows((await inventoryOf(azure, [account.subscriptionId])).all).find(({ id }) => id === account.id)?.keyAuth;
		expect(await keyAuth()).toBe('on');
		await azure.account(account.id);
		expect(await keyAuth()).toBe('off');
		practice.time.now += practice.tenant.options.roleDelay;
		expect(
			await inventoryOf(practice.connectClient({}), [account.subscriptionId]).then(
				({ all }) => readRows(all).find(({ id }) => id === account.id)?.keyAuth,
			),
		).toBe('off');
	});
});

describe('role assignments and hosts across subscriptions', () => {
	/** How many hosts lie in the subscriptions that were read; `type`: of that type alone. */
	const hostsIn = (all: readonly SubscriptionListing<unknown>[], type?: HostType) => {
		const readable = new Set(all.flatMap(({ state, subscriptionId }) => (state === 'read' ? [subscriptionId] : [])));
		return [...practice.tenant.resources.values()].filter(({ id, kind }) => {
			const found = hostTypeOf(resourceTypeOf(id));
			if (found === undefined || (type !== undefined && found !== type)) return false;
			return (hostTypeDefinitions[found].kind ?? kind) === kind && readable.has(id.split('/')[2] ?? '');
		}).length;
	};
	const listsOfSubscription = hostTypes.filter((type) => hostTypeDefinitions[type].parentType === undefined).length;

	/** Everything that was told of a question, and the requests it took. */
	const toldOf = async <T>(
		ask: (ids: readonly string[], options: AcrossSubscriptionsOptions<T>) => Promise<void>,
		ids: readonly string[],
		options: Partial<AcrossSubscriptionsOptions<T>> = {},
	) => {
		const before = practice.tenant.receivedRequests.length;
		const told: (readonly SubscriptionListing<T>[])[] = [];
		await ask(ids, { onListing: (some) => told.push(some), ...options });
		const requests = practice.tenant.receivedRequests.slice(before);
		const rows = told.flat().flatMap((one) => (one.state === 'read' ? one.items : []));
		return { told, all: told.flat(), rows, requests };
	};

	it('come from the index, a page after the other', async () => {
		practice = await startPracticeTenant({ pageSize: 100 }, {}, buildLargeContents(400, 1));
		const ids = await idsOf(practice.azure);
		const assignments = await toldOf(practice.azure.roleAssignmentsAcross, ids, { maxNotIndexed: 0 });
		expect(assignments.requests.length).toBe(2);
		expect(assignments.rows.length).toBeGreaterThan(700);
		expect(assignments.rows[0]).toMatchObject({
			principalType: expect.any(String),
			scope: expect.stringContaining('/subscriptions/'),
		});
		const hosts = await toldOf(practice.azure.hostsAcross, ids, { maxNotIndexed: 0 });
		// A thousand rows a page, 300 subscriptions a query.
		expect([hosts.requests.length, hosts.rows.length]).toEqual([2, hostsIn(hosts.all)]);
		expect(hosts.rows.length).toBeGreaterThan(396 * 3);
		expect(hosts.all.filter(({ state }) => state === 'silent').length).toBe(4);
	});

	it('are listed one subscription after the other where the index is refused, as they answer', async () => {
		practice = await startPracticeTenant({ pageSize: 100 }, {}, buildLargeContents(120, 1));
		const azure = practice.connectClient({ httpClient: refuseGraph(practice.server.endpoint) });
		const ids = await idsOf(azure);
		const assignments = await toldOf(azure.roleAssignmentsAcross, ids);
		expect([assignments.told.length, assignments.requests.length]).toEqual([120, 120]);
		const hosts = await toldOf(azure.hostsAcross, ids);
		// Slots are listed in each site, projects in each Foundry account.
		const inside = hostsIn(hosts.all, 'site') + hostsIn(hosts.all, 'foundryAccount');
		expect([hosts.told.length, hosts.requests.length]).toEqual([120, 120 * listsOfSubscription + inside]);
		expect(hosts.rows.length).toBe(hostsIn(hosts.all));
		for (const { all, requests } of [assignments, hosts]) {
			expect(all.filter(({ state }) => state === 'failed').length).toBe(1);
			expect(all.every((one) => one.state === 'failed' || (one.state === 'read' && one.source === 'manager'))).toBe(
				true,
			);
			expect(requests.filter(({ status }) => status === 429)).toEqual([]);
		}
		const indexed = await toldOf(practice.azure.roleAssignmentsAcross, ids, { maxNotIndexed: 0 });
		const has = (id: string) => assignments.rows.some((one) => one.id.toLowerCase() === id.toLowerCase());
		expect(indexed.rows.filter(({ id }) => !has(id))).toEqual([]);
	});

	it('stop being asked for once they are called off', async () => {
		practice = await startPracticeTenant({ pageSize: 100 }, {}, buildLargeContents(120, 1));
		const azure = practice.connectClient({ httpClient: refuseGraph(practice.server.endpoint) });
		const ids = await idsOf(azure);
		for (const ask of [azure.roleAssignmentsAcross, azure.hostsAcross] as const) {
			const before = practice.tenant.receivedRequests.length;
			const stop = new AbortController();
			const problem = await ask(ids, { signal: stop.signal, onListing: () => stop.abort() }).catch(
				(error: unknown) => error,
			);
			expect(problem).toMatchObject({ kind: 'cancelled' });
			// The requests that had left: six subscriptions with their lists, and the one that had answered.
			expect(practice.tenant.receivedRequests.length - before).toBeLessThanOrEqual(7 * (listsOfSubscription + 2));
		}
	});

	it('are lost for none but the subscriptions of the query that is refused', async () => {
		practice = await startPracticeTenant({ pageSize: 100 }, {}, buildLargeContents(700, 1));
		const ids = await idsOf(practice.azure);
		const answers = (status: number, code: string) => {
			const hop = createProxyClient(practice.server.endpoint);
			const bodyAsText = JSON.stringify({ error: { code, message: 'no' } });
			const isStruck = ({ url, body }: PipelineRequest) =>
				url.includes('ResourceGraph') && String(body).includes(ids[300] ?? '-');
			return practice.connectClient({
				httpClient: {
					sendRequest: async (request) =>
						isStruck(request)
							? { request, status, headers: createHttpHeaders(), bodyAsText }
							: hop.sendRequest(request),
				},
			});
		};
		const refusedOnce = await toldOf(answers(403, 'AuthorizationFailed').hostsAcross, ids, { maxNotIndexed: 0 });
		const from = (state: string) =>
			refusedOnce.all.filter((one) => one.state === 'read' && one.source === state).length;
		expect([from('index'), from('manager')]).toEqual([396, 297]);
		expect(refusedOnce.rows.length).toBe(hostsIn(refusedOnce.all));
		// There is no fallback without a sign-in: the three hundred fail, the others stay.
		const unsigned = await toldOf(answers(401, 'InvalidAuthenticationToken').roleAssignmentsAcross, ids, {
			maxNotIndexed: 0,
		});
		expect(unsigned.all.filter(({ state }) => state === 'failed').map(({ subscriptionId }) => subscriptionId)).toEqual(
			ids.slice(300, 600),
		);
		expect(unsigned.all.filter(({ state }) => state === 'read').length).toBe(396);
	});
});
