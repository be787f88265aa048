// Which resources a source has to look through: from Resource Graph, and what Resource Graph does not say.

import { apiVersions } from '../../model/api-versions.ts';
import type { CallOptions, Permission } from '../../model/azure.ts';
import { unseenReasons } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { allows } from '../../model/rbac/action-patterns.ts';
import { wholeNameOf } from '../../model/resource-id-parts.ts';
import { atMost } from '../../shared/map-concurrent.ts';
import { clean } from '../../shared/sanitise.ts';
import { fields, permissionWords } from '../mappers.ts';
import { batches, readGraph } from '../resource-graph.ts';
import type { Reach } from '../sdk-clients.ts';
import { type Candidate, reasonOf, type Source, type Unseen } from './look.ts';

export type Candidates = { readonly candidates: readonly Candidate[]; readonly unseen: readonly Unseen[] };

/** One query over all subscriptions. A refused one, or one cut short, is unseen, by the name of Resource Graph. */
export const candidatesOf = async (
	reach: Reach,
	{ types, where, columns }: Source,
	subscriptions: readonly string[],
	{ signal }: CallOptions,
): Promise<Candidates> => {
	const query = [
		`resources | where type in~ (${types.map((type) => `'${type}'`).join(', ')})`,
		...(where ? [`| where ${where}`] : []),
		`| project id, name, type, kind, identity${columns ? `, ${columns}` : ''} | order by id asc`,
	].join(' ');
	const candidateWords = (given: unknown): Candidate => {
		const row = fields(given);
		return { id: clean(row.id), name: wholeNameOf(clean(row.id)), row };
	};
	const candidates: Candidate[] = [];
	const unseen: Unseen[] = [];
	for (const some of batches(subscriptions)) {
		try {
			const found = await reach.reading(() =>
				readGraph(reach.raw, reach.cloud.resourceManager, { query, words: candidateWords }, some, { signal }),
			);
			candidates.push(...found);
		} catch (error) {
			if (!(error instanceof Problem) || signal?.aborted) throw error;
			unseen.push({ name: 'Resource Graph', why: reasonOf(error) });
		}
	}
	return { candidates, unseen };
};

const fresh = 60_000;

/**
 * The index leaves out, without a word, what the caller may not read (Resource Graph, "403 only when none of the
 * subscriptions is readable"). So it is asked whether the caller may read the types in the whole subscription. Rights
 * are remembered for a minute, from the asking on: several sources are looked through at once.
 */
export const blindSpots = (reach: Reach) => {
	const known = new Map<string, { readonly at: number; readonly permissions: Promise<readonly Permission[]> }>();
	const ask = (subscription: string, options: CallOptions) => {
		const path = `/subscriptions/${subscription}/providers/Microsoft.Authorization/permissions`;
		const permissions = reach.raw
			.list(path, apiVersions.permissions, options)
			.then((rows) => rows.map(permissionWords));
		const asked = { at: reach.clock(), permissions };
		known.set(subscription, asked);
		permissions.catch(() => known.get(subscription) === asked && known.delete(subscription));
		return permissions;
	};
	const permissionsAt = (subscription: string, options: CallOptions) => {
		const remembered = known.get(subscription);
		const isFresh = remembered && reach.clock() - remembered.at < fresh;
		// Whoever asked first may have left: that is nobody else's answer.
		return isFresh ? remembered.permissions.catch(() => ask(subscription, options)) : ask(subscription, options);
	};
	const look = async (subscription: string, types: readonly string[], options: CallOptions): Promise<Unseen[]> => {
		try {
			const permissions = await reach.reading(() => permissionsAt(subscription, options));
			const isWhole = types.every((type) => allows(permissions, `${type}/read`));
			return isWhole ? [] : [{ name: subscription, why: unseenReasons.partly }];
		} catch (error) {
			if (!(error instanceof Problem) || options.signal?.aborted) throw error;
			return [{ name: subscription, why: reasonOf(error) }];
		}
	};
	return async (
		{ types }: Source,
		subscriptions: readonly string[],
		options: CallOptions,
		onLooked: (subscription: string) => void,
	): Promise<readonly Unseen[]> => {
		const lookAt = async (one: string) => {
			const unseen = await look(one, types, options);
			onLooked(one);
			return unseen;
		};
		return (await atMost(6, subscriptions, lookAt)).flat();
	};
};
