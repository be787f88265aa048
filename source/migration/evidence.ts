// Who still uses a key of one account, as far as it can be seen, and when it was looked at.
import type { Account, Azure, CallOptions } from '../azure/azure.ts';
import {
	type DiagnosticSetting,
	type KeyListing,
	type KeyLook,
	type KeySource,
	type LoggedCalls,
	openSources,
} from '../azure/evidence.ts';
import { type Seen, see } from './seen.ts';

/** What looking through each source gave; a source that was not looked through is absent. */
export type Looks = Readonly<Partial<Record<KeySource, Seen<KeyLook>>>>;

export type Evidence = {
	readonly looks: Looks;
	/** Calls of the last 30 days by caller. */
	readonly log: Seen<readonly LoggedCalls[]>;
	readonly diagnostics: Seen<readonly DiagnosticSetting[]>;
	readonly listings: Seen<readonly KeyListing[]>;
	/** Milliseconds since the epoch. */
	readonly readAt: number;
};

/** Looks through these sources, each for itself: one that fails says so and leaves the others standing. */
export const lookThrough = async (
	azure: Azure,
	account: Account,
	sources: readonly KeySource[],
	subscriptionIds: readonly string[],
	options: CallOptions,
): Promise<Looks> => {
	const looked = await Promise.all(
		sources.map(
			async (source) => [source, await see(azure.keyUses(account, source, subscriptionIds, options))] as const,
		),
	);
	return Object.fromEntries(looked);
};

/** Everything that can be seen without reading a secret. */
export const gatherEvidence = async (
	azure: Azure,
	account: Account,
	subscriptionIds: readonly string[],
	clock: () => number,
	options: CallOptions,
): Promise<Evidence> => {
	const [looks, log, diagnostics, listings] = await Promise.all([
		lookThrough(azure, account, openSources, subscriptionIds, options),
		see(azure.requestLog(account.id, options)),
		see(azure.diagnosticSettings(account.id, options)),
		see(azure.keyListings(account.id, options)),
	]);
	return { looks, log, diagnostics, listings, readAt: clock() };
};
