// App Service and Functions: application settings and connection strings, of apps and their slots.
import { apiVersions } from '../../model/api-versions.ts';
import { asObject } from '../mappers.ts';
import { parseJsonBody } from '../rest-client.ts';
import { inspectValue, type KeySourceScanner, requirePart, scanPart } from './scan-context.ts';

export const sites: KeySourceScanner = {
	types: ['microsoft.web/sites', 'microsoft.web/sites/slots'],
	scan: async ({ id, name }, look) => {
		const { cloud, restClient } = look.clients;
		const read = async (kind: 'appsettings' | 'connectionstrings') => {
			const url = `${cloud.resourceManager}${encodeURI(id)}/config/${kind}/list?api-version=${apiVersions.sites}`;
			const { properties } = asObject(
				parseJsonBody(await restClient.send('POST', url, { signal: look.options.signal })),
			);
			requirePart(typeof properties === 'object' && properties !== null, 'properties', id);
			return Object.entries(asObject(properties));
		};
		const settings = (await read('appsettings')).flatMap(([key, value]) => inspectValue(name, key, value, look));
		const strings = await scanPart(`${name} connection strings`, look, async () =>
			(await read('connectionstrings')).flatMap(([key, one]) => inspectValue(name, key, asObject(one).value, look)),
		);
		return [...settings, ...strings];
	},
};
