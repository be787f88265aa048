// Every operation of `Azure`, as somebody calls it. A method that is added to the interface does not compile until it
// is called here.

import { type KeySource, keySources } from '../../source/key-sources/index.ts';
import type { AzureClient, SubscriptionListing } from '../../source/model/azure.ts';
import type { KeyPolicy, ScanResult } from '../../source/model/evidence.ts';
import { Problem, type ProblemKind } from '../../source/model/problem.ts';
import { builtInRoles } from '../../source/model/rbac/permissions.ts';
import { startPatience } from '../helpers/patience.ts';
import { findAccount, findHost, type PracticeTenant } from '../helpers/practice-tenant.ts';

type AzureMethodName = {
	[K in keyof AzureClient]: AzureClient[K] extends (...given: never[]) => unknown ? K : never;
}[keyof AzureClient];

/** A method of `Azure`; one that looks in several places is an operation for each, as it asks other services there. */
export type AzureOperation = Exclude<AzureMethodName, 'scanKeyUses'> | `scanKeyUses ${KeySource}`;

export type OperationSubject = Awaited<ReturnType<typeof getOperationSubject>>;

const readOperationSubject = async ({ azure }: PracticeTenant) => {
	const account = await findAccount(azure, 'aoai-contoso-chat');
	const host = await findHost(azure, 'vm-chat-prod');
	const [assignment] = await azure.roleAssignments(account.id);
	return {
		account,
		host,
		assignmentId: assignment?.id ?? '',
		principalId: host.identity.systemAssigned?.principalId ?? '',
		subscriptions: (await azure.subscriptions()).map(({ id }) => id),
	};
};
let cachedSubject: ReturnType<typeof readOperationSubject> | undefined;

/** What the calls are about, read before anything goes wrong: once, as every practice tenant has the same in it. */
export const getOperationSubject = async (practice: PracticeTenant) => {
	cachedSubject ??= readOperationSubject(practice);
	return { ...(await cachedSubject), time: practice.time };
};

type OperationCall = (azure: AzureClient, subject: OperationSubject, signal?: AbortSignal) => Promise<unknown>;

type ListedResult = {
	readonly subscriptionId: string;
	readonly rows?: readonly unknown[];
	readonly kind?: ProblemKind;
};

/** What a look everywhere told, wherever it had it from. One that could read nothing counts as rejected. */
const collectListed = async <T>(
	read: (onListed: (some: readonly SubscriptionListing<T>[]) => void) => Promise<void>,
) => {
	const all: SubscriptionListing<T>[] = [];
	await read((some) => all.push(...some));
	const problems = all.flatMap((one) => (one.state === 'failed' ? [one.problem] : []));
	if (problems.length === all.length && problems[0]) throw problems[0];
	return all
		.map((one): ListedResult => {
			const { subscriptionId } = one;
			if (one.state === 'read')
				return { subscriptionId, rows: one.items.map((row) => (row as { id?: unknown }).id).sort() };
			return { subscriptionId, ...(one.state === 'failed' ? { kind: one.problem.kind } : {}) };
		})
		.toSorted((a, b) => (a.subscriptionId < b.subscriptionId ? -1 : 1));
};

/**
 * Of each subscription at least the truth is told, or that it failed: never less. A list of one subscription may have
 * what the index of all has not, such as what it inherits.
 */
const listsAtLeast = (result: readonly ListedResult[], truth: readonly ListedResult[]): boolean =>
	result.length === truth.length &&
	result.every(({ rows, kind }, at) => kind !== undefined || truth[at]?.rows?.every((row) => rows?.includes(row)));

/** What differs from the truth is said not to have been seen; nothing is found that is not there. */
const reportsGapsAsSkipped = ({ uses, skipped }: ScanResult, truth: ScanResult): boolean => {
	const places = new Set(truth.uses.map(({ resourceId, place }) => `${resourceId} ${place}`));
	const known = new Set(truth.skipped.map((one) => JSON.stringify(one)));
	return (
		uses.every(({ resourceId, place }) => places.has(`${resourceId} ${place}`)) &&
		skipped.some((one) => !known.has(JSON.stringify(one)))
	);
};

