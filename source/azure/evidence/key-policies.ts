// Policy assignments that have something to say about key authentication, and what they say.
import { apiVersions } from '../../model/api-versions.ts';
import type { CallOptions } from '../../model/azure.ts';
import type { KeyPolicy } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { nameOf } from '../../model/resource-id-parts.ts';
import { atMost } from '../../shared/map-concurrent.ts';
import { clean } from '../../shared/sanitise.ts';
import { type Fields, fields, list } from '../mappers.ts';
import type { Reach } from '../sdk-clients.ts';
import { type Parameters, parametersOf, resolve, whatItSays } from './policy-rule.ts';

const definitionId =
	/^(?:\/subscriptions\/[^/]+|\/providers\/Microsoft\.Management\/managementGroups\/[^/]+)?(\/providers\/Microsoft\.Authorization\/policy(Set)?Definitions\/[^/?#]+)$/i;

const isBelow = (id: string, scope: string) => `${id}/`.toLowerCase().startsWith(`${scope}/`.toLowerCase());

/** The effect that `overrides` of the assignment put in place of the definition's. */
const overrideFor = (overrides: unknown, reference: string): unknown =>
	list(overrides)
		.map(fields)
		.find(({ kind, selectors }) => {
			const named = list(selectors).flatMap((one) => list(fields(one).in).map(clean));
			return clean(kind) === 'policyEffect' && (named.length === 0 || named.includes(reference));
		})?.value;

/**
 * The exemptions that hold now, as what tells whether an assignment (or, of an initiative, one of its definitions) is lifted
 * (Azure Policy exemption structure). One with selectors may be meant for other resources: it does not count.
 */
const exemptions = (rows: readonly unknown[], now: number) => {
	const held = rows
		.map((row) => fields(fields(row).properties))
		.filter(
			({ expiresOn, resourceSelectors }) =>
				list(resourceSelectors).length === 0 && (!expiresOn || Date.parse(clean(expiresOn)) > now),
		);
	return (assignmentId: string, reference: string): boolean =>
		held.some(({ policyAssignmentId, policyDefinitionReferenceIds }) => {
			const references = list(policyDefinitionReferenceIds).map(clean);
			return (
				clean(policyAssignmentId).toLowerCase() === assignmentId.toLowerCase() &&
				(references.length === 0 || references.includes(reference))
			);
		});
};

type Member = { readonly id: string; readonly reference: string; readonly given: unknown };

const membersOf = (initiative: Fields, parameters: Parameters): readonly Member[] =>
	list(initiative.policyDefinitions)
		.map(fields)
		.map((one) => ({
			id: clean(one.policyDefinitionId),
			reference: clean(one.policyDefinitionReferenceId),
			given: Object.fromEntries(
				Object.entries(fields(one.parameters)).map(([name, value]) => [
					name,
					{ value: resolve(fields(value).value, parameters) },
				]),
			),
		}));

/**
 * `GET {scope}/providers/Microsoft.Authorization/policyAssignments?$filter=atScope()`, then each definition, those of
 * initiatives too. A definition that may not be read is `other`: nobody knows what it wants. What an exemption at the scope
 * or above lifts is `off`. Built-in definitions do not change: they are read once.
 */
export const keyPolicies = ({ raw, reading, clock }: Reach) => {
	const builtIn = new Map<string, Fields>();
	const definitionAt = async (id: string, options: CallOptions): Promise<Fields | undefined> => {
		if (!definitionId.test(id)) return undefined;
		const known = builtIn.get(id.toLowerCase());
		if (known) return known;
		try {
			const found = fields(fields(await reading(() => raw.get(id, apiVersions.policyDefinitions, options))).properties);
			// An answer without a rule is no rule that says nothing.
			if (!found.policyRule && !Array.isArray(found.policyDefinitions))
				throw new Problem('badAnswer', { code: 'NoRule', detail: 'the definition has no rule', subject: clean(id) });
			if (clean(found.policyType) === 'BuiltIn') builtIn.set(id.toLowerCase(), found);
			return found;
		} catch (error) {
			const isHidden = error instanceof Problem && (error.kind === 'forbidden' || error.kind === 'notFound');
			if (isHidden) return undefined;
			throw error;
		}
	};
	const policyOf = async (assignment: Fields, member: Member, options: CallOptions): Promise<KeyPolicy | undefined> => {
		const { displayName, scope, enforcementMode, overrides } = fields(assignment.properties);
		const words = {
			name: clean(displayName) || clean(assignment.name),
			assignmentId: clean(assignment.id),
			scope: clean(scope),
			definitionId: nameOf(member.id),
		};
		const definition = await definitionAt(member.id, options);
		if (!definition) return { ...words, definitionName: '', effect: 'other', wants: undefined, cutsNetwork: false };
		const parameters = parametersOf(member.given, definition.parameters);
		const says = whatItSays(definition.policyRule, parameters, overrideFor(overrides, member.reference));
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
			raw.list(`${at}/policyAssignments`, apiVersions.policyAssignments, filtered),
			raw.list(`${at}/policyExemptions`, apiVersions.policyExemptions, filtered),
		]);
		const isExempt = exemptions(exempted, clock());
		const assignments = rows.map(fields).filter((one) => {
			const { notScopes } = fields(one.properties);
			return !list(notScopes).some((not) => isBelow(scope, clean(not)));
		});
		const expanded = await atMost(6, assignments, async (assignment) => {
			const { policyDefinitionId, parameters } = fields(assignment.properties);
			const id = clean(policyDefinitionId);
			const alone = [{ assignment, member: { id, reference: '', given: parameters } }];
			if (!/\/policySetDefinitions\//i.test(id)) return alone;
			const initiative = await definitionAt(id, options);
			if (!initiative) return alone;
			const members = membersOf(initiative, parametersOf(parameters, initiative.parameters));
			return members.map((member) => ({ assignment, member }));
		});
		const policies = await atMost(6, expanded.flat(), async ({ assignment, member }) => {
			const policy = await policyOf(assignment, member, options);
			return policy && isExempt(policy.assignmentId, member.reference) ? { ...policy, effect: 'off' as const } : policy;
		});
		return policies.flatMap((policy) => policy ?? []);
	};
};
