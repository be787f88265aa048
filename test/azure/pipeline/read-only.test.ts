// What --read-only lets through: reads, and those POSTs that change nothing.
import { describe, expect, it } from 'vitest';
import { isReadRequest } from '../../../source/azure/pipeline/read-requests.ts';

const group = '/subscriptions/5a000001/resourceGroups/rg-%E7%AA%93%E5%8F%A3/providers';
const account = `${group}/Microsoft.CognitiveServices/accounts/aoai`;
const site = `${group}/Microsoft.Web/sites/app`;
const app = `${group}/Microsoft.App/containerApps/ca`;
const apim = `${group}/Microsoft.ApiManagement/service/apim`;

describe('a POST that only reads', () => {
	it.each([
		'/providers/Microsoft.ResourceGraph/resources',
		'/subscriptions/5a000001/providers/Microsoft.CognitiveServices/checkDomainAvailability',
		`${account}/listKeys`,
		`${account.toLowerCase()}/listkeys`,
		`${site}/config/appsettings/list`,
		`${site}/config/connectionstrings/list`,
		`${site}/slots/staging/config/appsettings/list`,
		`${app}/listSecrets`,
		`${group}/Microsoft.App/jobs/nightly/listSecrets`,
		`${apim}/namedValues/key/listValue`,
		`${apim}/workspaces/team/namedValues/key/listValue`,
		`/v1${account}/query`,
		'/v1.0/directoryObjects/getByIds',
	])('passes: %s', (path) => {
		expect(isReadRequest('POST', path)).toBe(true);
		for (const method of ['PUT', 'PATCH', 'DELETE']) expect(isReadRequest(method, path)).toBe(false);
	});
});

describe('a POST that changes something, or may', () => {
	it.each([
		`${account}/regenerateKey`,
		`${account}/listKeys/regenerateKey`,
		`${account}/regenerateKey/listKeys`,
		`${account}/projects/p/listKeys`,
		`${account}/`,
		`${account}%2FregenerateKey%3F/listKeys`,
		`${account}%5cregenerateKey/listKeys`,
		`${account}/regenerateKey%3F/listKeys`,
		`/x${account}/listKeys`,
		`${group}/Microsoft.Storage/storageAccounts/s/listKeys`,
		`${site}/config/appsettings`,
		`${site}/config/publishingcredentials/list`,
		`${site}/slots/staging/slots/other/config/appsettings/list`,
		`${site}/restart`,
		`${app}/start`,
		`${app}/listSecretsAndRestart`,
		`${apim}/namedValues/key/refreshSecret`,
		`${apim}/namedValues/key`,
		'/v1.0/directoryObjects',
		'/v1.0/directoryObjects/getByIds/delete',
		'/v1x0/directoryObjects/getByIds',
		'/v1.0/users',
		`/v1${account}/query/delete`,
		`/v1${account}/purge`,
		`/providers/Microsoft.ResourceGraph/resources/history`,
		`/v1${group}/Microsoft.OperationalInsights/workspaces/w/query`,
	])('is refused: %s', (path) => {
		expect(isReadRequest('POST', path)).toBe(false);
	});

	it('is decided by the path as a URL has it, with its dots resolved', () => {
		const { pathname } = new URL(`https://management.azure.com${account}/listKeys/../regenerateKey`);
		expect(isReadRequest('POST', pathname)).toBe(false);
	});
});
