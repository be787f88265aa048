// The types of evidence: who uses an account's keys, who may call it, and which policies would undo a change of it.

import type { Account, CallOptions, KeyAuth, Permission } from './azure.ts';
import type { AccountId, RoleAssignmentId, SubscriptionId } from './resource-id.ts';

/** A principal by its object id. `isGroup`: Resource Manager does not tell its members. */
export type DeniedPrincipal = { readonly id: string; readonly isGroup: boolean };

/** A deny assignment takes rights away from every role that gives them (Azure RBAC). */
export type DenyAssignment = {
	readonly name: string;
	readonly scope: string;
	readonly permissions: readonly Permission[];
	/** `everyone` where it is meant for all principals. */
	readonly principals: readonly DeniedPrincipal[] | 'everyone';
	readonly excludedPrincipals: readonly DeniedPrincipal[];
	/** False where it holds at `scope` alone. */
	readonly appliesToChildScopes: boolean;
};

/** A policy assignment whose rule touches `disableLocalAuth`, at the account or above. */
export type KeyPolicy = {
	/** Display name of the assignment. */
	readonly name: string;
	readonly assignmentId: RoleAssignmentId;
	readonly scope: string;
	/** GUID or name of the definition; for a member of an initiative, the member's. */
	readonly definitionId: string;
	readonly definitionName: string;
	/** The effect with the assignment's parameters in place; `off` also where an exemption lifts it; `other` where the rule does not tell. */
	readonly effect: 'audit' | 'deny' | 'modify' | 'redeploy' | 'off' | 'other';
	/** The value that the rule requires; undefined where the rule does not say. */
	readonly requiredKeyAuth: KeyAuth | undefined;
	/** Its deployment also sets public network access, and not to Enabled (built-in 55eff01b-f2bd-4c32-9203-db285f709d30 does). */
	readonly restrictsNetwork: boolean;
};

/**
 * What was found at one place. `key1`, `key2`: it holds that key of the account, compared in memory and not kept.
 * `aKey`: it calls this account by a key that cannot be read. `endpoint`: it names the account, and no key of it.
 */
export type KeyUse = {
	/** The source that found it (key-sources/). */
	readonly source: string;
	/** Resource Manager id of the resource (app, slot, connection's owner, search service …). */
	readonly resourceId: string;
	readonly resourceName: string;
	/** Name of the setting, secret, connection, backend, index … in it. */
	readonly place: string;
	readonly holds: 'key1' | 'key2' | 'aKey' | 'endpoint';
};

/**
 * Why a place was skipped. `keyVault`, `appConfiguration`: a reference, not followed. `partly`: a subscription of
 * which the caller may read some resources, or none; the index does not say what it leaves out. `tooMany`: more parts than
 * are scanned one by one. `unclear`: an answer of Azure that has not its documented form. `whose`: a key with a
 * regional endpoint that many accounts share, or with none. `hidden`: a value that Azure never shows. `notLookedAt`: a
 * resource or part that may hold a key and that the program does not ask.
 */
export type SkipReason =
	| 'keyVault'
	| 'appConfiguration'
	| 'partly'
	| 'tooMany'
	| 'unclear'
	| 'whose'
	| 'hidden'
	| 'notLookedAt';

export type SkippedPart = {
	/** The name that a person knows; of a subscription its id. */
	readonly name: string;
	/** `detail`: in Azure's words, sanitised. */
	readonly why: SkipReason | { readonly detail: string };
	/** Set where it is more than a part of one resource: a whole subscription, or the index of all of them. */
	readonly whole?: 'subscription' | 'index';
};

/** The result of one source's scan: what it found and what it skipped. Unreadable is never "none". */
export type ScanResult = {
	readonly source: string;
	/** Milliseconds since the epoch. */
	readonly readAt: number;
	/** How many resources were scanned. */
	readonly scannedCount: number;
	readonly uses: readonly KeyUse[];
	readonly skipped: readonly SkippedPart[];
};

/** Calls in the request log, summed by caller. */
export type LoggedCalls = {
	/** `keyOrUnknown`: the row names no Microsoft Entra object, as calls with a key do. */
	readonly by: 'token' | 'keyOrUnknown';
	/** Object id of the caller; empty for `keyOrUnknown`. */
	readonly objectId: string;
	readonly deployment: string;
	/** As logged; proxies and masking make it a hint. */
	readonly ip: string;
	readonly calls: number;
	/** The days (UTC) on which it called, as `2026-11-24`, the earliest first; none where the log does not tell. */
	readonly days: readonly string[];
	/** ISO 8601. */
	readonly firstSeen: string;
	/** ISO 8601. */
	readonly lastSeen: string;
};

