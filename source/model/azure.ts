// The words of this program, and the one interface through which it sees Azure.

import type { Lock, Permission, RoleAssignment, RoleDefinition } from './authorization.ts';
import type { Account, Deployment, ProbeResult } from './cognitive-services.ts';
import type { EvidenceReader } from './evidence.ts';
import type { Host, UserAssignedIdentity } from './managed-identity.ts';
import type { Problem } from './problem.ts';
import type { AccountId, PrincipalId, RoleDefinitionId, SubscriptionId } from './resource-id.ts';
import type { CloudName, SignedInUser, Subscription, Tenant } from './resources.ts';

export type * from './authorization.ts';
export type * from './cognitive-services.ts';
export type { HostType } from './host-types.ts';
export type * from './managed-identity.ts';
export type * from './resources.ts';

/** A request as it is previewed, journalled and sent: nothing is added on the way but headers. */
export type ArmRequest = {
	readonly method: 'PUT' | 'PATCH' | 'POST' | 'DELETE';
	/** Starts with `/subscriptions/…`. */
	readonly path: string;
	readonly apiVersion: string;
	/** ETag of the resource that was read, where the provider takes one: Azure refuses the change (412) if it has another. */
	readonly ifMatch?: string;
	/** JSON; absent for DELETE. */
	readonly body?: unknown;
};

/** Azure's final answer to a sent request. The rest of the answer is not kept: it may hold keys. */
export type SendResult = {
	readonly status: number;
	/** `x-ms-request-id` of the first answer, for a support case. */
	readonly requestId: string | undefined;
	/** Names of the non-empty texts that the last answer held, the values of which are not kept. */
	readonly textPropertyNames: readonly string[];
};

/** What a change in progress is doing now. */
export type ChangeProgress =
	| { readonly phase: 'sending' }
	/** Azure accepted the request; `state` is the operation's status in Azure's word. */
	| { readonly phase: 'operation'; readonly state: string; readonly requestId: string | undefined }
	/** A wait that Azure asked for or this program chose: milliseconds. */
	| {
			readonly phase: 'waiting';
			readonly milliseconds: number;
			/** `unseen`: Azure has finished, and a read still shows the state of before. */
			readonly why: 'throttled' | 'principal' | 'settling' | 'unseen';
	  };

/** A wait that the program is in or begins now. */
export type WaitNotice = {
	/**
	 * `slow`: no whole answer yet; `for` is then how long the program still waits. `quota`: nothing was refused; Resource
	 * Graph has told how many queries are left, and the program waits for more by itself.
	 */
	readonly why: 'throttled' | 'quota' | 'unavailable' | 'network' | 'slow';
	/** Milliseconds. */
	readonly milliseconds: number;
	/** HTTP status that made it wait. */
	readonly status: number | undefined;
	/** Which try comes after it, of how many. */
	readonly attempt: number;
	readonly maxAttempts: number;
};

export type CallOptions = { readonly signal?: AbortSignal };

/** What is known of one subscription among many. Unreadable is never the same as none. */
export type SubscriptionListing<T> = { readonly subscriptionId: SubscriptionId } & (
	| {
			readonly state: 'read';
			readonly items: readonly T[];
			/** `index`: Resource Graph, which follows writes after a while; Azure does not say how long. */
			readonly source: 'index' | 'manager';
			/** When it was asked: milliseconds since the epoch. */
			readonly readAt: number;
	  }
	/** The index has no row of the subscription, and Resource Manager was not asked whether there is anything to read. */
	| { readonly state: 'silent' }
	| { readonly state: 'failed'; readonly problem: Problem }
);

export type AcrossSubscriptionsOptions<T> = CallOptions & {
	/** Receives each subscription once, many at a time from the index and one at a time from Resource Manager. */
	readonly onListing: (some: readonly SubscriptionListing<T>[]) => void;
	/** Resource Manager is asked about subscriptions without a row in the index only where these are no more; default: always. */
	readonly maxNotIndexed?: number;
};

/**
 * Azure as this program sees it. Reads answer with fresh values from Resource Manager unless their
 * comment says otherwise; every method rejects with a `Problem` (problem.ts) for what can be expected to fail.
 */
