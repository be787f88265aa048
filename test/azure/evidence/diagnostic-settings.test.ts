// Diagnostic settings, read by the real client from the served tenant.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { interceptPath } from '../../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';

let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => practice.close());

const idOf = async (name: string) => (await findAccount(practice.azure, name)).id;

describe('diagnostic settings', () => {
	it('say whether requests are logged and where', async () => {
		expect(await practice.azure.diagnosticSettings(await idOf('aoai-contoso-claims'))).toMatchObject([
			{ name: 'to-log-analytics', logsRequests: true, workspaceId: expect.stringContaining('/workspaces/') },
		]);
		expect(await practice.azure.diagnosticSettings(await idOf('aoai-contoso-quiet'))).toEqual([]);
	});

	it.each([
		['the category', { workspaceId: 'w', logs: [{ category: 'RequestResponse', enabled: true }] }, true],
		['all logs', { workspaceId: 'w', logs: [{ categoryGroup: 'allLogs', enabled: true }] }, true],
		['audit alone', { workspaceId: 'w', logs: [{ categoryGroup: 'audit', enabled: true }] }, false],
		['what is turned off', { workspaceId: 'w', logs: [{ category: 'RequestResponse', enabled: false }] }, false],
		['another place', { storageAccountId: 's', logs: [{ categoryGroup: 'allLogs', enabled: true }] }, false],
	])('for %s', async (_, properties, logsRequests) => {
		const azure = interceptPath(practice, /diagnosticSettings/, {
			status: 200,
			body: { value: [{ name: 'd', properties }] },
		});
		expect(await azure.diagnosticSettings(await idOf('aoai-contoso-quiet'))).toMatchObject([{ logsRequests }]);
	});
});
