// The principals with a role at one account: which can call it with a token, and which only with a key.

import type { RoleAssignment } from '../model/azure.ts';
import type { TriState } from '../model/check.ts';
import { accessToAccount, type EffectiveAccess } from '../model/rbac/effective-access.ts';
import { actions, allows } from '../model/rbac/permissions.ts';
import type { RequiredAction } from '../model/rbac/required-actions.ts';
import type { ReadResult } from '../model/read-result.ts';
import type { PrincipalId } from '../model/resource-id.ts';
import type { AccountFacts } from './account-facts.ts';

export type PrincipalAccess = {
	readonly principalId: PrincipalId;
	readonly principalType: string;
	readonly assignments: readonly RoleAssignment[];
	readonly tokenAccess: EffectiveAccess & { readonly closed: readonly RequiredAction[] };
	/** Whether its roles let it list keys today. `unknown`: none that can be read does, and one cannot be read. */
	readonly mayListKeys: TriState;
	/**
	 * `yes`: it can list keys and holds no data action, so a key is all it has. `unknown`: it may still have one through
	 * a group, which the list at the account does not tell, or through a role that cannot be read.
	 */
	readonly dependsOnKey: TriState;
};
const listKeysRight = (roles: readonly RoleAssignment[], definitions: AccountFacts['roleDefinitions']): TriState => {
	const held = roles.map(({ roleId }) => definitions.get(roleId.toLowerCase()));
	if (held.some((one) => one && allows(one.permissions, actions.listKeys))) return 'yes';
	return held.includes(undefined) ? 'unknown' : 'no';
};

const keyDependence = (token: TriState, mayListKeys: TriState, isMember: boolean): TriState => {
	if (mayListKeys === 'no' || token === 'yes') return 'no';
	return mayListKeys === 'unknown' || token === 'unknown' || isMember ? 'unknown' : 'yes';
};

/** Returns one row for each principal, by the assignments that Azure lists for it directly. */
export const principalsWithAccess = (facts: AccountFacts): ReadResult<readonly PrincipalAccess[]> => {
	const { account, assignments, roleDefinitions, denyAssignments, requiredActions } = facts;
	if (!assignments.known) return assignments;
	const byPrincipal = Map.groupBy(assignments.value, ({ principalId }) => principalId);
	const groups = assignments.value.filter(({ principalType }) => principalType === 'Group');
	const groupsCall = groups.some(
		({ principalId }) =>
			accessToAccount(
				{
					scope: account.id,
					principalId,
					assignments: byPrincipal.get(principalId) ?? [],
					roleDefinitions,
					denyAssignments,
				},
				requiredActions,
			).met !== 'no',
	);
	const rows = [...byPrincipal].map(([principalId, own]): PrincipalAccess => {
		const principalType = own[0]?.principalType ?? 'Unknown';
		const token = accessToAccount(
			{ scope: account.id, principalId, assignments: own, roleDefinitions, denyAssignments },
			requiredActions,
		);
		const mayListKeys = listKeysRight(own, roleDefinitions);
		return {
			principalId,
			principalType,
			assignments: own,
			tokenAccess: token,
			mayListKeys,
			dependsOnKey: keyDependence(token.met, mayListKeys, groupsCall && principalType !== 'Group'),
		};
	});
	return { known: true, value: rows };
};

/** Returns the key-only principals, and those that may be. */
export const keyOnlyPrincipals = (facts: AccountFacts): ReadResult<readonly PrincipalAccess[]> => {
	const all = principalsWithAccess(facts);
	return all.known ? { known: true, value: all.value.filter(({ dependsOnKey }) => dependsOnKey !== 'no') } : all;
};
