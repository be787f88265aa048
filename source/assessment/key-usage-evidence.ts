// Who still uses a key of one account, as far as it can be seen, and when it was looked at.
import type { Account, Azure, CallOptions } from '../model/azure.ts';
import {
	type DiagnosticSetting,
	type KeyListing,
	type KeyLook,
	type KeySource,
	type LoggedCalls,
	type LookOptions,
	openSources,
	unseenReasons,
} from '../model/evidence.ts';
import { type Seen, see } from '../model/read-result.ts';
import { sameId } from '../model/resource-id.ts';
import type { Said } from './account-notes.ts';

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

/** ISO 8601: the first and the last of these calls; undefined where there are none. */
export const spanOf = (
	calls: readonly LoggedCalls[],
): { readonly first: string; readonly last: string } | undefined => {
	const first = calls.map(({ firstSeen }) => firstSeen).toSorted()[0];
	const last = calls
		.map(({ lastSeen }) => lastSeen)
		.toSorted()
		.at(-1);
	return first && last ? { first, last } : undefined;
};

/** The item of the people's checklist that a place goes to which could not be seen; most places are one of their own. */
export type Cover = 'elsewhere' | 'vaults' | `unseen:${string}`;

export type Unseen = {
	readonly name: string;
	readonly why: string;
	/** Undefined where so much is unseen that nobody could say where to look: the index itself. */
	readonly cover: Cover | undefined;
};

const references: ReadonlySet<string> = new Set([unseenReasons.keyVault, unseenReasons.appConfiguration]);

const isSubscription = (name: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name);

const coverOf = ({ name, why }: KeyLook['unseen'][number], { subscriptionId }: Account): Cover | undefined => {
	if (name === 'Resource Graph') return undefined;
	if (references.has(why)) return 'vaults';
	return isSubscription(name) && !sameId(name, subscriptionId) ? 'elsewhere' : `unseen:${name}`;
};

/** What one source could not show, and which tick would speak for it. */
export const unseenIn = ({ unseen }: KeyLook, account: Account): readonly Unseen[] =>
	unseen.map((one) => ({ ...one, cover: coverOf(one, account) }));

/** Whether a person looked there: a tick speaks for the places that were named beside it, for no later one. */
export const isCovered = ({ name, cover }: Unseen, { ticked }: Said): boolean =>
	cover !== undefined && (ticked.get(cover)?.covers.includes(name) ?? false);

/** Everything unseen that a person can look after, over all sources. */
export const coverable = ({ looks }: Pick<Evidence, 'looks'>, account: Account): readonly Unseen[] =>
	Object.values(looks)
		.flatMap((look) => (look.known ? unseenIn(look.value, account) : []))
		.filter(({ cover }) => cover !== undefined);

/** Looks through these sources, each for itself: one that fails says so and leaves the others standing. */
export const lookThrough = async (
	azure: Azure,
	account: Account,
	sources: readonly KeySource[],
	subscriptionIds: readonly string[],
	options: LookOptions,
): Promise<Looks> => {
	const looked = await Promise.all(
		sources.map(
			async (source) => [source, await see(azure.keyUses(account, source, subscriptionIds, options))] as const,
		),
	);
	return Object.fromEntries(looked);
};

/** What the account itself tells: three reads, where looking through the sources takes thousands in a large tenant. */
export const gatherOwn = async (
	azure: Azure,
	{ id }: Account,
	clock: () => number,
	options: CallOptions,
): Promise<Evidence> => {
	const [log, diagnostics, listings] = await Promise.all([
		see(azure.requestLog(id, options)),
		see(azure.diagnosticSettings(id, options)),
		see(azure.keyListings(id, options)),
	]);
	return { looks: {}, log, diagnostics, listings, readAt: clock() };
};

/** Everything that can be seen without reading a secret. */
export const gatherEvidence = async (
	azure: Azure,
	account: Account,
	subscriptionIds: readonly string[],
	clock: () => number,
	options: LookOptions,
): Promise<Evidence> => {
	const [looks, own] = await Promise.all([
		lookThrough(azure, account, openSources, subscriptionIds, options),
		gatherOwn(azure, account, clock, options),
	]);
	return { ...own, looks, readAt: clock() };
};
