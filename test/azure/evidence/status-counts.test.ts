// Counts of answers by status, read by the real client from the served tenant.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildInterceptingClient, interceptPath } from '../../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';
import { problemOf } from '../../helpers/problem-of.ts';

let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => practice.close());

const idOf = async (name: string) => (await findAccount(practice.azure, name)).id;

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
		const azure = interceptPath(practice, /\/metrics/, { status: 200, body: { value } });
		expect((await problemOf(azure.statusCounts(await idOf('aoai-contoso-chat'), 4))).facts.code).toBe('InternalError');
	});
});
