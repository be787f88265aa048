// A practice tenant on a loopback socket, and the program's own Azure connected to it.

import {
	createPracticeCredential,
	createTenant,
	serve,
	type Tenant,
	type TenantOptions,
	type TenantServer,
} from 'azure-ai-emulator';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { createAzureClient } from '../../source/azure/client.ts';
import { isReadRequest } from '../../source/azure/pipeline/read-requests.ts';
import type { AzureClientOptions } from '../../source/azure/sdk-clients.ts';
import type { AzureClient } from '../../source/model/azure.ts';
import { listHosts } from './across-subscriptions.ts';
import { appendScanRecord } from './secret-scan.ts';

export type PracticeTenant = {
	readonly tenant: Tenant;
	readonly azure: AzureClient;
	readonly server: TenantServer;
	/** The tenant's clock, in milliseconds since the epoch; moved by hand, so nothing has to be waited for. */
	readonly time: { now: number };
	/** Moves the clock instead of sleeping. */
	readonly wait: (milliseconds: number) => Promise<void>;
	/** Requests other than reads, as the tenant received them. */
	readonly writeRequests: () => readonly string[];
	readonly connectClient: (options: Partial<AzureClientOptions>) => AzureClient;
	readonly close: () => Promise<void>;
};

export const startTime = Date.parse('2026-11-24T09:00:00Z');

/** By the program's own list of the POSTs that only read. */
export const isWriteRequest = ({ method, url }: { readonly method: string; readonly url: string }): boolean =>
	!isReadRequest(method, new URL(url).pathname);

/** Long-running operations end at the next look, unless a test says otherwise. */
export const startPracticeTenant = async (
	options: TenantOptions = {},
	connection: Partial<AzureClientOptions> = {},
	contents?: Parameters<typeof createTenant>[1],
): Promise<PracticeTenant> => {
	const time = { now: startTime };
	const clock = () => time.now;
	// The clock stands still, so the quota of queries would never fill up again.
	const tenant = createTenant({ clock, operationTime: 0, retryAfter: 0, queries: 1000, ...options }, contents);
	const served = await serve(tenant);
	appendScanRecord({ made: tenant.accountKeys.size * 2 + 1 });
	const connectAgain = (more: Partial<AzureClientOptions>) =>
		createAzureClient({
			cloud: 'public',
			credential: createPracticeCredential(served.token),
			credentialName: 'PracticeCredential',
			readOnly: false,
			version: 'test',
			pollInterval: 1,
			clock,
			httpClient: createProxyClient(served.endpoint),
			...more,
		});
	return {
		tenant,
		server: served,
		time,
		azure: connectAgain(connection),
		wait: async (milliseconds) => {
			time.now += milliseconds;
		},
		writeRequests: () =>
			tenant.receivedRequests.filter(isWriteRequest).map(({ method, url }) => `${method} ${new URL(url).pathname}`),
		connectClient: connectAgain,
		close: () => served.close(),
	};
};

/** Where what has a name was found: the same contents are opened over and over, and looking everywhere takes its time. */
const resourceIdsByName = new Map<string, string>();

/** The account of that name, read through the program. */
export const findAccount = async (azure: AzureClient, name: string) => {
	const known = resourceIdsByName.get(name);
	const here = known ? await azure.account(known).catch(() => undefined) : undefined;
	if (here) return here;
	for (const { id } of await azure.subscriptions()) {
		const found = (await azure.accounts(id).catch(() => [])).find((account) => account.name === name);
		if (found) resourceIdsByName.set(name, found.id);
		if (found) return found;
	}
	throw new Error(`no account is called ${name}`);
};

/** The host of that name; the resource group tells namesakes apart. */
export const findHost = async (azure: AzureClient, name: string, resourceGroup = '') => {
	const place = `${resourceGroup}/${name}`;
	const known = resourceIdsByName.get(place);
	const here = known ? await azure.host(known).catch(() => undefined) : undefined;
	if (here) return here;
	const hosts = await listHosts(
		azure,
		(await azure.subscriptions()).map(({ id }) => id),
	);
	const found = hosts.find((host) => host.name === name && (!resourceGroup || host.resourceGroup === resourceGroup));
	if (!found) throw new Error(`no host is called ${name}`);
	resourceIdsByName.set(place, found.id);
	return found;
};