export type AzureClient = EvidenceReader & {
	readonly cloud: CloudName;
	/** The scope applications ask tokens for in this cloud, `https://cognitiveservices.azure.com/.default`. */
	readonly dataScope: string;
	signedInUser(options?: CallOptions): Promise<SignedInUser>;
	subscriptions(options?: CallOptions): Promise<readonly Subscription[]>;
	/** All tenants of the signed-in principal. */
	tenants(options?: CallOptions): Promise<readonly Tenant[]>;
	subscription(id: string, options?: CallOptions): Promise<Subscription>;
	/** All Microsoft.CognitiveServices accounts of one subscription, every page. */
	accounts(subscriptionId: SubscriptionId, options?: CallOptions): Promise<readonly Account[]>;
	account(id: string, options?: CallOptions): Promise<Account>;
	/** The accounts of all these subscriptions: from Resource Graph, and from Resource Manager where the index has none. */
	accountsAcross(
		subscriptionIds: readonly SubscriptionId[],
		options: AcrossSubscriptionsOptions<Account>,
	): Promise<void>;
	deployments(accountId: AccountId, options?: CallOptions): Promise<readonly Deployment[]>;
	/** Assignments at the scope and above it. */
	roleAssignments(scope: string, options?: CallOptions): Promise<readonly RoleAssignment[]>;
	/** Assignments at the scope and above that reach this principal, through groups too. */
	roleAssignmentsOf(scope: string, principalId: PrincipalId, options?: CallOptions): Promise<readonly RoleAssignment[]>;
	/** Assignments made directly to this principal, at the scope, above it and below it. */
	roleAssignmentsTo(scope: string, principalId: PrincipalId, options?: CallOptions): Promise<readonly RoleAssignment[]>;
	roleAssignment(id: string, options?: CallOptions): Promise<RoleAssignment | undefined>;
	roleDefinition(scope: string, roleId: RoleDefinitionId, options?: CallOptions): Promise<RoleDefinition>;
	/** What the signed-in principal may do at the scope. */
	permissions(scope: string, options?: CallOptions): Promise<readonly Permission[]>;
	/** GUIDs of the roles that the signed-in principal may activate at the scope (Privileged Identity Management). */
	eligibleRoleIds(scope: string, options?: CallOptions): Promise<readonly string[]>;
	/** Locks at the scope and inherited from above. */
	locks(scope: string, options?: CallOptions): Promise<readonly Lock[]>;
	userAssignedIdentities(
		subscriptionId: SubscriptionId,
		options?: CallOptions,
	): Promise<readonly UserAssignedIdentity[]>;
	/** The user-assigned identities of all these subscriptions, as `inventory` reads them. */
	identitiesAcross(
		subscriptionIds: readonly SubscriptionId[],
		options: AcrossSubscriptionsOptions<UserAssignedIdentity>,
	): Promise<void>;
	/** The active role assignments in all these subscriptions, as `inventory` reads accounts. */
	roleAssignmentsAcross(
		subscriptionIds: readonly SubscriptionId[],
		options: AcrossSubscriptionsOptions<RoleAssignment>,
	): Promise<void>;
	/** What carries identities and may call an account (host-types.ts), of all these subscriptions, as `inventory` reads. */
	hostsAcross(subscriptionIds: readonly SubscriptionId[], options: AcrossSubscriptionsOptions<Host>): Promise<void>;
	host(id: string, options?: CallOptions): Promise<Host>;
	/** Asks the account's own endpoint with the operator's token. It proves the operator's access alone. */
	probeWithToken(account: Account, options?: CallOptions): Promise<ProbeResult>;
	/** Asks the account's own endpoint with a made-up key, so that no real one is ever touched. */
	probeWithMadeUpKey(account: Account, options?: CallOptions): Promise<ProbeResult>;
	/** The only method that changes anything. Follows a long-running operation to its end. */
	send(
		request: ArmRequest,
		options?: CallOptions & {
			readonly onProgress?: (progress: ChangeProgress) => void;
			/** The request needs a token of this user. Otherwise `send` rejects with Problem `otherUser`, and nothing has left. */
			readonly sender?: SignedInUser;
		},
	): Promise<SendResult>;
};

/** One try of one request and its answer, without bodies and headers. */
export type RequestTrace = {
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly method: string;
	/** Whole, with its query. */
	readonly url: string;
	/** The credential that the request carried. */
	readonly authentication: 'token' | 'key' | 'nobody';
	/** Whether it carried a body, which is not kept. */
	readonly hasBody: boolean;
	/** Undefined where nothing came back. */
	readonly status: number | undefined;
	/** Milliseconds. */
	readonly durationMs: number;
	readonly requestId: string | undefined;
};
