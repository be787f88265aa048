// Container Apps and their jobs: environment variables written out, and secrets.
import { asArray, asObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';
import { inspectValue, type KeySourceDefinition, requirePart, scanPart } from './source.ts';

const apiVersion = '2025-01-01';

export const containerApps: KeySourceDefinition = {
	readsSecrets: true,
	types: ['microsoft.app/containerapps', 'microsoft.app/jobs'],
	// Where containers run that Resource Manager does not look into, or shows without their secrets.
	typesNotAsked: ['microsoft.containerinstance/containergroups', 'microsoft.containerservice/managedclusters'],
	readOnlyPosts: ['Microsoft.App/containerApps/{}/listSecrets', 'Microsoft.App/jobs/{}/listSecrets'],
	scan: async ({ id, name }, context) => {
		const { properties } = asObject(await context.resourceManager.get(id, apiVersion));
		requirePart(typeof properties === 'object' && properties !== null, 'properties', id);
		const { template, configuration } = asObject(properties);
		const { containers, initContainers } = asObject(template);
		const written = [...asArray(containers), ...asArray(initContainers)]
			.flatMap((one) => asArray(asObject(one).env).map(asObject))
			.flatMap((env) => inspectValue(name, env.name, env.value, context));
		if (asArray(asObject(configuration).secrets).length === 0) return written;
		const secrets = await scanPart(`${name} secrets`, context, async () => {
			const { value } = asObject(await context.resourceManager.post(`${id}/listSecrets`, apiVersion));
			requirePart(Array.isArray(value), 'value', id);
			return asArray(value)
				.map(asObject)
				.flatMap((secret) =>
					secret.keyVaultUrl
						? [{ name: `${name} ${clean(secret.name)}`, why: 'keyVault' }]
						: inspectValue(name, secret.name, secret.value, context),
				);
		});
		return [...written, ...secrets];
	},
};
