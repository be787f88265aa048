// Everybody with a role at one account: who can call it with a token, and who could only with a key.
import type { RoleAssignment } from '../model/azure.ts';
import type { Met } from '../model/check.ts';
import { type Access, accessToAccount } from '../model/rbac/effective-access.ts';
import type { Need } from '../model/rbac/required-actions.ts';
import { actions, allows } from '../model/rbac/role-definitions.ts';
import type { Seen } from '../model/read-result.ts';
import type { Facts } from './account-facts.ts';

export type PrincipalAccess = {
	readonly principalId: string;
	readonly principalType: string;
	readonly assignments: readonly RoleAssignment[];
	readonly token: Access & { readonly closed: readonly Need[] };
	/** Whether its roles let it list keys today. `unknown`: none that can be read does, and one cannot be read. */
	readonly mayListKeys: Met;
	/**
	 * `yes`: it can list keys and holds no data action, so a key is all it has. `unknown`: it may still have one through
	 * a group, which the list at the account does not tell, or through a role that cannot be read.
	 */
	readonly losesAccess: Met;
};
const mayList = (roles: readonly RoleAssignment[], definitions: Facts['definitions']): Met => {
	const held = roles.map(({ roleId }) => definitions.get(roleId.toLowerCase()));
	if (held.some((one) => one && allows(one.permissions, actions.listKeys))) return 'yes';
	return held.includes(undefined) ? 'unknown' : 'no';
};

const loses = (token: Met, mayListKeys: Met, isMember: boolean): Met => {
	if (mayListKeys === 'no' || token === 'yes') return 'no';
	return mayListKeys === 'unknown' || token === 'unknown' || isMember ? 'unknown' : 'yes';
};

/** One row a principal, by what Azure lists for it itself. */
export const principalsAt = (facts: Facts): Seen<readonly PrincipalAccess[]> => {
	const { account, assignments, definitions, denies, needs } = facts;
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
					definitions,
					denies,
				},
				needs,
			).met !== 'no',
	);
	const rows = [...byPrincipal].map(([principalId, own]): PrincipalAccess => {
		const principalType = own[0]?.principalType ?? 'Unknown';
		const token = accessToAccount({ scope: account.id, principalId, assignments: own, definitions, denies }, needs);
		const mayListKeys = mayList(own, definitions);
		return {
			principalId,
			principalType,
			assignments: own,
			token,
			mayListKeys,
			losesAccess: loses(token.met, mayListKeys, groupsCall && principalType !== 'Group'),
		};
	});
	return { known: true, value: rows };
};

/** Those whose only way in is a key, and those of whom it cannot be told. */
export const losers = (facts: Facts): Seen<readonly PrincipalAccess[]> => {
	const all = principalsAt(facts);
	return all.known ? { known: true, value: all.value.filter(({ losesAccess }) => losesAccess !== 'no') } : all;
};
