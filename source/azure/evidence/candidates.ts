// Which resources a source has to scan: from Resource Graph, and what Resource Graph does not say.

import pMap from 'p-map';
import { type Candidate, type KeySourceDefinition, reasonOf } from '../../key-sources/source.ts';
import { apiVersions } from '../../model/api-versions.ts';
import type { CallOptions, Permission } from '../../model/azure.ts';
import type { SkippedPart } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { allowsAction } from '../../model/rbac/action-patterns.ts';
import { qualifiedNameOf } from '../../model/resource-id.ts';
import { asObject } from '../../shared/json.ts';
import { clean } from '../../shared/sanitise.ts';
import { toPermission } from '../mappers.ts';
import { queryResourceGraph, subscriptionBatches } from '../resource-graph.ts';
import type { SdkClients } from '../sdk-clients.ts';

export type Candidates = { readonly candidates: readonly Candidate[]; readonly skipped: readonly SkippedPart[] };

/** Resolves with the candidates of one query over all subscriptions. A refused or truncated query is a skipped part named Resource Graph. */
export const findCandidates = async (
	clients: SdkClients,
	{ types, typesNotAsked = [], where, columns }: KeySourceDefinition,
	subscriptions: readonly string[],
	{ signal }: CallOptions,
): Promise<Candidates> => {
	const query = [
		`resources | where type in~ (${[...types, ...typesNotAsked].map((type) => `'${type}'`).join(', ')})`,
		...(where ? [`| where ${where}`] : []),
		`| project id, name, type, kind, identity${columns ? `, ${columns}` : ''} | order by id asc`,
	].join(' ');
	const toCandidate = (given: unknown): Candidate => {
		const row = asObject(given);
		return { id: clean(row.id), name: qualifiedNameOf(clean(row.id)), row };
	};
	const candidates: Candidate[] = [];
	const skipped: SkippedPart[] = [];
	for (const some of subscriptionBatches(subscriptions)) {
		try {
			const found = await clients.mapErrors(() =>
				queryResourceGraph(clients.restClient, clients.cloud.resourceManager, { query, toItem: toCandidate }, some, {
					signal,
				}),
			);
			candidates.push(...found);
		} catch (error) {
			if (!(error instanceof Problem) || signal?.aborted) throw error;
			skipped.push({ name: 'Resource Graph', why: reasonOf(error), whole: 'index' });
		}
	}
	const isAsked = ({ row }: Candidate) => !typesNotAsked.includes(clean(row.type).toLowerCase());
	const notAsked = candidates.filter((one) => !isAsked(one));
	return {
		candidates: candidates.filter(isAsked),
		skipped: [...skipped, ...notAsked.map(({ name }) => ({ name, why: 'notLookedAt' as const }))],
	};
};

const permissionsLifetime = 60_000;

/**
 * The index leaves out, without a word, what the caller may not read (Resource Graph, "403 only when none of the
 * subscriptions is readable"). So the program asks whether the caller may read the types in the whole subscription. Rights
 * are kept for a minute from the request on: several sources are scanned at once.
 */
export const createReadAccessCheck = (clients: SdkClients) => {
	const cachedPermissions = new Map<
		string,
		{ readonly at: number; readonly permissions: Promise<readonly Permission[]> }
	>();
	const readPermissions = (subscription: string, options: CallOptions) => {
		const path = `/subscriptions/${subscription}/providers/Microsoft.Authorization/permissions`;
		const permissions = clients.restClient
			.list(path, apiVersions.permissions, options)
			.then((rows) => rows.map(toPermission));
		const cached = { at: clients.clock(), permissions };
		cachedPermissions.set(subscription, cached);
		permissions.catch(() => cachedPermissions.get(subscription) === cached && cachedPermissions.delete(subscription));
		return permissions;
	};
	const permissionsAt = (subscription: string, options: CallOptions) => {
		const remembered = cachedPermissions.get(subscription);
		const isFresh = remembered && clients.clock() - remembered.at < permissionsLifetime;
		// The first caller may have cancelled: that is no answer for the others.
		return isFresh
			? remembered.permissions.catch(() => readPermissions(subscription, options))
			: readPermissions(subscription, options);
	};
	const checkSubscription = async (
		subscription: string,
		types: readonly string[],
		options: CallOptions,
	): Promise<SkippedPart[]> => {
		try {
			const permissions = await clients.mapErrors(() => permissionsAt(subscription, options));
			const isWhole = types.every((type) => allowsAction(permissions, `${type}/read`));
			return isWhole ? [] : [{ name: subscription, why: 'partly', whole: 'subscription' }];
		} catch (error) {
			if (!(error instanceof Problem) || options.signal?.aborted) throw error;
			return [{ name: subscription, why: reasonOf(error), whole: 'subscription' }];
		}
	};
	return async (
		{ types, typesNotAsked = [] }: KeySourceDefinition,
		subscriptions: readonly string[],
		options: CallOptions,
		onLooked: (subscription: string) => void,
	): Promise<readonly SkippedPart[]> => {
		const lookAt = async (one: string) => {
			const skipped = await checkSubscription(one, [...types, ...typesNotAsked], options);
			onLooked(one);
			return skipped;
		};
		return (await pMap(subscriptions, lookAt, { concurrency: 6 })).flat();
	};
};
