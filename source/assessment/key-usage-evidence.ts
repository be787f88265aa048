// The evidence of who still uses a key of one account, and when it was read.
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
import { isSameId, type SubscriptionId } from '../model/resource-id.ts';
import type { AccountNotes } from './account-notes.ts';

/** The result of each source's scan; a source that was not scanned is absent. */
export type ScanResults = Readonly<Partial<Record<KeySource, ReadResult<ScanResult>>>>;

/**
 * Milliseconds for which a scan of settings and secrets counts. It reads secret values and takes minutes in a large
 * tenant, so it is not repeated before each change; an hour is time to read its findings and to confirm, and less than
 * most teams have between two deployments of one application.
 */
export const maxScanAge = 60 * 60_000;

/** Returns the results no older than `maxScanAge`; an older one counts as not scanned. */
export const recentScanResults = (scanResults: ScanResults, now: number): ScanResults =>
	Object.fromEntries(
		Object.entries(scanResults).filter(([, scan]) => !scan.known || now - scan.value.readAt <= maxScanAge),
	);

/** Returns the results of the sources that read secret values. */
export const secretScanResults = (scanResults: ScanResults): ScanResults =>
	Object.fromEntries(secretSources.flatMap((source) => (scanResults[source] ? [[source, scanResults[source]]] : [])));

/** Returns when the oldest scan of settings and secrets was, in milliseconds since the epoch; undefined where there was none. */
export const oldestScan = (scanResults: ScanResults): number | undefined => {
	const times = secretSources.flatMap((source) => {
		const scan = scanResults[source];
		return scan?.known ? scan.value.readAt : [];
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

/** Returns the times of the first and the last of these calls, in ISO 8601; undefined where there are none. */
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

/** The item of the manual checklist for a skipped place; most places have one of their own. */
export type ChecklistItemId = 'elsewhere' | 'vaults' | `unseen:${string}`;

export type SkippedPlace = SkippedPart & {
	/** Undefined for the whole index: no person can check all that it holds. */
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

/** Returns the places that one source skipped, and the checklist item for each. */
export const skippedPlaces = ({ skipped }: ScanResult, account: Account): readonly SkippedPlace[] =>
	skipped.map((one) => ({ ...one, checklistItem: checklistItemFor(one, account) }));

/** Whether a person's tick covers a skipped place: it covers the places that were named beside it, and no later one. */
export const isCoveredByTick = ({ name, checklistItem }: SkippedPlace, { ticked }: AccountNotes): boolean =>
	checklistItem !== undefined && (ticked.get(checklistItem)?.covers.includes(name) ?? false);

/** Returns the skipped places of all sources that a person can check. */
export const tickablePlaces = (
	{ scanResults }: Pick<Evidence, 'scanResults'>,
	account: Account,
): readonly SkippedPlace[] =>
	Object.values(scanResults)
		.flatMap((scan) => (scan.known ? skippedPlaces(scan.value, account) : []))
		.filter(({ checklistItem }) => checklistItem !== undefined);

/** Resolves with the results of these sources' scans. One that fails does not affect the others. */
export const scanSources = async (
	azure: AzureClient,
	account: Account,
	sources: readonly KeySource[],
	subscriptionIds: readonly SubscriptionId[],
	options: ScanOptions,
): Promise<ScanResults> => {
	const entries = await Promise.all(
		sources.map(
			async (source) =>
				[source, await attemptRead(azure.scanKeyUses(account, source, subscriptionIds, options))] as const,
		),
	);
	return Object.fromEntries(entries);
};

/** Resolves with the evidence of the account itself: three reads, where a scan of the sources takes thousands in a large tenant. */
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

/** Resolves with all evidence that needs no secret. */
export const readEvidence = async (
	azure: AzureClient,
	account: Account,
	subscriptionIds: readonly SubscriptionId[],
	clock: () => number,
	options: ScanOptions,
): Promise<Evidence> => {
	const [scanResults, own] = await Promise.all([
		scanSources(azure, account, openSources, subscriptionIds, options),
		readAccountEvidence(azure, account, clock, options),
	]);
	return { ...own, scanResults, readAt: clock() };
};
