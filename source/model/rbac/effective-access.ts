// Whether a principal may perform a data action: roles at the account and above, their effect under
// conditions, and the deny assignments that take it away. Three answers: `yes` granted, `no` not granted, `unknown` not
// proven (Azure RBAC, "How Azure RBAC determines if a user has access to a resource").
import type { RoleAssignment, RoleDefinition } from '../azure.ts';
import type { TriState } from '../check.ts';
import type { DenyAssignment } from '../evidence.ts';
import type { ReadResult } from '../read-result.ts';
import { isSameId, type PrincipalId } from '../resource-id.ts';
import { grantsDataAction } from './permissions.ts';
import type { RequiredAction } from './required-actions.ts';

/** Why an answer is not a plain yes. */
export type AccessUncertainty =
	| { readonly kind: 'condition'; readonly role: string }
	| { readonly kind: 'roleUnread'; readonly role: string }
	/** It opens some of what is there, and Azure does not tell which of it is called. */
	| { readonly kind: 'partly'; readonly role: string }
	| { readonly kind: 'denied'; readonly name: string }
	| { readonly kind: 'maybeDenied'; readonly name: string }
	| { readonly kind: 'deniesUnread'; readonly why: string };

export type EffectiveAccess = {
	readonly met: TriState;
	/** The assignments that grant it without a condition. */
	readonly grantedBy: readonly RoleAssignment[];
	readonly uncertainties: readonly AccessUncertainty[];
};

/** The assignments that Azure lists for one principal, and what their evaluation needs. */
export type AccessInput = {
	readonly scope: string;
	readonly principalId: PrincipalId;
	/** The assignments at the scope and above, with those of the principal's groups. */
	readonly assignments: readonly RoleAssignment[];
	readonly roleDefinitions: ReadonlyMap<string, RoleDefinition>;
	readonly denyAssignments: ReadResult<readonly DenyAssignment[]>;
};

const toUncertainty = ({ name }: DenyAssignment, met: TriState): readonly AccessUncertainty[] =>
	met === 'no' ? [] : [{ kind: met === 'yes' ? 'denied' : 'maybeDenied', name }];

/** Whether a deny assignment applies to the principal. `unknown`: a group that it names may hold the principal. */
const denyAppliesTo = (deny: DenyAssignment, ids: ReadonlySet<string>): TriState => {
	const names = (list: readonly { readonly id: string }[]) => list.some(({ id }) => ids.has(id.toLowerCase()));
	if (names(deny.excludedPrincipals)) return 'no';
	const isMaybeExcluded = deny.excludedPrincipals.some(({ isGroup }) => isGroup);
	const meant: TriState =
		deny.principals === 'everyone' || names(deny.principals)
			? 'yes'
			: deny.principals.some(({ isGroup }) => isGroup)
				? 'unknown'
				: 'no';
	return meant === 'yes' && isMaybeExcluded ? 'unknown' : meant;
};

const rank: Readonly<Record<TriState, number>> = { yes: 2, unknown: 1, no: 0 };

const least = (a: TriState, b: TriState): TriState => (rank[a] < rank[b] ? a : b);

/** Returns what deny assignments take of `action` from the principal, for certain or maybe; `grants`: how their patterns are read. */
export const denyUncertainties = (
	{ scope, principalId, assignments, denyAssignments }: Omit<AccessInput, 'roleDefinitions'>,
	action: string,
	grants = grantsDataAction,
): readonly AccessUncertainty[] => {
	if (!denyAssignments.known) return [{ kind: 'deniesUnread', why: denyAssignments.problem.message }];
	// Groups that assignments reach the principal through are groups that it is in.
	const ids = new Set([principalId, ...assignments.map((one) => one.principalId)].map((id) => id.toLowerCase()));
	return denyAssignments.value
		.filter((deny) => deny.appliesToChildScopes || isSameId(deny.scope, scope))
		.flatMap((deny) => toUncertainty(deny, least(grants(deny.permissions, action), denyAppliesTo(deny, ids))));
};

const none: EffectiveAccess = { met: 'no', grantedBy: [], uncertainties: [] };

const distinct = (all: readonly AccessUncertainty[]): readonly AccessUncertainty[] => [
	...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

/** Weighs everything that bears on `action` (a data action, `Microsoft.CognitiveServices/accounts/…`). */
export const accessTo = (input: AccessInput, action: string): EffectiveAccess => {
	const through: RoleAssignment[] = [];
	const uncertainties: AccessUncertainty[] = [];
	for (const assignment of input.assignments) {
		const definition = input.roleDefinitions.get(assignment.roleId.toLowerCase());
		const opens = definition && grantsDataAction(definition.permissions, action);
		if (!definition) uncertainties.push({ kind: 'roleUnread', role: assignment.roleId });
		else if (opens === 'no') continue;
		else if (opens === 'unknown') uncertainties.push({ kind: 'partly', role: definition.name });
		else if (assignment.condition) uncertainties.push({ kind: 'condition', role: definition.name });
		else through.push(assignment);
	}
	if (through.length === 0)
		return { met: uncertainties.length > 0 ? 'unknown' : 'no', grantedBy: through, uncertainties: uncertainties };
	const denied = denyUncertainties(input, action);
	const isDenied = denied.some(({ kind }) => kind === 'denied');
	return { met: isDenied ? 'no' : denied.length > 0 ? 'unknown' : 'yes', grantedBy: through, uncertainties: denied };
};

/** Access to all of these actions together: some of them and not others proves nothing, as which is called is not told. */
const accessToAll = (input: AccessInput, all: readonly string[]): EffectiveAccess => {
	const each = all.map((action) => accessTo(input, action));
	const [first = none] = each;
	const uncertainties = each.flatMap(({ uncertainties }) => uncertainties);
	if (each.every(({ met }) => met === 'no')) return { ...first, uncertainties: distinct(uncertainties) };
	const granting = new Set(each.flatMap(({ grantedBy }) => grantedBy));
	if (each.every(({ met }) => met === 'yes')) return { met: 'yes', grantedBy: [...granting], uncertainties: [] };
	// Only what opens all of it leaves no use for another role.
	const grantsAll = [...granting].filter((one) => each.every(({ grantedBy }) => grantedBy.includes(one)));
	const partly = [...granting]
		.filter((one) => !grantsAll.includes(one))
		.map(({ roleId }): AccessUncertainty => {
			const role = input.roleDefinitions.get(roleId.toLowerCase())?.name ?? roleId;
			return { kind: 'partly', role };
		});
	// What a deny assignment takes of it is taken for certain.
	const met = uncertainties.some(({ kind }) => kind === 'denied') ? 'no' : 'unknown';
	return { met, grantedBy: grantsAll, uncertainties: distinct([...uncertainties, ...partly]) };
};

/**
 * Returns the access to an account as such: the best that is proven for any required action (an application calls the deployments
 * it calls), and the required actions that are not granted.
 */
export const accessToAccount = (
	input: AccessInput,
	requiredActions: readonly RequiredAction[],
): EffectiveAccess & { readonly closed: readonly RequiredAction[] } => {
	const each = requiredActions.map((need) => ({ need, access: accessToAll(input, need.actions) }));
	const [best] = each.toSorted((a, b) => rank[b.access.met] - rank[a.access.met]);
	return {
		...(best?.access ?? none),
		closed: each.filter(({ access }) => access.met !== 'yes').map(({ need }) => need),
	};
};
