// Accounts of many subscriptions, each read afresh and evaluated: the data of a report.
import pMap from 'p-map';
import type { Account, AzureClient, CallOptions, SignedInUser, Subscription } from '../model/azure.ts';
import { attemptRead, type ReadResult } from '../model/read-result.ts';
import { isSameId } from '../model/resource-id.ts';
import type { JournalEntry } from '../storage/journal-entries.ts';
import { type Assessment, assess } from './assess-account.ts';
import type { HostsAndIdentities } from './consumers.ts';
import { idReplacer, knownPrincipalName, principalIdsInNotes, unnamedPrincipalIds } from './display-names.ts';
import { noHostsAndIdentities, readHostsAndIdentities } from './hosts-and-identities.ts';

export type InspectedSubscription = {
	readonly subscription: Subscription;
	/** Unreadable is never the same as none. */
	readonly accounts: ReadResult<readonly Account[]>;
};

export type InspectedAccount = {
	readonly account: Account;
	readonly subscription: Subscription;
	/** Undefined where only a list was asked for. */
	readonly assessment: ReadResult<Assessment> | undefined;
};

export type Inspection = {
	readonly me: SignedInUser;
	/** In the order of their names; so are the accounts. */
	readonly subscriptions: readonly InspectedSubscription[];
	readonly accounts: readonly InspectedAccount[];
	/** Hosts and identities, which name the callers; undefined where they were not needed. */
	readonly hostsAndIdentities: ReadResult<unknown> | undefined;
	/** Returns the text with names in place of ids: of subscriptions, and of principals that the directory knows. */
	readonly naming: (text: string) => string;
	/** The directory's answer to the request for names; undefined where there was no request. */
	readonly directory: ReadResult<unknown> | undefined;
	/** Requested names that no subscription or account has. */
	readonly unmatchedNames: readonly string[];
	/** Milliseconds since the epoch: when the last account had been read. */
	readonly readAt: number;
};

export type InspectProgress = {
	readonly of: 'subscriptions' | 'accounts';
	readonly done: number;
	readonly all: number;
};

export type InspectOptions = CallOptions & {
	readonly me: SignedInUser;
	readonly clock: () => number;
	/** Names or ids; none: all. */
	readonly subscriptions: readonly string[];
	readonly accounts: readonly string[];
	/** Whether each account is evaluated, or only listed. */
	readonly withVerdicts: boolean;
	readonly withSecrets: boolean;
	readonly onProgress?: (progress: InspectProgress) => void;
};

/** Most concurrent reads. Resource Manager gives each subscription a bucket of 250 reads and 25 a second (Microsoft Learn, request limits and throttling); one account takes about twenty. */
const maxConcurrent = { subscriptions: 6, accounts: 4 } as const;

type Named = { readonly id: string; readonly name: string };

const isCalled =
	(requested: string) =>
	({ id, name }: Named): boolean =>
		isSameId(id, requested) || isSameId(name, requested);

const isAsked = (names: readonly string[]) => (one: Named) =>
	names.length === 0 || names.some((name) => isCalled(name)(one));

/** Orders by code unit, so that the order is the same on every machine and in every language. */
const byName = (a: Named, b: Named): number => {
	const [left, right] = [`${a.name}\0${a.id}`.toLowerCase(), `${b.name}\0${b.id}`.toLowerCase()];
	return left < right ? -1 : left > right ? 1 : 0;
};

/** Returns the subscriptions of accounts that were named by their Resource Manager ids. */
const subscriptionIn = (names: readonly string[]): readonly string[] =>
	names.every((name) => name.startsWith('/')) ? names.flatMap((name) => name.split('/')[2] ?? []) : [];

/** Returns the principals of the report: those with a name that was read anyway, and the others, whose names the directory has. */
const principalsToName = (
	accounts: readonly InspectedAccount[],
	entries: readonly JournalEntry[],
	me: SignedInUser,
	hostsAndIdentities: HostsAndIdentities,
) => {
	const evaluated = accounts.flatMap(({ assessment }) => (assessment?.known ? assessment.value : []));
	const ids = evaluated.length > 0 ? [...evaluated.flatMap(unnamedPrincipalIds), ...principalIdsInNotes(entries)] : [];
	const all = [...new Set(ids)].toSorted().map((id) => ({ id, name: knownPrincipalName(me, hostsAndIdentities, id) }));
	return {
		named: all.flatMap(({ id, name }) => (name === undefined ? [] : { id, name })),
		nameless: all.flatMap(({ id, name }) => (name === undefined ? id : [])),
	};
};

/**
 * Resolves with the inspection. Each subscription is listed and each account read afresh: pipelines decide on this, and an index lags.
 * Rejects with a `Problem` only where the subscriptions cannot be listed; every other failed read is in its result.
 */
export const inspectAccounts = async (
	azure: AzureClient,
	entries: readonly JournalEntry[],
	{ me, clock, signal, withVerdicts, withSecrets, onProgress = () => undefined, ...requested }: InspectOptions,
): Promise<Inspection> => {
	const all = (await azure.subscriptions({ signal })).toSorted(byName);
	const near = subscriptionIn(requested.accounts);
	const selected = all.filter(isAsked(requested.subscriptions)).filter(isAsked(near));
	const counting = (of: InspectProgress['of'], items: readonly unknown[]) => {
		let done = 0;
		onProgress({ of, done, all: items.length });
		return <T>(answer: T): T => {
			done += 1;
			onProgress({ of, done, all: items.length });
			return answer;
		};
	};
	const onListed = counting('subscriptions', selected);
	const subscriptions = await pMap(
		selected,
		async (subscription) =>
			onListed({ subscription, accounts: await attemptRead(azure.accounts(subscription.id, { signal })) }),
		{ concurrency: maxConcurrent.subscriptions },
	);
	const found = subscriptions.flatMap(({ subscription, accounts }) =>
		accounts.known
			? accounts.value
					.filter(isAsked(requested.accounts))
					.toSorted(byName)
					.map((account) => ({ account, subscription }))
			: [],
	);
	const hostsAndIdentities =
		withVerdicts && found.length > 0 ? await attemptRead(readHostsAndIdentities(azure, all, { signal })) : undefined;
	const onEvaluated = counting('accounts', found);
	const options = {
		me,
		clock,
		signal,
		subscriptionIds: all.map(({ id }) => id),
		hostsAndIdentities: hostsAndIdentities?.known
			? hostsAndIdentities.value
			: { ...noHostsAndIdentities, unreadable: hostsAndIdentities?.problem.message },
		withSecrets,
	};
	const accounts = await pMap(
		found,
		async (one) =>
			onEvaluated({
				...one,
				assessment: withVerdicts ? await attemptRead(assess(azure, one.account.id, entries, options)) : undefined,
			}),
		{ concurrency: withVerdicts ? maxConcurrent.accounts : 1 },
	);
	const { named, nameless } = principalsToName(accounts, entries, me, options.hostsAndIdentities);
	const directory = nameless.length > 0 ? await attemptRead(azure.principalNames(nameless, { signal })) : undefined;
	const told = directory?.known ? [...directory.value].map(([id, name]) => ({ id, name })) : [];
	const isMissing = (name: string, among: readonly Named[]) => !among.some(isCalled(name));
	return {
		me,
		subscriptions,
		accounts,
		hostsAndIdentities,
		naming: idReplacer([...all, ...named, ...told]),
		directory,
		unmatchedNames: [
			...requested.subscriptions.filter((name) => isMissing(name, all)),
			...requested.accounts.filter((name) =>
				isMissing(
					name,
					found.map(({ account }) => account),
				),
			),
		],
		readAt: clock(),
	};
};
