// App Service and Functions: application settings and connection strings, of apps and their slots.
import { apiVersions } from '../../model/api-versions.ts';
import { fields } from '../mappers.ts';
import { jsonOf } from '../rest-client.ts';
import { attempt, demand, inspect, type Source } from './look.ts';

export const sites: Source = {
	types: ['microsoft.web/sites', 'microsoft.web/sites/slots'],
	look: async ({ id, name }, look) => {
		const { cloud, raw } = look.reach;
		const read = async (kind: 'appsettings' | 'connectionstrings') => {
			const url = `${cloud.resourceManager}${encodeURI(id)}/config/${kind}/list?api-version=${apiVersions.sites}`;
			const { properties } = fields(jsonOf(await raw.send('POST', url, { signal: look.options.signal })));
			demand(typeof properties === 'object' && properties !== null, 'properties', id);
			return Object.entries(fields(properties));
		};
		const settings = (await read('appsettings')).flatMap(([key, value]) => inspect(name, key, value, look));
		const strings = await attempt(`${name} connection strings`, look, async () =>
			(await read('connectionstrings')).flatMap(([key, one]) => inspect(name, key, fields(one).value, look)),
		);
		return [...settings, ...strings];
	},
};
