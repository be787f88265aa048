// The order of migration: the easiest accounts first, from the index alone. It is never the verdict.
import type { Account, RoleAssignment } from '../model/azure.ts';
import { builtInRoles, hasOpenAiRoutes } from '../model/rbac/permissions.ts';
import { isService } from '../model/rbac/role-assignments.ts';

/**
 * Built-in roles that let a principal call with a token (Microsoft Learn, built-in roles for AI): Cognitive Services
 * OpenAI User and Contributor, Cognitive Services User, Foundry User. Others may do so too; these are known by their ids.
 */
const callingRoles = new Set<string>([
	builtInRoles.openAiUser,
	builtInRoles.openAiContributor,
	builtInRoles.cognitiveServicesUser,
	builtInRoles.foundryUser,
]);

/** What an account needs before its keys can go; the hardest first. */
export const prerequisites = ['subdomain', 'settled', 'grant', 'openAi'] as const;
export type Prerequisite = (typeof prerequisites)[number];

export type MigrationCandidate = {
	readonly account: Account;
	readonly missing: readonly Prerequisite[];
	/** Assignments of a calling role to a service principal, at the account or above it; undefined: not read. */
	readonly grantCount: number | undefined;
};

/** Assignments that let an identity call. */
export type GrantCounts = {
	/** How many, by the scope they are made at, in lower case. */
	readonly byScope: ReadonlyMap<string, number>;
	/** Ids, in lower case, of the subscriptions whose assignments could not be read, or are not read yet. */
	readonly unreadSubscriptionIds: ReadonlySet<string>;
};

/** Returns by scope, in lower case, how many applications have a role there that lets them call. */
export const countGrantsByScope = (assignments: readonly RoleAssignment[]): GrantCounts['byScope'] => {
	const counts = new Map<string, number>();
	for (const { roleId, principalType, scope } of assignments) {
		if (!isService({ principalType }) || !callingRoles.has(roleId)) continue;
		const key = scope.toLowerCase();
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
};

const scopesOf = ({ id, subscriptionId, resourceGroup }: Account): readonly string[] => {
	const subscription = `/subscriptions/${subscriptionId}`.toLowerCase();
	return [id.toLowerCase(), `${subscription}/resourcegroups/${resourceGroup.toLowerCase()}`, subscription];
};

/** Returns an account with its missing prerequisites. Assignments that were not read count neither way. */
const candidateOf = (account: Account, { byScope, unreadSubscriptionIds }: GrantCounts): MigrationCandidate => {
	const found = unreadSubscriptionIds.has(account.subscriptionId.toLowerCase())
		? undefined
		: scopesOf(account).reduce((sum, scope) => sum + (byScope.get(scope) ?? 0), 0);
	const lacks = {
		subdomain: !account.subdomain,
		settled: account.provisioningState !== 'Succeeded',
		grant: found === 0,
		openAi: !hasOpenAiRoutes(account.kind),
	};
	return { account, missing: prerequisites.filter((one) => lacks[one]), grantCount: found };
};

const effort = ({ missing }: MigrationCandidate): number =>
	missing.reduce((sum, one) => sum + 2 ** (prerequisites.length - prerequisites.indexOf(one)), 0);

/**
 * Returns the accounts that accept keys, the easiest to migrate first: a harder missing prerequisite counts more;
 * among equals those with more identities that may call already, then by name.
 */
export const migrationOrder = (accounts: readonly Account[], grants: GrantCounts): readonly MigrationCandidate[] =>
	accounts
		.filter(({ keyAuth }) => keyAuth === 'on')
		.map((account) => candidateOf(account, grants))
		.map((one) => ({ one, cost: effort(one) }))
		.sort(
			(a, b) =>
				a.cost - b.cost ||
				(b.one.grantCount ?? 0) - (a.one.grantCount ?? 0) ||
				(a.one.account.name < b.one.account.name ? -1 : a.one.account.name > b.one.account.name ? 1 : 0),
		)
		.map(({ one }) => one);
