// Turning key authentication off: `disableLocalAuth: true`.

import type { Account, Deployment, RoleAssignment, RoleDefinition } from '../../model/azure.ts';
import type { ChangeHandler } from '../../model/change.ts';
import type { ChangeInputs } from '../../model/change-inputs.ts';
import { type Check, type CheckId, subdomainCheck } from '../../model/check.ts';
import type { DenyAssignment, KeyPolicy, LoggedCalls } from '../../model/evidence.ts';
import { accessToAccount, type EffectiveAccess } from '../../model/rbac/effective-access.ts';
import { actions } from '../../model/rbac/permissions.ts';
import { requiredActionsOf } from '../../model/rbac/required-actions.ts';
import { attemptRead, type ReadResult } from '../../model/read-result.ts';
import type { PrincipalId } from '../../model/resource-id.ts';
import { subjectsNamed } from '../../model/subject.ts';
import { createdAtProperty } from '../drift.ts';
import { lockChecks, type OperatorRights, permissionCheck, readOperatorRights } from '../operator-rights.ts';
import { policyChecksForDisabling } from '../preconditions.ts';
import { readRoleDefinitions } from '../role-definitions.ts';
import { propagationCheck } from '../role-propagation.ts';
import { isAccountBusy, keyAuthEffects, keyAuthRequest, keyAuthStatus, provisioningCheck } from './key-auth.ts';

type CallerAssignments = {
	readonly principalId: PrincipalId;
	readonly name: string;
	readonly grants: ReadResult<readonly RoleAssignment[]>;
};

type DisableKeysSnapshot = {
	readonly account: Account;
	readonly deployments: ReadResult<readonly Deployment[]>;
	readonly rights: OperatorRights;
	readonly callers: readonly CallerAssignments[];
	readonly roleDefinitions: ReadonlyMap<string, RoleDefinition>;
	readonly denyAssignments: ReadResult<readonly DenyAssignment[]>;
	readonly policies: ReadResult<readonly KeyPolicy[]>;
	readonly requestLog: ReadResult<readonly LoggedCalls[]>;
};

const accessOfCaller = (
	snapshot: DisableKeysSnapshot,
	{ principalId, grants }: CallerAssignments,
): Pick<EffectiveAccess, 'met' | 'grantedBy'> => {
	if (!grants.known) return { met: 'unknown', grantedBy: [] };
	const { account, deployments, roleDefinitions, denyAssignments } = snapshot;
	const requiredActions = requiredActionsOf(account, deployments.known ? deployments.value : []);
	return accessToAccount(
		{ scope: account.id, principalId, assignments: grants.value, roleDefinitions, denyAssignments },
		requiredActions,
	);
};

/** Returns the check that every identity of the decision can still call with a token. */
const callersCheck = (snapshot: DisableKeysSnapshot): readonly Check[] => {
	const seen = snapshot.callers.map((caller) => ({ ...caller, met: accessOfCaller(snapshot, caller).met }));
	const failing = seen.filter(({ met }) => met !== 'yes');
	if (seen.length === 0) return [];
	const met = failing.some((one) => one.met === 'no') ? 'no' : failing.length > 0 ? 'unknown' : 'yes';
	return [
		{
			id: 'roleIsVisible',
			weight: 'blocks',
			met,
			subjects: failing.map(({ name, principalId }) => ({ kind: 'consumer', name, id: principalId })),
		},
	];
};

/** Returns the evidence of the decision as checks. An unproven one stops the change unless the risk was accepted. */
const evidenceChecks = ({ evidence, accepted }: ChangeInputs['disableKeys']): readonly Check[] =>
	evidence.map(({ id, met, about, because }) => ({
		id: id as CheckId,
		met,
		subjects: about === undefined ? undefined : subjectsNamed('words', about),
		because,
		weight: accepted ? 'warns' : 'proves',
	}));

/** Returns the newest call by key in the log: a later one than at the decision is drift. */
const lastKeyCall = (log: DisableKeysSnapshot['requestLog']): string =>
	log.known
		? log.value.reduce((last, { by, lastSeen }) => (by === 'keyOrUnknown' && lastSeen > last ? lastSeen : last), '')
		: 'unread';

export const disableKeys: ChangeHandler<'disableKeys', DisableKeysSnapshot> = {
	kind: 'disableKeys',
	setsKeyAuth: 'off',
	read: async (azure, input, options) => {
		const { accountId } = input;
		const account = await azure.account(accountId, options);
		const [deployments, rights, denies, policies, log, callers] = await Promise.all([
			attemptRead(azure.deployments(accountId, options)),
			readOperatorRights(azure, accountId, options),
			attemptRead(azure.denyAssignments(accountId, options)),
			attemptRead(azure.keyPolicies(accountId, options)),
			attemptRead(azure.requestLog(accountId, options)),
			Promise.all(
				input.callers.map(async (caller) => ({
					...caller,
					grants: await attemptRead(azure.roleAssignmentsOf(accountId, caller.principalId, options)),
				})),
			),
		]);
		const roleIds = callers.flatMap(({ grants }) => (grants.known ? grants.value.map(({ roleId }) => roleId) : []));
		const definitions = await readRoleDefinitions(azure, accountId, roleIds, options);
		return {
			account,
			deployments,
			rights,
			callers,
			roleDefinitions: definitions,
			denyAssignments: denies,
			policies,
			requestLog: log,
		};
	},
	plan: (snapshot, input) => {
		const { account, rights, policies } = snapshot;
		const callers = callersCheck(snapshot);
		return {
			changeRequest: { kind: 'disableKeys', input },
			targetId: account.id,
			targetName: account.name,
			about: { account: account.name, ...(input.accepted ? { accepted: input.accepted } : {}) },
			request: keyAuthRequest(account, 'off'),
			effects: keyAuthEffects(account, 'off'),
			confirmation: { by: 'name', name: account.name },
			checks: [
				subdomainCheck(account),
				{ id: 'keysAreOn', weight: 'blocks', met: account.keyAuth === 'on' ? 'yes' : 'no' },
				provisioningCheck(account),
				permissionCheck(rights, 'mayWriteAccount', actions.writeAccount, 'blocks'),
				// A delete lock stops neither this change nor its undo, which are both a PATCH.
				...lockChecks(rights).filter(({ id }) => id === 'noReadOnlyLock'),
				...policyChecksForDisabling(policies),
				...callers,
				// By their age at the decision: the confirm screen is open only for a short time.
				...propagationCheck(
					snapshot.callers.flatMap((caller) => accessOfCaller(snapshot, caller).grantedBy),
					Date.parse(input.readAt),
				),
				...evidenceChecks(input),
			],
			baseline: {
				[createdAtProperty]: account.createdAt ?? '',
				'properties.disableLocalAuth': String(account.keyAuth === 'off'),
				'properties.customSubDomainName': account.subdomain ?? '',
				...(callers[0] ? { role: callers[0].met } : {}),
				lastCallWithKey: lastKeyCall(snapshot.requestLog),
			},
		};
	},
	status: ({ account }) => keyAuthStatus(account, 'off'),
	undo: ({ changeRequest }) => ({ kind: 'enableKeys', input: { accountId: changeRequest.input.accountId } }),
	isTransient: isAccountBusy,
};
