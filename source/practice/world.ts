// What the practice tenant holds, in the shapes of Resource Manager's JSON. No HTTP and no rules in here.

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

export type Principal = {
	readonly id: string;
	readonly type: 'User' | 'Group' | 'ServicePrincipal';
	readonly name: string;
	/** As the activity log calls a person. */
	readonly upn?: string;
	/** Ids of members, for groups. */
	readonly members?: readonly string[];
	/** When the directory's replicas know it, in milliseconds since the epoch; absent: long known. */
	readonly knownAt?: number;
};

export type Assignment = {
	/** The whole id, scope included. */
	readonly id: string;
	readonly name: string;
	readonly scope: string;
	readonly roleId: string;
	readonly principalId: string;
	readonly principalType: string;
	readonly condition?: string;
	readonly description?: string;
	readonly createdOn: string;
	readonly createdBy: string;
	/** When lists and the data plane know it, in milliseconds since the epoch. */
	readonly visibleAt: number;
};

export type Block = {
	readonly actions: readonly string[];
	readonly notActions: readonly string[];
	readonly dataActions: readonly string[];
	readonly notDataActions: readonly string[];
};

export type Role = {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly permissions: readonly Block[];
};

export type Lock = {
	readonly scope: string;
	readonly name: string;
	readonly level: 'CanNotDelete' | 'ReadOnly';
	readonly notes?: string;
};

export type ManagementGroup = {
	readonly name: string;
	readonly displayName: string;
	/** Name of the group above; absent: the tenant's root group. */
	readonly parent?: string;
	/** Ids of the subscriptions right below it. */
	readonly subscriptions: readonly string[];
};

export type Named = { readonly id: string; readonly type: string };

export type Deny = {
	readonly id: string;
	readonly name: string;
	readonly scope: string;
	readonly displayName: string;
	readonly description: string;
	readonly permissions: readonly Block[];
	/** The id of zeros stands for everybody. */
	readonly principals: readonly Named[];
	readonly excludePrincipals: readonly Named[];
	readonly doNotApplyToChildScopes: boolean;
	readonly isSystemProtected: boolean;
	readonly createdOn: string;
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

/** Who calls an account, from when on and how often; times in milliseconds, `from` and `until` before the start. */
export type Caller = {
	readonly accountId: string;
	/** A key that it copied at the start, or the object id of the principal whose token it sends. */
	readonly by: { readonly key: 'key1' | 'key2' } | { readonly principalId: string };
	readonly ip: string;
	readonly deployment: string;
	readonly operation?: 'ChatCompletions_Create' | 'Embeddings_Create';
	readonly from: number;
	readonly until?: number;
	/** Between two calls of the past. */
	readonly every: number;
	/** Between two calls while the tenant runs; absent: it does not call any more. */
	readonly live?: number;
	/** Its team is ready: once this principal is let in, its token is sent, and these settings are deleted. */
	readonly waitsFor?: {
		readonly principalId: string;
		readonly leaves: readonly { readonly of: string; readonly name: string }[];
	};
};

/** One call that reached an account's endpoint. */
export type Traffic = {
	/** Milliseconds since the epoch. */
	readonly at: number;
	/** When logs and metrics know it. */
	readonly shownAt: number;
	/** In lower case. */
	readonly accountId: string;
	/** The caller's object id; absent where it came with a key, or with nothing. */
	readonly objectId?: string;
	readonly ip: string;
	readonly operation: string;
	readonly deployment?: string;
	readonly status: number;
};

/** An entry of the activity log. */
export type Activity = {
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly action: string;
	readonly resourceId: string;
	readonly caller: { readonly id: string; readonly name: string; readonly type: 'User' | 'ServicePrincipal' };
	readonly ip: string;
	readonly status: 'Succeeded' | 'Failed';
	readonly httpStatus: number;
	readonly method: string;
	readonly correlationId: string;
};

export type Operation = {
	readonly id: string;
	readonly startedAt: number;
	readonly endsAt: number;
	/** The resource it works on. */
	readonly resourceId: string;
	readonly href: string;
};

/** What the data plane still believes about one account's keys. */
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

export type TenantOptions = {
	/** Milliseconds since the epoch. */
	readonly clock?: () => number;
	/** GUIDs. */
	readonly newId?: () => string;
	/** Milliseconds until a role assignment shows in lists and counts on the data plane. */
	readonly roleDelay?: number;
	/** Milliseconds until the data plane follows a switch of key authentication. */
	readonly keyDelay?: number;
	/** Milliseconds that a long-running update takes. */
	readonly operationTime?: number;
	/** Milliseconds until a new principal can be given a role. */
	readonly principalDelay?: number;
	/** Rows on one page of a list. */
	readonly pageSize?: number;
	/** Seconds that a 202 asks to wait. */
	readonly retryAfter?: number;
	/** Milliseconds until a call shows in logs and metrics. */
	readonly logDelay?: number;
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
	/** Every resource and what lives inside one, by lower-case id. */
	readonly resources: Map<string, Resource>;
	readonly deployments: Map<string, Resource[]>;
	readonly principals: Map<string, Principal>;
	/** By lower-case id. */
	readonly assignments: Map<string, Assignment>;
	readonly roles: Map<string, Role>;
	readonly locks: Lock[];
	readonly denies: Deny[];
	readonly policyAssignments: PolicyObject[];
	/** Definitions and initiatives, by lower-case id. */
	readonly policyDefinitions: Map<string, PolicyObject>;
	readonly operations: Map<string, Operation>;
	readonly keyGates: Map<string, KeyGate>;
	/** The two keys of each account, by lower-case id; made up at start, never written anywhere. */
	readonly keys: Map<string, { key1: string; key2: string }>;
	/** What Resource Graph's index knows: a copy that follows after a while. */
	readonly index: Map<string, { readonly resource: Resource; readonly from: number }[]>;
	/** Who goes on calling, with the key it copied and when it was last looked after. */
	readonly callers: { caller: Caller; readonly held?: string; last: number }[];
	readonly traffic: Traffic[];
	readonly activities: Activity[];
	readonly buckets: Map<string, { tokens: number; at: number }>;
	readonly received: ReceivedRequest[];
};

export const lower = (text: string): string => text.toLowerCase();

/** The subscription of a resource id or scope, or ''. */
export const subscriptionOf = (id: string): string => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? '';
