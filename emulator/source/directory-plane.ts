// Microsoft Graph, as far as names go: POST /v1.0/directoryObjects/getByIds.
import { errorJson, type HttpResponse, json, type RequestContext } from './http.ts';
import { lower } from './tenant-state.ts';

/** Whether a host is Microsoft Graph in one of its clouds (Microsoft Learn, national cloud deployments). */
export const isDirectoryHost = (host: string): boolean =>
	/^(graph\.microsoft\.(com|us)|microsoftgraph\.chinacloudapi\.cn)$/i.test(host);

const odataTypes = { User: 'user', Group: 'group', ServicePrincipal: 'servicePrincipal' } as const;

/** Ids that the directory does not know are left out without a word (directoryObject: getByIds). */
export const handleDirectoryRequest = (context: RequestContext): HttpResponse => {
	const { tenant, url, method, headers, now } = context;
	if (!headers.authorization) return errorJson(401, 'InvalidAuthenticationToken', 'Access token is empty.');
	if (lower(url.pathname) !== '/v1.0/directoryobjects/getbyids' || method !== 'POST')
		return errorJson(
			404,
			'ResourceNotFound',
			`Resource not found for the segment '${url.pathname.split('/')[2] ?? ''}'.`,
		);
	const { ids, types } = (context.body ?? {}) as { ids?: unknown; types?: unknown };
	if (!Array.isArray(ids) || ids.length > 1000)
		return errorJson(400, 'Request_BadRequest', 'The collection of ids is missing or has more than 1000 members.');
	const value = ids.flatMap((id) => {
		const found = tenant.principals.get(lower(String(id)));
		if (!found || (found.replicatedAt ?? 0) > now) return [];
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
