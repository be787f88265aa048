// Looks through one source: candidates, then each of them, then what was found and what was not seen.
import type { Account, CallOptions } from '../../model/azure.ts';
import { type KeyLook, type KeySource, type KeyUse, type LookOptions, secretSources } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { atMost } from '../../shared/map-concurrent.ts';
import type { Reach } from '../sdk-clients.ts';
import { apiManagement } from './api-management.ts';
import { blindSpots, candidatesOf } from './candidates.ts';
import type { Holds } from './compare.ts';
import { connections, workspaces } from './connections.ts';
import { containerApps } from './container-apps.ts';
import { readHolds } from './keys.ts';
import { attempt, type Candidate, type Finding, type Look, reasonOf, type Source, type Unseen } from './look.ts';
import { ownHosts } from './own-hosts.ts';
import { search } from './search.ts';
import { sites } from './sites.ts';

const sources: Readonly<Record<KeySource, Source>> = {
	connections,
	workspaces,
	search,
	sites,
	containerApps,
	apiManagement,
};

/** Resources looked through at once. */
const atOnce = 6;

type Keys = { readonly holds: Holds; readonly why?: string };

/** Where the keys cannot be read nothing is compared, and `why` says so of every resource that would have been. */
const keysFor = async (reach: Reach, account: Account, source: KeySource, options: CallOptions): Promise<Keys> => {
	if (!secretSources.some((one) => one === source)) return { holds: () => [] };
	try {
		return { holds: await readHolds(reach, account.id, options) };
	} catch (error) {
		if (!(error instanceof Problem) || options.signal?.aborted) throw error;
		return { holds: () => [], why: reasonOf(error) };
	}
};

const useOf = (source: KeySource, { id, name }: Candidate, finding: Finding): readonly KeyUse[] => {
	if (!('holds' in finding)) return [];
	const { place, holds, ownerId = id, ownerName = name } = finding;
	return [{ source, resourceId: ownerId, resourceName: ownerName, place, holds }];
};

const once = <T>(items: readonly T[]): readonly T[] => [
	...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/** Keeps a memory of the caller's rights, so one for each connection to Azure. */
export const keyUses = (reach: Reach) => {
	const { clock, cloud } = reach;
	const blindIn = blindSpots(reach);
	return async (
		account: Account,
		source: KeySource,
		subscriptionIds: readonly string[],
		{ onLooked, ...options }: LookOptions,
	): Promise<KeyLook> => {
		const readAt = clock();
		const { candidates, unseen } = await candidatesOf(reach, sources[source], subscriptionIds, options);
		let done = 0;
		const tell = (name: string) => {
			done += 1;
			onLooked?.({ source, done, all: subscriptionIds.length + candidates.length, name });
		};
		const blind = await blindIn(sources[source], subscriptionIds, options, tell);
		const { holds, why } = candidates.length > 0 ? await keysFor(reach, account, source, options) : { holds: () => [] };
		const look: Look = { reach, account, hosts: ownHosts(cloud, account), holds, options };
		const seen = await atMost(atOnce, candidates, async (candidate) => {
			let isLooked = false;
			const findings = await attempt(candidate.name, look, async () => {
				const found = await sources[source].look(candidate, look);
				isLooked = true;
				return found;
			});
			tell(candidate.name);
			return { candidate, findings, isLooked };
		});
		const uncompared: readonly Unseen[] =
			why === undefined ? [] : seen.filter((one) => one.isLooked).map((one) => ({ name: one.candidate.name, why }));
		const hidden = seen.flatMap((one) => one.findings.filter((finding) => 'why' in finding));
		return {
			source,
			readAt,
			looked: seen.filter((one) => one.isLooked).length,
			found: once(seen.flatMap((one) => one.findings.flatMap((finding) => useOf(source, one.candidate, finding)))),
			unseen: once([...unseen, ...blind, ...hidden, ...uncompared]),
		};
	};
};
