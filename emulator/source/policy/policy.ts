// Microsoft.Authorization: policy assignments, definitions and initiatives.
import { type Answer, type Call, json, page, Refusal } from '../http.ts';
import { demand } from '../rights.ts';
import { scopeOf } from '../scoped.ts';
import { covers } from '../scopes.ts';
import { lower } from '../world.ts';
import { exemptScope } from './exemptions.ts';

const provider = 'Microsoft.Authorization';

/** `atScope()`: here and above; without a filter, below too (Policy Assignments, List For Resource). */
export const listAssignments = (call: Call): Answer => {
	const { world, url, now } = call;
	const scope = scopeOf(call);
	demand(world, scope, `${provider}/policyAssignments/read`, now);
	const filter = url.searchParams.get('$filter') ?? '';
	const definition = /^policyDefinitionId eq '([^']*)'$/i.exec(filter)?.[1];
	if (filter && definition === undefined && !/^(atScope|atExactScope)\(\)$/i.test(filter)) {
		throw new Refusal(
			400,
			'InvalidFilterInQueryString',
			`Invalid filter '${filter}'. Supported filters are: atScope(), atExactScope() or policyDefinitionId eq '{value}'.`,
		);
	}
	const rows = world.policyAssignments.filter(({ properties }) => {
		const at = String(properties.scope);
		if (definition !== undefined && lower(definition) !== lower(String(properties.policyDefinitionId))) return false;
		if (/^atExactScope/i.test(filter)) return lower(at) === lower(scope);
		return covers(world, at, scope) || (!/^atScope/i.test(filter) && covers(world, scope, at));
	});
	return page(call, rows);
};

/** An exemption lies at the scope it exempts; `atScope()`: here and above. */
export const listExemptions = (call: Call): Answer => {
	const { world, url, now } = call;
	const scope = scopeOf(call);
	demand(world, scope, `${provider}/policyExemptions/read`, now);
	const filter = url.searchParams.get('$filter') ?? '';
	if (filter && !/^(atScope|atExactScope)\(\)$/i.test(filter)) {
		throw new Refusal(
			400,
			'InvalidFilterInQueryString',
			`Invalid filter '${filter}'. Supported filters are: atScope(), atExactScope().`,
		);
	}
	const rows = world.policyExemptions.filter(({ id }) => {
		const at = exemptScope(id);
		if (/^atExactScope/i.test(filter)) return lower(at) === lower(scope);
		return covers(world, at, scope) || (!filter && covers(world, scope, at));
	});
	return page(call, rows);
};

/** Built-in ones are everybody's to read; a custom one takes the right to read at its subscription or group. */
const getOf =
	(kind: 'policyDefinitions' | 'policySetDefinitions', code: string) =>
	(call: Call): Answer => {
		const { world, params, now } = call;
		const scope = scopeOf(call);
		if (scope) demand(world, scope, `${provider}/${kind}/read`, now);
		const name = params.name ?? '';
		const found = world.policyDefinitions.get(lower(`${scope}/providers/${provider}/${kind}/${name}`));
		if (found) return json(200, found);
		throw new Refusal(
			404,
			code,
			`The ${kind === 'policyDefinitions' ? 'policy definition' : 'policy set definition'} '${name}' could not be found.`,
		);
	};

export const getDefinition = getOf('policyDefinitions', 'PolicyDefinitionNotFound');
export const getSet = getOf('policySetDefinitions', 'PolicySetDefinitionNotFound');
