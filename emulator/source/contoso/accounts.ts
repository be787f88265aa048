// How an account of Contoso's looks.

import { endpointOf, endpointsOf } from '../endpoints.ts';
import type { Fields, Identity, Resource, Subscription } from '../world.ts';
import { guid, idOf, systemData } from './words.ts';

type AccountWords = {
	kind?: string;
	location?: string;
	subdomain?: string | null;
	keysOff?: boolean;
	tags?: Record<string, string>;
	publicNetworkAccess?: 'Enabled' | 'Disabled';
	networkAcls?: Fields;
	identity?: Identity;
	created?: string;
	/** Deployments: name, model, version, format. */
	models?: readonly (readonly [string, string, string, string?])[];
};

/** By the lower-case id of their account; filled by `account`. */
export const deployments: Record<string, readonly Resource[]> = {};

export const account = (where: Subscription, group: string, name: string, words: AccountWords = {}): Resource => {
	const {
		kind = 'OpenAI',
		location = 'japaneast',
		subdomain = name.toLowerCase(),
		created = '2024-05-14T02:11:09Z',
	} = words;
	const id = idOf(where, group, 'Microsoft.CognitiveServices/accounts', name);
	deployments[id.toLowerCase()] = (words.models ?? []).map(([deployment, model, version, format = 'OpenAI']) => ({
		id: `${id}/deployments/${deployment}`,
		name: deployment,
		type: 'Microsoft.CognitiveServices/accounts/deployments',
		sku: { name: 'Standard', capacity: 30 },
		properties: { model: { format, name: model, version }, provisioningState: 'Succeeded' },
	}));
	return {
		id,
		name,
		type: 'Microsoft.CognitiveServices/accounts',
		location,
		kind,
		sku: { name: 'S0' },
		tags: words.tags ?? {},
		etag: `"${guid(900 + name.length)}"`,
		systemData: systemData(created),
		...(words.identity ? { identity: words.identity } : {}),
		properties: {
			endpoint: subdomain ? endpointOf(kind, subdomain) : `https://${location}.api.cognitive.microsoft.com/`,
			...(subdomain ? { customSubDomainName: subdomain, endpoints: endpointsOf(kind, subdomain) } : {}),
			provisioningState: 'Succeeded',
			dateCreated: created,
			publicNetworkAccess: words.publicNetworkAccess ?? 'Enabled',
			networkAcls: words.networkAcls ?? { defaultAction: 'Allow', virtualNetworkRules: [], ipRules: [] },
			privateEndpointConnections: [],
			// Absent, as on accounts made by the portal, where nobody ever switched it.
			...(words.keysOff === undefined ? {} : { disableLocalAuth: words.keysOff }),
		},
	};
};

export const gpt4o = ['gpt-4o', 'gpt-4o', '2024-11-20'] as const;
export const embeddings = ['text-embedding-3-large', 'text-embedding-3-large', '1'] as const;
