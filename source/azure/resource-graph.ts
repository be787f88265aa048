// Azure Resource Graph: one query over many subscriptions, every page, within the quota that its answers tell.

import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { apiVersions } from '../model/api-versions.ts';
import type { CallOptions } from '../model/azure.ts';
import { Problem } from '../model/problem.ts';
import type { Sleep } from '../shared/sleep.ts';
import { createPageGuard } from './page-guard.ts';
import { requireSubscription } from './pipeline/response-subject.ts';
import { maxWait, type RetryOptions } from './pipeline/retry.ts';
import { parseJsonBody, type RestClient } from './rest-client.ts';

/** Most subscriptions in one query (Resource Graph, guidance for throttled requests). */
export const batchSize = 300;

const resourceGraphPath = '/providers/Microsoft.ResourceGraph/resources';

/** Returns the list in pieces of at most `batchSize`. */
export const subscriptionBatches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
	Array.from({ length: Math.ceil(all.length / batchSize) }, (_, at) => all.slice(at * batchSize, (at + 1) * batchSize));

type GraphPage = {
	readonly data?: readonly unknown[];
	readonly resultTruncated?: unknown;
	readonly $skipToken?: string;
};

export type GraphQuery<T> = {
	/** Projects `id`, ordered by it. */
	readonly query: string;
	/** Returns the item of a row; undefined for a row of something else. */
	readonly toItem: (row: unknown) => T | undefined;
};

/**
 * Resolves with every row of a query over at most 300 subscriptions, in any number of pages. Rows are what the caller may read;
 * a subscription without readable rows is not indexed.
 */
export const queryResourceGraph = async <T>(
	raw: RestClient,
	endpoint: string,
	{ query, toItem }: GraphQuery<T>,
	subscriptions: readonly string[],
	{ signal }: CallOptions = {},
): Promise<readonly T[]> => {
	const url = `${endpoint}${resourceGraphPath}?api-version=${apiVersions.resourceGraph}`;
	// A row can come twice, when rows are added between two pages.
	const rows = new Map<unknown, T>();
	const guard = createPageGuard('$skipToken', resourceGraphPath);
	const asked = new Set(subscriptions.map((id) => id.toLowerCase()));
	let $skipToken: string | undefined;
	do {
		const options = { resultFormat: 'objectArray', $top: 1000, ...($skipToken ? { $skipToken } : {}) };
		const page = parseJsonBody(await raw.send('POST', url, { signal, body: { subscriptions, query, options } })) as
			| GraphPage
			| undefined;
		if (!Array.isArray(page?.data))
			throw new Problem('badAnswer', { detail: 'Resource Graph sent no rows', subject: resourceGraphPath });
		// A page at a time: what Azure sent is several times as large as what is kept of it.
		for (const row of page.data) {
			requireSubscription(asked, row);
			const one = toItem(row);
			const id = (row as { id?: unknown } | null)?.id;
			if (one !== undefined) rows.set(typeof id === 'string' ? id.toLowerCase() : row, one);
		}
		$skipToken = page.$skipToken || undefined;
		if (!$skipToken && String(page.resultTruncated) === 'true')
			throw new Problem('badAnswer', {
				code: 'ResultTruncated',
				detail: 'rows are missing',
				subject: resourceGraphPath,
			});
		if ($skipToken) guard($skipToken);
	} while ($skipToken);
	return [...rows.values()];
};

/** Returns the milliseconds of `hh:mm:ss`. */
const parseDuration = (text: string | undefined): number | undefined => {
	const [, hours, minutes, seconds] = /^(\d+):(\d+):(\d+)/.exec(text ?? '') ?? [];
	return hours === undefined ? undefined : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
};

type QuotaOptions = Pick<RetryOptions, 'clock' | 'onWait'> & {
	readonly wait: Sleep;
};

/**
 * Returns the policy that keeps within the user's quota of queries: each answer says how many are left and when there will be more
 * (`x-ms-user-quota-remaining`, `x-ms-user-quota-resets-after`; Resource Graph, guidance for throttled requests). A
 * refusal that gives only that time gets it as Retry-After, which the SDK's own retry obeys.
 */
export const resourceGraphQuotaPolicy = ({ clock, onWait, wait }: QuotaOptions): PipelinePolicy => {
	let remainingQueries = Number.POSITIVE_INFINITY;
	let renewsAt = 0;
	let pendingQueries = 0;
	return {
		name: 'resourceGraphQuota',
		sendRequest: async (request, next) => {
			if (new URL(request.url).pathname !== resourceGraphPath) return next(request);
			while (remainingQueries < 1 && renewsAt > clock()) {
				const pause = renewsAt - clock();
				if (pause > maxWait) throw new Problem('throttled', { retryAfter: pause, subject: resourceGraphPath });
				const end = onWait?.({ why: 'quota', milliseconds: pause, status: undefined, attempt: 1, maxAttempts: 1 });
				await wait(pause, request.abortSignal as AbortSignal | undefined).finally(() => end?.());
			}
			if (renewsAt <= clock()) remainingQueries = Number.POSITIVE_INFINITY;
			remainingQueries -= 1;
			pendingQueries += 1;
			const response = await next(request).finally(() => {
				pendingQueries -= 1;
			});
			const remaining = Number(response.headers.get('x-ms-user-quota-remaining') ?? Number.NaN);
			const resets = parseDuration(response.headers.get('x-ms-user-quota-resets-after'));
			if (Number.isFinite(remaining) && resets !== undefined) {
				// Azure does not say whether it counted the pending queries: they are counted here.
				remainingQueries = Math.min(remainingQueries, remaining - pendingQueries);
				renewsAt = clock() + resets;
			}
			if (response.status === 429 && resets !== undefined && !response.headers.has('retry-after'))
				response.headers.set('retry-after-ms', String(resets));
			return response;
		},
	};
};
