// Microsoft Graph, as far as names go: POST /v1.0/directoryObjects/getByIds.
import { type Answer, type Call, json } from './http.ts';
import { lower } from './world.ts';

export const isDirectoryHost = (host: string): boolean =>
	/^(graph\.microsoft\.(com|us)|microsoftgraph\.chinacloudapi\.cn)$/i.test(host);

const error = (status: number, code: string, message: string) => json(status, { error: { code, message } });

const odataTypes = { User: 'user', Group: 'group', ServicePrincipal: 'servicePrincipal' } as const;

/** Ids that the directory does not know are left out without a word (directoryObject: getByIds). */
export const directoryPlane = (call: Call): Answer => {
	const { world, url, method, headers, now } = call;
	if (!headers.authorization) return error(401, 'InvalidAuthenticationToken', 'Access token is empty.');
	if (lower(url.pathname) !== '/v1.0/directoryobjects/getbyids' || method !== 'POST')
		return error(404, 'ResourceNotFound', `Resource not found for the segment '${url.pathname.split('/')[2] ?? ''}'.`);
	const { ids, types } = (call.body ?? {}) as { ids?: unknown; types?: unknown };
	if (!Array.isArray(ids) || ids.length > 1000)
		return error(400, 'Request_BadRequest', 'The collection of ids is missing or has more than 1000 members.');
	const value = ids.flatMap((id) => {
		const found = world.principals.get(lower(String(id)));
		if (!found || (found.knownAt ?? 0) > now) return [];
		const type = odataTypes[found.type];
		if (Array.isArray(types) && !types.includes(type)) return [];
		return [
			{
				'@odata.type': `#microsoft.graph.${type}`,
				id: found.id,
				displayName: found.name,
				...(found.type === 'User' ? { userPrincipalName: found.upn ?? null } : {}),
			},
		];
	});
	return json(200, { '@odata.context': `${url.origin}/v1.0/$metadata#directoryObjects`, value });
};
