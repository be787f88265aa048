// What the practice tenant holds, in the shapes of Resource Manager's JSON. No HTTP and no rules in here.
import type {
	DenyAssignment,
	ManagementLock,
	Principal,
	RoleAssignment,
	RoleDefinition,
	RoleEligibility,
} from './authorization-types.ts';
import type { GroupedMap } from './grouped-map.ts';
import type { ActivityLogEntry, DataPlaneRequest, SimulatedClient } from './monitor/monitor-types.ts';
import type { TenantOptions } from './tenant-options.ts';

export type JsonObject = Record<string, unknown>;

export type Resource = {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	/** Absent on what lives inside another resource. */
	readonly location?: string;
	kind?: string;
	sku?: JsonObject;
	tags?: Record<string, string>;
	identity?: Identity;
	etag?: string;
	systemData?: JsonObject;
	properties: JsonObject;
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
export type PolicyResource = {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly properties: JsonObject;
	readonly location?: string;
	readonly identity?: JsonObject;
};

export type Operation = {
	readonly id: string;
	readonly startedAt: number;
	readonly endsAt: number;
	/** The resource it works on. */
	readonly resourceId: string;
	readonly resultUrl: string;
};

/** The last switch of one account's keys, which the data plane follows after a delay. */
export type KeyAuthSwitch = { readonly wereKeysAccepted: boolean; readonly changedAt: number };

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

/** What a GET answers, by host in lower case and path. */
export type DataPlaneBodies = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

export type TenantContents = {
	readonly tenantId: string;
	readonly operatorId: string;
	readonly subscriptions: readonly Subscription[];
	readonly managementGroups: readonly ManagementGroup[];
	/** Resources and what lives inside them, deployments aside. `{ $key, of }` and `{ $random }` become secrets. */
	readonly resources: readonly Resource[];
	/** Deployments by the lower-case id of their account. */
	readonly deployments: Readonly<Record<string, readonly Resource[]>>;
	readonly principals: readonly Principal[];
	readonly roleAssignments: readonly RoleAssignment[];
	readonly roleDefinitions: readonly RoleDefinition[];
	readonly locks: readonly ManagementLock[];
	readonly roleEligibilities: readonly RoleEligibility[];
	readonly denyAssignments: readonly DenyAssignment[];
	readonly policyAssignments: readonly PolicyResource[];
	readonly policyExemptions: readonly PolicyResource[];
	/** Definitions and initiatives. */
	readonly policyDefinitions: readonly PolicyResource[];
	readonly dataPlane: DataPlaneBodies;
	readonly clients: readonly SimulatedClient[];
	/** `ago`: milliseconds before the start. */
	readonly activityLog: readonly (Omit<ActivityLogEntry, 'at' | 'correlationId'> & { readonly ago: number })[];
};

export type TenantState = {
	readonly options: Required<TenantOptions>;
	readonly tenantId: string;
	readonly operatorId: string;
	readonly subscriptions: readonly Subscription[];
	readonly managementGroups: readonly ManagementGroup[];
	/** Every resource and what lives inside one, by lower-case id; grouped by `groupOf` subscription and type. */
	readonly resources: GroupedMap<Resource>;
	readonly deployments: Map<string, Resource[]>;
	/** Accounts that were deleted, by lower-case id, and when. */
	readonly softDeletedAccounts: Map<string, { readonly account: Resource; readonly deletedAt: number }>;
	/** Grouped by type. */
	readonly principals: GroupedMap<Principal>;
	/** By lower-case id; grouped by `assignmentGroup`. */
	readonly roleAssignments: GroupedMap<RoleAssignment>;
	/** Deleted assignments, which count until `effectiveUntil`, in milliseconds since the epoch. */
	readonly revokedAssignments: { readonly assignment: RoleAssignment; readonly effectiveUntil: number }[];
	readonly roleDefinitions: Map<string, RoleDefinition>;
	readonly locks: ManagementLock[];
	readonly roleEligibilities: readonly RoleEligibility[];
	readonly denyAssignments: DenyAssignment[];
	readonly policyAssignments: PolicyResource[];
	readonly policyExemptions: PolicyResource[];
	/** Definitions and initiatives, by lower-case id. */
	readonly policyDefinitions: Map<string, PolicyResource>;
	readonly operations: Map<string, Operation>;
	readonly keyAuthSwitches: Map<string, KeyAuthSwitch>;
	/** The two keys of each account, by lower-case id; made up at start, never written anywhere. */
	readonly accountKeys: Map<string, { key1: string; key2: string }>;
	/** Resource Graph's index: a copy that follows after a while. Grouped by subscription. */
	readonly resourceGraphIndex: GroupedMap<{ readonly resource: Resource | undefined; readonly visibleFrom: number }[]>;
	/** The simulated clients, each with the key that it copied and the time of its last call. */
	readonly clients: { profile: SimulatedClient; readonly copiedKey?: string; lastCallAt: number }[];
	readonly dataPlaneRequests: DataPlaneRequest[];
	readonly activityLog: ActivityLogEntry[];
	readonly rateLimitBuckets: Map<string, { tokens: number; at: number }>;
	readonly receivedRequests: ReceivedRequest[];
	readonly dataPlane: DataPlaneBodies;
};

/** Returns the group of a resource: one subscription's resources of one type. */
export const resourceGroupKey = (subscription: string, type: string): string => `${lower(subscription)} ${lower(type)}`;

/** Returns the text in lower case: Resource Manager's ids and names ignore case. */
export const lower = (text: string): string => text.toLowerCase();

/** Returns the group of an assignment: one principal's in one subscription, or above all of them. */
export const assignmentGroupKey = (principalId: string, scope: string): string =>
	`${lower(principalId)} ${subscriptionIdOf(scope)}`;

/** Returns the subscription of a resource id or scope, or ''. */
export const subscriptionIdOf = (id: string): string => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? '';
