// API Management: named values, backends with credentials of their own, and policies.
import { apiVersions } from '../../model/api-versions.ts';
import { unseenReasons } from '../../model/evidence.ts';
import { nameOf } from '../../model/resource-id-parts.ts';
import { clean } from '../../shared/sanitise.ts';
import { fields, list } from '../mappers.ts';
import { jsonOf } from '../rest-client.ts';
import { gatewayPolicies } from './gateway-policies.ts';
import { attempt, demand, type Finding, inspect, type Look, type Source } from './look.ts';

const namedValue = async (service: string, id: string, value: unknown, look: Look): Promise<readonly Finding[]> => {
	const { name, properties } = fields(value);
	const { displayName, secret, keyVault, value: written } = fields(properties);
	const place = clean(displayName) || clean(name);
	if (keyVault) return [{ name: `${service} ${place}`, why: unseenReasons.keyVault }];
	if (secret !== true) return inspect(service, place, written, look);
	return attempt(`${service} ${place}`, look, async () => {
		const { cloud, raw } = look.reach;
		const path = encodeURI(`${id}/namedValues/${nameOf(clean(name))}/listValue`);
		const url = `${cloud.resourceManager}${path}?api-version=${apiVersions.apiManagement}`;
		const answer = fields(jsonOf(await raw.send('POST', url, { signal: look.options.signal })));
		demand(typeof answer.value === 'string', 'value', path);
		return inspect(service, place, answer.value, look);
	});
};

const keyName = /^(api-key|ocp-apim-subscription-key|subscription-key)$/i;
const reference = /^\s*\{\{([^{}]+)\}\}\s*$/;

/** A backend's key is written out, or is a named value `{{name}}`, whose own finding says what it holds. */
const backend = (service: string, value: unknown, named: readonly Finding[], look: Look): readonly Finding[] => {
	const { name, properties } = fields(value);
	const { url, credentials } = fields(properties);
	const { header, query } = fields(credentials);
	const sent = [...Object.entries(fields(header)), ...Object.entries(fields(query))].flatMap(([key, values]) =>
		list(values).map((one) => ({ key, value: one })),
	);
	const held = sent.flatMap((one) => inspect(service, name, one.value, look)).filter((one) => 'holds' in one);
	const keys = held.filter(({ holds }) => holds !== 'endpoint');
	if (keys.length > 0) return keys;
	if (!look.hosts.isOwn(url)) return [];
	const place = clean(name);
	const names = sent.flatMap((one) =>
		keyName.test(one.key) ? (reference.exec(clean(one.value))?.[1]?.trim() ?? []) : [],
	);
	const behind = named.filter((one) => 'holds' in one && names.includes(one.place) && one.holds !== 'endpoint');
	if (behind.length > 0) return behind.map((one) => ({ ...one, place }));
	const isHidden = named.some((one) => 'why' in one && names.some((wanted) => one.name === `${service} ${wanted}`));
	return [{ place, holds: isHidden ? 'aKey' : 'endpoint' }];
};

export const apiManagement: Source = {
	types: ['microsoft.apimanagement/service'],
	look: async (candidate, look) => {
		const { id, name } = candidate;
		const rows = (kind: 'namedValues' | 'backends') =>
			look.reach.raw.list(`${id}/${kind}`, apiVersions.apiManagement, look.options);
		const named: Finding[] = [];
		for (const one of await rows('namedValues')) named.push(...(await namedValue(name, id, one, look)));
		const backends = await attempt(`${name} backends`, look, async () =>
			(await rows('backends')).flatMap((one) => backend(name, one, named, look)),
		);
		return [...named, ...backends, ...(await gatewayPolicies(candidate, [...named, ...backends], look))];
	},
};
