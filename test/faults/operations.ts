// Every operation of `Azure`, as somebody calls it. A method that is added to the interface does not compile until it
// is called here.
import type { Azure, Listed } from '../../source/model/azure.ts';
import {
	type KeyLook,
	type KeyPolicy,
	type KeySource,
	openSources,
	secretSources,
} from '../../source/model/evidence.ts';
import { Problem, type ProblemKind } from '../../source/model/problem.ts';
import { roles } from '../../source/model/rbac/role-definitions.ts';
import { accountNamed, hostNamed, type Practice } from '../helpers/practice.ts';

type Named = { [K in keyof Azure]: Azure[K] extends (...given: never[]) => unknown ? K : never }[keyof Azure];

/** A method of `Azure`; one that looks in several places is an operation for each, as it asks other services there. */
export type Method = Exclude<Named, 'keyUses'> | `keyUses ${KeySource}`;

const sources = [...openSources, ...secretSources] as const satisfies readonly KeySource[];

export type Subject = Awaited<ReturnType<typeof subjectOf>>;

const readSubject = async ({ azure }: Practice) => {
	const account = await accountNamed(azure, 'aoai-contoso-chat');
	const host = await hostNamed(azure, 'vm-chat-prod');
	const [assignment] = await azure.roleAssignments(account.id);
	return {
		account,
		host,
		assignmentId: assignment?.id ?? '',
		principalId: host.identity.systemAssigned?.principalId ?? '',
		subscriptions: (await azure.subscriptions()).map(({ id }) => id),
	};
};
let known: ReturnType<typeof readSubject> | undefined;

/** What the calls are about, read before anything goes wrong: once, as every practice tenant has the same in it. */
export const subjectOf = async (practice: Practice) => {
	known ??= readSubject(practice);
	return { ...(await known), time: practice.time };
};

type Call = (azure: Azure, subject: Subject, signal?: AbortSignal) => Promise<unknown>;

type Told = { readonly subscriptionId: string; readonly rows?: readonly unknown[]; readonly kind?: ProblemKind };

/** What a look everywhere told, wherever it had it from. One that could read nothing counts as rejected. */
const told = async <T>(look: (onListed: (some: readonly Listed<T>[]) => void) => Promise<void>) => {
	const all: Listed<T>[] = [];
	await look((some) => all.push(...some));
	const problems = all.flatMap((one) => (one.state === 'failed' ? [one.problem] : []));
	if (problems.length === all.length && problems[0]) throw problems[0];
	return all
		.map((one): Told => {
			const { subscriptionId } = one;
			if (one.state === 'read')
				return { subscriptionId, rows: one.rows.map((row) => (row as { id?: unknown }).id).sort() };
			return { subscriptionId, ...(one.state === 'failed' ? { kind: one.problem.kind } : {}) };
		})
		.toSorted((a, b) => (a.subscriptionId < b.subscriptionId ? -1 : 1));
};

/**
 * Of each subscription at least the truth is told, or that it failed: never less. A list of one subscription may have
 * what the index of all has not, such as what it inherits.
 */
const isOwned = (result: readonly Told[], truth: readonly Told[]): boolean =>
	result.length === truth.length &&
	result.every(({ rows, kind }, at) => kind !== undefined || truth[at]?.rows?.every((row) => rows?.includes(row)));

/** What differs from the truth is said not to have been seen; nothing is found that is not there. */
const isUnseen = ({ found, unseen }: KeyLook, truth: KeyLook): boolean => {
	const places = new Set(truth.found.map(({ resourceId, place }) => `${resourceId} ${place}`));
	const known = new Set(truth.unseen.map((one) => JSON.stringify(one)));
	return (
		found.every(({ resourceId, place }) => places.has(`${resourceId} ${place}`)) &&
		unseen.some((one) => !known.has(JSON.stringify(one)))
	);
};

