// Microsoft.ManagedIdentity, and the resources of Compute, Web and App that carry identities.

/** Which managed identities a resource carries. */
export type HostIdentity = {
	/** What Azure's `type` names, lower case; `userassigned` may be there and none be listed. */
	readonly types: readonly string[];
	readonly systemAssigned: { readonly principalId: string } | undefined;
	/** In the order and spelling Azure gave. */
	readonly userAssigned: readonly { readonly id: string; readonly principalId: string; readonly clientId: string }[];
};

export type HostType = 'virtualMachine' | 'site' | 'containerApp';

/** A resource on which applications run and which can carry a managed identity. */
export type Host = {
	readonly id: string;
	readonly name: string;
	readonly type: HostType;
	/** As Azure spells the kind of a site: `app`, `functionapp,linux` …; empty elsewhere. */
	readonly kind: string;
	readonly subscriptionId: string;
	readonly resourceGroup: string;
	readonly location: string;
	readonly identity: HostIdentity;
	/** Of the whole resource; virtual machines alone have one. */
	readonly etag: string | undefined;
};

/** A user-assigned managed identity. Roles go to `principalId`; applications name `clientId`. */
export type UserAssignedIdentity = {
	readonly id: string;
	readonly name: string;
	readonly subscriptionId: string;
	readonly resourceGroup: string;
	readonly location: string;
	readonly principalId: string;
	readonly clientId: string;
};
