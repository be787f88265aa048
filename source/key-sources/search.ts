// AI Search: vectorizers of indexes, skills of skillsets and the account that they are billed to, models of knowledge bases
// and of what fills knowledge sources.
import { Problem } from '../model/problem.ts';
import { asObject, type JsonObject } from '../shared/json.ts';
import { cleanOptional } from '../shared/sanitise.ts';
import { type Finding, type KeySourceDefinition, type ScanContext, scanPart } from './source.ts';

/**
 * What a search service holds that calls models, and the version of its data plane that lists it. Knowledge bases and
 * sources are stable since 2026-04-01; before 2025-11-01-preview a knowledge base was an agent, which only previews list.
 */
const collections = {
	indexes: '2025-09-01',
	skillsets: '2025-09-01',
	knowledgebases: '2026-04-01',
	knowledgesources: '2026-04-01',
	agents: '2025-08-01-preview',
} as const;

/** Names of search services (Azure naming rules): the origin contains one, and is never taken from an answer. */
const serviceNamePattern = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])$/;

const keyHeader = /^(api-key|ocp-apim-subscription-key)$/i;

/**
 * Whether a definition calls with a key. The key itself is never shown: an index shows `<redacted>`, a skillset the same or what was put in. Neither key nor identity
 * means the service's own identity, and a service that has none has only a key to call with.
 */
const usesKey = (node: JsonObject, hasIdentity: boolean): boolean => {
	if (cleanOptional(node.apiKey) ?? cleanOptional(node.key)) return true;
	if (Object.keys(asObject(node.httpHeaders)).some((name) => keyHeader.test(name))) return true;
	return !hasIdentity && !isIdentity(node.authIdentity) && !isIdentity(node.identity);
};

/** Whether a definition has an identity. `DataNoneIdentity` removes one. */
const isIdentity = (value: unknown) =>
	Boolean(value) && !/DataNoneIdentity$/.test(String(asObject(value)['@odata.type'] ?? ''));

/** Returns every part of a definition that calls an address: `resourceUri`, `uri` or `subdomainUrl`. */
const callTargets = (node: unknown): readonly JsonObject[] => {
	if (Array.isArray(node)) return node.flatMap(callTargets);
	const one = asObject(node);
	const inner = Object.values(one).flatMap((value) => (typeof value === 'object' ? callTargets(value) : []));
	return one.resourceUri || one.uri || one.subdomainUrl ? [one, ...inner] : inner;
};

const definitionFindings = (
	definition: unknown,
	hasIdentity: boolean,
	owner: string,
	{ account, accountHosts }: ScanContext,
): Finding[] => {
	const { name, cognitiveServices, ...rest } = asObject(definition);
	const place = cleanOptional(name) ?? '?';
	const targets = callTargets([rest, cognitiveServices]);
	const addressOf = ({ resourceUri, uri, subdomainUrl }: JsonObject) => resourceUri ?? uri ?? subdomainUrl;
	const own = targets.filter((one) => accountHosts.isAccountUrl(addressOf(one)));
	const isSharedByKey = targets.some((one) => accountHosts.isRegionalUrl(addressOf(one)) && usesKey(one, hasIdentity));
	// Billed by a key with no address: any multi-service account's of the region.
	const isBilled = /CognitiveServicesByKey$/.test(String(asObject(cognitiveServices)['@odata.type'] ?? ''));
	const isBillable = /^(CognitiveServices|AIServices)$/i.test(account.kind);
	return [
		...(own.length > 0
			? [{ place, holds: own.some((one) => usesKey(one, hasIdentity)) ? ('aKey' as const) : ('endpoint' as const) }]
			: []),
		...(isSharedByKey || (isBilled && isBillable) ? [{ name: `${owner} ${place}`, why: 'whose' as const }] : []),
	];
};

const hasIdentity = (row: JsonObject) => /Assigned/i.test(String(asObject(row.identity).type ?? ''));

export const search: KeySourceDefinition = {
	readsSecrets: false,
	types: ['microsoft.search/searchservices'],
	scan: async ({ name, row }, context) => {
		const service = name.toLowerCase();
		if (!serviceNamePattern.test(service))
			throw new Problem('badAnswer', { detail: 'not the name of a search service' });
		const dataPlane = context.searchService(service);
		const found: Finding[] = [];
		for (const [kind, apiVersion] of Object.entries(collections))
			found.push(
				...(await scanPart(`${name} ${kind}`, context, async () =>
					(
						await dataPlane.list(`/${kind}`, apiVersion)
					).flatMap((definition) => definitionFindings(definition, hasIdentity(row), name, context)),
				)),
			);
		return found;
	},
};
