import type { CallOptions } from '../../model/azure.ts';
import { Problem } from '../../model/problem.ts';
import { asObject } from '../../shared/json.ts';
import { clean } from '../../shared/sanitise.ts';
import { parseJsonBody } from '../rest-client.ts';
import type { SdkClients } from '../sdk-clients.ts';

/** Most ids in one request (Microsoft Graph, directoryObject: getByIds). */
const maxIdsPerRequest = 1000;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Microsoft Graph, `POST /v1.0/directoryObjects/getByIds`: a query, which needs Directory.Read.All or what members of a
 * directory may read. An id that it does not know (deleted, or of another tenant) is left out of the answer, one whose kind
 * the caller may not read comes without a name.
 */
export const principalNames = async (
	{ cloud, restClientFor }: SdkClients,
	ids: readonly string[],
	{ signal }: CallOptions,
): Promise<ReadonlyMap<string, string>> => {
	const graph = restClientFor(cloud.microsoftGraph, `${cloud.microsoftGraph}/.default`);
	const asked = [...new Set(ids.map((id) => id.toLowerCase()))].filter((id) => guid.test(id));
	const names = new Map<string, string>();
	for (let from = 0; from < asked.length; from += maxIdsPerRequest) {
		const body = { ids: asked.slice(from, from + maxIdsPerRequest), types: ['user', 'group', 'servicePrincipal'] };
		const url = `${cloud.microsoftGraph}/v1.0/directoryObjects/getByIds`;
		const { value } = asObject(parseJsonBody(await graph.send('POST', url, { signal, body })));
		if (!Array.isArray(value)) throw new Problem('badAnswer', { detail: 'Microsoft Graph sent no list', subject: url });
		for (const row of value) {
			const { id, displayName, userPrincipalName } = asObject(row);
			const name = clean(displayName) || clean(userPrincipalName);
			if (name) names.set(clean(id).toLowerCase(), name);
		}
	}
	return names;
};
