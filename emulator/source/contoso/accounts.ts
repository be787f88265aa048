// How an account of Contoso's looks.

import { accountEndpoint, accountEndpoints } from '../account-endpoints.ts';
import type { Identity, JsonObject, Resource, Subscription } from '../tenant-state.ts';
import { fixedGuid, resourceId, systemData } from './fixtures.ts';

type AccountOptions = {
	kind?: string;
	location?: string;
	subdomain?: string | null;
	disableLocalAuth?: boolean;
	tags?: Record<string, string>;
	publicNetworkAccess?: 'Enabled' | 'Disabled';
	networkAcls?: JsonObject;
	identity?: Identity;
	createdOn?: string;
	/** Deployments: name, model, version, format. */
	deployments?: readonly (readonly [string, string, string, string?])[];
};

/** By the lower-case id of their account; filled by `account`. */
export const deployments: Record<string, readonly Resource[]> = {};

export const account = (where: Subscription, group: string, name: string, options: AccountOptions = {}): Resource => {
	const {
		kind = 'OpenAI',
		location = 'japaneast',
		subdomain = name.toLowerCase(),
		createdOn = '2024-05-14T02:11:09Z',
	} = options;
	const id = resourceId(where, group, 'Microsoft.CognitiveServices/accounts', name);
	deployments[id.toLowerCase()] = (options.deployments ?? []).map(
		([deployment, model, version, format = 'OpenAI']) => ({
			id: `${id}/deployments/${deployment}`,
			name: deployment,
			type: 'Microsoft.CognitiveServices/accounts/deployments',
			sku: { name: 'Standard', capacity: 30 },
			properties: { model: { format, name: model, version }, provisioningState: 'Succeeded' },
		}),
	);
	return {
		id,
		name,
		type: 'Microsoft.CognitiveServices/accounts',
		location,
		kind,
		sku: { name: 'S0' },
		tags: options.tags ?? {},
		etag: `"${fixedGuid(900 + name.length)}"`,
		systemData: systemData(createdOn),
		...(options.identity ? { identity: options.identity } : {}),
		properties: {
			endpoint: subdomain ? accountEndpoint(kind, subdomain) : `https://${location}.api.cognitive.microsoft.com/`,
			...(subdomain ? { customSubDomainName: subdomain, endpoints: accountEndpoints(kind, subdomain) } : {}),
			provisioningState: 'Succeeded',
			dateCreated: createdOn,
			publicNetworkAccess: options.publicNetworkAccess ?? 'Enabled',
			networkAcls: options.networkAcls ?? { defaultAction: 'Allow', virtualNetworkRules: [], ipRules: [] },
			privateEndpointConnections: [],
			// Absent, as on accounts made by the portal, where nobody ever switched it.
			...(options.disableLocalAuth === undefined ? {} : { disableLocalAuth: options.disableLocalAuth }),
		},
	};
};

export const gpt4o = ['gpt-4o', 'gpt-4o', '2024-11-20'] as const;
export const embeddings = ['text-embedding-3-large', 'text-embedding-3-large', '1'] as const;
