// Container Apps and their jobs: environment variables written out, and secrets.
import { apiVersions } from '../../model/api-versions.ts';
import { clean } from '../../shared/sanitise.ts';
import { asArray, asObject } from '../mappers.ts';
import { parseJsonBody } from '../rest-client.ts';
import { inspectValue, type KeySourceScanner, requirePart, scanPart } from './scan-context.ts';

export const containerApps: KeySourceScanner = {
	types: ['microsoft.app/containerapps', 'microsoft.app/jobs'],
	scan: async ({ id, name }, look) => {
		const { cloud, restClient } = look.clients;
		const { properties } = asObject(await restClient.get(id, apiVersions.containerApps, look.options));
		requirePart(typeof properties === 'object' && properties !== null, 'properties', id);
		const { template, configuration } = asObject(properties);
		const { containers, initContainers } = asObject(template);
		const written = [...asArray(containers), ...asArray(initContainers)]
			.flatMap((one) => asArray(asObject(one).env).map(asObject))
			.flatMap((env) => inspectValue(name, env.name, env.value, look));
		if (asArray(asObject(configuration).secrets).length === 0) return written;
		const url = `${cloud.resourceManager}${encodeURI(id)}/listSecrets?api-version=${apiVersions.containerApps}`;
		const secrets = await scanPart(`${name} secrets`, look, async () => {
			const { value } = asObject(parseJsonBody(await restClient.send('POST', url, { signal: look.options.signal })));
			requirePart(Array.isArray(value), 'value', id);
			return asArray(value)
				.map(asObject)
				.flatMap((secret) =>
					secret.keyVaultUrl
						? [{ name: `${name} ${clean(secret.name)}`, why: 'keyVault' }]
						: inspectValue(name, secret.name, secret.value, look),
				);
		});
		return [...written, ...secrets];
	},
};
