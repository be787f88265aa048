// POST /providers/Microsoft.ResourceGraph/resources: the index, which follows writes after a while.
import { graphRefusal } from './graph-refusal.ts';
import { rowsOf } from './graph-rows.ts';
import { type Answer, type Call, json } from './http.ts';
import { compile, QueryError } from './query/query.ts';
import { seesSubscription } from './rights.ts';
import { lower, type World } from './world.ts';

type Ask = {
	readonly subscriptions?: readonly string[];
	readonly query?: string;
	readonly options?: {
		readonly $top?: number;
		readonly $skip?: number;
		readonly $skipToken?: string;
		readonly resultFormat?: string;
	};
};

const invalid = ({ world, now }: Call, message: string) =>
	graphRefusal(world, now, {
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

/** Of the subscriptions that are named, one has to be there, and one can be seen: the others are left out unsaid. */
const demandSubscriptions = ({ world, now }: Call, named: Ask['subscriptions']): void => {
	if (!named) return;
	const known = new Set(world.subscriptions.map(({ subscriptionId }) => lower(subscriptionId)));
	const there = named.filter((id) => known.has(lower(id)));
	if (there.length === 0) {
		const message = `There must be at least one subscription that is eligible to contain resources. Given: '${named.join(', ')}'.`;
		const details = [{ code: 'NoValidSubscriptionsInQueryRequest', message }];
		throw graphRefusal(world, now, { status: 400, code: 'BadRequest', details });
	}
	if (there.some((id) => seesSubscription(world, id))) return;
	const message = 'Access is denied to the requested resource. The user might not have enough permission.';
	const details = [{ code: 'AccessDenied', message }];
	throw graphRefusal(world, now, { status: 403, code: 'AccessDenied', details });
};

/** Answers whose pages are not all fetched yet, so that a page costs a page. The newest few; an older one is made again. */
const unfinished = new WeakMap<World, Map<string, readonly Record<string, unknown>[]>>();
const mostUnfinished = 8;

const answerTo = (call: Call, { subscriptions, query = '', options = {} }: Ask) => {
	const known = unfinished.get(call.world) ?? new Map<string, readonly Record<string, unknown>[]>();
	unfinished.set(call.world, known);
	const key = JSON.stringify([query, subscriptions]);
	const found = options.$skipToken ? known.get(key) : undefined;
	if (found) return found;
	const { table, run } = compile(query, { now: call.now });
	const rows = run(rowsOf(call, lower(table), subscriptions));
	known.delete(key);
	known.set(key, rows);
	for (const old of [...known.keys()].slice(0, -mostUnfinished)) known.delete(old);
	return rows;
};

/** 1,000 rows a page at most; `$skipToken` goes on where the page ended (Resource Graph, 2024-04-01). */
export const resources = (call: Call): Answer => {
	const ask = (call.body ?? {}) as Ask;
	const { options = {} } = ask;
	demandSubscriptions(call, ask.subscriptions);
	try {
		const all = answerTo(call, ask);
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
		if (error instanceof QueryError) throw invalid(call, error.message);
		throw error;
	}
};
