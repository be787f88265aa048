// The resources that carry identities: found through Resource Graph, or listed and read by their own providers.
import pMap from 'p-map';
import type { CallOptions, Host, HostType } from '../model/azure.ts';
import { hostTypeDefinitions, hostTypeOf, hostTypes } from '../model/host-types.ts';
import { Problem } from '../model/problem.ts';
import { resourceNameOf, resourceTypeOf } from '../model/resource-id.ts';
import { toHost } from './mappers.ts';
import type { MultiSubscriptionQuery } from './multi-subscription.ts';
import type { RestClient } from './rest-client.ts';
import type { SdkClients } from './sdk-clients.ts';

const typeDefinitions = hostTypes.map((name) => hostTypeDefinitions[name]);

const hostsQuery = [
	'resources',
	`| where type in~ (${typeDefinitions.map(({ resourceType }) => `'${resourceType.toLowerCase()}'`).join(', ')})`,
	...typeDefinitions.flatMap(({ resourceType, kind }) =>
		kind ? [`| where type !~ '${resourceType.toLowerCase()}' or kind =~ '${kind}'`] : [],
	),
	'| project id, name, type, kind, location, identity',
	'| order by id asc',
].join(' ');

const isExpectedKind = ({ type, kind }: Host): boolean => {
	const wanted = hostTypeDefinitions[type].kind;
	return wanted === undefined || wanted.toLowerCase() === kind.toLowerCase();
};

/** Most concurrent lists inside other resources. */
const maxConcurrent = 6;

/** Lists every host of one type in a subscription, or in the resource that such hosts lie in. */
const listHostsAt = async (
	restClient: RestClient,
	path: string,
	type: HostType,
	options: CallOptions,
): Promise<readonly Host[]> =>
	(await restClient.list(path, hostTypeDefinitions[type].apiVersion, options))
		.flatMap((row) => toHost(row) ?? [])
		.filter(isExpectedKind);

/** Returns the query for all hosts that the caller may read. The index follows writes after a while. */
export const hostsQueryFor = ({
	restClient,
	mapErrors,
}: SdkClients): Pick<MultiSubscriptionQuery<Host>, 'query' | 'toItem' | 'list'> => ({
	query: hostsQuery,
	toItem: toHost,
	// Without all of its lists the subscription counts as unreadable: some of its hosts are not all.
	list: (subscriptionId, options) =>
		mapErrors(async () => {
			const outer = await Promise.all(
				hostTypes
					.filter((type) => hostTypeDefinitions[type].parentType === undefined)
					.map((type) =>
						listHostsAt(
							restClient,
							`/subscriptions/${subscriptionId}/providers/${hostTypeDefinitions[type].resourceType}`,
							type,
							options,
						),
					),
			);
			const inner = outer
				.flat()
				.flatMap((host) =>
					hostTypes
						.filter((type) => hostTypeDefinitions[type].parentType === host.type)
						.map((type) => ({ path: `${host.id}/${resourceNameOf(hostTypeDefinitions[type].resourceType)}`, type })),
				);
			const listed = await pMap(inner, ({ path, type }) => listHostsAt(restClient, path, type, options), {
				concurrency: maxConcurrent,
			});
			return [...outer, ...listed].flat();
		}),
});

/** Resolves with one host, fresh from its provider. */
export const readHost = async (restClient: RestClient, id: string, options: CallOptions): Promise<Host> => {
	const type = hostTypeOf(resourceTypeOf(id));
	if (!type) throw new Problem('badAnswer', { subject: id, detail: 'not a type of resource that is known as a host' });
	const host = toHost(await restClient.get(id, hostTypeDefinitions[type].apiVersion, options));
	if (host?.type !== type) throw new Problem('badAnswer', { subject: id, detail: 'another resource was sent' });
	return host;
};
