// Who is known to hold a key of an account, without reading a secret.
import type { Azure, CallOptions } from '../azure/azure.ts';
import { type KeySource, type KeyUse, openSources, type WhichKey } from '../azure/evidence.ts';
import { sameId } from './ids.ts';
import { see } from './seen.ts';

export type Holders = {
	readonly found: readonly KeyUse[];
	/** What could not be looked through, by name; and whole sources. */
	readonly unseen: readonly string[];
	readonly unread: readonly KeySource[];
};

/** Looks through the sources that hide nothing. A source that fails is named; only the account itself rejects. */
export const readHolders = async (azure: Azure, accountId: string, options: CallOptions): Promise<Holders> => {
	const [account, subscriptions] = await Promise.all([azure.account(accountId, options), azure.subscriptions(options)]);
	const ids = subscriptions.map(({ id }) => id);
	const shown = (name: string) => subscriptions.find(({ id }) => sameId(id, name))?.name ?? name;
	const looks = await Promise.all(openSources.map((source) => see(azure.keyUses(account, source, ids, options))));
	return {
		found: looks.flatMap((look) => (look.known ? look.value.found : [])),
		unseen: [...new Set(looks.flatMap((look) => (look.known ? look.value.unseen.map(({ name }) => shown(name)) : [])))],
		unread: openSources.filter((_, index) => !looks[index]?.known),
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
