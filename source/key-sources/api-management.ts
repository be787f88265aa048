// API Management: named values, backends with credentials of their own, and policies.
import { resourceNameOf } from '../model/resource-id.ts';
import { asArray, asObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';
import { apiVersion, scanGatewayPolicies } from './gateway-policies.ts';
import {
	type Finding,
	inspectValue,
	type KeySourceDefinition,
	requirePart,
	type ScanContext,
	scanPart,
} from './source.ts';

const scanNamedValue = async (
	service: string,
	id: string,
	value: unknown,
	look: ScanContext,
): Promise<readonly Finding[]> => {
	const { name, properties } = asObject(value);
	const { displayName, secret, keyVault, value: written } = asObject(properties);
	const place = clean(displayName) || clean(name);
	if (keyVault) return [{ name: `${service} ${place}`, why: 'keyVault' }];
	if (secret !== true) return inspectValue(service, place, written, look);
	return scanPart(`${service} ${place}`, look, async () => {
		const path = `${id}/namedValues/${resourceNameOf(clean(name))}/listValue`;
		const answer = asObject(await look.resourceManager.post(path, apiVersion));
		requirePart(typeof answer.value === 'string', 'value', path);
		return inspectValue(service, place, answer.value, look);
	});
};

const keyHeaderName = /^(api-key|ocp-apim-subscription-key|subscription-key)$/i;
const namedValueReference = /^\s*\{\{([^{}]+)\}\}\s*$/;

/** A backend's key is written out, or is a named value `{{name}}`, whose own finding says what it holds. */
const scanBackend = (
	service: string,
	value: unknown,
	named: readonly Finding[],
	look: ScanContext,
): readonly Finding[] => {
	const { name, properties } = asObject(value);
	const { url, credentials } = asObject(properties);
	const { header, query } = asObject(credentials);
	const sent = [...Object.entries(asObject(header)), ...Object.entries(asObject(query))].flatMap(([key, values]) =>
		asArray(values).map((one) => ({ key, value: one })),
	);
	const held = sent.flatMap((one) => inspectValue(service, name, one.value, look)).filter((one) => 'holds' in one);
	const keys = held.filter(({ holds }) => holds !== 'endpoint');
	if (keys.length > 0) return keys;
	if (!look.accountHosts.isAccountUrl(url)) return [];
	const place = clean(name);
	const names = sent.flatMap((one) =>
		keyHeaderName.test(one.key) ? (namedValueReference.exec(clean(one.value))?.[1]?.trim() ?? []) : [],
	);
	const behind = named.filter((one) => 'holds' in one && names.includes(one.place) && one.holds !== 'endpoint');
	if (behind.length > 0) return behind.map((one) => ({ ...one, place }));
	const isHidden = named.some((one) => 'why' in one && names.some((wanted) => one.name === `${service} ${wanted}`));
	return [{ place, holds: isHidden ? 'aKey' : 'endpoint' }];
};

export const apiManagement: KeySourceDefinition = {
	readsSecrets: true,
	types: ['microsoft.apimanagement/service'],
	readOnlyPosts: ['Microsoft.ApiManagement/service/{}/namedValues/{}/listValue'],
	scan: async (candidate, look) => {
		const { id, name } = candidate;
		const rows = (kind: 'namedValues' | 'backends') => look.resourceManager.list(`${id}/${kind}`, apiVersion);
		const named: Finding[] = [];
		for (const one of await rows('namedValues')) named.push(...(await scanNamedValue(name, id, one, look)));
		const backends = await scanPart(`${name} backends`, look, async () =>
			(await rows('backends')).flatMap((one) => scanBackend(name, one, named, look)),
		);
		return [...named, ...backends, ...(await scanGatewayPolicies(candidate, [...named, ...backends], look))];
	},
};
