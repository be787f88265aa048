// Whether a principal may really do something with data: roles at the account and above, what they are worth under
// conditions, and what deny assignments take away again. Three answers: `yes` granted, `no` not granted, `unknown` not
// proven (Azure RBAC, "How Azure RBAC determines if a user has access to a resource").
import type { RoleAssignment, RoleDefinition } from '../azure.ts';
import type { Met } from '../check.ts';
import type { DenyAssignment } from '../evidence.ts';
import type { Seen } from '../read-result.ts';
import { sameId } from '../resource-id.ts';
import type { Need } from './required-actions.ts';
import { opensData } from './role-definitions.ts';

/** Why an answer is not a plain yes. */
export type Doubt =
	| { readonly kind: 'condition'; readonly role: string }
	| { readonly kind: 'roleUnread'; readonly role: string }
	/** It opens some of what the account has, for a kind of which nobody tells here what is called. */
	| { readonly kind: 'partly'; readonly role: string }
	| { readonly kind: 'denied'; readonly name: string }
	| { readonly kind: 'maybeDenied'; readonly name: string }
	| { readonly kind: 'deniesUnread'; readonly why: string };

export type Access = {
	readonly met: Met;
	/** The assignments that grant it without a condition. */
	readonly through: readonly RoleAssignment[];
	readonly doubts: readonly Doubt[];
};

/** What Azure lists for one principal, and what is needed to weigh it. */
export type AccessInput = {
	readonly scope: string;
	readonly principalId: string;
	/** At the scope and above, those of its groups included. */
	readonly assignments: readonly RoleAssignment[];
	readonly definitions: ReadonlyMap<string, RoleDefinition>;
	readonly denies: Seen<readonly DenyAssignment[]>;
};

const asDoubt = ({ name }: DenyAssignment, met: Met): readonly Doubt[] =>
	met === 'no' ? [] : [{ kind: met === 'yes' ? 'denied' : 'maybeDenied', name }];

/** Whether a deny assignment is meant for the principal. A group it names may hold the principal: nobody here can tell. */
const isMeant = (deny: DenyAssignment, ids: ReadonlySet<string>): Met => {
	const names = (list: readonly { readonly id: string }[]) => list.some(({ id }) => ids.has(id.toLowerCase()));
	if (names(deny.excludedPrincipals)) return 'no';
	const isMaybeExcluded = deny.excludedPrincipals.some(({ isGroup }) => isGroup);
	const meant: Met =
		deny.principals === 'everyone' || names(deny.principals)
			? 'yes'
			: deny.principals.some(({ isGroup }) => isGroup)
				? 'unknown'
				: 'no';
	return meant === 'yes' && isMaybeExcluded ? 'unknown' : meant;
};

const rank: Readonly<Record<Met, number>> = { yes: 2, unknown: 1, no: 0 };

const least = (a: Met, b: Met): Met => (rank[a] < rank[b] ? a : b);

const deniesOf = ({ scope, principalId, assignments, denies }: AccessInput, action: string): readonly Doubt[] => {
	if (!denies.known) return [{ kind: 'deniesUnread', why: denies.problem.message }];
	// Groups that assignments reach the principal through are groups that it is in.
	const ids = new Set([principalId, ...assignments.map((one) => one.principalId)].map((id) => id.toLowerCase()));
	return denies.value
		.filter((deny) => deny.reachesBelow || sameId(deny.scope, scope))
		.flatMap((deny) => asDoubt(deny, least(opensData(deny.permissions, action), isMeant(deny, ids))));
};

/** Weighs everything that bears on `action` (a data action, `Microsoft.CognitiveServices/accounts/…`). */
export const accessTo = (input: AccessInput, action: string): Access => {
	const through: RoleAssignment[] = [];
	const doubts: Doubt[] = [];
	for (const assignment of input.assignments) {
		const definition = input.definitions.get(assignment.roleId.toLowerCase());
		const opens = definition && opensData(definition.permissions, action);
		if (!definition) doubts.push({ kind: 'roleUnread', role: assignment.roleId });
		else if (opens === 'no') continue;
		else if (opens === 'unknown') doubts.push({ kind: 'partly', role: definition.name });
		else if (assignment.condition) doubts.push({ kind: 'condition', role: definition.name });
		else through.push(assignment);
	}
	if (through.length === 0) return { met: doubts.length > 0 ? 'unknown' : 'no', through, doubts };
	const denied = deniesOf(input, action);
	const isDenied = denied.some(({ kind }) => kind === 'denied');
	return { met: isDenied ? 'no' : denied.length > 0 ? 'unknown' : 'yes', through, doubts: denied };
};

/**
 * Access to an account as such: the best that is proven for any of its needs (an application calls the deployments
 * it calls), and the needs that it does not open.
 */
export const accessToAccount = (
	input: AccessInput,
	needs: readonly Need[],
): Access & { readonly closed: readonly Need[] } => {
	const each = needs.map((need) => ({ need, access: accessTo(input, need.action) }));
	const [best] = each.toSorted((a, b) => rank[b.access.met] - rank[a.access.met]);
	return {
		...(best?.access ?? { met: 'no', through: [], doubts: [] }),
		closed: each.filter(({ access }) => access.met !== 'yes').map(({ need }) => need),
	};
};
