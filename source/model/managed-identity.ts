// Microsoft.ManagedIdentity, and the resources that carry identities (host-types.ts).

import type { HostType } from './host-types.ts';
import type { HostId, PrincipalId, SubscriptionId } from './resource-id.ts';

/** Which managed identities a resource carries. */
export type HostIdentity = {
	/** The names in Azure's `type`, in lower case. `userassigned` may be there without a listed identity. */
	readonly types: readonly string[];
	readonly systemAssigned: { readonly principalId: PrincipalId } | undefined;
	/** In the order and spelling Azure gave. */
	readonly userAssigned: readonly {
		readonly id: string;
		readonly principalId: PrincipalId;
		readonly clientId: string;
	}[];
};

/** A resource on which applications run, or which calls accounts itself, and which can carry a managed identity. */
export type Host = {
	readonly id: HostId;
	/** Of one that lies in another, both names: `app/slot`, `account/project`. */
	readonly name: string;
	readonly type: HostType;
	/** As Azure spells the kind of a site (`app`, `functionapp,linux` …), of an account or workspace; may be empty. */
	readonly kind: string;
	readonly subscriptionId: SubscriptionId;
	readonly resourceGroup: string;
	readonly location: string;
	readonly identity: HostIdentity;
	/** Of the whole resource, where its provider shows one. */
	readonly etag: string | undefined;
	/** ISO 8601: when it was made, where its provider says so. */
	readonly createdAt: string | undefined;
};

/** A user-assigned managed identity. Roles go to `principalId`; applications name `clientId`. */
export type UserAssignedIdentity = {
	readonly id: string;
	readonly name: string;
	readonly subscriptionId: SubscriptionId;
	readonly resourceGroup: string;
	readonly location: string;
	readonly principalId: PrincipalId;
	readonly clientId: string;
};
