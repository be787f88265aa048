import { apiVersions } from '../../model/api-versions.ts';
import type { CallOptions } from '../../model/azure.ts';
import type { StatusCount } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { groupOf, nameOf, subscriptionOf } from '../../model/resource-id-parts.ts';
import { clean } from '../../shared/sanitise.ts';
import { fields, list } from '../mappers.ts';
import { jsonOf } from '../rest-client.ts';
import type { Reach } from '../sdk-clients.ts';

const hour = 60 * 60_000;

/** `AzureOpenAIRequests` has the dimension StatusCode; these have none, and are not for Azure OpenAI. */
const classes: Readonly<Record<string, string>> = { SuccessfulCalls: '2xx', ClientErrors: '4xx', ServerErrors: '5xx' };

const countsOf = (value: unknown): readonly StatusCount[] => {
	const { name, timeseries, errorCode, errorMessage } = fields(value);
	const metric = clean(fields(name).value);
	if (errorCode !== undefined && errorCode !== 'Success')
		throw new Problem('badAnswer', { code: clean(errorCode), detail: clean(errorMessage) || metric });
	return list(timeseries).flatMap((series) => {
		const { metadatavalues, data } = fields(series);
		const split = list(metadatavalues).find((one) => /^statuscode$/i.test(clean(fields(fields(one).name).value)));
		const status = classes[metric] ?? clean(fields(split).value);
		return list(data).flatMap((point) => {
			const { timeStamp, total } = fields(point);
			return typeof total === 'number' && total > 0 ? [{ at: clean(timeStamp), status, count: total }] : [];
		});
	});
};

/**
 * `GET {accountId}/providers/Microsoft.Insights/metrics`, in grains of five minutes up to six hours and of an hour beyond;
 * grains without calls are left out. Oldest first. Metrics by kind: supported metrics, Microsoft.CognitiveServices/accounts.
 */
export const statusCounts = async (
	{ cloud, raw, clock, accounts }: Reach,
	accountId: string,
	hours: number,
	{ signal }: CallOptions,
): Promise<readonly StatusCount[]> => {
	const { kind } = await accounts(subscriptionOf(accountId)).accounts.get(groupOf(accountId), nameOf(accountId), {
		abortSignal: signal,
	});
	if (!kind) throw new Problem('badAnswer', { detail: 'the account has no kind', subject: accountId });
	const isOpenAi = /^(OpenAI|AIServices)$/i.test(clean(kind));
	const now = clock();
	const query = {
		'api-version': apiVersions.metrics,
		metricnames: isOpenAi ? 'AzureOpenAIRequests' : Object.keys(classes).join(','),
		timespan: `${new Date(now - hours * hour).toISOString()}/${new Date(now).toISOString()}`,
		interval: hours <= 6 ? 'PT5M' : 'PT1H',
		aggregation: 'Total',
		// Without `top` only ten series are given.
		...(isOpenAi ? { $filter: "StatusCode eq '*'", top: '100' } : {}),
	};
	const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
	const url = `${cloud.resourceManager}${encodeURI(accountId)}/providers/Microsoft.Insights/metrics?${search.join('&')}`;
	const { value } = fields(jsonOf(await raw.send('GET', url, { signal })));
	if (!Array.isArray(value))
		throw new Problem('badAnswer', { detail: 'the answer has no metrics', subject: accountId });
	return value.flatMap(countsOf).sort((a, b) => a.at.localeCompare(b.at) || a.status.localeCompare(b.status));
};
