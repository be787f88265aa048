// Role assignments of one principal at one account: their ids, their doubles and their conditions.
import type { RoleAssignment } from '../azure.ts';
import type { ChangeInputs } from '../change-inputs.ts';
import type { Check } from '../check.ts';
import { isSameId, roleAssignmentName } from '../resource-id.ts';

/** Returns the id of this program's assignment of a role at an account; the same input has the same id. */
export const roleAssignmentId = ({
	accountId,
	principalId,
	roleId,
}: Omit<ChangeInputs['assignRole'], 'principalName'>): string =>
	`${accountId}/providers/Microsoft.Authorization/roleAssignments/${roleAssignmentName(accountId, principalId, roleId)}`;

/**
 * Returns the assignments of the same role to the same principal at the account itself, by any author and under any
 * name. Azure takes one at most, with a condition or without (409 RoleAssignmentExists).
 */
export const equivalentAssignments = (
	{ listed, own }: { readonly listed: readonly RoleAssignment[]; readonly own: RoleAssignment | undefined },
	{ accountId, roleId, principalId }: Omit<ChangeInputs['assignRole'], 'principalName'>,
): readonly RoleAssignment[] => [
	...listed.filter(
		(one) => isSameId(one.scope, accountId) && isSameId(one.roleId, roleId) && isSameId(one.principalId, principalId),
	),
	// Ours is there under its own name before Azure lists it.
	...(own && !listed.some(({ id }) => isSameId(id, own.id)) ? [own] : []),
];

/** Returns the check that no equivalent assignment has a condition: one blocks an assignment without, and proves nothing. */
export const conditionalAssignmentCheck = (grants: readonly RoleAssignment[]): readonly Check[] =>
	grants.flatMap(({ id, name, condition }): readonly Check[] =>
		condition
			? [
					{
						id: 'noConditionalGrant',
						weight: 'blocks',
						met: 'no',
						subjects: [{ kind: 'assignment', name: `${name}: ${condition}`, id }],
					},
				]
			: [],
	);

/** Principals that are people, or that people sign in from (Microsoft.Authorization 2022-04-01, principalType). */
const notServices: readonly string[] = ['user', 'group', 'foreigngroup', 'device'];

/**
 * Whether the assignment is one of a program's. Azure adds types of services (AgentServicePrincipal, AgentUser in 2026):
 * a type that is not known is none of the others.
 */
export const isService = ({ principalType }: Pick<RoleAssignment, 'principalType'>): boolean =>
	!notServices.includes(principalType.toLowerCase());
