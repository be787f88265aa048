// The request log, read by the real client from the served tenant.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { interceptPath } from '../../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';
import { problemOf } from '../../helpers/problem-of.ts';

let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => practice.close());

const idOf = async (name: string) => (await findAccount(practice.azure, name)).id;

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

	it('shows only tokens where every caller has changed, and nothing where nothing is logged', async () => {
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
		const azure = interceptPath(practice, /loganalytics/, { status: 200, body });
		const problem = await problemOf(azure.requestLog(await idOf('aoai-contoso-claims')));
		expect([problem.kind, problem.facts.code]).toEqual(['badAnswer', 'PartialError']);
	});

	it('reads columns by name, in any order', async () => {
		const columns = ['lastSeen', 'calls', 'extra', 'oid'].map((name) => ({ name, type: 'string' }));
		const rows = [['2026-11-01T00:00:00Z', 3, null, null]];
		const azure = interceptPath(practice, /loganalytics/, {
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
