// Looks through one source: candidates, then each of them, then what was found and what was not seen.
import pMap from 'p-map';
import type { Account, CallOptions } from '../../model/azure.ts';
import {
	type KeySource,
	type KeyUse,
	type ScanOptions,
	type ScanResult,
	type SkippedPart,
	secretSources,
} from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import type { SdkClients } from '../sdk-clients.ts';
import { accountHosts } from './account-hosts.ts';
import { apiManagement } from './api-management.ts';
import { createReadAccessCheck, findCandidates } from './candidates.ts';
import { connections, workspaces } from './connections.ts';
import { containerApps } from './container-apps.ts';
import type { KeyMatcher } from './key-matcher.ts';
import { readKeyMatcher } from './keys.ts';
import {
	type Candidate,
	type Finding,
	type KeySourceScanner,
	reasonOf,
	type ScanContext,
	scanPart,
} from './scan-context.ts';
import { search } from './search.ts';
import { sites } from './sites.ts';

const keySourceScanners: Readonly<Record<KeySource, KeySourceScanner>> = {
	connections,
	workspaces,
	search,
	sites,
	containerApps,
	apiManagement,
};

/** Resources looked through at once. */
const maxConcurrent = 6;

type KeyMatcherResult = { readonly matchKeys: KeyMatcher; readonly why?: SkippedPart['why'] };

/** Where the keys cannot be read nothing is compared, and `why` says so of every resource that would have been. */
const keyMatcherFor = async (
	reach: SdkClients,
	account: Account,
	source: KeySource,
	options: CallOptions,
): Promise<KeyMatcherResult> => {
	if (!secretSources.some((one) => one === source)) return { matchKeys: () => [] };
	try {
		return { matchKeys: await readKeyMatcher(reach, account.id, options) };
	} catch (error) {
		if (!(error instanceof Problem) || options.signal?.aborted) throw error;
		return { matchKeys: () => [], why: reasonOf(error) };
	}
};

const toKeyUses = (source: KeySource, { id, name }: Candidate, finding: Finding): readonly KeyUse[] => {
	if (!('holds' in finding)) return [];
	const { place, holds, ownerId = id, ownerName = name } = finding;
	return [{ source, resourceId: ownerId, resourceName: ownerName, place, holds }];
};

const distinct = <T>(items: readonly T[]): readonly T[] => [
	...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/** Keeps a memory of the caller's rights, so one for each connection to Azure. */
export const createKeyUseScanner = (reach: SdkClients) => {
	const { clock, cloud } = reach;
	const checkReadAccess = createReadAccessCheck(reach);
	return async (
		account: Account,
		source: KeySource,
		subscriptionIds: readonly string[],
		{ onScanProgress, ...options }: ScanOptions,
	): Promise<ScanResult> => {
		const readAt = clock();
		const { candidates, skipped } = await findCandidates(reach, keySourceScanners[source], subscriptionIds, options);
		let done = 0;
		const reportProgress = (name: string) => {
			done += 1;
			onScanProgress?.({ source, done, total: subscriptionIds.length + candidates.length, name });
		};
		const unreadable = await checkReadAccess(keySourceScanners[source], subscriptionIds, options, reportProgress);
		const { matchKeys, why } =
			candidates.length > 0 ? await keyMatcherFor(reach, account, source, options) : { matchKeys: () => [] };
		const context: ScanContext = {
			clients: reach,
			account,
			accountHosts: accountHosts(cloud, account),
			matchKeys,
			options,
		};
		const scanned = await pMap(
			candidates,
			async (candidate) => {
				let isLooked = false;
				const findings = await scanPart(candidate.name, context, async () => {
					const found = await keySourceScanners[source].scan(candidate, context);
					isLooked = true;
					return found;
				});
				reportProgress(candidate.name);
				return { candidate, findings, isLooked };
			},
			{ concurrency: maxConcurrent },
		);
		const notCompared: readonly SkippedPart[] =
			why === undefined ? [] : scanned.filter((one) => one.isLooked).map((one) => ({ name: one.candidate.name, why }));
		const skippedParts = scanned.flatMap((one) => one.findings.filter((finding) => 'why' in finding));
		return {
			source,
			readAt,
			scannedCount: scanned.filter((one) => one.isLooked).length,
			uses: distinct(
				scanned.flatMap((one) => one.findings.flatMap((finding) => toKeyUses(source, one.candidate, finding))),
			),
			skipped: distinct([...skipped, ...unreadable, ...skippedParts, ...notCompared]),
		};
	};
};
