// Role assignments of one principal at one account: their ids, their doubles and their conditions.
import type { RoleAssignment } from '../azure.ts';
import type { Inputs } from '../change.ts';
import type { Check } from '../check.ts';
import { assignmentName, sameId } from '../resource-id.ts';

export const assignmentId = ({ accountId, principalId, roleId }: Omit<Inputs['assignRole'], 'principalName'>): string =>
	`${accountId}/providers/Microsoft.Authorization/roleAssignments/${assignmentName(accountId, principalId, roleId)}`;

/**
 * Assignments of the same role to the same principal at the account itself, whoever made them and whatever they are
 * called. Azure takes one at most, with a condition or without (409 RoleAssignmentExists).
 */
export const sameGrants = (
	{ listed, own }: { readonly listed: readonly RoleAssignment[]; readonly own: RoleAssignment | undefined },
	{ accountId, roleId, principalId }: Omit<Inputs['assignRole'], 'principalName'>,
): readonly RoleAssignment[] => [
	...listed.filter(
		(one) => sameId(one.scope, accountId) && sameId(one.roleId, roleId) && sameId(one.principalId, principalId),
	),
	// Ours is there under its own name before Azure lists it.
	...(own && !listed.some(({ id }) => sameId(id, own.id)) ? [own] : []),
];

/** One with a condition stands in the way of one without, and proves nothing itself. */
export const conditionCheck = (grants: readonly RoleAssignment[]): readonly Check[] =>
	grants.flatMap(({ name, condition }): readonly Check[] =>
		condition ? [{ id: 'noConditionalGrant', weight: 'blocks', met: 'no', about: `${name}: ${condition}` }] : [],
	);
