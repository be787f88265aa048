// Applies the policies that are assigned to a resource to a write: modify rewrites, deny refuses, the others let it pass.
import { AzureError } from '../http.ts';
import { scopeContains } from '../scopes.ts';
import { type JsonObject, lower, type PolicyResource, type Resource, type TenantState } from '../tenant-state.ts';
import { isExempt } from './exemptions.ts';
import { isConditionMet, type ParameterLookup, resolveParameter, setField } from './policy-rule.ts';

type ParameterValues = Readonly<Record<string, { readonly value?: unknown; readonly defaultValue?: unknown }>>;

type EffectivePolicy = {
	readonly assignment: PolicyResource;
	readonly definition: PolicyResource;
	readonly initiative?: PolicyResource;
	readonly definitionReferenceId?: string;
	readonly parameters: ParameterLookup;
};

const parameterLookup =
	(given: ParameterValues, declared: ParameterValues): ParameterLookup =>
	(name) =>
		given[name]?.value ?? declared[name]?.defaultValue;

const declaredParameters = ({ properties }: PolicyResource) => (properties.parameters ?? {}) as ParameterValues;

type InitiativeMember = {
	policyDefinitionId: string;
	policyDefinitionReferenceId?: string;
	parameters?: ParameterValues;
};

/** Returns the definitions behind an assignment: one, or those of its initiative with the parameters handed on. */
const assignedDefinitions = (tenant: TenantState, assignment: PolicyResource): readonly EffectivePolicy[] => {
	const find = (id: unknown) => tenant.policyDefinitions.get(lower(String(id)));
	const given = (assignment.properties.parameters ?? {}) as ParameterValues;
	const assigned = find(assignment.properties.policyDefinitionId);
	if (!assigned) return [];
	const outer = parameterLookup(given, declaredParameters(assigned));
	const members = assigned.properties.policyDefinitions as readonly InitiativeMember[] | undefined;
	if (!members) return [{ assignment, definition: assigned, parameters: outer }];
	return members.flatMap(({ policyDefinitionId, policyDefinitionReferenceId, parameters = {} }) => {
		const definition = find(policyDefinitionId);
		if (!definition) return [];
		const handed = Object.fromEntries(
			Object.entries(parameters).map(([name, { value }]) => [name, { value: resolveParameter(value, outer) }]),
		);
		const inner = parameterLookup(handed, declaredParameters(definition));
		return [
			{
				assignment,
				definition,
				initiative: assigned,
				definitionReferenceId: policyDefinitionReferenceId,
				parameters: inner,
			},
		];
	});
};

/** Returns the policies that are assigned to a resource, enforced and not exempted, with their parameters. */
export const effectivePolicies = (tenant: TenantState, id: string): readonly EffectivePolicy[] =>
	tenant.policyAssignments
		.filter(({ properties }) => {
			const {
				scope,
				notScopes = [],
				enforcementMode,
			} = properties as { scope: string; notScopes?: string[] } & JsonObject;
			return (
				enforcementMode !== 'DoNotEnforce' &&
				scopeContains(tenant, scope, id) &&
				!notScopes.some((one) => scopeContains(tenant, one, id))
			);
		})
		.flatMap((assignment) => assignedDefinitions(tenant, assignment))
		.filter(
			({ assignment, definitionReferenceId = '' }) => !isExempt(tenant, id, assignment.id, definitionReferenceId),
		);

/** Returns the definition's rule. */
export const policyRuleOf = ({ properties }: PolicyResource) =>
	properties.policyRule as { if: JsonObject; then: { effect: string; details?: JsonObject } };

/** Returns the effect in lower case, with the assignment's parameters in place. */
export const policyEffect = ({ definition, parameters }: EffectivePolicy) =>
	lower(String(resolveParameter(policyRuleOf(definition).then.effect, parameters)));

type ModifyOperation = { operation: string; field: string; value: unknown; condition?: string };

/** `[greaterOrEquals(requestContext().apiVersion, '…')]` is the one condition that the built-in definitions use. */
const isOperationApplicable = ({ condition }: ModifyOperation, apiVersion: string) => {
	const least = /requestContext\(\)\.apiVersion, '([^']+)'/.exec(condition ?? '')?.[1];
	return least === undefined || apiVersion >= least;
};

/** Returns the display name or, where there is none, the name. */
export const displayNameOf = (one: PolicyResource) => String(one.properties.displayName ?? one.name);

const policyDenial = (
	resource: Resource,
	{ assignment, definition, initiative, definitionReferenceId }: EffectivePolicy,
): AzureError => {
	const identifier = (one: PolicyResource) => ({ name: displayNameOf(one), id: one.id });
	const identifiers = [
		{
			policyAssignment: identifier(assignment),
			policyDefinition: identifier(definition),
			...(initiative ? { policySetDefinition: identifier(initiative) } : {}),
		},
	];
	const info = {
		policyDefinitionId: definition.id,
		policyDefinitionName: definition.name,
		policyDefinitionDisplayName: displayNameOf(definition),
		policyDefinitionEffect: 'deny',
		...(initiative
			? {
					policySetDefinitionId: initiative.id,
					policySetDefinitionName: initiative.name,
					policySetDefinitionDisplayName: displayNameOf(initiative),
					policyDefinitionReferenceId: definitionReferenceId,
				}
			: {}),
		policyAssignmentId: assignment.id,
		policyAssignmentName: assignment.name,
		policyAssignmentDisplayName: displayNameOf(assignment),
		policyAssignmentScope: assignment.properties.scope,
		policyAssignmentParameters: assignment.properties.parameters ?? {},
		policyExemptionIds: [],
	};
	return new AzureError(
		403,
		'RequestDisallowedByPolicy',
		`Resource '${resource.name}' was disallowed by policy. Policy identifiers: '${JSON.stringify(identifiers)}'.`,
		{ target: resource.name, additionalInfo: [{ type: 'PolicyViolation', info }] },
	);
};

/** Returns the resource as it will be stored. Throws `AzureError` where a policy denies it. Modify comes before deny (Microsoft Learn, "Understand Azure Policy effects"). */
export const applyPolicies = (tenant: TenantState, requested: Resource, apiVersion: string): Resource => {
	const policies = effectivePolicies(tenant, requested.id);
	let resource = requested;
	for (const policy of policies) {
		const { if: condition, then } = policyRuleOf(policy.definition);
		if (policyEffect(policy) !== 'modify' || !isConditionMet(condition, resource, policy.parameters)) continue;
		for (const change of (then.details?.operations ?? []) as ModifyOperation[]) {
			if (isOperationApplicable(change, apiVersion))
				resource = setField(resource, change.field, resolveParameter(change.value, policy.parameters));
		}
	}
	const refusing = policies.find(
		(policy) =>
			policyEffect(policy) === 'deny' &&
			isConditionMet(policyRuleOf(policy.definition).if, resource, policy.parameters),
	);
	if (refusing) throw policyDenial(resource, refusing);
	return resource;
};
