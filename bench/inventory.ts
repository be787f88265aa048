// The inventory of a thousand subscriptions over a network: requests and time, by the index and without it.
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { createAzureClient } from '../source/azure/client.ts';
import type { Measure } from './figures.ts';
import { openTenant, type Served } from './tenant.ts';

const latency = 80;

const look = async ({ endpoint, token }: Served, hasIndex: boolean) => {
	const real = createProxyClient(endpoint);
	const sent: string[] = [];
	const httpClient: HttpClient = {
		sendRequest: (request) => {
			const isQuery = request.url.includes('ResourceGraph');
			if (isQuery && !hasIndex)
				return Promise.resolve({ request, status: 403, headers: createHttpHeaders(), bodyAsText: '{}' });
			sent.push(request.url);
			return real.sendRequest(request);
		},
	};
	const azure = createAzureClient({
		cloud: 'public',
		credential: { getToken: async () => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
		credentialName: 'bench',
		readOnly: true,
		version: 'bench',
		clock: Date.now,
		httpClient,
	});
	const ids = (await azure.subscriptions()).map(({ id }) => id);
	const before = sent.length;
	const from = performance.now();
	let rows = 0;
	let indexed = 0;
	await azure.accountsAcross(ids, {
		onListing: (some) => {
			for (const one of some) rows += one.state === 'read' ? one.items.length : 0;
			if (some.some((one) => one.state === 'read' && one.source === 'index')) indexed = performance.now() - from;
		},
	});
	const requests = sent.slice(before);
	const queries = requests.filter((url) => url.includes('ResourceGraph')).length;
	return { rows, indexed, time: performance.now() - from, queries, requests: requests.length };
};

export const measureInventory = async (): Promise<readonly Measure[]> => {
	const tenant = await openTenant({ subscriptions: 1000, accounts: 10 }, { latency });
	try {
		const byIndex = await look(tenant, true);
		const oneByOne = await look(tenant, false);
		const listing = (value: number) => ({ name: 'a listing a subscription, six at once', value });
		return [
			{
				what: `${byIndex.rows} accounts of 1,000 subscriptions at ${latency} ms: requests`,
				unit: 'requests',
				ours: byIndex.requests,
				peer: listing(oneByOne.requests),
				note: `${byIndex.queries} pages of 4 queries, the rest where the index was silent`,
			},
			{
				what: 'all that the index has',
				unit: 'ms',
				ours: byIndex.indexed,
				floor: { name: 'one request', value: latency },
				peer: listing(oneByOne.time),
			},
			{ what: 'all, silent subscriptions asked for', unit: 'ms', ours: byIndex.time, peer: listing(oneByOne.time) },
		];
	} finally {
		tenant.end();
	}
};
