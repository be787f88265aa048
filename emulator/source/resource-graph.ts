// POST /providers/Microsoft.ResourceGraph/resources: the index, which follows writes after a while.

import { canSeeSubscription } from './authorization.ts';
import { graphError } from './graph-error.ts';
import { tableRows } from './graph-tables.ts';
import { type HttpResponse, json, type RequestContext } from './http.ts';
import { compileQuery, QueryError } from './query/query.ts';
import { lower, type TenantState } from './tenant-state.ts';

type GraphQueryRequest = {
	readonly subscriptions?: readonly string[];
	readonly query?: string;
	readonly options?: {
		readonly $top?: number;
		readonly $skip?: number;
		readonly $skipToken?: string;
		readonly resultFormat?: string;
	};
};

const invalidQuery = ({ tenant, now }: RequestContext, message: string) =>
	graphError(tenant, now, {
		status: 400,
		code: 'BadRequest',
		details: [
			{
				code: 'InvalidQuery',
				message:
					'Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying.',
			},
			{ code: 'ParserFailure', message },
		],
	});

/** Throws `AzureError` unless one of the named subscriptions exists and is readable. The others are left out silently. */
const requireSubscriptions = ({ tenant, now }: RequestContext, named: GraphQueryRequest['subscriptions']): void => {
	if (!named) return;
	const known = new Set(tenant.subscriptions.map(({ subscriptionId }) => lower(subscriptionId)));
	const there = named.filter((id) => known.has(lower(id)));
	if (there.length === 0) {
		const message = `There must be at least one subscription that is eligible to contain resources. Given: '${named.join(', ')}'.`;
		const details = [{ code: 'NoValidSubscriptionsInQueryRequest', message }];
		throw graphError(tenant, now, { status: 400, code: 'BadRequest', details });
	}
	if (there.some((id) => canSeeSubscription(tenant, id))) return;
	const message = 'Access is denied to the requested resource. The user might not have enough permission.';
	const details = [{ code: 'AccessDenied', message }];
	throw graphError(tenant, now, { status: 403, code: 'AccessDenied', details });
};

/** Answers whose pages are not all fetched yet, so that a page costs a page. The newest few; an older one is made again. */
const cachedResults = new WeakMap<TenantState, Map<string, readonly Record<string, unknown>[]>>();
const maxCachedResults = 8;

const queryRows = (context: RequestContext, { subscriptions, query = '', options = {} }: GraphQueryRequest) => {
	const known = cachedResults.get(context.tenant) ?? new Map<string, readonly Record<string, unknown>[]>();
	cachedResults.set(context.tenant, known);
	const key = JSON.stringify([query, subscriptions]);
	const found = options.$skipToken ? known.get(key) : undefined;
	if (found) return found;
	const { table, run } = compileQuery(query, { now: context.now });
	const rows = run(tableRows(context, lower(table), subscriptions));
	known.delete(key);
	known.set(key, rows);
	for (const old of [...known.keys()].slice(0, -maxCachedResults)) known.delete(old);
	return rows;
};

/** Answers a query with at most 1,000 rows a page; `$skipToken` goes on where the page ended (Resource Graph, 2024-04-01). */
export const queryResources = (context: RequestContext): HttpResponse => {
	const ask = (context.body ?? {}) as GraphQueryRequest;
	const { options = {} } = ask;
	requireSubscriptions(context, ask.subscriptions);
	try {
		const all = queryRows(context, ask);
		const from = Number(options.$skipToken ?? options.$skip ?? 0);
		const data = all.slice(from, from + Math.min(options.$top ?? 1000, 1000));
		const end = from + data.length;
		// Rows can be fetched in pages only when they carry the id that keeps them in order.
		const hasMore = end < all.length;
		const isPaged = hasMore && data.every((row) => 'id' in row);
		const isTable = options.resultFormat === 'table';
		const names = Object.keys(data[0] ?? {});
		return json(200, {
			totalRecords: all.length,
			count: data.length,
			resultTruncated: hasMore && !isPaged ? 'true' : 'false',
			...(isPaged ? { $skipToken: String(end) } : {}),
			facets: [],
			data: isTable
				? {
						columns: names.map((name) => ({ name, type: 'object' })),
						rows: data.map((row) => names.map((name) => row[name])),
					}
				: data,
		});
	} catch (error) {
		if (error instanceof QueryError) throw invalidQuery(context, error.message);
		throw error;
	}
};
