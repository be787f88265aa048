// The facts of one account: everything that a decision needs, read once.

import { type OperatorRights, readOperatorRights } from '../changes/operator-rights.ts';
import { readRoleDefinitions } from '../changes/role-definitions.ts';
import type {
	Account,
	AzureClient,
	CallOptions,
	Deployment,
	Host,
	RoleAssignment,
	RoleDefinition,
	SignedInUser,
	Subscription,
	UserAssignedIdentity,
} from '../model/azure.ts';
import type { DenyAssignment, KeyPolicy } from '../model/evidence.ts';
import { Problem } from '../model/problem.ts';
import { fittingRoles, type RequiredAction, requiredActionsOf } from '../model/rbac/required-actions.ts';
import { roleAssignmentId } from '../model/rbac/role-assignments.ts';
import { attemptRead, type ReadResult } from '../model/read-result.ts';
import {
	type AccountId,
	isSameId,
	type PrincipalId,
	type RoleDefinitionId,
	subscriptionIdOf,
} from '../model/resource-id.ts';
import type { IdentityChoice, JournalEntry } from '../storage/journal-entries.ts';
import { type AccountNotes, accountNotes, identityChoiceId, withoutStaleNotes } from './account-notes.ts';
import { keysLastTurnedOff } from './key-usage-after.ts';

/** The identity that the application is to call with, as Azure has it now. */
export type ChosenIdentity = {
	readonly choice: IdentityChoice;
	/** The host that runs it, where the choice was a host. */
	readonly host: ReadResult<Host> | undefined;
	/** Object id for role assignments; undefined while the host's identity is off. */
	readonly principalId: PrincipalId | undefined;
	/** For `DefaultAzureCredential`: only user-assigned identities have one to name. */
	readonly clientId: string | undefined;
	/** The assignment under the name that this program gives, visible in lists or not. */
	readonly ownAssignment: ReadResult<RoleAssignment | undefined>;
	/** The assignments that Azure lists for the principal at the account and above, through groups too. */
	readonly roleAssignments: ReadResult<readonly RoleAssignment[]>;
	/** Assignments at projects of the account: they do not reach its own routes (Microsoft Learn, RBAC for Foundry). */
	readonly projectAssignments: readonly RoleAssignment[];
};

export type AccountFacts = {
	readonly me: SignedInUser;
	readonly account: Account;
	readonly subscription: ReadResult<Subscription>;
	readonly deployments: ReadResult<readonly Deployment[]>;
	/** The actions that callers need, by deployment. */
	readonly requiredActions: readonly RequiredAction[];
	/** The roles that fit the account, by GUID; the first is the proposed one. */
	readonly fittingRoleIds: readonly string[];
	/** The role to assign: the one that a person chose for the current consumer, or the proposed one. */
	readonly roleId: RoleDefinitionId;
	/** The assignments of all principals at the account and above. */
	readonly assignments: ReadResult<readonly RoleAssignment[]>;
	/** Live definitions of all roles named above, by lower-case GUID. */
	readonly roleDefinitions: ReadonlyMap<string, RoleDefinition>;
	readonly denyAssignments: ReadResult<readonly DenyAssignment[]>;
	readonly policies: ReadResult<readonly KeyPolicy[]>;
	readonly rights: OperatorRights;
	readonly chosenIdentity: ChosenIdentity | undefined;
	readonly notes: AccountNotes;
	/** Milliseconds since the epoch. */
	readonly readAt: number;
};

const none: ReadResult<never[]> = { known: true, value: [] };

/**
 * Resolves with a user-assigned identity as it is now: a deleted one is none, and one that was made anew has other ids. Where the list
 * cannot be read, the result is the chosen one.
 */
const identityNow = async (
	azure: AzureClient,
	choice: Extract<IdentityChoice, { kind: 'userAssigned' }>,
	options: CallOptions,
): Promise<Pick<UserAssignedIdentity, 'principalId' | 'clientId'> | undefined> => {
	const listed = await attemptRead(azure.userAssignedIdentities(subscriptionIdOf(choice.identityId), options));
	if (!listed.known) return choice;
	return listed.value.find(({ id }) => isSameId(id, choice.identityId));
};

