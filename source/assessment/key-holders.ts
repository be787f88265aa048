// The key holders of an account: places where a scan found a key.
import { type KeySource, keySources, openSources, secretSources } from '../key-sources/index.ts';
import type { AzureClient, CallOptions, Subscription } from '../model/azure.ts';
import type { KeyName, KeyUse } from '../model/evidence.ts';
import { type AccountId, isSameId } from '../model/resource-id.ts';
import { type ScanResults, scanSources } from './key-usage-evidence.ts';

export type KeyHolders = {
	readonly keyUses: readonly KeyUse[];
	/** Names of skipped places. */
	readonly skipped: readonly string[];
	readonly unreadable: readonly KeySource[];
	/** Whether settings and secrets were scanned as well. */
	readonly hasScannedSecrets: boolean;
};

/** Scans the sources without secrets. Rejects only where the account or the subscriptions cannot be read. */
export const scanOpenSources = async (
	azure: AzureClient,
	accountId: AccountId,
	options: CallOptions,
): Promise<{ readonly looks: ScanResults; readonly subscriptions: readonly Subscription[] }> => {
	const [account, subscriptions] = await Promise.all([azure.account(accountId, options), azure.subscriptions(options)]);
	const ids = subscriptions.map(({ id }) => id);
	return { looks: await scanSources(azure, account, openSources, ids, options), subscriptions };
};

/** Returns what the scans found: places with a key, and what was skipped, with the names of subscriptions. */
export const keyHoldersIn = (scanResults: ScanResults, subscriptions: readonly Subscription[]): KeyHolders => {
	const shown = (name: string) => subscriptions.find(({ id }) => isSameId(id, name))?.name ?? name;
	const sources = keySources.filter((source) => scanResults[source] !== undefined);
	const read = sources.flatMap((source) => {
		const scan = scanResults[source];
		return scan?.known ? [scan.value] : [];
	});
	return {
		keyUses: read.flatMap(({ uses }) => uses),
		skipped: [...new Set(read.flatMap(({ skipped }) => skipped.map(({ name }) => shown(name))))],
		unreadable: sources.filter((source) => !scanResults[source]?.known),
		hasScannedSecrets: secretSources.every((source) => scanResults[source] !== undefined),
	};
};

/** Returns the names of places with this key, or with a key of the account that cannot be told from it. */
export const keyHolderNames = (found: readonly KeyUse[], which: KeyName): readonly string[] => [
	...new Set(
		found
			.filter(({ holds }) => holds === which || holds === 'aKey')
			.map(({ resourceName, place }) => (place && place !== resourceName ? `${resourceName}/${place}` : resourceName)),
	),
];
