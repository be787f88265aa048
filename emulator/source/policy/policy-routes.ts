// Microsoft.Authorization: policy assignments, definitions and initiatives.

import { requireAction } from '../authorization.ts';
import { AzureError, type HttpResponse, json, page, type RequestContext } from '../http.ts';
import { scopeFromPath } from '../scope-path.ts';
import { scopeContains } from '../scopes.ts';
import { lower } from '../tenant-state.ts';
import { exemptionScope } from './exemptions.ts';

const provider = 'Microsoft.Authorization';

/** Answers GET …/policyAssignments. `atScope()`: here and above; without a filter, below too (Policy Assignments, List For Resource). */
export const listPolicyAssignments = (context: RequestContext): HttpResponse => {
	const { tenant, url, now } = context;
	const scope = scopeFromPath(context);
	requireAction(tenant, scope, `${provider}/policyAssignments/read`, now);
	const filter = url.searchParams.get('$filter') ?? '';
	const definition = /^policyDefinitionId eq '([^']*)'$/i.exec(filter)?.[1];
	if (filter && definition === undefined && !/^(atScope|atExactScope)\(\)$/i.test(filter)) {
		throw new AzureError(
			400,
			'InvalidFilterInQueryString',
			`Invalid filter '${filter}'. Supported filters are: atScope(), atExactScope() or policyDefinitionId eq '{value}'.`,
		);
	}
	const rows = tenant.policyAssignments.filter(({ properties }) => {
		const at = String(properties.scope);
		if (definition !== undefined && lower(definition) !== lower(String(properties.policyDefinitionId))) return false;
		if (/^atExactScope/i.test(filter)) return lower(at) === lower(scope);
		return scopeContains(tenant, at, scope) || (!/^atScope/i.test(filter) && scopeContains(tenant, scope, at));
	});
	return page(context, rows);
};

/** Answers GET …/policyExemptions. An exemption lies at the scope it exempts; `atScope()`: here and above. */
export const listPolicyExemptions = (context: RequestContext): HttpResponse => {
	const { tenant, url, now } = context;
	const scope = scopeFromPath(context);
	requireAction(tenant, scope, `${provider}/policyExemptions/read`, now);
	const filter = url.searchParams.get('$filter') ?? '';
	if (filter && !/^(atScope|atExactScope)\(\)$/i.test(filter)) {
		throw new AzureError(
			400,
			'InvalidFilterInQueryString',
			`Invalid filter '${filter}'. Supported filters are: atScope(), atExactScope().`,
		);
	}
	const rows = tenant.policyExemptions.filter(({ id }) => {
		const at = exemptionScope(id);
		if (/^atExactScope/i.test(filter)) return lower(at) === lower(scope);
		return scopeContains(tenant, at, scope) || (!filter && scopeContains(tenant, scope, at));
	});
	return page(context, rows);
};

/** Returns the rule that answers GET of a definition. Every principal can read a built-in one; a custom one takes the right to read at its subscription or group. */
const getPolicyResource =
	(kind: 'policyDefinitions' | 'policySetDefinitions', code: string) =>
	(context: RequestContext): HttpResponse => {
		const { tenant, params, now } = context;
		const scope = scopeFromPath(context);
		if (scope) requireAction(tenant, scope, `${provider}/${kind}/read`, now);
		const name = params.name ?? '';
		const found = tenant.policyDefinitions.get(lower(`${scope}/providers/${provider}/${kind}/${name}`));
		if (found) return json(200, found);
		throw new AzureError(
			404,
			code,
			`The ${kind === 'policyDefinitions' ? 'policy definition' : 'policy set definition'} '${name}' could not be found.`,
		);
	};

export const getPolicyDefinition = getPolicyResource('policyDefinitions', 'PolicyDefinitionNotFound');
export const getPolicySetDefinition = getPolicyResource('policySetDefinitions', 'PolicySetDefinitionNotFound');
