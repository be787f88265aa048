import { apiVersions } from '../../model/api-versions.ts';
import type { CallOptions } from '../../model/azure.ts';
import type { StatusCount } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { type AccountId, resourceGroupOf, resourceNameOf, subscriptionIdOf } from '../../model/resource-id.ts';
import { asArray, asObject } from '../../shared/json.ts';
import { clean } from '../../shared/sanitise.ts';
import { parseJsonBody } from '../rest-client.ts';
import type { SdkClients } from '../sdk-clients.ts';

const hourMs = 60 * 60_000;

/** `AzureOpenAIRequests` has the dimension StatusCode; these have none, and are not for Azure OpenAI. */
const statusClassByMetric: Readonly<Record<string, string>> = {
	SuccessfulCalls: '2xx',
	ClientErrors: '4xx',
	ServerErrors: '5xx',
};

const toStatusCounts = (value: unknown): readonly StatusCount[] => {
	const { name, timeseries, errorCode, errorMessage } = asObject(value);
	const metric = clean(asObject(name).value);
	if (errorCode !== undefined && errorCode !== 'Success')
		throw new Problem('badAnswer', { code: clean(errorCode), detail: clean(errorMessage) || metric, saidBy: 'azure' });
	return asArray(timeseries).flatMap((series) => {
		const { metadatavalues, data } = asObject(series);
		const split = asArray(metadatavalues).find((one) =>
			/^statuscode$/i.test(clean(asObject(asObject(one).name).value)),
		);
		const status = statusClassByMetric[metric] ?? clean(asObject(split).value);
		return asArray(data).flatMap((point) => {
			const { timeStamp, total } = asObject(point);
			return typeof total === 'number' && total > 0 ? [{ at: clean(timeStamp), status, count: total }] : [];
		});
	});
};

/**
 * `GET {accountId}/providers/Microsoft.Insights/metrics`, in grains of five minutes up to six hours and of an hour beyond;
 * grains without calls are left out. Oldest first. Metrics by kind: supported metrics, Microsoft.CognitiveServices/accounts.
 */
export const statusCounts = async (
	{ cloud, restClient, clock, cognitiveServices }: SdkClients,
	accountId: AccountId,
	hours: number,
	{ signal }: CallOptions,
): Promise<readonly StatusCount[]> => {
	const { kind } = await cognitiveServices(subscriptionIdOf(accountId)).accounts.get(
		resourceGroupOf(accountId),
		resourceNameOf(accountId),
		{
			abortSignal: signal,
		},
	);
	if (!kind) throw new Problem('badAnswer', { detail: 'the account has no kind', subject: accountId });
	const isOpenAi = /^(OpenAI|AIServices)$/i.test(clean(kind));
	const now = clock();
	const query = {
		'api-version': apiVersions.metrics,
		metricnames: isOpenAi ? 'AzureOpenAIRequests' : Object.keys(statusClassByMetric).join(','),
		timespan: `${new Date(now - hours * hourMs).toISOString()}/${new Date(now).toISOString()}`,
		interval: hours <= 6 ? 'PT5M' : 'PT1H',
		aggregation: 'Total',
		// Without `top` only ten series are given.
		...(isOpenAi ? { $filter: "StatusCode eq '*'", top: '100' } : {}),
	};
	const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
	const url = `${cloud.resourceManager}${encodeURI(accountId)}/providers/Microsoft.Insights/metrics?${search.join('&')}`;
	const { value } = asObject(parseJsonBody(await restClient.send('GET', url, { signal })));
	if (!Array.isArray(value))
		throw new Problem('badAnswer', { detail: 'the answer has no metrics', subject: accountId });
	return value.flatMap(toStatusCounts).sort((a, b) => a.at.localeCompare(b.at) || a.status.localeCompare(b.status));
};
