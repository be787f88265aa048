// Which accounts look easiest, from nothing but the index: an order to begin in, and never the verdict.
import type { Account, RoleAssignment } from '../model/azure.ts';
import { isOpenAi, roles } from '../model/rbac/role-definitions.ts';

/**
 * Built-in roles that let a principal call with a token (Microsoft Learn, built-in roles for AI): Cognitive Services
 * OpenAI User and Contributor, Cognitive Services User, Foundry User. Others may do so too; these are known by their ids.
 */
const callingRoles = new Set([...Object.values(roles), 'a001fd3d-188f-4b5d-821b-7da978bf7442']);

/** What still has to be done before its keys can go; the hardest first. */
export const lackings = ['subdomain', 'settled', 'grant', 'openAi'] as const;
export type Lacking = (typeof lackings)[number];

export type Readiness = {
	readonly account: Account;
	readonly lacks: readonly Lacking[];
	/** Assignments of a calling role to a service principal, at the account or above it; undefined: not read. */
	readonly grants: number | undefined;
};

/** Assignments that let an identity call. */
export type Grants = {
	/** How many, by the scope they are made at, in lower case. */
	readonly byScope: ReadonlyMap<string, number>;
	/** Ids, in lower case, of the subscriptions whose assignments could not be read, or are not read yet. */
	readonly unread: ReadonlySet<string>;
};

export const grantsByScope = (assignments: readonly RoleAssignment[]): Grants['byScope'] => {
	const counts = new Map<string, number>();
	for (const { roleId, principalType, scope } of assignments) {
		if (principalType !== 'ServicePrincipal' || !callingRoles.has(roleId)) continue;
		const key = scope.toLowerCase();
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
};

const scopesOf = ({ id, subscriptionId, resourceGroup }: Account): readonly string[] => {
	const subscription = `/subscriptions/${subscriptionId}`.toLowerCase();
	return [id.toLowerCase(), `${subscription}/resourcegroups/${resourceGroup.toLowerCase()}`, subscription];
};

/** Where assignments have not been read they count neither way. */
const readinessOf = (account: Account, { byScope, unread }: Grants): Readiness => {
	const found = unread.has(account.subscriptionId.toLowerCase())
		? undefined
		: scopesOf(account).reduce((sum, scope) => sum + (byScope.get(scope) ?? 0), 0);
	const lacks = {
		subdomain: !account.subdomain,
		settled: account.provisioningState !== 'Succeeded',
		grant: found === 0,
		openAi: !isOpenAi(account.kind),
	};
	return { account, lacks: lackings.filter((one) => lacks[one]), grants: found };
};

const effort = ({ lacks }: Readiness): number =>
	lacks.reduce((sum, one) => sum + 2 ** (lackings.length - lackings.indexOf(one)), 0);

/**
 * Accounts that accept keys, the nearest to be migrated first: what it lacks weighs more the harder it is to come by;
 * among equals those with more identities that may call already, then by name.
 */
export const nextToMigrate = (accounts: readonly Account[], grants: Grants): readonly Readiness[] =>
	accounts
		.filter(({ keyAuth }) => keyAuth === 'on')
		.map((account) => readinessOf(account, grants))
		.map((one) => ({ one, cost: effort(one) }))
		.sort(
			(a, b) =>
				a.cost - b.cost ||
				(b.one.grants ?? 0) - (a.one.grants ?? 0) ||
				(a.one.account.name < b.one.account.name ? -1 : a.one.account.name > b.one.account.name ? 1 : 0),
		)
		.map(({ one }) => one);
