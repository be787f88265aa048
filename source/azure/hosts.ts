// The resources that applications run on: found through Resource Graph, or listed and read by their own providers.
import { apiVersions } from './api-versions.ts';
import type { CallOptions, Host } from './azure.ts';
import type { Question } from './everywhere.ts';
import { Problem } from './problem.ts';
import type { Raw } from './raw.ts';
import type { Reach } from './reach.ts';
import { hostWords } from './words.ts';

const versions: Readonly<Record<string, string>> = {
	'Microsoft.Compute/virtualMachines': apiVersions.virtualMachines,
	'Microsoft.Web/sites': apiVersions.sites,
	'Microsoft.App/containerApps': apiVersions.containerApps,
};

const query = [
	'resources',
	`| where type in~ (${Object.keys(versions)
		.map((type) => `'${type.toLowerCase()}'`)
		.join(', ')})`,
	'| project id, name, type, kind, location, identity',
	'| order by id asc',
].join(' ');

/** How all hosts are found that the caller may read; the index follows writes after a while. */
export const hostsOf = ({ raw, reading }: Reach): Pick<Question<Host>, 'query' | 'words' | 'list'> => ({
	query,
	words: hostWords,
	// All three of its lists, or the subscription counts as unread: some of its hosts are not its hosts.
	list: (subscriptionId, options) =>
		reading(async () => {
			const listed = Object.entries(versions).map(async ([type, version]) => {
				const rows = await raw.list(`/subscriptions/${subscriptionId}/providers/${type}`, version, options);
				return rows.flatMap((row) => hostWords(row) ?? []);
			});
			return (await Promise.all(listed)).flat();
		}),
});

const versionOf = (type: string): string =>
	Object.entries(versions).find(([one]) => one.toLowerCase() === type.toLowerCase())?.[1] ?? '';

/** One host, fresh from its provider. */
export const readHost = async (raw: Raw, id: string, options: CallOptions): Promise<Host> => {
	const type = /\/providers\/([^/]+\/[^/]+)\/[^/]+$/i.exec(id)?.[1] ?? '';
	const host = hostWords(await raw.get(id, versionOf(type), options));
	if (!host) throw new Problem('badAnswer', { subject: id, detail: 'not a virtual machine, site or container app' });
	return host;
};
