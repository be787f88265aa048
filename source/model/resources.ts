// Microsoft.Resources, and who looks at them.

/** The clouds that have Azure Cognitive Services; the first is the default. */
import type { SubscriptionId } from './resource-id.ts';
export const cloudNames = ['public', 'usgov', 'china'] as const;
export type CloudName = (typeof cloudNames)[number];

export type Subscription = {
	/** GUID. */
	readonly id: SubscriptionId;
	readonly name: string;
	/** Enabled, Warned, PastDue, Disabled, Deleted; an open set. */
	readonly state: string;
	readonly tenantId: string;
};

/** A Microsoft Entra tenant that the signed-in person belongs to, as a member or a guest. */
export type Tenant = { readonly id: string; readonly name: string; readonly domain: string };

/** Whom Azure takes the person at the keyboard for; read from the access token, never from a guess. */
export type SignedInUser = {
	/** User principal name, or the application's id. */
	readonly name: string;
	readonly type: 'user' | 'app' | 'unknown';
	/** GUID of the user or service principal. */
	readonly objectId: string | undefined;
	readonly tenantId: string | undefined;
	readonly cloud: CloudName;
	/** Azure's name for the credential: AzureCliCredential, DeviceCodeCredential … */
	readonly credential: string;
	/** Whether the token says that a second factor was used; undefined where it does not say. */
	readonly isMultifactor: boolean | undefined;
};
