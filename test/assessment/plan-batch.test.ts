// What a plan for many costs in a large tenant, counted in requests, and what it tells meanwhile.

import { generateTenant } from 'azure-ai-emulator';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterEach, describe, expect, it } from 'vitest';
import { noHostsAndIdentities } from '../../source/assessment/hosts-and-identities.ts';
import { type PlanProgress, planBatch } from '../../source/assessment/plan-batch.ts';
import { withResponseCache } from '../../source/azure/pipeline/response-cache.ts';
import type { AccountNote, JournalEntry } from '../../source/storage/journal-entries.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';

let practice: PracticeTenant;
afterEach(() => practice.close());

const buildNoteEntry = (accountId: string, note: AccountNote, id: number): JournalEntry => ({
	v: 1,
	type: 'noted',
	id: `n${id}`,
	at: '2026-11-24T08:00:00.000Z',
	by: 'test',
	accountId,
	note,
});

/** A person accepted every unproven check and recorded that nothing calls the account. */
const buildReadyNotes = (accountId: string, at: number): readonly JournalEntry[] => [
	buildNoteEntry(accountId, { kind: 'nothingCalls' }, 2 * at),
	buildNoteEntry(
		accountId,
		{
			kind: 'doubtAccepted',
			checks: ['consumersReady', 'noKeyCalls', 'noKeyConnections', 'noKeySettings', 'peopleAsked'],
			reason: 'for the test',
		},
		2 * at + 1,
	),
];

/** Fifty subscriptions with ten accounts each; the accounts of one cannot be read. */
const startLargeTenant = async (properties: object = {}) => {
	const contents = generateTenant({ subscriptions: 50, accounts: 10, seed: 7 });
	const resources = contents.resources.map((one) =>
		one.kind === 'AIServices' ? { ...one, properties: { ...one.properties, ...properties } } : one,
	);
	practice = await startPracticeTenant({ pageSize: 100 }, {}, { ...contents, resources });
	const ids = contents.subscriptions.map(({ subscriptionId }) => subscriptionId);
	const readable = resources.filter(({ id }) => id.split('/')[2] !== ids[41]);
	const isOn = ({ properties: { disableLocalAuth } }: (typeof resources)[number]) => disableLocalAuth !== true;
	return {
		ids,
		foundry: readable.filter(({ kind }) => kind === 'AIServices').length,
		openAi: readable.filter((one) => one.kind === 'OpenAI' && isOn(one)).map(({ id }) => id),
	};
};

const planLargeBatch = async (
	accountIds: readonly string[],
	ids: readonly string[],
	entries: readonly JournalEntry[],
	signal?: AbortSignal,
) => {
	const azure = practice.connectClient({
		readOnly: true,
		httpClient: withResponseCache(createProxyClient(practice.server.endpoint), 'common'),
	});
	const before = practice.tenant.receivedRequests.length;
	const told: PlanProgress[] = [];
	const made = await planBatch(azure, accountIds, 'disable', {
		me: await azure.signedInUser(),
		clock: () => practice.time.now,
		signal,
		entries,
		subscriptionIds: ids,
		hostsAndIdentities: noHostsAndIdentities,
		withSecrets: false,
		scanResultsOf: () => undefined,
		onProgress: (progress) => told.push(progress),
	});
	const requests = practice.tenant.receivedRequests.slice(before);
	const count = (pattern: RegExp) => requests.filter(({ url }) => pattern.test(new URL(url).pathname)).length;
	return { made, told, requests, count };
};

const inSubscription = /^\/subscriptions\/[^/]+\/providers\/Microsoft\.Authorization\/permissions$/i;

describe('a plan for many in a large tenant', () => {
	it('costs what the accounts cost while they are not prepared, and says that there was no scan for keys', async () => {
		const { ids, openAi } = await startLargeTenant();
		const { made, requests, count } = await planLargeBatch(openAi.slice(0, 10), ids, []);
		expect(made.changes).toEqual([]);
		expect(made.excluded.map(({ reason }) => reason.kind)).toEqual(Array.from({ length: 10 }, () => 'first'));
		expect(made.excluded[0]?.checks.map(({ id }) => id)).not.toContain('noKeyConnections');
		expect([count(/connections$|projects$/), count(inSubscription), count(/ResourceGraph/)]).toEqual([0, 0, 0]);
		expect(requests.length).toBeLessThanOrEqual(10 * 25);
		expect(requests.filter(({ status }) => status === 429)).toEqual([]);
	});

	it('looks once for all that are prepared, and only where a key can be', async () => {
		const { foundry, ids, openAi } = await startLargeTenant();
		const costs = async (many: number) => {
			const some = openAi.slice(0, many);
			const { made, told, requests, count } = await planLargeBatch(some, ids, some.flatMap(buildReadyNotes));
			expect(made.changes.length).toBe(many);
			const common = count(/connections$|projects$/) + count(inSubscription) + count(/ResourceGraph/);
			return { told, common, own: requests.length - common };
		};
		const few = await costs(2);
		// A query a source, the rights in each subscription, connections and projects of each Foundry resource.
		expect(few.common).toBe(3 + 50 + 2 * foundry);
		const many = await costs(12);
		expect(many.common).toBe(few.common);
		expect(many.own).toBeLessThanOrEqual(12 * 45);
		// The reported progress only grows; in the end everything has been scanned.
		const scanned = many.told.flatMap((one) => one.scanProgress?.done ?? []);
		expect(scanned.length).toBeGreaterThan(100);
		expect(scanned).toEqual(scanned.toSorted((a, b) => a - b));
		expect(many.told.at(-1)).toMatchObject({ done: 12, scanProgress: { done: scanned.at(-1), total: scanned.at(-1) } });
	});

	it('asks no Foundry resource for projects that cannot have any', async () => {
		const { foundry, ids, openAi } = await startLargeTenant({ allowProjectManagement: false });
		const some = openAi.slice(0, 1);
		const { count } = await planLargeBatch(some, ids, some.flatMap(buildReadyNotes));
		expect([count(/projects$/), count(/connections$/)]).toEqual([0, foundry]);
	});

	it('asks no more once it is called off', async () => {
		const { ids, openAi } = await startLargeTenant();
		const some = openAi.slice(0, 4);
		const stop = new AbortController();
		const before = practice.tenant.receivedRequests.length;
		const hop = createProxyClient(practice.server.endpoint);
		let seen = 0;
		const azure = practice.connectClient({
			readOnly: true,
			httpClient: withResponseCache(
				{
					sendRequest: (request) => {
						seen += /connections\?/.test(request.url) ? 1 : 0;
						if (seen === 5) stop.abort();
						return hop.sendRequest(request);
					},
				},
				'common',
			),
		});
		const called = planBatch(azure, some, 'disable', {
			me: await azure.signedInUser(),
			clock: () => practice.time.now,
			signal: stop.signal,
			entries: some.flatMap(buildReadyNotes),
			subscriptionIds: ids,
			hostsAndIdentities: noHostsAndIdentities,
			withSecrets: false,
			scanResultsOf: () => undefined,
			onProgress: () => undefined,
		});
		await expect(called).rejects.toMatchObject({ kind: 'cancelled' });
		expect(practice.tenant.receivedRequests.length - before).toBeLessThan(4 * 45 + 50 + 20);
	});
});
