// The one implementation of `Azure`: SDK clients and their pipeline in, our words out.
import { apiVersions } from '../model/api-versions.ts';
import type { Azure, CallOptions } from '../model/azure.ts';
import { Problem } from '../model/problem.ts';
import { bare, groupOf, nameOf, subscriptionOf } from '../model/resource-id-parts.ts';
import { isExact } from '../shared/sanitise.ts';
import { findEvidence } from './evidence/index.ts';
import { withoutBodies } from './evidence/without-bodies.ts';
import { readHost } from './hosts.ts';
import { inventories, rememberFresh } from './inventory.ts';
import { sendChange } from './long-running-operation.ts';
import * as words from './mappers.ts';
import { everyRow } from './pages.ts';
import { probe } from './probe.ts';
import { type ConnectOptions, reach } from './sdk-clients.ts';
import { whoAmI } from './token-claims.ts';

export type { ConnectOptions } from './sdk-clients.ts';

/** Everything in Resource Manager has an id; what has none is no answer to the question. */
const named = <T extends { readonly id: string }>(one: T): T => {
	if (!one.id) throw new Problem('badAnswer', { code: 'NoId', detail: 'the answer has no id' });
	return one;
};

const abort = ({ signal }: CallOptions = {}) => ({ abortSignal: signal });

/** A name in which something hides is nobody's to ask for: what it looks like is another one's. */
const honest = (id: string): string => {
	if (isExact(id) && !/\/\.{1,2}(?:\/|$)|[?#%]/.test(id)) return id;
	throw new Problem('unclearName', { subject: id });
};

/** Every method rejects with a Problem for whatever Azure, the network or signing in can do. */
export const connect = (options: ConnectOptions): Azure => {
	const { credential, credentialName, version, clock, httpClient, pollInterval, deadline, onRequest } = options;
	const here = reach(options);
	const { cloud, raw, subscriptions, accounts, authorization, identities, reading } = here;
	const probing = {
		cloud,
		credential,
		httpClient,
		userAgentPrefix: `aoai-keyless/${version}`,
		clock,
		onRequest,
		deadline,
	};
	const listAssignments = (scope: string, filter: string | undefined, call?: CallOptions) =>
		reading(async () => {
			const { roleAssignments } = authorization(subscriptionOf(scope));
			const rows = await everyRow((watch) =>
				roleAssignments.listForScope(bare(scope), { ...watch, filter, ...abort(call) }),
			);
			return rows.map(words.assignmentWords);
		});

	/** In the subscription, at all that is in it, and above it. */
	const assignmentsIn = (id: string, call: CallOptions) => listAssignments(`/subscriptions/${id}`, undefined, call);
	const fresh = rememberFresh(clock);
	const listAccounts: Azure['accounts'] = (id, call) =>
		reading(async () =>
			(await everyRow((watch) => accounts(id).accounts.list({ ...watch, ...abort(call) }))).map(words.accountWords),
		);
	const listIdentities: Azure['userAssignedIdentities'] = (id, call) =>
		reading(async () =>
			(
				await everyRow((watch) =>
					identities(id).userAssignedIdentities.listBySubscription({ ...watch, ...abort(call) }),
				)
			).map(words.userAssignedWords),
		);

	return {
		...findEvidence(here),
		...inventories(here, { accounts: listAccounts, userAssignedIdentities: listIdentities, assignmentsIn }, fresh),
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
		tenants: (call) =>
			reading(async () =>
				// The client's 2016 version of this list has ids alone.
				(await raw.list('/tenants', apiVersions.tenants, call ?? {})).map(words.tenantWords),
			),
		subscription: (id, call) =>
			reading(async () => named(words.subscriptionWords(await subscriptions.subscriptions.get(id, abort(call))))),
		accounts: listAccounts,
		account: (id, call) =>
			reading(async () => {
				const { accounts: ours } = accounts(subscriptionOf(honest(id)));
				return fresh.keep(named(words.accountWords(await ours.get(groupOf(id), nameOf(id), abort(call)))));
			}),
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
		roleAssignmentsTo: (scope, principalId, call) => listAssignments(scope, `principalId eq '${principalId}'`, call),
		roleAssignment: (id, call) =>
			reading(async () => {
				const [scope = ''] = id.split(/\/providers\/Microsoft\.Authorization\/roleAssignments\//i);
				return named(
					words.assignmentWords(
						await authorization(subscriptionOf(id)).roleAssignments.get(bare(scope), nameOf(id), abort(call)),
					),
				);
			}).catch((error: unknown) => {
				// Only a missing assignment is none; a missing scope or right is not.
				if (error instanceof Problem && error.facts.code === 'RoleAssignmentNotFound') return undefined;
				throw error;
			}),
		roleDefinition: (scope, roleId, call = {}) =>
			reading(async () =>
				named(
					words.definitionWords(
						await raw.get(
							`${scope}/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
							apiVersions.roleDefinitions,
							call,
						),
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
		userAssignedIdentities: listIdentities,
		host: (id, call = {}) => reading(async () => readHost(raw, honest(id), call)),
		probeWithToken: (account, call) => reading(() => probe(account, 'token', probing, call)),
		probeWithMadeUpKey: (account, call) => reading(() => probe(account, 'madeUpKey', probing, call)),
		send: (request, call) => {
			const run = async () => {
				honest(request.path);
				return sendChange(raw, cloud.resourceManager, request, { pollInterval, clock, ...call });
			};
			// An action answers with what it made, which may be keys; an answer that cannot be read is quoted by the SDK.
			return reading(request.method === 'POST' ? () => withoutBodies(run, clock) : run);
		},
	};
};
