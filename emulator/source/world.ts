// What the practice tenant holds, in the shapes of Resource Manager's JSON. No HTTP and no rules in here.
import type { Assignment, Deny, Lock, Principal, Role } from './access-words.ts';
import type { Indexed } from './indexed.ts';
import type { Activity, Caller, Traffic } from './monitor/words.ts';
import type { TenantOptions } from './options.ts';

export type Fields = Record<string, unknown>;

export type Resource = {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	/** Absent on what lives inside another resource. */
	readonly location?: string;
	kind?: string;
	sku?: Fields;
	tags?: Record<string, string>;
	identity?: Identity;
	etag?: string;
	systemData?: Fields;
	properties: Fields;
};

export type Identity = {
	type: string;
	principalId?: string;
	tenantId?: string;
	userAssignedIdentities?: Record<string, { principalId: string; clientId: string }>;
};

export type Subscription = {
	readonly subscriptionId: string;
	readonly displayName: string;
	readonly state: 'Enabled' | 'Warned' | 'PastDue' | 'Disabled' | 'Deleted';
};

export type ManagementGroup = {
	readonly name: string;
	readonly displayName: string;
	/** Name of the group above; absent: the tenant's root group. */
	readonly parent?: string;
	/** Ids of the subscriptions right below it. */
	readonly subscriptions: readonly string[];
};

/** A policy assignment, definition or initiative, in Resource Manager's own JSON. */
export type PolicyObject = {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly properties: Fields;
	readonly location?: string;
	readonly identity?: Fields;
};

export type Operation = {
	readonly id: string;
	readonly startedAt: number;
	readonly endsAt: number;
	/** The resource it works on. */
	readonly resourceId: string;
	readonly href: string;
};

/** What the data plane believes about one account's keys until it hears of the last switch. */
export type KeyGate = { readonly acceptedBefore: boolean; readonly changedAt: number };

export type ReceivedRequest = {
	readonly method: string;
	/** Absolute, with the host it was meant for. */
	readonly url: string;
	/** Secrets replaced by `(present)`. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: unknown;
	/** The status it was answered with. */
	readonly status: number;
};

export type Contents = {
	readonly tenantId: string;
	readonly operatorId: string;
	readonly subscriptions: readonly Subscription[];
	readonly managementGroups: readonly ManagementGroup[];
	/** Resources and what lives inside them. `{ $key, of }` and `{ $random }` in their properties become secrets. */
	readonly resources: readonly Resource[];
	/** Deployments by the lower-case id of their account. */
	readonly deployments: Readonly<Record<string, readonly Resource[]>>;
	readonly principals: readonly Principal[];
	readonly assignments: readonly Assignment[];
	readonly roles: readonly Role[];
	readonly locks: readonly Lock[];
	readonly denies: readonly Deny[];
	readonly policyAssignments: readonly PolicyObject[];
	readonly policyExemptions: readonly PolicyObject[];
	/** Definitions and initiatives. */
	readonly policyDefinitions: readonly PolicyObject[];
	readonly callers: readonly Caller[];
	/** `ago`: milliseconds before the start. */
	readonly activities: readonly (Omit<Activity, 'at' | 'correlationId'> & { readonly ago: number })[];
};

export type World = {
	readonly options: Required<TenantOptions>;
	readonly tenantId: string;
	readonly operatorId: string;
	readonly subscriptions: readonly Subscription[];
	readonly managementGroups: readonly ManagementGroup[];
	/** Every resource and what lives inside one, by lower-case id; grouped by `groupOf` subscription and type. */
	readonly resources: Indexed<Resource>;
	readonly deployments: Map<string, Resource[]>;
	/** Accounts that were deleted, by lower-case id, and when. */
	readonly deleted: Map<string, { readonly was: Resource; readonly at: number }>;
	/** Grouped by type. */
	readonly principals: Indexed<Principal>;
	/** By lower-case id; grouped by `assignmentGroup`. */
	readonly assignments: Indexed<Assignment>;
	/** Deleted, and believed in until then, in milliseconds since the epoch. */
	readonly ended: { readonly was: Assignment; readonly until: number }[];
	readonly roles: Map<string, Role>;
	readonly locks: Lock[];
	readonly denies: Deny[];
	readonly policyAssignments: PolicyObject[];
	readonly policyExemptions: PolicyObject[];
	/** Definitions and initiatives, by lower-case id. */
	readonly policyDefinitions: Map<string, PolicyObject>;
	readonly operations: Map<string, Operation>;
	readonly keyGates: Map<string, KeyGate>;
	/** The two keys of each account, by lower-case id; made up at start, never written anywhere. */
	readonly keys: Map<string, { key1: string; key2: string }>;
	/** What Resource Graph's index knows: a copy that follows after a while. Grouped by subscription. */
	readonly index: Indexed<{ readonly resource: Resource | undefined; readonly from: number }[]>;
	/** Who goes on calling, with the key it copied and when it was last looked after. */
	readonly callers: { caller: Caller; readonly held?: string; last: number }[];
	readonly traffic: Traffic[];
	readonly activities: Activity[];
	readonly buckets: Map<string, { tokens: number; at: number }>;
	readonly received: ReceivedRequest[];
};

/** The group of a resource: one subscription's resources of one type. */
export const groupOf = (subscription: string, type: string): string => `${lower(subscription)} ${lower(type)}`;

export const lower = (text: string): string => text.toLowerCase();

/** The group of an assignment: one principal's in one subscription, or above all of them. */
export const assignmentGroup = (principalId: string, scope: string): string =>
	`${lower(principalId)} ${subscriptionOf(scope)}`;

/** The subscription of a resource id or scope, or ''. */
export const subscriptionOf = (id: string): string => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? '';
