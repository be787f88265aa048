// Token buckets as Resource Manager keeps them: per subscription (or tenant), principal and kind of request.
// Sizes and refills: Microsoft Learn, "Understand how Azure Resource Manager throttles requests".
import { graphError } from './graph-error.ts';
import { AzureError } from './http.ts';
import type { Resource, TenantState } from './tenant-state.ts';

const bucketSizes = {
	reads: { size: 250, perSecond: 25 },
	writes: { size: 200, perSecond: 10 },
	deletes: { size: 200, perSecond: 10 },
} as const;

/** Takes one token and returns the header with the remaining ones. Throws `AzureError` (429) when there is none. */
export const takeRequestQuota = (
	tenant: TenantState,
	scope: string,
	method: string,
	now: number,
): Record<string, string> => {
	const kind = method === 'GET' || method === 'HEAD' ? 'reads' : method === 'DELETE' ? 'deletes' : 'writes';
	const { size, perSecond } = bucketSizes[kind];
	const level = scope ? 'subscription' : 'tenant';
	const key = `${level}:${scope}:${kind}`;
	const last = tenant.rateLimitBuckets.get(key) ?? { tokens: size, at: now };
	const tokens = Math.min(size, last.tokens + ((now - last.at) / 1000) * perSecond);
	if (tokens < 1) {
		tenant.rateLimitBuckets.set(key, { tokens, at: now });
		const seconds = Math.max(1, Math.ceil((1 - tokens) / perSecond));
		throw new AzureError(
			429,
			level === 'subscription' ? 'SubscriptionRequestsThrottled' : 'TenantRequestsThrottled',
			`Number of '${kind.slice(0, -1)}' requests for ${level} '${scope || tenant.tenantId}' actor '${tenant.operatorId}' exceeded. Please try again after '${seconds}' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information.`,
			{},
			{ 'retry-after': String(seconds) },
		);
	}
	tenant.rateLimitBuckets.set(key, { tokens: tokens - 1, at: now });
	return { [`x-ms-ratelimit-remaining-${level}-${kind}`]: String(Math.floor(tokens - 1)) };
};

const graphWindow = 5000;

const formatDuration = (milliseconds: number) => {
	const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
	return `00:00:${String(seconds).padStart(2, '0')}`;
};

/**
 * Resource Graph's own quota: so many queries of a user in five seconds, told in headers and refused without a
 * Retry-After (Microsoft Learn, guidance for throttled requests in Azure Resource Graph).
 */
export const takeGraphQueryQuota = (tenant: TenantState, now: number): Record<string, string> => {
	const { queries } = tenant.options;
	const last = tenant.rateLimitBuckets.get('graph');
	const bucket = last && now - last.at < graphWindow ? last : { tokens: queries, at: now };
	const resets = { 'x-ms-user-quota-resets-after': formatDuration(bucket.at + graphWindow - now) };
	if (bucket.tokens < 1) {
		throw graphError(
			tenant,
			now,
			{
				status: 429,
				code: 'RateLimiting',
				details: [
					{
						code: 'RateLimiting',
						message:
							'Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed. Please see https://aka.ms/resourcegraph-throttling for help.',
					},
				],
			},
			{ 'x-ms-user-quota-remaining': '0', ...resets },
		);
	}
	tenant.rateLimitBuckets.set('graph', { tokens: bucket.tokens - 1, at: bucket.at });
	return { 'x-ms-user-quota-remaining': String(bucket.tokens - 1), ...resets };
};

/** Requests a minute that each unit of a deployment's capacity, a thousand tokens a minute, comes with. */
const requestsPerUnit = 6;

/**
 * A chat request of a deployment's rate: six a minute for each unit of its capacity (Microsoft Learn, manage Azure OpenAI
 * quota). Headers as the deployment sends them.
 */
export const takeDeploymentQuota = (
	tenant: TenantState,
	{ id, sku }: Resource,
	version: string,
	now: number,
): Record<string, string> => {
	const size = Number(sku?.capacity ?? 1) * requestsPerUnit;
	const last = tenant.rateLimitBuckets.get(id) ?? { tokens: size, at: now };
	const tokens = Math.min(size, last.tokens + ((now - last.at) / 60_000) * size);
	if (tokens < 1) {
		const seconds = Math.max(1, Math.ceil(((1 - tokens) / size) * 60));
		throw new AzureError(
			429,
			'429',
			`Requests to the ChatCompletions_Create Operation under Azure OpenAI API version ${version} have exceeded call rate limit of your current OpenAI S0 pricing tier. Please retry after ${seconds} seconds. Please go here: https://aka.ms/oai/quotaincrease if you would like to further increase the default rate limit.`,
			{},
			{
				'retry-after': String(seconds),
				'x-ratelimit-limit-requests': String(size),
				'x-ratelimit-remaining-requests': '0',
			},
		);
	}
	tenant.rateLimitBuckets.set(id, { tokens: tokens - 1, at: now });
	return {
		'x-ratelimit-limit-requests': String(size),
		'x-ratelimit-remaining-requests': String(Math.floor(tokens - 1)),
	};
};
