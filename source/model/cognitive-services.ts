// Microsoft.CognitiveServices: accounts, their deployments, and what their endpoints answer.

import type { HostIdentity } from './managed-identity.ts';
import type { AccountId, SubscriptionId } from './resource-id.ts';

export type KeyAuth = 'on' | 'off';

/** Who can reach the endpoint over the network, from `publicNetworkAccess` and `networkAcls.defaultAction`. */
export type NetworkExposure = 'public' | 'selected' | 'private' | 'unknown';

export type Account = {
	/** The Resource Manager id, `/subscriptions/…`. */
	readonly id: AccountId;
	readonly name: string;
	readonly subscriptionId: SubscriptionId;
	readonly resourceGroup: string;
	/** OpenAI, AIServices, SpeechServices …; an open set. */
	readonly kind: string;
	readonly location: string;
	/** `on` where `disableLocalAuth` is absent, null or false. */
	readonly keyAuth: KeyAuth;
	readonly subdomain: string | undefined;
	readonly endpoint: string | undefined;
	readonly exposure: NetworkExposure;
	/** Accepted, Creating, Succeeded, Failed …; an open set. */
	readonly provisioningState: string;
	/** The account's own identity, not its callers'. */
	readonly identity: HostIdentity;
	readonly tags: Readonly<Record<string, string>>;
	readonly etag: string | undefined;
	/** ISO 8601: when the account was made. One that was deleted and made anew under its name is another account. */
	readonly createdAt: string | undefined;
};

export type Deployment = {
	readonly name: string;
	/** The publisher's format, `OpenAI` for Azure OpenAI models. */
	readonly format: string;
	readonly model: string;
	readonly version: string;
	/** Standard, GlobalStandard, GlobalBatch, DeveloperTier …; an open set. */
	readonly sku: string;
	/** The names that Resource Manager gives as "true": chatCompletion, embeddings …; an open set, and empty for many models. */
	readonly capabilities: readonly string[];
	/** Of a fine-tuned model. */
	readonly isFineTuned: boolean;
	readonly state: string;
};

/** The answer of the account's own endpoint to one harmless `GET /openai/models`. */
export type ProbeResult = {
	/** `keysDisabled` only where the answer says so in words; any other refusal proves nothing about keys. */
	readonly answer: 'accepted' | 'refused' | 'keysDisabled' | 'inconclusive';
	/** HTTP status, or undefined when no answer came. */
	readonly status: number | undefined;
	/** Azure's own words, sanitised. */
	readonly detail: string;
};