const readChosenIdentity = async (
	azure: AzureClient,
	account: Account,
	choice: IdentityChoice,
	roleId: RoleDefinitionId,
	options: CallOptions,
): Promise<ChosenIdentity> => {
	const host = choice.kind === 'host' ? await attemptRead(azure.host(choice.hostId, options)) : undefined;
	const identity = choice.kind === 'userAssigned' ? await identityNow(azure, choice, options) : undefined;
	const principalId =
		identity?.principalId ?? (host?.known ? host.value.identity.systemAssigned?.principalId : undefined);
	const clientId = identity?.clientId;
	if (!principalId) {
		const unreadableHost: ReadResult<never> | undefined = host && !host.known ? host : undefined;
		return {
			choice,
			host,
			principalId,
			clientId,
			ownAssignment: unreadableHost ?? { known: true, value: undefined },
			roleAssignments: unreadableHost ?? none,
			projectAssignments: [],
		};
	}
	const [own, grants, direct] = await Promise.all([
		attemptRead(azure.roleAssignment(roleAssignmentId({ accountId: account.id, principalId, roleId }), options)),
		attemptRead(azure.roleAssignmentsOf(account.id, principalId, options)),
		attemptRead(azure.roleAssignmentsTo(account.id, principalId, options)),
	]);
	const projectPrefix = `${account.id}/projects/`.toLowerCase();
	const atProjects = direct.known
		? direct.value.filter(({ scope }) => scope.toLowerCase().startsWith(projectPrefix))
		: [];
	return {
		choice,
		host,
		principalId,
		clientId,
		ownAssignment: own,
		roleAssignments: grants,
		projectAssignments: atProjects,
	};
};

/** Returns the notes about the account as it is now, without those that keys on again make stale. */
const currentNotes = ({ id, keyAuth }: Account, entries: readonly JournalEntry[]): AccountNotes =>
	withoutStaleNotes(accountNotes(entries, id), keyAuth === 'on' ? keysLastTurnedOff(entries, id) : undefined);

/**
 * Returns the same facts with the notes of these journal entries. Only for notes that leave the chosen identity and its
 * role as they are: for another one, Azure has to be read again.
 */
export const factsWithNotes = (facts: AccountFacts, entries: readonly JournalEntry[]): AccountFacts => ({
	...facts,
	notes: currentNotes(facts.account, entries),
});

export type ReadFactsOptions = CallOptions & { readonly me: SignedInUser; readonly clock: () => number };

/**
 * Resolves with fresh facts of the account. Only an unreadable account rejects (with its `Problem`);
 * every other failed read is a `ReadResult` with its problem.
 */
export const readAccountFacts = async (
	azure: AzureClient,
	accountId: AccountId,
	entries: readonly JournalEntry[],
	{ me, clock, signal }: ReadFactsOptions,
): Promise<AccountFacts> => {
	const options = { signal };
	const account = await azure.account(accountId, options);
	const notes = currentNotes(account, entries);
	const { id, subscriptionId } = account;
	const reading = attemptRead(azure.denyAssignments(id, options));
	const [deployments, assignments, denies, policies, subscription, rights] = await Promise.all([
		attemptRead(azure.deployments(id, options)),
		attemptRead(azure.roleAssignments(id, options)),
		reading,
		attemptRead(azure.keyPolicies(id, options)),
		attemptRead(azure.subscription(subscriptionId, options)),
		readOperatorRights(azure, id, options, { me, denyAssignments: reading }),
	]);
	// The fitting role, and so the assignment that this program makes, depends on the deployments.
	const known = deployments.known ? deployments.value : [];
	const roles = fittingRoles(account, deployments.known ? deployments.value : undefined);
	const chosen = notes.choice && notes.chosenRoles.get(identityChoiceId(notes.choice));
	const roleId = roles.find((id) => id === chosen) ?? roles[0];
	const chosenIdentity = notes.choice
		? await readChosenIdentity(azure, account, notes.choice, roleId, options)
		: undefined;
	const grants = chosenIdentity?.roleAssignments.known ? chosenIdentity.roleAssignments.value : [];
	const allAssignments = [...(assignments.known ? assignments.value : []), ...grants];
	const roleIds = [...allAssignments.map((one) => one.roleId), ...roles];
	const definitions = await readRoleDefinitions(azure, id, roleIds, options);
	if (signal?.aborted) throw new Problem('cancelled');
	return {
		me,
		account,
		subscription,
		deployments,
		requiredActions: requiredActionsOf(account, known),
		fittingRoleIds: roles,
		roleId,
		assignments,
		roleDefinitions: definitions,
		denyAssignments: denies,
		policies,
		rights,
		chosenIdentity,
		notes,
		readAt: clock(),
	};
};
