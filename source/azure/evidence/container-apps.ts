// Container Apps and their jobs: environment variables written out, and secrets.
import { apiVersions } from '../../model/api-versions.ts';
import { unseenReasons } from '../../model/evidence.ts';
import { clean } from '../../shared/sanitise.ts';
import { fields, list } from '../mappers.ts';
import { jsonOf } from '../rest-client.ts';
import { attempt, demand, inspect, type Source } from './look.ts';

export const containerApps: Source = {
	types: ['microsoft.app/containerapps', 'microsoft.app/jobs'],
	look: async ({ id, name }, look) => {
		const { cloud, raw } = look.reach;
		const { properties } = fields(await raw.get(id, apiVersions.containerApps, look.options));
		demand(typeof properties === 'object' && properties !== null, 'properties', id);
		const { template, configuration } = fields(properties);
		const { containers, initContainers } = fields(template);
		const written = [...list(containers), ...list(initContainers)]
			.flatMap((one) => list(fields(one).env).map(fields))
			.flatMap((env) => inspect(name, env.name, env.value, look));
		if (list(fields(configuration).secrets).length === 0) return written;
		const url = `${cloud.resourceManager}${encodeURI(id)}/listSecrets?api-version=${apiVersions.containerApps}`;
		const secrets = await attempt(`${name} secrets`, look, async () => {
			const { value } = fields(jsonOf(await raw.send('POST', url, { signal: look.options.signal })));
			demand(Array.isArray(value), 'value', id);
			return list(value)
				.map(fields)
				.flatMap((secret) =>
					secret.keyVaultUrl
						? [{ name: `${name} ${clean(secret.name)}`, why: unseenReasons.keyVault }]
						: inspect(name, secret.name, secret.value, look),
				);
		});
		return [...written, ...secrets];
	},
};
