// Scans one source: candidates, then each of them, then what was found and what was skipped.

import pMap from 'p-map';
import { keySourceDefinition } from '../../key-sources/index.ts';
import {
	type Candidate,
	type Finding,
	type KeyMatcher,
	reasonOf,
	type ScanContext,
	type SourceReader,
	scanPart,
} from '../../key-sources/source.ts';
import type { Account, CallOptions } from '../../model/azure.ts';
import type { KeyUse, ScanOptions, ScanResult, SkippedPart } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import type { SubscriptionId } from '../../model/resource-id.ts';
import { parseJsonBody, type RestClient } from '../rest-client.ts';
import type { SdkClients } from '../sdk-clients.ts';
import { accountHosts } from './account-hosts.ts';
import { createReadAccessCheck, findCandidates } from './candidates.ts';
import { readKeyMatcher } from './keys.ts';
import { withoutResponseBodies } from './without-response-bodies.ts';

/** Resources scanned at once. */
const maxConcurrent = 6;

type KeyMatcherResult = { readonly matchKeys: KeyMatcher; readonly why?: SkippedPart['why'] };

const sourceReader = (client: RestClient, origin: string, options: CallOptions): SourceReader => ({
	get: (path, apiVersion) => client.get(path, apiVersion, options),
	list: (path, apiVersion) => client.list(path, apiVersion, options),
	post: async (path, apiVersion) =>
		parseJsonBody(await client.send('POST', `${origin}${encodeURI(path)}?api-version=${apiVersion}`, options)),
});

/** Resolves with the matcher of the account's keys. Where they cannot be read, it matches nothing and `why` holds the reason for every resource. */
const keyMatcherFor = async (
	clients: SdkClients,
	account: Account,
	readsSecrets: boolean,
	options: CallOptions,
): Promise<KeyMatcherResult> => {
	if (!readsSecrets) return { matchKeys: () => [] };
	try {
		return { matchKeys: await readKeyMatcher(clients, account.id, options) };
	} catch (error) {
		if (!(error instanceof Problem) || options.signal?.aborted) throw error;
		return { matchKeys: () => [], why: reasonOf(error) };
	}
};

const toKeyUses = (source: string, { id, name }: Candidate, finding: Finding): readonly KeyUse[] => {
	if (!('holds' in finding)) return [];
	const { place, holds, ownerId = id, ownerName = name } = finding;
	return [{ source, resourceId: ownerId, resourceName: ownerName, place, holds }];
};

const distinct = <T>(items: readonly T[]): readonly T[] => [
	...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/** Returns the scanner of key uses. It keeps the caller's rights, so each connection to Azure has its own. */
export const createKeyUseScanner = (clients: SdkClients) => {
	const { clock, cloud } = clients;
	const checkReadAccess = createReadAccessCheck(clients);
	return async (
		account: Account,
		source: string,
		subscriptionIds: readonly SubscriptionId[],
		{ onScanProgress, signal }: ScanOptions,
	): Promise<ScanResult> => {
		const options: CallOptions = { signal };
		const definition = keySourceDefinition(source);
		const readAt = clock();
		const { candidates, skipped } = await findCandidates(clients, definition, subscriptionIds, options);
		let done = 0;
		const reportProgress = (name: string) => {
			done += 1;
			onScanProgress?.({ source, done, total: subscriptionIds.length + candidates.length, name });
		};
		const unreadable = await checkReadAccess(definition, subscriptionIds, options, reportProgress);
		const { matchKeys, why } =
			candidates.length > 0
				? await keyMatcherFor(clients, account, definition.readsSecrets, options)
				: { matchKeys: () => [] };
		const context: ScanContext = {
			account,
			accountHosts: accountHosts(cloud, account),
			matchKeys,
			resourceManager: sourceReader(clients.restClient, cloud.resourceManager, options),
			searchService: (name) => {
				const origin = `https://${name}${cloud.searchSuffix}`;
				return sourceReader(clients.restClientFor(origin, cloud.searchScope), origin, options);
			},
			withoutResponseBodies: (run) => withoutResponseBodies(run, clock),
			signal,
		};
		const scanned = await pMap(
			candidates,
			async (candidate) => {
				let isLooked = false;
				const findings = await scanPart(candidate.name, context, async () => {
					const found = await definition.scan(candidate, context);
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
		const notAsked: readonly SkippedPart[] = candidates.flatMap(({ name }) =>
			(definition.partsNotAsked ?? []).map((part) => ({ name: `${name} ${part}`, why: 'notLookedAt' })),
		);
		const skippedParts = scanned.flatMap((one) => one.findings.filter((finding) => 'why' in finding));
		return {
			source,
			readAt,
			scannedCount: scanned.filter((one) => one.isLooked).length,
			uses: distinct(
				scanned.flatMap((one) => one.findings.flatMap((finding) => toKeyUses(source, one.candidate, finding))),
			),
			skipped: distinct([...skipped, ...unreadable, ...skippedParts, ...notAsked, ...notCompared]),
		};
	};
};
