import type { CallOptions } from '../../model/azure.ts';
import { Problem } from '../../model/problem.ts';
import { clean } from '../../shared/sanitise.ts';
import { fields } from '../mappers.ts';
import { jsonOf } from '../rest-client.ts';
import type { Reach } from '../sdk-clients.ts';

/** Ids in one request (directoryObject: getByIds). */
const most = 1000;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Microsoft Graph, `POST /v1.0/directoryObjects/getByIds`: a query, which needs Directory.Read.All or what members of a
 * directory may read. An id that it does not know (deleted, or of another tenant) is left out of the answer, one whose kind
 * the caller may not read comes without a name.
 */
export const principalNames = async (
	{ cloud, rawAt }: Reach,
	ids: readonly string[],
	{ signal }: CallOptions,
): Promise<ReadonlyMap<string, string>> => {
	const graph = rawAt(cloud.graph, `${cloud.graph}/.default`);
	const asked = [...new Set(ids.map((id) => id.toLowerCase()))].filter((id) => guid.test(id));
	const names = new Map<string, string>();
	for (let from = 0; from < asked.length; from += most) {
		const body = { ids: asked.slice(from, from + most), types: ['user', 'group', 'servicePrincipal'] };
		const url = `${cloud.graph}/v1.0/directoryObjects/getByIds`;
		const { value } = fields(jsonOf(await graph.send('POST', url, { signal, body })));
		if (!Array.isArray(value)) throw new Problem('badAnswer', { detail: 'Microsoft Graph sent no list', subject: url });
		for (const row of value) {
			const { id, displayName, userPrincipalName } = fields(row);
			const name = clean(displayName) || clean(userPrincipalName);
			if (name) names.set(clean(id).toLowerCase(), name);
		}
	}
	return names;
};
