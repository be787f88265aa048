// Listings of keys in the activity log, read by the real client from the served tenant.
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

describe('key listings', () => {
	it('tell who listed the keys, newest first', async () => {
		expect(await practice.azure.listKeysEvents(await idOf('aoai-contoso-lab'))).toEqual([
			{
				at: '2026-11-18T06:00:00.000Z',
				caller: 'hanako.sato@contoso.example',
				status: 'Succeeded',
				ip: '198.51.100.80',
			},
		]);
		await practice.azure.tryListKeys(await idOf('aoai-contoso-lab'));
		const [newest] = await practice.azure.listKeysEvents(await idOf('aoai-contoso-lab'));
		expect(newest?.caller).toBe('aiko.tanaka@contoso.example');
	});

	it('leave out other operations, and tell an attempt once, by its end', async () => {
		const event = (operation: string, status: string, at: string, action = 'listKeys/action') => ({
			operationId: operation,
			operationName: { value: `Microsoft.CognitiveServices/accounts/${action}` },
			status: { value: status },
			eventTimestamp: at,
			caller: 'someone',
			httpRequest: { clientIpAddress: '203.0.113.9' },
		});
		const value = [
			event('1', 'Started', '2026-11-20T00:00:00Z'),
			event('1', 'Succeeded', '2026-11-20T00:00:01Z'),
			event('2', 'Failed', '2026-11-21T00:00:00Z', 'LISTKEYS/ACTION'),
			event('3', 'Succeeded', '2026-11-22T00:00:00Z', 'regenerateKey/action'),
			event('4', 'Started', '2026-11-19T00:00:00Z'),
		];
		const azure = interceptPath(practice, /eventtypes/, { status: 200, body: { value } });
		const listings = await azure.listKeysEvents(await idOf('aoai-contoso-lab'));
		expect(listings.map(({ status, at }) => `${at.slice(8, 10)} ${status}`)).toEqual([
			'21 Failed',
			'20 Succeeded',
			'19 Started',
		]);
	});

	it('follow every page', async () => {
		const id = await idOf('aoai-contoso-chat');
		for (let n = 0; n < 60; n++) {
			practice.time.now += 2000;
			await practice.azure.tryListKeys(id);
		}
		expect((await practice.azure.listKeysEvents(id)).length).toBe(60);
	});

	it('that may not be read are a problem, not none', async () => {
		expect((await problemOf(practice.azure.listKeysEvents(await idOf('aoai-kensho-03')))).kind).toBe('forbidden');
	});
});
