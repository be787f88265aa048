// The one implementation of `AzureClient`: SDK clients and their pipeline in, the types of model/ out.
import { apiVersions } from '../model/api-versions.ts';
import type { AzureClient, CallOptions } from '../model/azure.ts';
import { Problem } from '../model/problem.ts';
import {
	isSameId,
	resourceGroupOf,
	resourceNameOf,
	resourceTypeOf,
	subscriptionIdOf,
	withoutLeadingSlash,
} from '../model/resource-id.ts';
import { isExact } from '../shared/sanitise.ts';
import { createEvidenceReader } from './evidence/index.ts';
import { withoutResponseBodies } from './evidence/without-response-bodies.ts';
import { readHost } from './hosts.ts';
import { createFreshAccounts, createInventory } from './inventory.ts';
import { sendAndPoll } from './long-running-operation.ts';
import * as words from './mappers.ts';
import { readAllPages } from './paging.ts';
import { probe } from './probe.ts';
import { type AzureClientOptions, createSdkClients } from './sdk-clients.ts';
import { signedInUserFrom } from './token-claims.ts';

/** Returns the resource if it has an id. Throws Problem `badAnswer` otherwise: every resource of Resource Manager has one. */
const requireId = <T extends { readonly id: string }>(one: T): T => {
	if (!one.id) throw new Problem('badAnswer', { code: 'NoId', detail: 'the answer has no id' });
	return one;
};

const abortOptions = ({ signal }: CallOptions = {}) => ({ abortSignal: signal });

