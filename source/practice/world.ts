// What the practice tenant holds, in the shapes of Resource Manager's JSON. No HTTP and no rules in here.

export type Fields = Record<string, unknown>;

export type Resource = {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly location: string;
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

/** A policy assignment, as far as it decides about key authentication. */
export type Policy = {
	readonly scope: string;
	readonly name: string;
	readonly displayName: string;
	readonly definitionId: string;
	readonly definitionName: string;
	readonly rule:
		| { readonly effect: 'modify'; readonly disableLocalAuth: boolean }
		| { readonly effect: 'deny'; readonly disableLocalAuth: boolean };
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
};

export type Contents = {
	readonly tenantId: string;
	readonly operatorId: string;
	readonly subscriptions: readonly Subscription[];
	readonly resources: readonly Resource[];
	/** Deployments by the lower-case id of their account. */
	readonly deployments: Readonly<Record<string, readonly Resource[]>>;
	readonly principals: readonly Principal[];
	readonly assignments: readonly Assignment[];
	readonly roles: readonly Role[];
	readonly locks: readonly Lock[];
	readonly policies: readonly Policy[];
};

export type World = {
	readonly options: Required<TenantOptions>;
	readonly tenantId: string;
	readonly operatorId: string;
	readonly subscriptions: readonly Subscription[];
	/** Every top-level resource, by lower-case id. */
	readonly resources: Map<string, Resource>;
	readonly deployments: Map<string, Resource[]>;
	readonly principals: Map<string, Principal>;
	/** By lower-case id. */
	readonly assignments: Map<string, Assignment>;
	readonly roles: Map<string, Role>;
	readonly locks: Lock[];
	readonly policies: Policy[];
	readonly operations: Map<string, Operation>;
	readonly keyGates: Map<string, KeyGate>;
	/** The two keys of each account, by lower-case id; made up at start, never written anywhere. */
	readonly keys: Map<string, { key1: string; key2: string }>;
	/** What Resource Graph's index knows: a copy that follows after a while. */
	readonly index: Map<string, { readonly resource: Resource; readonly from: number }[]>;
	readonly buckets: Map<string, { tokens: number; at: number }>;
	readonly received: ReceivedRequest[];
};

export const lower = (text: string): string => text.toLowerCase();

/** The subscription of a resource id or scope, or ''. */
export const subscriptionOf = (id: string): string => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? '';

/** Whether `scope` is `id` itself or something above it. Management groups and the root are above everything. */
export const covers = (scope: string, id: string): boolean => {
	const above = lower(scope).replace(/\/$/, '');
	if (above === '' || above.startsWith('/providers/microsoft.management/')) return true;
	return lower(id) === above || lower(id).startsWith(`${above}/`);
};
