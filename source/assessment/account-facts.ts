// Everything a decision about one account needs, read once.

import { type Rights, readRights } from '../changes/operator-rights.ts';
import { readDefinitions } from '../changes/read-role-definitions.ts';
import type {
	Account,
	Azure,
	CallOptions,
	Deployment,
	Host,
	Me,
	RoleAssignment,
	RoleDefinition,
	Subscription,
	UserAssignedIdentity,
} from '../model/azure.ts';
import type { DenyAssignment, KeyPolicy } from '../model/evidence.ts';
import { Problem } from '../model/problem.ts';
import { type Need, needsOf, rolesFor } from '../model/rbac/required-actions.ts';
import { assignmentId } from '../model/rbac/role-assignments.ts';
import { type Seen, see } from '../model/read-result.ts';
import { parseId, sameId } from '../model/resource-id.ts';
import type { Entry, IdentityChoice } from '../storage/journal-entries.ts';
import { askedAnew, choiceId, type Said, saidAbout } from './account-notes.ts';
import { keysLastOff } from './key-usage-after.ts';

/** The identity that the application is to call with, as Azure has it now. */
export type Caller = {
	readonly choice: IdentityChoice;
	/** The host that runs it, where the choice was a host. */
	readonly host: Seen<Host> | undefined;
	/** Object id for role assignments; undefined while the host's identity is off. */
	readonly principalId: string | undefined;
	/** For `DefaultAzureCredential`: only user-assigned identities have one to name. */
	readonly clientId: string | undefined;
	/** The assignment under the name that we would give it, visible in lists or not. */
	readonly own: Seen<RoleAssignment | undefined>;
	/** What Azure lists for the principal at the account and above, through groups too. */
	readonly grants: Seen<readonly RoleAssignment[]>;
	/** Assignments at projects of the account: they do not reach its own routes (Microsoft Learn, RBAC for Foundry). */
	readonly atProjects: readonly RoleAssignment[];
};

export type Facts = {
	readonly me: Me;
	readonly account: Account;
	readonly subscription: Seen<Subscription>;
	readonly deployments: Seen<readonly Deployment[]>;
	/** What callers need, by deployment. */
	readonly needs: readonly Need[];
	/** The roles that fit the account, by GUID; the first is the one that is proposed. */
	readonly roles: readonly string[];
	/** The one to give: what was chosen for the consumer that is worked on, or what is proposed. */
	readonly roleId: string;
	/** Everybody's assignments at the account and above. */
	readonly assignments: Seen<readonly RoleAssignment[]>;
	/** Live definitions of all roles named above, by lower-case GUID. */
	readonly definitions: ReadonlyMap<string, RoleDefinition>;
	readonly denies: Seen<readonly DenyAssignment[]>;
	readonly policies: Seen<readonly KeyPolicy[]>;
	readonly rights: Rights;
	readonly caller: Caller | undefined;
	readonly said: Said;
	/** Milliseconds since the epoch. */
	readonly readAt: number;
};

const none: Seen<never[]> = { known: true, value: [] };

/**
 * A user-assigned identity as it is now: one that was deleted is none, one that was made anew has other ids. Where the list
 * cannot be read, the one that was chosen stands.
 */
const identityNow = async (
	azure: Azure,
	choice: Extract<IdentityChoice, { kind: 'userAssigned' }>,
	options: CallOptions,
): Promise<Pick<UserAssignedIdentity, 'principalId' | 'clientId'> | undefined> => {
	const listed = await see(azure.userAssignedIdentities(parseId(choice.identityId).subscriptionId, options));
	if (!listed.known) return choice;
	return listed.value.find(({ id }) => sameId(id, choice.identityId));
};

const readCaller = async (
	azure: Azure,
	account: Account,
	choice: IdentityChoice,
	roleId: string,
	options: CallOptions,
): Promise<Caller> => {
	const host = choice.kind === 'host' ? await see(azure.host(choice.hostId, options)) : undefined;
	const identity = choice.kind === 'userAssigned' ? await identityNow(azure, choice, options) : undefined;
	const principalId =
		identity?.principalId ?? (host?.known ? host.value.identity.systemAssigned?.principalId : undefined);
	const clientId = identity?.clientId;
	if (!principalId) {
		const unseen: Seen<never> | undefined = host && !host.known ? host : undefined;
		return {
			choice,
			host,
			principalId,
			clientId,
			own: unseen ?? { known: true, value: undefined },
			grants: unseen ?? none,
			atProjects: [],
		};
	}
	const [own, grants, direct] = await Promise.all([
		see(azure.roleAssignment(assignmentId({ accountId: account.id, principalId, roleId }), options)),
		see(azure.roleAssignmentsOf(account.id, principalId, options)),
		see(azure.roleAssignmentsTo(account.id, principalId, options)),
	]);
	const below = `${account.id}/projects/`.toLowerCase();
	const atProjects = direct.known ? direct.value.filter(({ scope }) => scope.toLowerCase().startsWith(below)) : [];
	return { choice, host, principalId, clientId, own, grants, atProjects };
};

export type GatherOptions = CallOptions & { readonly me: Me; readonly clock: () => number };

/**
 * Reads the account afresh, and everything else beside it. Only an unreadable account rejects (with its `Problem`);
 * whatever else could not be read says so in its place.
 */
export const gather = async (
	azure: Azure,
	accountId: string,
	entries: readonly Entry[],
	{ me, clock, signal }: GatherOptions,
): Promise<Facts> => {
	const options = { signal };
	const account = await azure.account(accountId, options);
	const off = account.keyAuth === 'on' ? keysLastOff(entries, accountId) : undefined;
	const said = askedAnew(saidAbout(entries, accountId), off);
	const { id, subscriptionId } = account;
	const [deployments, assignments, denies, policies, subscription, rights] = await Promise.all([
		see(azure.deployments(id, options)),
		see(azure.roleAssignments(id, options)),
		see(azure.denyAssignments(id, options)),
		see(azure.keyPolicies(id, options)),
		see(azure.subscription(subscriptionId, options)),
		readRights(azure, id, options),
	]);
	// Which role fits, and so which assignment would be ours, depends on the deployments.
	const known = deployments.known ? deployments.value : [];
	const roles = rolesFor(account, deployments.known ? deployments.value : undefined);
	const chosen = said.choice && said.roles.get(choiceId(said.choice));
	const roleId = roles.find((id) => id === chosen) ?? roles[0];
	const caller = said.choice ? await readCaller(azure, account, said.choice, roleId, options) : undefined;
	const grants = caller?.grants.known ? caller.grants.value : [];
	const named = [...(assignments.known ? assignments.value : []), ...grants];
	const roleIds = [...named.map((one) => one.roleId), ...roles];
	const definitions = await readDefinitions(azure, id, roleIds, options);
	if (signal?.aborted) throw new Problem('cancelled');
	return {
		me,
		account,
		subscription,
		deployments,
		needs: needsOf(account, known),
		roles,
		roleId,
		assignments,
		definitions,
		denies,
		policies,
		rights,
		caller,
		said,
		readAt: clock(),
	};
};
