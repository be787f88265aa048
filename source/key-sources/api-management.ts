// API Management: named values, backends with credentials of their own, and policies.
import { Problem } from '../model/problem.ts';
import { resourceNameOf } from '../model/resource-id.ts';
import { asArray, asObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';
import { apiVersion, scanGatewayPolicies } from './gateway-policies.ts';
import {
	type Candidate,
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
	context: ScanContext,
): Promise<readonly Finding[]> => {
	const { name, properties } = asObject(value);
	const { displayName, secret, keyVault, value: written } = asObject(properties);
	const place = clean(displayName) || clean(name);
	if (keyVault) return [{ name: `${service} ${place}`, why: 'keyVault' }];
	if (secret !== true) return inspectValue(service, place, written, context);
	return scanPart(`${service} ${place}`, context, async () => {
		const path = `${id}/namedValues/${resourceNameOf(clean(name))}/listValue`;
		const answer = asObject(await context.resourceManager.post(path, apiVersion));
		requirePart(typeof answer.value === 'string', 'value', path);
		return inspectValue(service, place, answer.value, context);
	});
};

const keyHeaderName = /^(api-key|ocp-apim-subscription-key|subscription-key)$/i;
const namedValueReference = /^\s*\{\{([^{}]+)\}\}\s*$/;

/** Returns the findings of one backend. Its key is written out, or is a named value `{{name}}` with a finding of its own. */
const scanBackend = (
	service: string,
	value: unknown,
	named: readonly Finding[],
	context: ScanContext,
): readonly Finding[] => {
	const { name, properties } = asObject(value);
	const { url, credentials } = asObject(properties);
	const { header, query } = asObject(credentials);
	const sent = [...Object.entries(asObject(header)), ...Object.entries(asObject(query))].flatMap(([key, values]) =>
		asArray(values).map((one) => ({ key, value: one })),
	);
	const held = sent.flatMap((one) => inspectValue(service, name, one.value, context)).filter((one) => 'holds' in one);
	const keys = held.filter(({ holds }) => holds !== 'endpoint');
	if (keys.length > 0) return keys;
	if (!context.accountHosts.isAccountUrl(url)) return [];
	const place = clean(name);
	const names = sent.flatMap((one) =>
		keyHeaderName.test(one.key) ? (namedValueReference.exec(clean(one.value))?.[1]?.trim() ?? []) : [],
	);
	const behind = named.filter((one) => 'holds' in one && names.includes(one.place) && one.holds !== 'endpoint');
	if (behind.length > 0) return behind.map((one) => ({ ...one, place }));
	const isHidden = named.some((one) => 'why' in one && names.some((wanted) => one.name === `${service} ${wanted}`));
	return [{ place, holds: isHidden ? 'aKey' : 'endpoint' }];
};

/** Named values, back ends and policies of a gateway, or of one of its workspaces. */
const scanGateway = async ({ id, name, row }: Candidate, context: ScanContext): Promise<readonly Finding[]> => {
	const rows = (kind: 'namedValues' | 'backends') => context.resourceManager.list(`${id}/${kind}`, apiVersion);
	const named: Finding[] = [];
	for (const one of await rows('namedValues')) named.push(...(await scanNamedValue(name, id, one, context)));
	const backends = await scanPart(`${name} backends`, context, async () =>
		(await rows('backends')).flatMap((one) => scanBackend(name, one, named, context)),
	);
	const known = [...named, ...backends];
	return [...known, ...(await scanGatewayPolicies({ id, name, row }, known, context))];
};

/** What Azure says of a tier without workspaces. */
const isWithoutWorkspaces = (error: unknown): boolean =>
	error instanceof Problem && error.facts.code === 'MethodNotAllowedInPricingTier';

/** Each team's part of a gateway, found as the gateway's own, at places that begin with the workspace. */
const scanWorkspaces = (candidate: Candidate, context: ScanContext): Promise<readonly Finding[]> => {
	const { id, name, row } = candidate;
	return scanPart(`${name} workspaces`, context, async () => {
		const workspaces = await context
			.withoutResponseBodies(() => context.resourceManager.list(`${id}/workspaces`, apiVersion))
			.catch((error: unknown) => (isWithoutWorkspaces(error) ? [] : Promise.reject(error)));
		const found: Finding[] = [];
		for (const one of workspaces) {
			const path = `workspaces/${resourceNameOf(clean(asObject(one).name))}`;
			const workspace = { id: `${id}/${path}`, name: `${name} ${path}`, row };
			const inside = await scanPart(workspace.name, context, () => scanGateway(workspace, context));
			found.push(...inside.map((one) => ('holds' in one ? { ...one, place: `${path}/${one.place}` } : one)));
		}
		return found;
	});
};

const secretValue = 'namedValues/{}/listValue';

export const apiManagement: KeySourceDefinition = {
	readsSecrets: true,
	types: ['microsoft.apimanagement/service'],
	readOnlyPosts: ['', 'workspaces/{}/'].map((at) => `Microsoft.ApiManagement/service/{}/${at}${secretValue}`),
	scan: async (candidate, context) => [
		...(await scanGateway(candidate, context)),
		...(await scanWorkspaces(candidate, context)),
	],
};
