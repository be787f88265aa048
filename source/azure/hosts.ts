// The resources that applications run on: found through Resource Graph, read one by one from their own providers.
import { apiVersions } from './api-versions.ts';
import type { CallOptions, Host } from './azure.ts';
import { Problem } from './problem.ts';
import { jsonOf, type Raw } from './raw.ts';
import { hostWords } from './words.ts';

const query = [
	'resources',
	"| where type in~ ('microsoft.compute/virtualmachines', 'microsoft.web/sites', 'microsoft.app/containerapps')",
	'| project id, name, type, kind, location, identity',
	'| order by id asc',
].join(' ');

/** Subscriptions in one query (Resource Graph, guidance for throttled requests). */
const batch = 300;

type Found = { readonly data?: readonly unknown[]; readonly $skipToken?: string };

/** All hosts of these subscriptions that the caller may read; the index follows writes after a while. */
export const readHosts = async (
	raw: Raw,
	endpoint: string,
	subscriptions: readonly string[],
	{ signal }: CallOptions,
): Promise<readonly Host[]> => {
	const url = `${endpoint}/providers/Microsoft.ResourceGraph/resources?api-version=${apiVersions.resourceGraph}`;
	// A row can come twice, when rows are added between two pages.
	const hosts = new Map<string, Host>();
	for (let from = 0; from < subscriptions.length; from += batch) {
		const seen = new Set<string>();
		let $skipToken: string | undefined;
		do {
			const options = { resultFormat: 'objectArray', ...($skipToken ? { $skipToken } : {}) };
			const body = { subscriptions: subscriptions.slice(from, from + batch), query, options };
			const page = jsonOf(await raw.send('POST', url, { signal, body })) as Found | undefined;
			if (!Array.isArray(page?.data))
				throw new Problem('badAnswer', { detail: 'Resource Graph sent no rows', subject: url });
			for (const row of page.data) {
				const host = hostWords(row);
				if (host) hosts.set(host.id.toLowerCase(), host);
			}
			$skipToken = page.$skipToken;
			if ($skipToken && seen.has($skipToken))
				throw new Problem('badAnswer', { code: 'PageCycle', detail: '$skipToken repeats', subject: url });
			if ($skipToken) seen.add($skipToken);
		} while ($skipToken);
	}
	return [...hosts.values()];
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
