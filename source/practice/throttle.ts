// Token buckets as Resource Manager keeps them: per subscription (or tenant), principal and kind of request.
// Sizes and refills: Microsoft Learn, "Understand how Azure Resource Manager throttles requests".
import { Refusal } from './http.ts';
import type { World } from './world.ts';

const sizes = {
	reads: { size: 250, perSecond: 25 },
	writes: { size: 200, perSecond: 10 },
	deletes: { size: 200, perSecond: 10 },
} as const;

/** Takes one token and gives the header that says what is left; refuses with 429 when there is none. */
export const spend = (world: World, scope: string, method: string, now: number): Record<string, string> => {
	const kind = method === 'GET' || method === 'HEAD' ? 'reads' : method === 'DELETE' ? 'deletes' : 'writes';
	const { size, perSecond } = sizes[kind];
	const level = scope ? 'subscription' : 'tenant';
	const key = `${level}:${scope}:${kind}`;
	const last = world.buckets.get(key) ?? { tokens: size, at: now };
	const tokens = Math.min(size, last.tokens + ((now - last.at) / 1000) * perSecond);
	if (tokens < 1) {
		world.buckets.set(key, { tokens, at: now });
		const seconds = Math.max(1, Math.ceil((1 - tokens) / perSecond));
		throw new Refusal(
			429,
			level === 'subscription' ? 'SubscriptionRequestsThrottled' : 'TenantRequestsThrottled',
			`Number of '${kind}' requests for ${level} '${scope || world.tenantId}' actor '${world.operatorId}' exceeded. Please try again after '${seconds}' seconds after additional tokens are available.`,
			{},
			{ 'retry-after': String(seconds) },
		);
	}
	world.buckets.set(key, { tokens: tokens - 1, at: now });
	return { [`x-ms-ratelimit-remaining-${level}-${kind}`]: String(Math.floor(tokens - 1)) };
};
