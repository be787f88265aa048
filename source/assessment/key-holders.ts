// Who is known to hold a key of an account.
import type { Azure, CallOptions, Subscription } from '../model/azure.ts';
import { type KeySource, type KeyUse, openSources, secretSources, type WhichKey } from '../model/evidence.ts';
import { sameId } from '../model/resource-id.ts';
import { type Looks, lookThrough } from './key-usage-evidence.ts';

export type Holders = {
	readonly found: readonly KeyUse[];
	/** What could not be looked through, by name; and whole sources. */
	readonly unseen: readonly string[];
	readonly unread: readonly KeySource[];
	/** Whether settings and secrets were looked through as well. */
	readonly hasLookedInside: boolean;
};

/** Looks through the sources that hide nothing. Only the account and the subscriptions reject. */
export const readOpenLooks = async (
	azure: Azure,
	accountId: string,
	options: CallOptions,
): Promise<{ readonly looks: Looks; readonly subscriptions: readonly Subscription[] }> => {
	const [account, subscriptions] = await Promise.all([azure.account(accountId, options), azure.subscriptions(options)]);
	const ids = subscriptions.map(({ id }) => id);
	return { looks: await lookThrough(azure, account, openSources, ids, options), subscriptions };
};

export const holdersIn = (looks: Looks, subscriptions: readonly Subscription[]): Holders => {
	const shown = (name: string) => subscriptions.find(({ id }) => sameId(id, name))?.name ?? name;
	const sources = [...openSources, ...secretSources].filter((source) => looks[source] !== undefined);
	const read = sources.flatMap((source) => {
		const look = looks[source];
		return look?.known ? [look.value] : [];
	});
	return {
		found: read.flatMap(({ found }) => found),
		unseen: [...new Set(read.flatMap(({ unseen }) => unseen.map(({ name }) => shown(name))))],
		unread: sources.filter((source) => !looks[source]?.known),
		hasLookedInside: secretSources.every((source) => looks[source] !== undefined),
	};
};

/** Names of what holds this key, or a key of the account that cannot be told from it. */
export const holdersOf = (found: readonly KeyUse[], which: WhichKey): readonly string[] => [
	...new Set(
		found
			.filter(({ holds }) => holds === which || holds === 'aKey')
			.map(({ resourceName, place }) => (place && place !== resourceName ? `${resourceName}/${place}` : resourceName)),
	),
];
