// Metrics of an account, counted from its traffic. None of them knows how a caller signed in.
import { requireResource } from '../accounts.ts';
import { requireAction } from '../authorization.ts';
import { hasOpenAiRoutes } from '../data-plane.ts';
import { type HttpResponse, json, type RequestContext } from '../http.ts';
import { lower } from '../tenant-state.ts';
import type { DataPlaneRequest } from './monitor-types.ts';

const dimensions: Readonly<Record<string, (call: DataPlaneRequest) => string>> = {
	StatusCode: ({ status }) => String(status),
	ApiName: () => 'Azure OpenAI API version 2024-10-21',
	OperationName: ({ operation }) => operation,
	ModelDeploymentName: ({ deployment }) => deployment ?? '',
};

type Metric = {
	readonly displayName: string;
	readonly description: string;
	readonly includes: (call: DataPlaneRequest) => boolean;
	/** Dimensions that a filter may name. */
	readonly dimensions: readonly string[];
};

const countMetric = (shown: string, about: string, counts: Metric['includes']): Metric => ({
	displayName: shown,
	description: about,
	includes: counts,
	dimensions: ['ApiName', 'OperationName'],
});

/** Supported metrics of Microsoft.CognitiveServices/accounts: those of Azure OpenAI know the status, the older ones its class. */
const openAiMetrics: Readonly<Record<string, Metric>> = {
	AzureOpenAIRequests: {
		displayName: 'Azure OpenAI Requests',
		description: 'Number of calls made to the Azure OpenAI API over a period of time.',
		includes: () => true,
		dimensions: Object.keys(dimensions),
	},
};
const otherMetrics: Readonly<Record<string, Metric>> = {
	TotalCalls: countMetric('Total Calls', 'Total number of calls.', () => true),
	SuccessfulCalls: countMetric('Successful Calls', 'Number of successful calls.', ({ status }) => status < 400),
	TotalErrors: countMetric(
		'Total Errors',
		'Total number of calls with error response (HTTP response code 4xx or 5xx).',
		({ status }) => status >= 400,
	),
	ClientErrors: countMetric(
		'Client Errors',
		'Number of calls with client side error (HTTP response code 4xx).',
		({ status }) => status >= 400 && status < 500,
	),
	ServerErrors: countMetric(
		'Server Errors',
		'Number of calls with service internal error (HTTP response code 5xx).',
		({ status }) => status >= 500,
	),
};

/** Insights' own flat error body. */
const badRequest = (message: string) => json(400, { code: 'BadRequest', message });

const units: Readonly<Record<string, number>> = { M: 60_000, H: 3_600_000, D: 86_400_000 };
const parseDuration = (text: string): number => {
	const [, days = '0', hours = '0', minutes = '0'] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text) ?? [];
	return Number(days) * (units.D ?? 0) + Number(hours) * (units.H ?? 0) + Number(minutes) * (units.M ?? 0);
};

type DimensionFilter = { readonly name: string; readonly values: ReadonlySet<string> | undefined };

/** `Name eq '*'`, or values joined by `or`; several dimensions joined by `and`. Undefined: not understood, or not `known`. */
const parseDimensionFilter = (filter: string, allowed: readonly string[]): readonly DimensionFilter[] | undefined => {
	const terms = new Map<string, Set<string>>();
	if (filter.trim() === '') return [];
	for (const term of filter.split(/\s+(?:and|or)\s+/i)) {
		const [, name = '', value = ''] = /^\(?\s*(\w+)\s+eq\s+'([^']*)'\s*\)?$/i.exec(term.trim()) ?? [];
		const known = allowed.find((one) => lower(one) === lower(name));
		if (!known) return undefined;
		terms.set(known, (terms.get(known) ?? new Set()).add(value));
	}
	return [...terms].map(([name, values]) => ({ name, values: values.has('*') ? undefined : values }));
};

/** Answers GET {account}/providers/Microsoft.Insights/metrics (2023-10-01). Data is kept for 93 days. */
export const listMetrics = (context: RequestContext): HttpResponse => {
	const { tenant, url, now, params } = context;
	const id = `/${params.scope}`;
	requireAction(tenant, id, 'Microsoft.Insights/metrics/read', now);
	const account = requireResource(tenant, id);
	const offered = hasOpenAiRoutes(account) ? openAiMetrics : otherMetrics;
	const names = (url.searchParams.get('metricnames') ?? Object.keys(offered)[0] ?? '').split(',');
	const known = (name: string) => Object.keys(offered).find((one) => lower(one) === lower(name));
	const unknown = names.find((name) => known(name) === undefined);
	if (unknown !== undefined) {
		return badRequest(
			`Failed to find metric configuration for provider: Microsoft.CognitiveServices, resource Type: accounts, metric: ${unknown}, Valid metrics: ${Object.keys(offered).join(',')}`,
		);
	}
	const filter = url.searchParams.get('$filter') ?? '';
	const requested = names.flatMap((name) => known(name) ?? []);
	const [allowed = []] = requested.map((name) => offered[name]?.dimensions ?? []);
	const terms = parseDimensionFilter(filter, allowed);
	if (!terms) return badRequest(`Metric: ${requested[0]} does not support requested dimension combination: ${filter}`);
	const timespan = url.searchParams.get('timespan');
	const [from = Number.NaN, to = Number.NaN] = timespan?.includes('/')
		? timespan.split('/').map((one) => Date.parse(one))
		: [now - (timespan ? parseDuration(timespan) : 3_600_000), now];
	const interval = url.searchParams.get('interval') ?? 'PT1M';
	const step = interval === 'FULL' ? to - from : parseDuration(interval);
	if (!(from < to) || !(step > 0))
		return badRequest(`The timespan '${timespan}' or the interval '${interval}' is invalid.`);
	const inside = tenant.dataPlaneRequests.filter(
		(one) =>
			one.accountId === lower(id) &&
			one.at >= from &&
			one.at < to &&
			one.ingestedAt <= now &&
			terms.every(({ name, values }) => !values || values.has(dimensions[name]?.(one) ?? '')),
	);
	const seriesOf = (calls: readonly DataPlaneRequest[]) => {
		const series = Map.groupBy(calls, (one) => JSON.stringify(terms.map(({ name }) => dimensions[name]?.(one))));
		if (terms.length === 0 && series.size === 0) series.set('[]', []);
		return [...series].map(([key, some]) => {
			const values = JSON.parse(key) as string[];
			const counts = Map.groupBy(some, ({ at }) => Math.floor((at - from) / step));
			return {
				metadatavalues: terms.map(({ name }, n) => ({
					name: { value: lower(name), localizedValue: lower(name) },
					value: values[n],
				})),
				data: Array.from({ length: Math.min(2000, Math.ceil((to - from) / step)) }, (_, n) => ({
					timeStamp: new Date(from + n * step).toISOString(),
					total: counts.get(n)?.length ?? 0,
				})),
			};
		});
	};
	return json(200, {
		cost: 0,
		timespan: `${new Date(from).toISOString()}/${new Date(to).toISOString()}`,
		interval,
		value: requested.map((name) => ({
			id: `${account.id}/providers/Microsoft.Insights/metrics/${name}`,
			type: 'Microsoft.Insights/metrics',
			name: { value: name, localizedValue: offered[name]?.displayName },
			displayDescription: offered[name]?.description,
			unit: 'Count',
			timeseries: seriesOf(inside.filter((one) => offered[name]?.includes(one))),
			errorCode: 'Success',
		})),
		namespace: 'Microsoft.CognitiveServices/accounts',
		resourceregion: account.location,
	});
};