/** Returns the id if it has no hidden characters. Throws otherwise: such an id looks like that of another resource. */
const requireSafeId = (id: string): string => {
	if (isExact(id) && !/\/\.{1,2}(?:\/|$)|[?#%]/.test(id)) return id;
	throw new Problem('unclearName', { subject: id });
};

/** Returns the id if it names an account and nothing inside it. Throws otherwise: by its last name alone, a namesake would answer. */
const requireAccountId = (id: string): string => {
	if (isSameId(resourceTypeOf(requireSafeId(id)), 'Microsoft.CognitiveServices/accounts') && resourceGroupOf(id) !== '')
		return id;
	throw new Problem('notFound', { code: 'NotAnAccount', subject: id, detail: 'this is no id of an account' });
};

/** Returns the client of Azure. Every method rejects with a `Problem` for a failure of Azure, the network or the sign-in. */
export const createAzureClient = (options: AzureClientOptions): AzureClient => {
	const { credential, credentialName, version, clock, httpClient, pollInterval, deadline, onRequest } = options;
	const clients = createSdkClients(options);
	const { cloud, restClient, subscriptionClient, cognitiveServices, authorization, managedIdentities, mapErrors } =
		clients;
	const probeOptions = {
		cloud,
		credential,
		httpClient,
		userAgentPrefix: `aoai-keyless/${version}`,
		clock,
		onRequest,
		deadline,
	};
	const listAssignments = (scope: string, filter: string | undefined, call?: CallOptions) =>
		mapErrors(async () => {
			const { roleAssignments } = authorization(subscriptionIdOf(scope));
			const rows = await readAllPages((watch) =>
				roleAssignments.listForScope(withoutLeadingSlash(scope), { ...watch, filter, ...abortOptions(call) }),
			);
			return rows.map(words.toRoleAssignment);
		});

	/** Lists the assignments of the subscription, of everything in it, and above it. */
	const listAssignmentsIn = (id: string, call: CallOptions) => listAssignments(`/subscriptions/${id}`, undefined, call);
	const freshAccounts = createFreshAccounts(clock);
	const listAccounts: AzureClient['accounts'] = (id, call) =>
		mapErrors(async () =>
			(await readAllPages((watch) => cognitiveServices(id).accounts.list({ ...watch, ...abortOptions(call) }))).map(
				words.toAccount,
			),
		);
	const listIdentities: AzureClient['userAssignedIdentities'] = (id, call) =>
		mapErrors(async () =>
			(
				await readAllPages((watch) =>
					managedIdentities(id).userAssignedIdentities.listBySubscription({ ...watch, ...abortOptions(call) }),
				)
			).map(words.toUserAssignedIdentity),
		);

	return {
		...createEvidenceReader(clients),
		...createInventory(
			clients,
			{ accounts: listAccounts, userAssignedIdentities: listIdentities, listAssignmentsIn },
			freshAccounts,
		),
		cloud: cloud.name,
		dataScope: cloud.dataScope,
		signedInUser: (call) =>
			mapErrors(async () => {
				const token = await credential.getToken(cloud.managementScope, abortOptions(call));
				if (!token) throw new Problem('notSignedIn');
				return signedInUserFrom(token.token, credentialName, cloud.name);
			}),
		subscriptions: (call) =>
			mapErrors(async () =>
				(await readAllPages((watch) => subscriptionClient.subscriptions.list({ ...watch, ...abortOptions(call) }))).map(
					words.toSubscription,
				),
			),
		tenants: (call) =>
			mapErrors(async () =>
				// The client's 2016 version of this list has ids alone.
				(await restClient.list('/tenants', apiVersions.tenants, call ?? {})).map(words.toTenant),
			),
		subscription: (id, call) =>
			mapErrors(async () =>
				requireId(words.toSubscription(await subscriptionClient.subscriptions.get(id, abortOptions(call)))),
			),
		accounts: listAccounts,
		account: (id, call) =>
			mapErrors(async () => {
				const { accounts: ours } = cognitiveServices(subscriptionIdOf(requireAccountId(id)));
				return freshAccounts.keep(
					requireId(words.toAccount(await ours.get(resourceGroupOf(id), resourceNameOf(id), abortOptions(call)))),
				);
			}),
		deployments: (id, call) =>
			mapErrors(async () =>
				(
					await readAllPages((watch) =>
						cognitiveServices(subscriptionIdOf(id)).deployments.list(resourceGroupOf(id), resourceNameOf(id), {
							...watch,
							...abortOptions(call),
						}),
					)
				).map(words.toDeployment),
			),
		roleAssignments: (scope, call) => listAssignments(scope, 'atScope()', call),
		roleAssignmentsOf: (scope, principalId, call) =>
			listAssignments(scope, `atScope() and assignedTo('${principalId}')`, call),
		roleAssignmentsTo: (scope, principalId, call) => listAssignments(scope, `principalId eq '${principalId}'`, call),
		roleAssignment: (id, call) =>
			mapErrors(async () => {
				const [scope = ''] = id.split(/\/providers\/Microsoft\.Authorization\/roleAssignments\//i);
				return requireId(
					words.toRoleAssignment(
						await authorization(subscriptionIdOf(id)).roleAssignments.get(
							withoutLeadingSlash(scope),
							resourceNameOf(id),
							abortOptions(call),
						),
					),
				);
			}).catch((error: unknown) => {
				// Only a missing assignment is none; a missing scope or right is not.
				if (error instanceof Problem && error.facts.code === 'RoleAssignmentNotFound') return undefined;
				throw error;
			}),
		roleDefinition: (scope, roleId, call = {}) =>
			mapErrors(async () =>
				requireId(
					words.toRoleDefinition(
						await restClient.get(
							`${scope}/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
							apiVersions.roleDefinitions,
							call,
						),
					),
				),
			),
		permissions: (scope, call = {}) =>
			mapErrors(async () =>
				(
					await restClient.list(`${scope}/providers/Microsoft.Authorization/permissions`, apiVersions.permissions, call)
				).map(words.toPermission),
			),
		eligibleRoleIds: (scope, call = {}) =>
			mapErrors(async () =>
				(
					await restClient.list(
						`${scope}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances`,
						apiVersions.roleEligibilities,
						{ ...call, filter: 'asTarget()' },
					)
				).map((row) => words.toRoleAssignment(row).roleId),
			),
		locks: (scope, call = {}) =>
			mapErrors(async () => {
				const rows = await restClient.list(`${scope}/providers/Microsoft.Authorization/locks`, apiVersions.locks, {
					...call,
					filter: 'atScope()',
				});
				return rows.flatMap((row) => words.toLock(row) ?? []);
			}),
		userAssignedIdentities: listIdentities,
		host: (id, call = {}) => mapErrors(async () => readHost(restClient, requireSafeId(id), call)),
		probeWithToken: (account, call) => mapErrors(() => probe(account, 'token', probeOptions, call)),
		probeWithMadeUpKey: (account, call) => mapErrors(() => probe(account, 'madeUpKey', probeOptions, call)),
		send: (request, call) => {
			const run = async () => {
				requireSafeId(request.path);
				return sendAndPoll(restClient, cloud.resourceManager, request, { pollInterval, clock, ...call });
			};
			// An action answers with what it made, which may be keys; an answer that cannot be read is quoted by the SDK.
			return mapErrors(request.method === 'POST' ? () => withoutResponseBodies(run, clock) : run);
		},
	};
};
