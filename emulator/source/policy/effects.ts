// What the policies assigned to a resource make of a write: modify rewrites, deny refuses, the others let it pass.
import { Refusal } from '../http.ts';
import { covers } from '../scopes.ts';
import { type Fields, lower, type PolicyObject, type Resource, type World } from '../world.ts';
import { isExempt } from './exemptions.ts';
import { holds, type Parameters, resolve, withField } from './rule.ts';

type Values = Readonly<Record<string, { readonly value?: unknown; readonly defaultValue?: unknown }>>;

type Applied = {
	readonly assignment: PolicyObject;
	readonly definition: PolicyObject;
	readonly set?: PolicyObject;
	readonly reference?: string;
	readonly parameters: Parameters;
};

const parametersOf =
	(given: Values, declared: Values): Parameters =>
	(name) =>
		given[name]?.value ?? declared[name]?.defaultValue;

const declaredBy = ({ properties }: PolicyObject) => (properties.parameters ?? {}) as Values;

type Member = { policyDefinitionId: string; policyDefinitionReferenceId?: string; parameters?: Values };

/** The definitions behind an assignment: one, or those of its initiative with the parameters handed on. */
const definitionsOf = (world: World, assignment: PolicyObject): readonly Applied[] => {
	const find = (id: unknown) => world.policyDefinitions.get(lower(String(id)));
	const given = (assignment.properties.parameters ?? {}) as Values;
	const assigned = find(assignment.properties.policyDefinitionId);
	if (!assigned) return [];
	const outer = parametersOf(given, declaredBy(assigned));
	const members = assigned.properties.policyDefinitions as readonly Member[] | undefined;
	if (!members) return [{ assignment, definition: assigned, parameters: outer }];
	return members.flatMap(({ policyDefinitionId, policyDefinitionReferenceId, parameters = {} }) => {
		const definition = find(policyDefinitionId);
		if (!definition) return [];
		const handed = Object.fromEntries(
			Object.entries(parameters).map(([name, { value }]) => [name, { value: resolve(value, outer) }]),
		);
		const inner = parametersOf(handed, declaredBy(definition));
		return [{ assignment, definition, set: assigned, reference: policyDefinitionReferenceId, parameters: inner }];
	});
};

/** What is assigned to a resource, enforced and not exempted, with its parameters. */
export const applied = (world: World, id: string): readonly Applied[] =>
	world.policyAssignments
		.filter(({ properties }) => {
			const { scope, notScopes = [], enforcementMode } = properties as { scope: string; notScopes?: string[] } & Fields;
			return (
				enforcementMode !== 'DoNotEnforce' &&
				covers(world, scope, id) &&
				!notScopes.some((one) => covers(world, one, id))
			);
		})
		.flatMap((assignment) => definitionsOf(world, assignment))
		.filter(({ assignment, reference = '' }) => !isExempt(world, id, assignment.id, reference));

export const ruleOf = ({ properties }: PolicyObject) =>
	properties.policyRule as { if: Fields; then: { effect: string; details?: Fields } };

export const effectOf = ({ definition, parameters }: Applied) =>
	lower(String(resolve(ruleOf(definition).then.effect, parameters)));

type Change = { operation: string; field: string; value: unknown; condition?: string };

/** `[greaterOrEquals(requestContext().apiVersion, '…')]` is the one condition that the built-in definitions use. */
const isMeant = ({ condition }: Change, apiVersion: string) => {
	const least = /requestContext\(\)\.apiVersion, '([^']+)'/.exec(condition ?? '')?.[1];
	return least === undefined || apiVersion >= least;
};

export const display = (one: PolicyObject) => String(one.properties.displayName ?? one.name);

const denied = (resource: Resource, { assignment, definition, set, reference }: Applied): Refusal => {
	const identifier = (one: PolicyObject) => ({ name: display(one), id: one.id });
	const identifiers = [
		{
			policyAssignment: identifier(assignment),
			policyDefinition: identifier(definition),
			...(set ? { policySetDefinition: identifier(set) } : {}),
		},
	];
	const info = {
		policyDefinitionId: definition.id,
		policyDefinitionName: definition.name,
		policyDefinitionDisplayName: display(definition),
		policyDefinitionEffect: 'deny',
		...(set
			? {
					policySetDefinitionId: set.id,
					policySetDefinitionName: set.name,
					policySetDefinitionDisplayName: display(set),
					policyDefinitionReferenceId: reference,
				}
			: {}),
		policyAssignmentId: assignment.id,
		policyAssignmentName: assignment.name,
		policyAssignmentDisplayName: display(assignment),
		policyAssignmentScope: assignment.properties.scope,
		policyAssignmentParameters: assignment.properties.parameters ?? {},
		policyExemptionIds: [],
	};
	return new Refusal(
		403,
		'RequestDisallowedByPolicy',
		`Resource '${resource.name}' was disallowed by policy. Policy identifiers: '${JSON.stringify(identifiers)}'.`,
		{ target: resource.name, additionalInfo: [{ type: 'PolicyViolation', info }] },
	);
};

/** The resource as it will be stored. Modify comes before deny (Microsoft Learn, "Understand Azure Policy effects"). */
export const afterPolicies = (world: World, wanted: Resource, apiVersion: string): Resource => {
	const policies = applied(world, wanted.id);
	let resource = wanted;
	for (const policy of policies) {
		const { if: condition, then } = ruleOf(policy.definition);
		if (effectOf(policy) !== 'modify' || !holds(condition, resource, policy.parameters)) continue;
		for (const change of (then.details?.operations ?? []) as Change[]) {
			if (isMeant(change, apiVersion))
				resource = withField(resource, change.field, resolve(change.value, policy.parameters));
		}
	}
	const refusing = policies.find(
		(policy) => effectOf(policy) === 'deny' && holds(ruleOf(policy.definition).if, resource, policy.parameters),
	);
	if (refusing) throw denied(resource, refusing);
	return resource;
};
