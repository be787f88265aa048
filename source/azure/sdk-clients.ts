// The SDK clients and the REST client, each behind the same policies.

import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import { ManagedServiceIdentityClient } from '@azure/arm-msi';
import { SubscriptionClient } from '@azure/arm-subscriptions';
import type { TokenCredential } from '@azure/core-auth';
import type { HttpClient } from '@azure/core-rest-pipeline';
import type { CloudName } from '../model/azure.ts';
import { type Cloud, clouds } from '../model/clouds.ts';
import type { ProblemKind } from '../model/problem.ts';
import type { SubscriptionId } from '../model/resource-id.ts';
import { type Sleep, sleep } from '../shared/sleep.ts';
import { mapErrors, withSignInCommand } from './pipeline/error-mapper.ts';
import { createHttpClient } from './pipeline/http-client.ts';
import { addPolicies, isAtOrigin, type PolicyOptions } from './pipeline/pipeline.ts';
import type { RequestTraceOptions } from './pipeline/request-trace.ts';
import type { RetryOptions } from './pipeline/retry.ts';
import { resourceGraphQuotaPolicy } from './resource-graph.ts';
import { createRestClient, type RestClient } from './rest-client.ts';

export type AzureClientOptions = {
	readonly cloud: CloudName;
	readonly credential: TokenCredential;
	/** Azure's name for it, shown to the person. */
	readonly credentialName: string;
	/** Refuses everything but reads before it leaves. */
	readonly readOnly: boolean;
	readonly version: string;
	readonly clock: () => number;
	/** Milliseconds between polls of a long-running operation where Azure does not say; default 2000. */
	readonly pollInterval?: number;
	/** The HTTP client; absent: the network. */
	readonly httpClient?: HttpClient;
	/** Returns the command that signs in again, for a read that is refused until then; absent: none is offered. */
	readonly signInWith?: (kind: ProblemKind) => string;
	/** Waits for Resource Graph's quota; default: a timer. */
	readonly wait?: Sleep;
} & Omit<RetryOptions, 'clock'> &
	Omit<RequestTraceOptions, 'clock'>;

export type SdkClients = {
	readonly cloud: Cloud;
	readonly clock: () => number;
	/** Resource Manager, for requests that no SDK client has a method for. */
	readonly restClient: RestClient;
	/** Returns a REST client for another service's own origin, with a token for that service. */
	readonly restClientFor: (origin: string, scope: string) => RestClient;
	readonly subscriptionClient: SubscriptionClient;
	readonly cognitiveServices: (subscriptionId: SubscriptionId) => CognitiveServicesManagementClient;
	readonly authorization: (subscriptionId: SubscriptionId) => AuthorizationManagementClient;
	readonly managedIdentities: (subscriptionId: SubscriptionId) => ManagedServiceIdentityClient;
	/** Runs a read, and rejects with a Problem where it would reject with an SDK's error. */
	readonly mapErrors: <T>(run: () => Promise<T>) => Promise<T>;
};

const memoize = <T>(make: (key: string) => T): ((key: string) => T) => {
	const made = new Map<string, T>();
	return (key) => {
		const found = made.get(key);
		if (found) return found;
		const fresh = make(key);
		made.set(key, fresh);
		return fresh;
	};
};

/** Returns the clients, each with the policies of pipeline/. No other function of the program makes a client for Azure. */
export const createSdkClients = (options: AzureClientOptions): SdkClients => {
	const {
		credential,
		readOnly,
		version,
		clock,
		httpClient = createHttpClient(),
		onWait,
		onRequest,
		deadline,
		initialRetryDelay,
		signInWith,
	} = options;
	const cloud = clouds[options.cloud];
	const commonOptions = {
		// Redirects are no part of Resource Manager's protocol.
		redirectOptions: { maxRetries: 0 },
		userAgentOptions: { userAgentPrefix: `aoai-keyless/${version}` },
		httpClient,
	};
	const policyOptionsFor = (origin: string): PolicyOptions => ({
		isAllowedOrigin: isAtOrigin(origin),
		readOnly,
		clock,
		onWait,
		onRequest,
		deadline,
		initialRetryDelay,
	});
	const clientOptions = { ...commonOptions, endpoint: cloud.resourceManager, credentialScopes: cloud.managementScope };
	const withPolicies = <T extends { pipeline: Parameters<typeof addPolicies>[0] }>(made: T): T => {
		addPolicies(made.pipeline, policyOptionsFor(cloud.resourceManager));
		return made;
	};
	const rawAt = (origin: string, scope: string): RestClient => {
		const raw = createRestClient(origin, credential, scope, commonOptions);
		addPolicies(raw.serviceClient.pipeline, policyOptionsFor(origin));
		return raw;
	};
	const resourceManagerClient = rawAt(cloud.resourceManager, cloud.managementScope);
	resourceManagerClient.serviceClient.pipeline.addPolicy(
		resourceGraphQuotaPolicy({ clock, onWait, wait: options.wait ?? sleep }),
		{ afterPhase: 'Retry' },
	);
	const restClients = new Map<string, RestClient>();
	return {
		cloud,
		clock,
		restClient: resourceManagerClient,
		restClientFor: (origin, scope) => {
			const key = `${origin} ${scope}`;
			const raw = restClients.get(key) ?? rawAt(origin, scope);
			restClients.set(key, raw);
			return raw;
		},
		subscriptionClient: withPolicies(new SubscriptionClient(credential, clientOptions)),
		cognitiveServices: memoize((id) =>
			withPolicies(new CognitiveServicesManagementClient(credential, id, clientOptions)),
		),
		authorization: memoize((id) => withPolicies(new AuthorizationManagementClient(credential, id, clientOptions))),
		managedIdentities: memoize((id) => withPolicies(new ManagedServiceIdentityClient(credential, id, clientOptions))),
		mapErrors: (run) =>
			mapErrors(run, clock).catch((error: unknown) => Promise.reject(withSignInCommand(error, signInWith))),
	};
};
