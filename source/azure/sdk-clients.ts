// How far the program reaches: the SDK clients and raw requests, each behind the same walls.
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import { ManagedServiceIdentityClient } from '@azure/arm-msi';
import { SubscriptionClient } from '@azure/arm-subscriptions';
import type { TokenCredential } from '@azure/core-auth';
import type { HttpClient } from '@azure/core-rest-pipeline';
import type { CloudName } from '../model/azure.ts';
import { type Cloud, clouds } from '../model/clouds.ts';
import type { ProblemKind } from '../model/problem.ts';
import { translate, withCommand } from './pipeline/error-mapper.ts';
import { createHttpClient } from './pipeline/http-client.ts';
import { guard, isAt, type TransportOptions } from './pipeline/pipeline.ts';
import type { Recording } from './pipeline/request-trace.ts';
import type { Patience } from './pipeline/retry.ts';
import { quota } from './resource-graph.ts';
import { createRaw, type Raw } from './rest-client.ts';

export type ConnectOptions = {
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
	/** The last hop; absent: the network. */
	readonly httpClient?: HttpClient;
	/** The command that signs in again, for a read that is refused until somebody does; absent: none is offered. */
	readonly signInWith?: (kind: ProblemKind) => string;
	/** Waits for Resource Graph's quota; default: a timer. */
	readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
} & Omit<Patience, 'clock'> &
	Omit<Recording, 'clock'>;

export type Reach = {
	readonly cloud: Cloud;
	readonly clock: () => number;
	/** Resource Manager, for what no SDK client has a method for. */
	readonly raw: Raw;
	/** Raw requests to another service's own origin, with a token for that service. */
	readonly rawAt: (origin: string, scope: string) => Raw;
	readonly subscriptions: SubscriptionClient;
	readonly accounts: (subscriptionId: string) => CognitiveServicesManagementClient;
	readonly authorization: (subscriptionId: string) => AuthorizationManagementClient;
	readonly identities: (subscriptionId: string) => ManagedServiceIdentityClient;
	/** Runs a read, and rejects with a Problem where it would reject with an SDK's error. */
	readonly reading: <T>(run: () => Promise<T>) => Promise<T>;
};

const remember = <T>(make: (key: string) => T): ((key: string) => T) => {
	const made = new Map<string, T>();
	return (key) => {
		const found = made.get(key);
		if (found) return found;
		const fresh = make(key);
		made.set(key, fresh);
		return fresh;
	};
};

const sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
	new Promise((resolve, reject) => {
		if (signal?.aborted) return reject(signal.reason);
		const stop = () => {
			clearTimeout(timer);
			reject(signal?.reason);
		};
		const timer = setTimeout(() => {
			signal?.removeEventListener('abort', stop);
			resolve();
		}, milliseconds);
		signal?.addEventListener('abort', stop, { once: true });
	});

/** Everything made here passes `guard`: nothing else in the program opens a way out. */
export const reach = (options: ConnectOptions): Reach => {
	const {
		credential,
		readOnly,
		version,
		clock,
		httpClient = createHttpClient(),
		onWait,
		onRequest,
		deadline,
		firstPause,
		signInWith,
	} = options;
	const cloud = clouds[options.cloud];
	const common = {
		// Redirects are no part of Resource Manager's protocol.
		redirectOptions: { maxRetries: 0 },
		userAgentOptions: { userAgentPrefix: `aoai-keyless/${version}` },
		httpClient,
	};
	const walls = (origin: string): TransportOptions => ({
		isHome: isAt(origin),
		readOnly,
		clock,
		onWait,
		onRequest,
		deadline,
		firstPause,
	});
	const client = { ...common, endpoint: cloud.resourceManager, credentialScopes: cloud.managementScope };
	const guarded = <T extends { pipeline: Parameters<typeof guard>[0] }>(made: T): T => {
		guard(made.pipeline, walls(cloud.resourceManager));
		return made;
	};
	const rawAt = (origin: string, scope: string): Raw => {
		const raw = createRaw(origin, credential, scope, common);
		guard(raw.client.pipeline, walls(origin));
		return raw;
	};
	const manager = rawAt(cloud.resourceManager, cloud.managementScope);
	manager.client.pipeline.addPolicy(quota({ clock, onWait, wait: options.wait ?? sleep }), { afterPhase: 'Retry' });
	const perService = new Map<string, Raw>();
	return {
		cloud,
		clock,
		raw: manager,
		rawAt: (origin, scope) => {
			const key = `${origin} ${scope}`;
			const raw = perService.get(key) ?? rawAt(origin, scope);
			perService.set(key, raw);
			return raw;
		},
		subscriptions: guarded(new SubscriptionClient(credential, client)),
		accounts: remember((id) => guarded(new CognitiveServicesManagementClient(credential, id, client))),
		authorization: remember((id) => guarded(new AuthorizationManagementClient(credential, id, client))),
		identities: remember((id) => guarded(new ManagedServiceIdentityClient(credential, id, client))),
		reading: (run) => translate(run, clock).catch((error: unknown) => Promise.reject(withCommand(error, signInWith))),
	};
};
