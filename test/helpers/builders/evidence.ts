// What every source shows of the use of keys, as data.
import type { Evidence } from '../../../source/assessment/key-usage-evidence.ts';
import { type KeySource, keySources } from '../../../source/key-sources/index.ts';
import type { KeyUse, LoggedCalls, ScanResult } from '../../../source/model/evidence.ts';
import { buildHost, readAt } from './facts.ts';
import { readResult } from './read-result.ts';

const day = 24 * 3600_000;

/** A source that was looked through, and in which no key was found. */
export const buildScanResult = (source: KeySource, parts: Partial<ScanResult> = {}): ScanResult => ({
	source,
	readAt,
	scannedCount: 3,
	uses: [],
	skipped: [],
	...parts,
});

/** The account's first key, in a setting of a function app. */
export const buildKeyUse = (parts: Partial<KeyUse> = {}): KeyUse => {
	const { id, name } = buildHost();
	return { source: 'sites', resourceId: id, resourceName: name, place: 'OPENAI_KEY', holds: 'key1', ...parts };
};

/** Calls with a token of one principal, on every day of the last 30. */
export const buildLoggedCalls = (objectId: string, parts: Partial<LoggedCalls> = {}): LoggedCalls => ({
	by: 'token',
	objectId,
	deployment: 'gpt-4o',
	ip: '20.210.14.***',
	calls: 360,
	days: Array.from({ length: 31 }, (_, at) => new Date(readAt - (30 - at) * day).toISOString().slice(0, 10)),
	firstSeen: new Date(readAt - 30 * day + 2 * 3600_000).toISOString(),
	lastSeen: new Date(readAt - 2 * 3600_000).toISOString(),
	...parts,
});

/** Every source was looked through, requests are logged, and nothing uses a key. */
export const buildEvidence = (parts: Partial<Evidence> = {}): Evidence =>
	({
		scanResults: Object.fromEntries(keySources.map((source) => [source, readResult(buildScanResult(source))])),
		requestLog: readResult([]),
		diagnostics: readResult([
			{ name: 'to-log-analytics', logsRequests: true, workspaceId: '/a/workspace', createdAt: undefined },
		]),
		keyListings: readResult([]),
		readAt,
		...parts,
	}) as Evidence;
