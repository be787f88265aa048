// Metrics of an account, counted from its traffic. None of them knows how a caller signed in.
import { findResource } from '../accounts.ts';
import { type Answer, type Call, json } from '../http.ts';
import { demand } from '../rights.ts';
import { lower } from '../world.ts';
import type { Traffic } from './words.ts';

const dimensions: Readonly<Record<string, (call: Traffic) => string>> = {
	StatusCode: ({ status }) => String(status),
	ApiName: () => 'Azure OpenAI API version 2024-10-21',
	OperationName: ({ operation }) => operation,
	ModelDeploymentName: ({ deployment }) => deployment ?? '',
};

/** Insights' own flat error body. */
const bad = (message: string) => json(400, { code: 'BadRequest', message });

const units: Readonly<Record<string, number>> = { M: 60_000, H: 3_600_000, D: 86_400_000 };
const durationOf = (text: string): number => {
	const [, days = '0', hours = '0', minutes = '0'] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text) ?? [];
	return Number(days) * (units.D ?? 0) + Number(hours) * (units.H ?? 0) + Number(minutes) * (units.M ?? 0);
};

type Term = { readonly name: string; readonly values: ReadonlySet<string> | undefined };

/** `Name eq '*'`, or values joined by `or`; several dimensions joined by `and`. Undefined: not understood. */
const parse = (filter: string): readonly Term[] | undefined => {
	const terms = new Map<string, Set<string>>();
	if (filter.trim() === '') return [];
	for (const term of filter.split(/\s+(?:and|or)\s+/i)) {
		const [, name = '', value = ''] = /^\(?\s*(\w+)\s+eq\s+'([^']*)'\s*\)?$/i.exec(term.trim()) ?? [];
		const known = Object.keys(dimensions).find((one) => lower(one) === lower(name));
		if (!known) return undefined;
		terms.set(known, (terms.get(known) ?? new Set()).add(value));
	}
	return [...terms].map(([name, values]) => ({ name, values: values.has('*') ? undefined : values }));
};

/** GET {account}/providers/Microsoft.Insights/metrics (2023-10-01). Data is kept for 93 days. */
export const list = (call: Call): Answer => {
	const { world, url, now, params } = call;
	const id = `/${params.scope}`;
	demand(world, id, 'Microsoft.Insights/metrics/read', now);
	const account = findResource(world, id);
	const names = (url.searchParams.get('metricnames') ?? 'AzureOpenAIRequests').split(',');
	const unknown = names.find((name) => lower(name) !== 'azureopenairequests');
	if (unknown !== undefined) {
		return bad(
			`Failed to find metric configuration for provider: Microsoft.CognitiveServices, resource Type: accounts, metric: ${unknown}, Valid metrics: AzureOpenAIRequests`,
		);
	}
	const filter = url.searchParams.get('$filter') ?? '';
	const terms = parse(filter);
	if (!terms) return bad(`Metric: AzureOpenAIRequests does not support requested dimension combination: ${filter}`);
	const timespan = url.searchParams.get('timespan');
	const [from = Number.NaN, to = Number.NaN] = timespan?.includes('/')
		? timespan.split('/').map((one) => Date.parse(one))
		: [now - (timespan ? durationOf(timespan) : 3_600_000), now];
	const interval = url.searchParams.get('interval') ?? 'PT1M';
	const step = interval === 'FULL' ? to - from : durationOf(interval);
	if (!(from < to) || !(step > 0)) return bad(`The timespan '${timespan}' or the interval '${interval}' is invalid.`);
	const inside = world.traffic.filter(
		(one) =>
			one.accountId === lower(id) &&
			one.at >= from &&
			one.at < to &&
			one.shownAt <= now &&
			terms.every(({ name, values }) => !values || values.has(dimensions[name]?.(one) ?? '')),
	);
	const series = Map.groupBy(inside, (one) => JSON.stringify(terms.map(({ name }) => dimensions[name]?.(one))));
	if (terms.length === 0 && series.size === 0) series.set('[]', []);
	const timeseries = [...series].map(([key, calls]) => {
		const values = JSON.parse(key) as string[];
		const counts = Map.groupBy(calls, ({ at }) => Math.floor((at - from) / step));
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
	return json(200, {
		cost: 0,
		timespan: `${new Date(from).toISOString()}/${new Date(to).toISOString()}`,
		interval,
		value: [
			{
				id: `${account.id}/providers/Microsoft.Insights/metrics/AzureOpenAIRequests`,
				type: 'Microsoft.Insights/metrics',
				name: { value: 'AzureOpenAIRequests', localizedValue: 'Azure OpenAI Requests' },
				displayDescription: 'Number of calls made to the Azure OpenAI API over a period of time.',
				unit: 'Count',
				timeseries,
				errorCode: 'Success',
			},
		],
		namespace: 'Microsoft.CognitiveServices/accounts',
		resourceregion: account.location,
	});
};