export type DiagnosticSetting = {
	readonly name: string;
	/** Whether the category RequestResponse (or a group that holds it) goes to Log Analytics. */
	readonly logsRequests: boolean;
	/** Resource Manager id of the workspace. */
	readonly workspaceId: string | undefined;
	/** ISO 8601: when it was made, where Azure says so; often it does not. */
	readonly createdAt: string | undefined;
};

/** A request for the keys (activity log): it tells who read one, not who uses it. */
export type ListKeysEvent = {
	/** ISO 8601. */
	readonly at: string;
	/** As the activity log names the caller. */
	readonly caller: string;
	/** Succeeded, Failed …; an open set. */
	readonly status: string;
	readonly ip: string;
};

/** Answers of the account's endpoint, counted by HTTP status over a time grain (Azure Monitor metrics). */
export type StatusCount = {
	/** ISO 8601: begin of the grain. */
	readonly at: string;
	/** `200`, `401` …; for an account that is neither OpenAI nor AIServices only the class: `2xx`, `4xx`, `5xx`. */
	readonly status: string;
	readonly count: number;
};

export type SubdomainAvailability = { readonly isAvailable: boolean; readonly reason: string };

/** Every account has these two (Azure Cognitive Services, regenerateKey). */
export const keyNames = ['key1', 'key2'] as const;
export type KeyName = (typeof keyNames)[number];

/** What a listKeys attempt answered. The keys themselves are not kept. */
export type ListKeysResult = {
	readonly answer: 'listed' | 'keysDisabled' | 'forbidden' | 'other';
	readonly detail: string;
};

export type ScanProgress = {
	readonly source: string;
	/** Of what is read one by one: the caller's rights in each subscription, then each resource. */
	readonly done: number;
	readonly total: number;
	/** Subscription id or name of the resource that was read last. */
	readonly name: string;
};

export type ScanOptions = CallOptions & { readonly onScanProgress?: (progress: ScanProgress) => void };

/** The part of `AzureClient` that reads evidence. Every method rejects with a `Problem`. */
export type EvidenceReader = {
	/** Deny assignments at the scope and above it. */
	denyAssignments(scope: string, options?: CallOptions): Promise<readonly DenyAssignment[]>;
	/** Policy assignments at the scope and above that touch key authentication, members of initiatives too. */
	keyPolicies(scope: string, options?: CallOptions): Promise<readonly KeyPolicy[]>;
	/**
	 * Scans one source in these subscriptions for uses of the account's keys. A source that reads secrets reads
	 * the account's keys and the values of settings, compares digests in constant time and drops them. `source` is an id of
	 * key-sources/; another rejects.
	 */
	scanKeyUses(
		account: Account,
		source: string,
		subscriptionIds: readonly SubscriptionId[],
		options?: ScanOptions,
	): Promise<ScanResult>;
	/** Calls of the last 30 days by caller, from Log Analytics. No rows proves nothing by itself. */
	requestLog(accountId: AccountId, options?: CallOptions): Promise<readonly LoggedCalls[]>;
	diagnosticSettings(accountId: AccountId, options?: CallOptions): Promise<readonly DiagnosticSetting[]>;
	/** Attempts to list the account's keys in the last 30 days, newest first. */
	listKeysEvents(accountId: AccountId, options?: CallOptions): Promise<readonly ListKeysEvent[]>;
	/** Answers by status over the last hours, from metrics. */
	statusCounts(accountId: AccountId, hours: number, options?: CallOptions): Promise<readonly StatusCount[]>;
	/** Whether a custom subdomain of that name can still be had, for an account of this kind. */
	subdomainAvailability(
		subscriptionId: SubscriptionId,
		name: string,
		kind: string,
		options?: CallOptions,
	): Promise<SubdomainAvailability>;
	/** Names of users, groups and applications, by lower-case object id; one that the directory does not know is missing. */
	principalNames(ids: readonly string[], options?: CallOptions): Promise<ReadonlyMap<string, string>>;
	/** Asks for the keys and keeps none: Azure's answer tells whether keys are off. */
	tryListKeys(accountId: AccountId, options?: CallOptions): Promise<ListKeysResult>;
	/** One key's value, for a deliberate copy and nothing else. */
	readKey(accountId: AccountId, which: KeyName, options?: CallOptions): Promise<string>;
};
