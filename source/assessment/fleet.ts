// Every account that can be seen, counted: how many still accept keys, in all and by subscription, kind and owner.
import type { Account, Subscription } from '../model/azure.ts';

export type Count = { readonly accounts: number; readonly keysOn: number };

export const groupings = ['subscription', 'kind', 'owner'] as const;
export type Grouping = (typeof groupings)[number];

/** A group of accounts. `id` is their common value: a subscription's id, a kind, an owner; empty for accounts without one. */
export type Group = Count & { readonly id: string; readonly name: string };

export type FleetCounts = { readonly total: Count } & { readonly [G in Grouping]: readonly Group[] };

/**
 * Tags that name an owner, the best first. Azure compares tag names without regard to case; those of the Cloud Adoption
 * Framework's tagging guide are among them.
 */
export const ownerTags = ['owner', 'ownername', 'team', 'opsteam', 'contact', 'businessunit'] as const;

/** Returns the first of these tags that is set; empty where none is. */
export const ownerOf = ({ tags }: Pick<Account, 'tags'>, names: readonly string[]): string => {
	const found = new Map(Object.entries(tags).map(([name, value]) => [name.toLowerCase(), value.trim()]));
	return names.map((name) => found.get(name.toLowerCase())).find(Boolean) ?? '';
};

/** Returns the id of the group that an account is counted in. */
export const groupIdOf = (account: Account, grouping: Grouping, tags: readonly string[]): string =>
	grouping === 'subscription'
		? account.subscriptionId.toLowerCase()
		: grouping === 'kind'
			? account.kind
			: ownerOf(account, tags);

/** Orders groups: the most keys first; then by name, so that the order is stable. */
const byKeysOn = (a: Group, b: Group): number =>
	b.keysOn - a.keysOn || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

const groupsOf = (
	accounts: readonly Account[],
	idOf: (account: Account) => string,
	nameOf: (id: string) => string,
): readonly Group[] => {
	const counts = new Map<string, { accounts: number; keysOn: number }>();
	for (const account of accounts) {
		const id = idOf(account);
		const count = counts.get(id) ?? { accounts: 0, keysOn: 0 };
		count.accounts += 1;
		if (account.keyAuth === 'on') count.keysOn += 1;
		counts.set(id, count);
	}
	return [...counts].map(([id, count]) => ({ id, name: nameOf(id), ...count })).sort(byKeysOn);
};

/** Returns the counts of the fleet. `tags`: the tags that name an owner, the best first. */
export const countFleet = (
	accounts: readonly Account[],
	subscriptions: readonly Subscription[],
	tags: readonly string[],
): FleetCounts => {
	const names = new Map(subscriptions.map(({ id, name }) => [id.toLowerCase(), name]));
	const by = (grouping: Grouping, nameOf: (id: string) => string) =>
		groupsOf(accounts, (account) => groupIdOf(account, grouping, tags), nameOf);
	return {
		total: {
			accounts: accounts.length,
			keysOn: accounts.reduce((sum, { keyAuth }) => sum + (keyAuth === 'on' ? 1 : 0), 0),
		},
		subscription: by('subscription', (id) => names.get(id) ?? id),
		kind: by('kind', (id) => id),
		owner: by('owner', (id) => id),
	};
};
