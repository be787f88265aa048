// Policy assignments whose rules touch key authentication, and their effects.
import pMap from 'p-map';
import { apiVersions } from '../../model/api-versions.ts';
import type { CallOptions } from '../../model/azure.ts';
import type { KeyPolicy } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { isSameId, type RoleAssignmentId, resourceNameOf } from '../../model/resource-id.ts';
import { asArray, asObject, type JsonObject } from '../../shared/json.ts';
import { clean } from '../../shared/sanitise.ts';
import type { SdkClients } from '../sdk-clients.ts';
import { type PolicyParameters, policyParameters, readKeyAuthRule, resolveValue } from './policy-rule.ts';

const definitionIdPattern =
	/^(?:\/subscriptions\/[^/]+|\/providers\/Microsoft\.Management\/managementGroups\/[^/]+)?(\/providers\/Microsoft\.Authorization\/policy(Set)?Definitions\/[^/?#]+)$/i;

const isBelow = (id: string, scope: string) => `${id}/`.toLowerCase().startsWith(`${scope}/`.toLowerCase());

/** Returns the effect that `overrides` of the assignment put in place of the definition's. */
const overrideFor = (overrides: unknown, reference: string): unknown =>
	asArray(overrides)
		.map(asObject)
		.find(({ kind, selectors }) => {
			const named = asArray(selectors).flatMap((one) => asArray(asObject(one).in).map(clean));
			return clean(kind) === 'policyEffect' && (named.length === 0 || named.includes(reference));
		})?.value;

/**
 * Returns a function that tells whether an exemption lifts an assignment (or one definition of its initiative) now
 * (Azure Policy exemption structure). One with selectors may apply to other resources: it does not count.
 */
const exemptionCheck = (rows: readonly unknown[], now: number) => {
	const held = rows
		.map((row) => asObject(asObject(row).properties))
		.filter(
			({ expiresOn, resourceSelectors }) =>
				asArray(resourceSelectors).length === 0 && (!expiresOn || Date.parse(clean(expiresOn)) > now),
		);
	return (assignmentId: RoleAssignmentId, reference: string): boolean =>
		held.some(({ policyAssignmentId, policyDefinitionReferenceIds }) => {
			const references = asArray(policyDefinitionReferenceIds).map(clean);
			return (
				isSameId(clean(policyAssignmentId), assignmentId) && (references.length === 0 || references.includes(reference))
			);
		});
};

type PolicyMember = { readonly id: string; readonly reference: string; readonly given: unknown };

const toPolicyMembers = (initiative: JsonObject, parameters: PolicyParameters): readonly PolicyMember[] =>
	asArray(initiative.policyDefinitions)
		.map(asObject)
		.map((one) => ({
			id: clean(one.policyDefinitionId),
			reference: clean(one.policyDefinitionReferenceId),
			given: Object.fromEntries(
				Object.entries(asObject(one.parameters)).map(([name, value]) => [
					name,
					{ value: resolveValue(asObject(value).value, parameters) },
				]),
			),
		}));

/**
 * `GET {scope}/providers/Microsoft.Authorization/policyAssignments?$filter=atScope()`, then each definition, those of
 * initiatives too. A definition that may not be read is `other`: its effect is unknown. What an exemption at the scope
 * or above lifts is `off`. Built-in definitions do not change: they are read once.
 */
export const createKeyPolicyReader = ({ restClient, mapErrors, clock }: SdkClients) => {
	const builtInDefinitions = new Map<string, JsonObject>();
	const definitionAt = async (id: string, options: CallOptions): Promise<JsonObject | undefined> => {
		if (!definitionIdPattern.test(id)) return undefined;
		const known = builtInDefinitions.get(id.toLowerCase());
		if (known) return known;
		try {
			const found = asObject(
				asObject(await mapErrors(() => restClient.get(id, apiVersions.policyDefinitions, options))).properties,
			);
			// An answer without a rule is no rule that says nothing.
			if (!found.policyRule && !Array.isArray(found.policyDefinitions))
				throw new Problem('badAnswer', { code: 'NoRule', detail: 'the definition has no rule', subject: clean(id) });
			if (clean(found.policyType) === 'BuiltIn') builtInDefinitions.set(id.toLowerCase(), found);
			return found;
		} catch (error) {
			const isHidden = error instanceof Problem && (error.kind === 'forbidden' || error.kind === 'notFound');
			if (isHidden) return undefined;
			throw error;
		}
	};
	const policyOf = async (
		assignment: JsonObject,
		member: PolicyMember,
		options: CallOptions,
	): Promise<KeyPolicy | undefined> => {
		const { displayName, scope, enforcementMode, overrides } = asObject(assignment.properties);
		const words = {
			name: clean(displayName) || clean(assignment.name),
			assignmentId: clean(assignment.id),
			scope: clean(scope),
			definitionId: resourceNameOf(member.id),
		};
		const definition = await definitionAt(member.id, options);
		if (!definition)
			return { ...words, definitionName: '', effect: 'other', requiredKeyAuth: undefined, restrictsNetwork: false };
		const parameters = policyParameters(member.given, definition.parameters);
		const says = readKeyAuthRule(definition.policyRule, parameters, overrideFor(overrides, member.reference));
		// Not enforced, a policy only reports (Azure Policy, enforcement mode).
		const isReport = enforcementMode === 'DoNotEnforce' && says?.effect !== 'off';
		return (
			says && {
				...words,
				definitionName: clean(definition.displayName),
				...says,
				...(isReport ? { effect: 'audit' } : {}),
			}
		);
	};
	return async (scope: string, options: CallOptions): Promise<readonly KeyPolicy[]> => {
		const at = `${scope}/providers/Microsoft.Authorization`;
		const filtered = { ...options, filter: 'atScope()' };
		const [rows, exempted] = await Promise.all([
			restClient.list(`${at}/policyAssignments`, apiVersions.policyAssignments, filtered),
			restClient.list(`${at}/policyExemptions`, apiVersions.policyExemptions, filtered),
		]);
		const isExempt = exemptionCheck(exempted, clock());
		const assignments = rows.map(asObject).filter((one) => {
			const { notScopes } = asObject(one.properties);
			return !asArray(notScopes).some((not) => isBelow(scope, clean(not)));
		});
		const expanded = await pMap(
			assignments,
			async (assignment) => {
				const { policyDefinitionId, parameters } = asObject(assignment.properties);
				const id = clean(policyDefinitionId);
				const alone = [{ assignment, member: { id, reference: '', given: parameters } }];
				if (!/\/policySetDefinitions\//i.test(id)) return alone;
				const initiative = await definitionAt(id, options);
				if (!initiative) return alone;
				const members = toPolicyMembers(initiative, policyParameters(parameters, initiative.parameters));
				return members.map((member) => ({ assignment, member }));
			},
			{ concurrency: 6 },
		);
		const policies = await pMap(
			expanded.flat(),
			async ({ assignment, member }) => {
				const policy = await policyOf(assignment, member, options);
				return policy && isExempt(policy.assignmentId, member.reference)
					? { ...policy, effect: 'off' as const }
					: policy;
			},
			{ concurrency: 6 },
		);
		return policies.flatMap((policy) => policy ?? []);
	};
};
