// The resources that applications run on: found through Resource Graph, read one by one from their own providers.
import { apiVersions } from './api-versions.ts';
import type { CallOptions, Host } from './azure.ts';
import { batches, readGraph } from './graph.ts';
import { Problem } from './problem.ts';
import type { Raw } from './raw.ts';
import { hostWords } from './words.ts';

const query = [
	'resources',
	"| where type in~ ('microsoft.compute/virtualmachines', 'microsoft.web/sites', 'microsoft.app/containerapps')",
	'| project id, name, type, kind, location, identity',
	'| order by id asc',
].join(' ');

/** All hosts of these subscriptions that the caller may read; the index follows writes after a while. */
export const readHosts = async (
	raw: Raw,
	endpoint: string,
	subscriptions: readonly string[],
	options: CallOptions,
): Promise<readonly Host[]> => {
	const read = (some: readonly string[]) => readGraph(raw, endpoint, query, some, options);
	return (await Promise.all(batches(subscriptions).map(read))).flat().flatMap((row) => hostWords(row) ?? []);
};

const versions: Readonly<Record<string, string>> = {
	'microsoft.compute/virtualmachines': apiVersions.virtualMachines,
	'microsoft.web/sites': apiVersions.sites,
	'microsoft.app/containerapps': apiVersions.containerApps,
};

/** One host, fresh from its provider. */
export const readHost = async (raw: Raw, id: string, options: CallOptions): Promise<Host> => {
	const type = /\/providers\/([^/]+\/[^/]+)\/[^/]+$/i.exec(id)?.[1]?.toLowerCase() ?? '';
	const host = hostWords(await raw.get(id, versions[type] ?? '', options));
	if (!host) throw new Problem('badAnswer', { subject: id, detail: 'not a virtual machine, site or container app' });
	return host;
};
