// The keys of cached answers. Every query, every reset and every write to the cache takes its key from here.

import type { BatchAction } from '../../model/batch-plan.ts';
import type { ChangeRequest } from '../../model/change-inputs.ts';
import type { AccountId, RoleAssignmentId } from '../../model/resource-id.ts';

/** Resource Manager ids are case-insensitive: one resource has one key, however its id is written. */
const idKey = (id: string | undefined) => id?.toLowerCase();

const scopes = {
	facts: ['facts'],
	journal: ['journal'],
	evidence: ['evidence'],
	secretScans: ['secretLooks'],
	plans: ['plan'],
	changes: ['change'],
} as const;

/** Each key names one answer; `all` has the prefixes that name every answer of a kind. */
export const queryKeys = {
	all: scopes,
	facts: (accountId: AccountId) => [...scopes.facts, idKey(accountId)] as const,
	rotation: (accountId: AccountId) => ['rotation', idKey(accountId)] as const,
	keyHolders: (accountId: AccountId) => ['holders', idKey(accountId)] as const,
	keyUsageAfter: (source: string, accountId: AccountId) => ['watch', source, idKey(accountId)] as const,
	evidence: (accountId: AccountId | undefined) => [...scopes.evidence, idKey(accountId)] as const,
	secretScan: (accountId: AccountId | undefined) => [...scopes.secretScans, idKey(accountId)] as const,
	journal: () => scopes.journal,
	otherScopeChangeCount: () => [...scopes.journal, 'elsewhere'] as const,
	reconciliation: () => ['reconciled'] as const,
	assignment: (assignmentId: RoleAssignmentId | undefined) => ['assignment', idKey(assignmentId)] as const,
	change: (request: ChangeRequest) => [...scopes.changes, request] as const,
	plan: (action: BatchAction, accountIds: readonly AccountId[], withSecrets: boolean) =>
		[...scopes.plans, action, accountIds, withSecrets] as const,
	subscriptions: () => ['subscriptions'] as const,
	tenants: () => ['tenants'] as const,
	find: (account: string | undefined, subscription: string | undefined) => ['find', account, subscription] as const,
	/** The key of what many subscriptions hold. `digest` stands for their ids. */
	listings: (name: 'accounts' | 'assignments', digest: string) => ['listings', name, digest] as const,
	hostsAndIdentities: (subscriptionIds: string) => ['identities', subscriptionIds] as const,
	hostsAndIdentitiesProgress: (subscriptionIds: string) => ['identities so far', subscriptionIds] as const,
	principalNames: (principalIds: string) => ['names', principalIds] as const,
	snapshots: (today: object, isComplete: boolean) => ['snapshots', today, isComplete] as const,
	lesson: (id: string) => ['lesson', id] as const,
	lessonAccount: (name: string) => ['lessonAccount', name] as const,
	faults: () => ['faults'] as const,
};
