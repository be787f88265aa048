// AI Search: vectorizers of indexes, skills of skillsets, and the account that skills are billed to.
import { apiVersions } from '../../model/api-versions.ts';
import { unseenReasons } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { cleanOptional } from '../../shared/sanitise.ts';
import { type Fields, fields, list } from '../mappers.ts';
import { attempt, type Finding, type Look, type Source } from './look.ts';

/** Names of search services (Azure naming rules): the origin is made of one, never taken from an answer. */
const serviceName = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])$/;

const keyHeader = /^(api-key|ocp-apim-subscription-key)$/i;

/**
 * A key is never given: an index shows `<redacted>`, a skillset the same or what was put in. Neither key nor identity
 * means the service's own identity, and a service that has none has only a key to call with.
 */
const callsByKey = (node: Fields, hasIdentity: boolean): boolean => {
	if (cleanOptional(node.apiKey) ?? cleanOptional(node.key)) return true;
	if (Object.keys(fields(node.httpHeaders)).some((name) => keyHeader.test(name))) return true;
	return !hasIdentity && !isIdentity(node.authIdentity) && !isIdentity(node.identity);
};

/** `DataNoneIdentity` is how an identity is taken away. */
const isIdentity = (value: unknown) =>
	Boolean(value) && !/DataNoneIdentity$/.test(String(fields(value)['@odata.type'] ?? ''));

/** Everything in a definition that calls something: `resourceUri`, `uri` and `subdomainUrl` are where to. */
const callers = (node: unknown): readonly Fields[] => {
	if (Array.isArray(node)) return node.flatMap(callers);
	const one = fields(node);
	const below = Object.values(one).flatMap((value) => (typeof value === 'object' ? callers(value) : []));
	return one.resourceUri || one.uri || one.subdomainUrl ? [one, ...below] : below;
};

const findingsOf = (definition: unknown, hasIdentity: boolean, owner: string, { account, hosts }: Look): Finding[] => {
	const { name, cognitiveServices, ...rest } = fields(definition);
	const place = cleanOptional(name) ?? '?';
	const targets = callers([rest, cognitiveServices]);
	const addressOf = ({ resourceUri, uri, subdomainUrl }: Fields) => resourceUri ?? uri ?? subdomainUrl;
	const own = targets.filter((one) => hosts.isOwn(addressOf(one)));
	const isSharedByKey = targets.some((one) => hosts.isShared(addressOf(one)) && callsByKey(one, hasIdentity));
	// Billed by a key with no address: any multi-service account's of the region.
	const isBilled = /CognitiveServicesByKey$/.test(String(fields(cognitiveServices)['@odata.type'] ?? ''));
	const isBillable = /^(CognitiveServices|AIServices)$/i.test(account.kind);
	return [
		...(own.length > 0
			? [{ place, holds: own.some((one) => callsByKey(one, hasIdentity)) ? ('aKey' as const) : ('endpoint' as const) }]
			: []),
		...(isSharedByKey || (isBilled && isBillable) ? [{ name: `${owner} ${place}`, why: unseenReasons.whose }] : []),
	];
};

const hasIdentity = (row: Fields) => /Assigned/i.test(String(fields(row.identity).type ?? ''));

export const search: Source = {
	types: ['microsoft.search/searchservices'],
	look: async ({ name, row }, look) => {
		const { cloud, rawAt } = look.reach;
		const service = name.toLowerCase();
		if (!serviceName.test(service)) throw new Problem('badAnswer', { detail: 'not the name of a search service' });
		const raw = rawAt(`https://${service}${cloud.searchSuffix}`, cloud.searchScope);
		const read = (kind: 'indexes' | 'skillsets') =>
			attempt(`${name} ${kind}`, look, async () =>
				list(await raw.list(`/${kind}`, apiVersions.search, look.options)).flatMap((definition) =>
					findingsOf(definition, hasIdentity(row), name, look),
				),
			);
		return [...(await read('indexes')), ...(await read('skillsets'))];
	},
};