export const calls: Readonly<Record<Method, Call>> = {
	me: (azure, _, signal) => azure.me({ signal }),
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
	roleDefinition: (azure, { account }, signal) => azure.roleDefinition(account.id, roles.openAiUser, { signal }),
	permissions: (azure, { account }, signal) => azure.permissions(account.id, { signal }),
	locks: (azure, { account }, signal) => azure.locks(account.id, { signal }),
	userAssignedIdentities: (azure, { account }, signal) =>
		azure.userAssignedIdentities(account.subscriptionId, { signal }),
	inventory: (azure, { subscriptions }, signal) =>
		told((onListed) => azure.inventory(subscriptions, { signal, onListed })),
	identities: (azure, { subscriptions }, signal) =>
		told((onListed) => azure.identities(subscriptions, { signal, onListed })),
	assignments: (azure, { subscriptions }, signal) =>
		told((onListed) => azure.assignments(subscriptions, { signal, onListed })),
	hosts: (azure, { subscriptions }, signal) => told((onListed) => azure.hosts(subscriptions, { signal, onListed })),
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
		sources.map((source): [Method, Call] => [
			`keyUses ${source}`,
			(azure, { account, subscriptions }, signal) => azure.keyUses(account, source, subscriptions, { signal }),
		]),
	) as Record<`keyUses ${KeySource}`, Call>),
	requestLog: (azure, { account }, signal) => azure.requestLog(account.id, { signal }),
	diagnosticSettings: (azure, { account }, signal) => azure.diagnosticSettings(account.id, { signal }),
	principalNames: async (azure, { principalId }, signal) => [
		...(await azure.principalNames([principalId], { signal })),
	],
	keyListings: (azure, { account }, signal) => azure.keyListings(account.id, { signal }),
	statusCounts: (azure, { account }, signal) => azure.statusCounts(account.id, 24, { signal }),
	subdomainAvailability: (azure, { account }, signal) =>
		azure.subdomainAvailability(account.subscriptionId, 'a-name-nobody-has', account.kind, { signal }),
	askListKeys: (azure, { account }, signal) => azure.askListKeys(account.id, { signal }),
	key: (azure, { account }, signal) => azure.key(account.id, 'key1', { signal }),
};

export const methods = Object.keys(calls) as readonly Method[];

/** A result that an operation may give under a fault instead of rejecting, because it claims nothing that is not so. */
export const claimsNothing: Partial<Record<Method, (result: never, truth: never) => boolean>> = {
	probeWithToken: ({ answer }: { answer: string }) => answer === 'inconclusive' || answer === 'refused',
	probeWithMadeUpKey: ({ answer }: { answer: string }) => answer === 'inconclusive' || answer === 'refused',
	inventory: isOwned,
	identities: isOwned,
	assignments: isOwned,
	hosts: isOwned,
	...Object.fromEntries(sources.map((source) => [`keyUses ${source}`, isUnseen])),
	// Nobody knows what a definition wants that may not be read.
	keyPolicies: (result: readonly KeyPolicy[], truth: readonly KeyPolicy[]) =>
		result.length === truth.length && result.some(({ effect }) => effect === 'other'),
	// A 200 is only what Azure said; whoever carries a change out looks before believing it.
	send: ({ status, holds }: { status: number; holds: boolean }) => status === 200 && !holds,
	askListKeys: ({ answer }: { answer: string }) => answer === 'forbidden' || answer === 'other',
};

export type Ended = { readonly result: unknown } | { readonly problem: Problem } | { readonly wrong: string };

/** How a call ended; anything but a result or a Problem, within the end of patience, is wrong. */
export const end = async (run: () => Promise<unknown>, patience = 15_000): Promise<Ended> => {
	let timer: NodeJS.Timeout | undefined;
	const over = new Promise<Ended>((resolve) => {
		timer = setTimeout(() => resolve({ wrong: 'hangs' }), patience);
	});
	const ran = run().then(
		(result): Ended => ({ result }),
		(error: unknown): Ended =>
			error instanceof Problem
				? { problem: error }
				: { wrong: `throws ${error instanceof Error ? error.stack : error}` },
	);
	return Promise.race([ran, over]).finally(() => clearTimeout(timer));
};
