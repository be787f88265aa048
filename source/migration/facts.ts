// Everything a decision about one account needs, read once.
import type { Account, Azure, CallOptions, Deployment, Host, RoleAssignment, RoleDefinition } from '../azure/azure.ts';
import { Problem } from '../azure/problem.ts';
import type { Entry, IdentityChoice } from '../entries.ts';
import { fittingRole } from './access.ts';
import { assignmentId } from './changes/assign-role.ts';
import { readDefinitions } from './definitions.ts';
import { type Said, saidAbout } from './history.ts';
import { type Rights, readRights } from './rights.ts';
import { type Seen, see } from './seen.ts';

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
};

export type Facts = {
	readonly account: Account;
	readonly deployments: Seen<readonly Deployment[]>;
	/** Everybody's assignments at the account and above. */
	readonly assignments: Seen<readonly RoleAssignment[]>;
	/** Live definitions of all roles named above, by lower-case GUID. */
	readonly definitions: ReadonlyMap<string, RoleDefinition>;
	readonly rights: Rights;
	readonly caller: Caller | undefined;
	readonly said: Said;
	/** Milliseconds since the epoch. */
	readonly readAt: number;
};

const none: Seen<never[]> = { known: true, value: [] };

const readCaller = async (
	azure: Azure,
	account: Account,
	choice: IdentityChoice,
	options: CallOptions,
): Promise<Caller> => {
	const host = choice.kind === 'host' ? await see(azure.host(choice.hostId, options)) : undefined;
	const principalId =
		choice.kind === 'userAssigned'
			? choice.principalId
			: host?.known
				? host.value.identity.systemAssigned?.principalId
				: undefined;
	const clientId = choice.kind === 'userAssigned' ? choice.clientId : undefined;
	if (!principalId) {
		const unseen: Seen<never> | undefined = host && !host.known ? host : undefined;
		return {
			choice,
			host,
			principalId,
			clientId,
			own: unseen ?? { known: true, value: undefined },
			grants: unseen ?? none,
		};
	}
	const named = { accountId: account.id, principalId, roleId: fittingRole(account.kind) };
	const [own, grants] = await Promise.all([
		see(azure.roleAssignment(assignmentId(named), options)),
		see(azure.roleAssignmentsOf(account.id, principalId, options)),
	]);
	return { choice, host, principalId, clientId, own, grants };
};

/**
 * Reads the account afresh, and everything else beside it. Only an unreadable account rejects (with its `Problem`);
 * whatever else could not be read says so in its place.
 */
export const gather = async (
	azure: Azure,
	accountId: string,
	entries: readonly Entry[],
	clock: () => number,
	options: CallOptions = {},
): Promise<Facts> => {
	const said = saidAbout(entries, accountId);
	const account = await azure.account(accountId, options);
	const [deployments, assignments, rights, caller] = await Promise.all([
		see(azure.deployments(account.id, options)),
		see(azure.roleAssignments(account.id, options)),
		readRights(azure, account.id, options),
		said.choice ? readCaller(azure, account, said.choice, options) : undefined,
	]);
	const grants = caller?.grants.known ? caller.grants.value : [];
	const definitions = await readDefinitions(
		azure,
		account.id,
		[...(assignments.known ? assignments.value : []), ...grants],
		options,
	);
	if (options.signal?.aborted) throw new Problem('cancelled');
	return { account, deployments, assignments, definitions, rights, caller, said, readAt: clock() };
};
