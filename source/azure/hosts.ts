// The resources that carry identities: found through Resource Graph, or listed and read by their own providers.
import type { CallOptions, Host, HostType } from '../model/azure.ts';
import { hostKinds, hostTypeOf, hostTypes } from '../model/host-types/index.ts';
import { Problem } from '../model/problem.ts';
import { nameOf, typeOf } from '../model/resource-id-parts.ts';
import { atMost } from '../shared/map-concurrent.ts';
import { hostWords } from './mappers.ts';
import type { Question } from './multi-subscription.ts';
import type { Raw } from './rest-client.ts';
import type { Reach } from './sdk-clients.ts';

const kinds = hostTypes.map((name) => hostKinds[name]);

const query = [
	'resources',
	`| where type in~ (${kinds.map(({ type }) => `'${type.toLowerCase()}'`).join(', ')})`,
	...kinds.flatMap(({ type, kind }) => (kind ? [`| where type !~ '${type.toLowerCase()}' or kind =~ '${kind}'`] : [])),
	'| project id, name, type, kind, location, identity',
	'| order by id asc',
].join(' ');

const isMeant = ({ type, kind }: Host): boolean => {
	const wanted = hostKinds[type].kind;
	return wanted === undefined || wanted.toLowerCase() === kind.toLowerCase();
};

/** Lists inside other resources under way at once. */
const atOnce = 6;

/** Every host of one type in one place: a subscription, or the resource that such hosts lie in. */
const listAt = async (raw: Raw, path: string, type: HostType, options: CallOptions): Promise<readonly Host[]> =>
	(await raw.list(path, hostKinds[type].apiVersion, options)).flatMap((row) => hostWords(row) ?? []).filter(isMeant);

/** How all hosts are found that the caller may read; the index follows writes after a while. */
export const hostsOf = ({ raw, reading }: Reach): Pick<Question<Host>, 'query' | 'words' | 'list'> => ({
	query,
	words: hostWords,
	// All of its lists, or the subscription counts as unread: some of its hosts are not its hosts.
	list: (subscriptionId, options) =>
		reading(async () => {
			const outer = await Promise.all(
				hostTypes
					.filter((type) => hostKinds[type].inside === undefined)
					.map((type) =>
						listAt(raw, `/subscriptions/${subscriptionId}/providers/${hostKinds[type].type}`, type, options),
					),
			);
			const inner = outer
				.flat()
				.flatMap((host) =>
					hostTypes
						.filter((type) => hostKinds[type].inside === host.type)
						.map((type) => ({ path: `${host.id}/${nameOf(hostKinds[type].type)}`, type })),
				);
			const listed = await atMost(atOnce, inner, ({ path, type }) => listAt(raw, path, type, options));
			return [...outer, ...listed].flat();
		}),
});

/** One host, fresh from its provider. */
export const readHost = async (raw: Raw, id: string, options: CallOptions): Promise<Host> => {
	const type = hostTypeOf(typeOf(id));
	if (!type) throw new Problem('badAnswer', { subject: id, detail: 'not a type of resource that is known as a host' });
	const host = hostWords(await raw.get(id, hostKinds[type].apiVersion, options));
	if (host?.type !== type) throw new Problem('badAnswer', { subject: id, detail: 'another resource was sent' });
	return host;
};
