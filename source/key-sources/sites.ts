// App Service and Functions: application settings and connection strings, of apps and their slots.
import { asObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';
import { type Finding, inspectValue, type KeySourceDefinition, requirePart, scanPart } from './source.ts';

const apiVersion = '2024-04-01';

export const sites: KeySourceDefinition = {
	readsSecrets: true,
	types: ['microsoft.web/sites', 'microsoft.web/sites/slots'],
	readOnlyPosts: ['sites', 'sites/{}/slots'].flatMap((at) =>
		['appsettings', 'connectionstrings'].map((kind) => `Microsoft.Web/${at}/{}/config/${kind}/list`),
	),
	scan: async ({ id, name, row }, context) => {
		const read = async (kind: 'appsettings' | 'connectionstrings') => {
			const { properties } = asObject(await context.resourceManager.post(`${id}/config/${kind}/list`, apiVersion));
			requirePart(typeof properties === 'object' && properties !== null, 'properties', id);
			return Object.entries(asObject(properties));
		};
		const settings = (await read('appsettings')).flatMap(([key, value]) => inspectValue(name, key, value, context));
		const strings = await scanPart(`${name} connection strings`, context, async () =>
			(await read('connectionstrings')).flatMap(([key, one]) => inspectValue(name, key, asObject(one).value, context)),
		);
		// A Logic App (Standard) has its workflows in files.
		const files: readonly Finding[] = /workflowapp/i.test(clean(row.kind))
			? [{ name: `${name} workflows`, why: 'notLookedAt' }]
			: [];
		return [...settings, ...strings, ...files];
	},
};
