// Policy assignments that have something to say about key authentication, and what they say.
import { apiVersions } from '../api-versions.ts';
import type { CallOptions } from '../azure.ts';
import type { KeyPolicy } from '../evidence.ts';
import { nameOf } from '../ids.ts';
import { Problem } from '../problem.ts';
import type { Reach } from '../reach.ts';
import { clean } from '../text.ts';
import { type Fields, fields, list } from '../words.ts';
import { atMost } from './at-most.ts';
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
 * initiatives too. A definition that may not be read is `other`: nobody knows what it wants. Exemptions are not read, so
 * a policy may be told of that an exemption takes away. Built-in definitions do not change: they are read once.
 */
export const keyPolicies = ({ raw, reading }: Reach) => {
	const builtIn = new Map<string, Fields>();
	const definitionAt = async (id: string, options: CallOptions): Promise<Fields | undefined> => {
		if (!definitionId.test(id)) return undefined;
		const known = builtIn.get(id.toLowerCase());
		if (known) return known;
		try {
			const found = fields(fields(await reading(() => raw.get(id, apiVersions.policyDefinitions, options))).properties);
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
		const path = `${scope}/providers/Microsoft.Authorization/policyAssignments`;
		const rows = await raw.list(path, apiVersions.policyAssignments, { ...options, filter: 'atScope()' });
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
		const policies = await atMost(6, expanded.flat(), ({ assignment, member }) =>
			policyOf(assignment, member, options),
		);
		return policies.flatMap((policy) => policy ?? []);
	};
};
