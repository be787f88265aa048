// Who still uses a key of one account, as far as it can be seen, and when it was looked at.
import { type KeySource, openSources, secretSources } from '../key-sources/index.ts';
import type { Account, AzureClient, CallOptions } from '../model/azure.ts';
import type {
	DiagnosticSetting,
	ListKeysEvent,
	LoggedCalls,
	ScanOptions,
	ScanResult,
	SkippedPart,
} from '../model/evidence.ts';
import { attemptRead, type ReadResult } from '../model/read-result.ts';
import { isSameId } from '../model/resource-id.ts';
import type { AccountNotes } from './account-notes.ts';

/** What looking through each source gave; a source that was not looked through is absent. */
export type ScanResults = Readonly<Partial<Record<KeySource, ReadResult<ScanResult>>>>;

/**
 * Milliseconds for which a look through settings and secrets counts. It reads secret values and takes minutes in a large
 * tenant, so it is not repeated before each change; an hour is time to read its findings and to confirm, and less than
 * most teams have between two deployments of one application.
 */
export const maxScanAge = 60 * 60_000;

/** What was looked through no longer ago than that; what is older counts as not looked through. */
export const recentScanResults = (scanResults: ScanResults, now: number): ScanResults =>
	Object.fromEntries(
		Object.entries(scanResults).filter(([, look]) => !look.known || now - look.value.readAt <= maxScanAge),
	);

/** Of all, what took reading secret values. */
export const secretScanResults = (scanResults: ScanResults): ScanResults =>
	Object.fromEntries(secretSources.flatMap((source) => (scanResults[source] ? [[source, scanResults[source]]] : [])));

/** When the oldest look through settings and secrets was: milliseconds since the epoch; undefined where there was none. */
export const oldestScan = (scanResults: ScanResults): number | undefined => {
	const times = secretSources.flatMap((source) => {
		const look = scanResults[source];
		return look?.known ? look.value.readAt : [];
	});
	return times.length > 0 ? Math.min(...times) : undefined;
};

export type Evidence = {
	readonly scanResults: ScanResults;
	/** Calls of the last 30 days by caller. */
	readonly requestLog: ReadResult<readonly LoggedCalls[]>;
	readonly diagnostics: ReadResult<readonly DiagnosticSetting[]>;
	readonly keyListings: ReadResult<readonly ListKeysEvent[]>;
	/** Milliseconds since the epoch. */
	readonly readAt: number;
};

/** ISO 8601: the first and the last of these calls; undefined where there are none. */
export const callSpan = (
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
export type ChecklistItemId = 'elsewhere' | 'vaults' | `unseen:${string}`;

export type SkippedPlace = SkippedPart & {
	/** Undefined where so much is unseen that nobody could say where to look: the index itself. */
	readonly checklistItem: ChecklistItemId | undefined;
};

const checklistItemFor = (
	{ name, why, whole }: SkippedPart,
	{ subscriptionId }: Account,
): ChecklistItemId | undefined => {
	if (whole === 'index') return undefined;
	if (why === 'keyVault' || why === 'appConfiguration') return 'vaults';
	return whole === 'subscription' && !isSameId(name, subscriptionId) ? 'elsewhere' : `unseen:${name}`;
};

/** What one source could not show, and which tick would speak for it. */
export const skippedPlaces = ({ skipped }: ScanResult, account: Account): readonly SkippedPlace[] =>
	skipped.map((one) => ({ ...one, checklistItem: checklistItemFor(one, account) }));

/** Whether a person looked there: a tick speaks for the places that were named beside it, for no later one. */
export const isCoveredByTick = ({ name, checklistItem }: SkippedPlace, { ticked }: AccountNotes): boolean =>
	checklistItem !== undefined && (ticked.get(checklistItem)?.covers.includes(name) ?? false);

/** Everything unseen that a person can look after, over all sources. */
export const tickablePlaces = (
	{ scanResults }: Pick<Evidence, 'scanResults'>,
	account: Account,
): readonly SkippedPlace[] =>
	Object.values(scanResults)
		.flatMap((look) => (look.known ? skippedPlaces(look.value, account) : []))
		.filter(({ checklistItem }) => checklistItem !== undefined);

/** Looks through these sources, each for itself: one that fails says so and leaves the others standing. */
export const scanSources = async (
	azure: AzureClient,
	account: Account,
	sources: readonly KeySource[],
	subscriptionIds: readonly string[],
	options: ScanOptions,
): Promise<ScanResults> => {
	const looked = await Promise.all(
		sources.map(
			async (source) =>
				[source, await attemptRead(azure.scanKeyUses(account, source, subscriptionIds, options))] as const,
		),
	);
	return Object.fromEntries(looked);
};

/** What the account itself tells: three reads, where looking through the sources takes thousands in a large tenant. */
export const readAccountEvidence = async (
	azure: AzureClient,
	{ id }: Account,
	clock: () => number,
	options: CallOptions,
): Promise<Evidence> => {
	const [log, diagnostics, listings] = await Promise.all([
		attemptRead(azure.requestLog(id, options)),
		attemptRead(azure.diagnosticSettings(id, options)),
		attemptRead(azure.listKeysEvents(id, options)),
	]);
	return { scanResults: {}, requestLog: log, diagnostics, keyListings: listings, readAt: clock() };
};

/** Everything that can be seen without reading a secret. */
export const readEvidence = async (
	azure: AzureClient,
	account: Account,
	subscriptionIds: readonly string[],
	clock: () => number,
	options: ScanOptions,
): Promise<Evidence> => {
	const [looks, own] = await Promise.all([
		scanSources(azure, account, openSources, subscriptionIds, options),
		readAccountEvidence(azure, account, clock, options),
	]);
	return { ...own, scanResults: looks, readAt: clock() };
};