export const operationCalls: Readonly<Record<AzureOperation, OperationCall>> = {
	signedInUser: (azure, _, signal) => azure.signedInUser({ signal }),
	tenants: (azure, _, signal) => azure.tenants({ signal }),
	subscriptions: (azure, _, signal) => azure.subscriptions({ signal }),
	subscription: (azure, { account }, signal) => azure.subscription(account.subscriptionId, { signal }),
	accounts: (azure, { account }, signal) => azure.accounts(account.subscriptionId, { signal }),
	account: (azure, { account }, signal) => azure.account(account.id, { signal }),
	deployments: (azure, { account }, signal) => azure.deployments(account.id, { signal }),
	roleAssignments: (azure, { account }, signal) => azure.roleAssignments(account.id, { signal }),
	roleAssignmentsOf: (azure, { account, principalId }, signal) =>
		azure.roleAssignmentsOf(account.id, principalId, { signal }),
	roleAssignmentsTo: (azure, { account, principalId }, signal) =>
		azure.roleAssignmentsTo(account.id, principalId, { signal }),
	roleAssignment: (azure, { assignmentId }, signal) => azure.roleAssignment(assignmentId, { signal }),
	roleDefinition: (azure, { account }, signal) => azure.roleDefinition(account.id, builtInRoles.openAiUser, { signal }),
	permissions: (azure, { account }, signal) => azure.permissions(account.id, { signal }),
	eligibleRoleIds: (azure, { account }, signal) => azure.eligibleRoleIds(account.id, { signal }),
	locks: (azure, { account }, signal) => azure.locks(account.id, { signal }),
	userAssignedIdentities: (azure, { account }, signal) =>
		azure.userAssignedIdentities(account.subscriptionId, { signal }),
	accountsAcross: (azure, { subscriptions }, signal) =>
		collectListed((onListed) => azure.accountsAcross(subscriptions, { signal, onListing: onListed })),
	identitiesAcross: (azure, { subscriptions }, signal) =>
		collectListed((onListed) => azure.identitiesAcross(subscriptions, { signal, onListing: onListed })),
	roleAssignmentsAcross: (azure, { subscriptions }, signal) =>
		collectListed((onListed) => azure.roleAssignmentsAcross(subscriptions, { signal, onListing: onListed })),
	hostsAcross: (azure, { subscriptions }, signal) =>
		collectListed((onListed) => azure.hostsAcross(subscriptions, { signal, onListing: onListed })),
	host: (azure, { host }, signal) => azure.host(host.id, { signal }),
	probeWithToken: (azure, { account }, signal) => azure.probeWithToken(account, { signal }),
	probeWithMadeUpKey: (azure, { account }, signal) => azure.probeWithMadeUpKey(account, { signal }),
	send: async (azure, { account, time }, signal) => {
		const body = { properties: { disableLocalAuth: true } };
		const { status } = await azure.send(
			{ method: 'PATCH', path: account.id, apiVersion: '2025-09-01', body },
			{
				signal,
				onProgress: () => {
					time.now += 5 * 60_000;
				},
			},
		);
		const { keyAuth } = await azure.account(account.id);
		return { status, holds: keyAuth === 'off' };
	},
	denyAssignments: (azure, { account }, signal) => azure.denyAssignments(account.id, { signal }),
	keyPolicies: (azure, { account }, signal) => azure.keyPolicies(account.id, { signal }),
	...(Object.fromEntries(
		keySources.map((source): [AzureOperation, OperationCall] => [
			`scanKeyUses ${source}`,
			(azure, { account, subscriptions }, signal) => azure.scanKeyUses(account, source, subscriptions, { signal }),
		]),
	) as Record<`scanKeyUses ${KeySource}`, OperationCall>),
	requestLog: (azure, { account }, signal) => azure.requestLog(account.id, { signal }),
	diagnosticSettings: (azure, { account }, signal) => azure.diagnosticSettings(account.id, { signal }),
	principalNames: async (azure, { principalId }, signal) => [
		...(await azure.principalNames([principalId], { signal })),
	],
	listKeysEvents: (azure, { account }, signal) => azure.listKeysEvents(account.id, { signal }),
	statusCounts: (azure, { account }, signal) => azure.statusCounts(account.id, 24, { signal }),
	subdomainAvailability: (azure, { account }, signal) =>
		azure.subdomainAvailability(account.subscriptionId, 'a-name-nobody-has', account.kind, { signal }),
	tryListKeys: (azure, { account }, signal) => azure.tryListKeys(account.id, { signal }),
	readKey: (azure, { account }, signal) => azure.readKey(account.id, 'key1', { signal }),
};

export const operations = Object.keys(operationCalls) as readonly AzureOperation[];

/** A result that an operation may give under a fault instead of rejecting, because it claims nothing that is not so. */
export const inconclusiveResults: Partial<Record<AzureOperation, (result: never, truth: never) => boolean>> = {
	probeWithToken: ({ answer }: { answer: string }) => answer === 'inconclusive' || answer === 'refused',
	probeWithMadeUpKey: ({ answer }: { answer: string }) => answer === 'inconclusive' || answer === 'refused',
	accountsAcross: listsAtLeast,
	identitiesAcross: listsAtLeast,
	roleAssignmentsAcross: listsAtLeast,
	hostsAcross: listsAtLeast,
	...Object.fromEntries(keySources.map((source) => [`scanKeyUses ${source}`, reportsGapsAsSkipped])),
	// Nobody knows what a definition wants that may not be read.
	keyPolicies: (result: readonly KeyPolicy[], truth: readonly KeyPolicy[]) =>
		result.length === truth.length && result.some(({ effect }) => effect === 'other'),
	// A 200 is only what Azure said; whoever carries a change out looks before believing it.
	send: ({ status, holds }: { status: number; holds: boolean }) => status === 200 && !holds,
	tryListKeys: ({ answer }: { answer: string }) => answer === 'forbidden' || answer === 'other',
};

export type CallOutcome = { readonly result: unknown } | { readonly problem: Problem } | { readonly wrong: string };

/** How a call ended; anything but a result or a Problem, within the end of patience, is wrong. */
export const settleCall = async (run: () => Promise<unknown>): Promise<CallOutcome> => {
	let stopPatience = () => {};
	const over = new Promise<CallOutcome>((resolve) => {
		stopPatience = startPatience(() => resolve({ wrong: 'hangs' }));
	});
	const ran = run().then(
		(result): CallOutcome => ({ result }),
		(error: unknown): CallOutcome =>
			error instanceof Problem
				? { problem: error }
				: { wrong: `throws ${error instanceof Error ? error.stack : error}` },
	);
	return Promise.race([ran, over]).finally(() => stopPatience());
};
