// The one implementation of `Azure`: SDK clients and their pipeline in, our words out.
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import { ManagedServiceIdentityClient } from '@azure/arm-msi';
import { SubscriptionClient } from '@azure/arm-subscriptions';
import type { TokenCredential } from '@azure/core-auth';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { apiVersions } from './api-versions.ts';
import type { Azure, CallOptions, CloudName } from './azure.ts';
import { clouds } from './clouds.ts';
import { readHost, readHosts } from './hosts.ts';
import { everyRow } from './pages.ts';
import { probe } from './probe.ts';
import { Problem } from './problem.ts';
import { createRaw } from './raw.ts';
import { sendChange } from './send.ts';
import { translate } from './to-problem.ts';
import { guard, isAt, type TransportOptions } from './transport.ts';
import { whoAmI } from './who-am-i.ts';
import * as words from './words.ts';

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
	/** Told before a wait that Azure asked for: milliseconds. */
	readonly onWait?: (milliseconds: number) => void;
};

/** Scope as @azure/arm-authorization wants it: its path template brings the first slash. */
const bare = (scope: string) => scope.replace(/^\//, '');

const groupOf = (id: string) => /\/resourceGroups\/([^/]+)/i.exec(id)?.[1] ?? '';
const subscriptionOf = (id: string) => /\/subscriptions\/([^/]+)/i.exec(id)?.[1] ?? '';
const nameOf = (id: string) => id.split('/').pop() ?? '';

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

/** Every method rejects with a Problem for whatever Azure, the network or signing in can do. */
export const connect = (options: ConnectOptions): Azure => {
	const { credential, credentialName, readOnly, version, clock, httpClient, onWait, pollInterval } = options;
	const cloud = clouds[options.cloud];
	const userAgentPrefix = `aoai-keyless/${version}`;
	const transport: TransportOptions = { isHome: isAt(cloud.resourceManager), readOnly, clock, onWait };
	const client = {
		endpoint: cloud.resourceManager,
		credentialScopes: cloud.managementScope,
		// Redirects are no part of Resource Manager's protocol.
		redirectOptions: { maxRetries: 0 },
		userAgentOptions: { userAgentPrefix },
		...(httpClient ? { httpClient } : {}),
	};
	const guarded = <T extends { pipeline: Parameters<typeof guard>[0] }>(made: T): T => {
		guard(made.pipeline, transport);
		return made;
	};
	const raw = createRaw(cloud.resourceManager, credential, cloud.managementScope, client);
	guard(raw.client.pipeline, transport);
	const subscriptions = guarded(new SubscriptionClient(credential, client));
	const accounts = remember((id) => guarded(new CognitiveServicesManagementClient(credential, id, client)));
	const authorization = remember((id) => guarded(new AuthorizationManagementClient(credential, id, client)));
	const identities = remember((id) => guarded(new ManagedServiceIdentityClient(credential, id, client)));
	const probing = { cloud, credential, httpClient, userAgentPrefix, clock };

	const abort = ({ signal }: CallOptions = {}) => ({ abortSignal: signal });
	const reading = <T>(run: () => Promise<T>) => translate(run, clock);
	const listAssignments = (scope: string, filter: string, call?: CallOptions) =>
		reading(async () => {
			const { roleAssignments } = authorization(subscriptionOf(scope));
			const rows = await everyRow((watch) =>
				roleAssignments.listForScope(bare(scope), { ...watch, filter, ...abort(call) }),
			);
			return rows.map(words.assignmentWords);
		});

	return {
		cloud: cloud.name,
		dataScope: cloud.dataScope,
		me: (call) =>
			reading(async () => {
				const token = await credential.getToken(cloud.managementScope, abort(call));
				if (!token) throw new Problem('notSignedIn');
				return whoAmI(token.token, credentialName, cloud.name);
			}),
		subscriptions: (call) =>
			reading(async () =>
				(await everyRow((watch) => subscriptions.subscriptions.list({ ...watch, ...abort(call) }))).map(
					words.subscriptionWords,
				),
			),
		accounts: (id, call) =>
			reading(async () =>
				(await everyRow((watch) => accounts(id).accounts.list({ ...watch, ...abort(call) }))).map(words.accountWords),
			),
		account: (id, call) =>
			reading(async () =>
				words.accountWords(await accounts(subscriptionOf(id)).accounts.get(groupOf(id), nameOf(id), abort(call))),
			),
		deployments: (id, call) =>
			reading(async () =>
				(
					await everyRow((watch) =>
						accounts(subscriptionOf(id)).deployments.list(groupOf(id), nameOf(id), { ...watch, ...abort(call) }),
					)
				).map(words.deploymentWords),
			),
		roleAssignments: (scope, call) => listAssignments(scope, 'atScope()', call),
		roleAssignmentsOf: (scope, principalId, call) =>
			listAssignments(scope, `atScope() and assignedTo('${principalId}')`, call),
		roleAssignment: (id, call) =>
			reading(async () => {
				const [scope = ''] = id.split(/\/providers\/Microsoft\.Authorization\/roleAssignments\//i);
				return words.assignmentWords(
					await authorization(subscriptionOf(id)).roleAssignments.get(bare(scope), nameOf(id), abort(call)),
				);
			}).catch((error: unknown) => {
				// Only a missing assignment is none; a missing scope or right is not.
				if (error instanceof Problem && error.facts.code === 'RoleAssignmentNotFound') return undefined;
				throw error;
			}),
		roleDefinition: (scope, roleId, call = {}) =>
			reading(async () =>
				words.definitionWords(
					await raw.get(
						`${scope}/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
						apiVersions.roleDefinitions,
						call,
					),
				),
			),
		permissions: (scope, call = {}) =>
			reading(async () =>
				(await raw.list(`${scope}/providers/Microsoft.Authorization/permissions`, apiVersions.permissions, call)).map(
					words.permissionWords,
				),
			),
		locks: (scope, call = {}) =>
			reading(async () => {
				const rows = await raw.list(`${scope}/providers/Microsoft.Authorization/locks`, apiVersions.locks, {
					...call,
					filter: 'atScope()',
				});
				return rows.flatMap((row) => words.lockWords(row) ?? []);
			}),
		userAssignedIdentities: (id, call) =>
			reading(async () =>
				(
					await everyRow((watch) =>
						identities(id).userAssignedIdentities.listBySubscription({ ...watch, ...abort(call) }),
					)
				).map(words.userAssignedWords),
			),
		hosts: (ids, call = {}) => reading(() => readHosts(raw, cloud.resourceManager, ids, call)),
		host: (id, call = {}) => reading(() => readHost(raw, id, call)),
		probeWithToken: (account, call) => reading(() => probe(account, 'token', probing, call)),
		probeWithMadeUpKey: (account, call) => reading(() => probe(account, 'madeUpKey', probing, call)),
		send: (request, call) => reading(() => sendChange(raw, cloud.resourceManager, request, { pollInterval, ...call })),
	};
};
