// Azure Resource Graph: one query over many subscriptions, every page, within the quota that its answers tell.
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { apiVersions } from '../model/api-versions.ts';
import type { CallOptions } from '../model/azure.ts';
import { Problem } from '../model/problem.ts';
import { longestWait, type Patience } from './pipeline/retry.ts';
import { jsonOf, type Raw } from './rest-client.ts';

/** Subscriptions in one query (Resource Graph, guidance for throttled requests). */
export const batchSize = 300;

const path = '/providers/Microsoft.ResourceGraph/resources';

/** Cuts into pieces of at most `batchSize`. */
export const batches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
	Array.from({ length: Math.ceil(all.length / batchSize) }, (_, at) => all.slice(at * batchSize, (at + 1) * batchSize));

type Page = { readonly data?: readonly unknown[]; readonly resultTruncated?: unknown; readonly $skipToken?: string };

export type GraphQuestion<T> = {
	/** Projects `id`, ordered by it. */
	readonly query: string;
	/** A row of the index; undefined for one that is something else. */
	readonly words: (row: unknown) => T | undefined;
};

/**
 * Every row of a query over at most 300 subscriptions, whatever the number of pages. Rows are what the caller may read;
 * of a subscription where that is nothing, the index is silent.
 */
export const readGraph = async <T>(
	raw: Raw,
	endpoint: string,
	{ query, words }: GraphQuestion<T>,
	subscriptions: readonly string[],
	{ signal }: CallOptions = {},
): Promise<readonly T[]> => {
	const url = `${endpoint}${path}?api-version=${apiVersions.resourceGraph}`;
	// A row can come twice, when rows are added between two pages.
	const rows = new Map<unknown, T>();
	const seen = new Set<string>();
	let $skipToken: string | undefined;
	do {
		const options = { resultFormat: 'objectArray', $top: 1000, ...($skipToken ? { $skipToken } : {}) };
		const page = jsonOf(await raw.send('POST', url, { signal, body: { subscriptions, query, options } })) as
			| Page
			| undefined;
		if (!Array.isArray(page?.data))
			throw new Problem('badAnswer', { detail: 'Resource Graph sent no rows', subject: path });
		// A page at a time: what Azure sent is several times as large as what is kept of it.
		for (const row of page.data) {
			const one = words(row);
			if (one !== undefined) rows.set((row as { id?: unknown } | null)?.id ?? row, one);
		}
		$skipToken = page.$skipToken || undefined;
		if (!$skipToken && String(page.resultTruncated) === 'true')
			throw new Problem('badAnswer', { code: 'ResultTruncated', detail: 'rows are missing', subject: path });
		if ($skipToken && seen.has($skipToken))
			throw new Problem('badAnswer', { code: 'PageCycle', detail: '$skipToken repeats', subject: path });
		if ($skipToken) seen.add($skipToken);
	} while ($skipToken);
	return [...rows.values()];
};

/** Milliseconds of `hh:mm:ss`. */
const duration = (text: string | undefined): number | undefined => {
	const [, hours, minutes, seconds] = /^(\d+):(\d+):(\d+)/.exec(text ?? '') ?? [];
	return hours === undefined ? undefined : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
};

type QuotaOptions = Pick<Patience, 'clock' | 'onWait'> & {
	/** Resolves after so many milliseconds, rejects when the signal aborts. */
	readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

/**
 * Keeps within the quota of queries a user has: each answer says how many are left and when there will be more
 * (`x-ms-user-quota-remaining`, `x-ms-user-quota-resets-after`; Resource Graph, guidance for throttled requests). A
 * refusal that gives only that time gets it as Retry-After, which the SDK's own retry obeys.
 */
export const quota = ({ clock, onWait, wait }: QuotaOptions): PipelinePolicy => {
	let left = Number.POSITIVE_INFINITY;
	let renewsAt = 0;
	let underWay = 0;
	return {
		name: 'resourceGraphQuota',
		sendRequest: async (request, next) => {
			if (new URL(request.url).pathname !== path) return next(request);
			while (left < 1 && renewsAt > clock()) {
				const pause = renewsAt - clock();
				if (pause > longestWait) throw new Problem('throttled', { retryAfter: pause, subject: path });
				const end = onWait?.({ why: 'quota', for: pause, status: undefined, attempt: 1, of: 1 });
				await wait(pause, request.abortSignal as AbortSignal | undefined).finally(() => end?.());
			}
			if (renewsAt <= clock()) left = Number.POSITIVE_INFINITY;
			left -= 1;
			underWay += 1;
			const response = await next(request).finally(() => {
				underWay -= 1;
			});
			const remaining = Number(response.headers.get('x-ms-user-quota-remaining') ?? Number.NaN);
			const resets = duration(response.headers.get('x-ms-user-quota-resets-after'));
			if (Number.isFinite(remaining) && resets !== undefined) {
				// Whether what else is under way has been counted, nobody knows: it is counted here.
				left = Math.min(left, remaining - underWay);
				renewsAt = clock() + resets;
			}
			if (response.status === 429 && resets !== undefined && !response.headers.has('retry-after'))
				response.headers.set('retry-after-ms', String(resets));
			return response;
		},
	};
};
