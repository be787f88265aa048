// The smallest tenant that has something of every kind of change: what is opened anew for each run has to be small.

import type { ContentsFile } from 'azure-ai-emulator';
import { createContents } from '../../emulator/source/contents/contoso.ts';
import type { TenantContents } from '../../emulator/source/tenant-state.ts';

const operatorId = '3b1f6c0e-52d7-4c3e-8a63-0d9c1f7e2a41';
/** A colleague, who works in the portal meanwhile. */
export const colleagueId = '4c2a7d1f-63e8-4d4f-9b74-1eac2a8f3b52';
const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const subscription = '/subscriptions/5a000001-0c1d-4e2f-8a3b-000000000001';
const group = `${subscription}/resourceGroups/rg`;

export const accountNames = ['aoai-one', 'aoai-two', 'aoai-three'] as const;
export type AccountName = (typeof accountNames)[number];
export const accountIdOf = (name: AccountName): string =>
	`${group}/providers/Microsoft.CognitiveServices/accounts/${name}`;

export const hostId = `${group}/providers/Microsoft.App/containerApps/ca-bot`;
/** The managed identity that roles are given to. */
export const principalId = '5a000154-0c1d-4e2f-8a3b-000000000154';

/** `undefined`: reached by its region, without a subdomain. */
const account = (name: AccountName, subdomain: string | undefined) => ({
	id: accountIdOf(name),
	name,
	type: 'Microsoft.CognitiveServices/accounts',
	location: 'japaneast',
	kind: 'OpenAI',
	sku: { name: 'S0' },
	etag: '"1"',
	systemData: { createdAt: '2024-05-14T02:11:09.000Z', createdBy: operatorId },
	properties: {
		endpoint: `https://${subdomain ?? 'japaneast.api.cognitive'}.openai.azure.com/`,
		...(subdomain ? { customSubDomainName: subdomain } : {}),
		provisioningState: 'Succeeded',
	},
});

const files: readonly ContentsFile[] = [
	{
		tenantId: '7f5c1a52-3f0e-4d0a-9d8b-6f2b1c3a9e10',
		operatorId,
		subscriptions: [{ subscriptionId: subscription.split('/')[2] ?? '', displayName: 'Production' }],
		principals: [
			{
				'@odata.type': '#microsoft.graph.user',
				id: operatorId,
				displayName: 'Aiko',
				userPrincipalName: 'aiko@contoso',
			},
			{ '@odata.type': '#microsoft.graph.user', id: colleagueId, displayName: 'Ben' },
			{ '@odata.type': '#microsoft.graph.servicePrincipal', id: principalId, displayName: 'vm' },
		],
		roleAssignments: [
			{
				id: `${subscription}/providers/Microsoft.Authorization/roleAssignments/5a0007d9-0c1d-4e2f-8a3b-0000000007d9`,
				name: '5a0007d9-0c1d-4e2f-8a3b-0000000007d9',
				properties: {
					roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${owner}`,
					principalId: operatorId,
					principalType: 'User',
				},
			},
		],
		resources: [
			account('aoai-one', 'aoai-one'),
			account('aoai-two', 'aoai-two'),
			account('aoai-three', undefined),
			{
				id: hostId,
				name: 'ca-bot',
				type: 'Microsoft.App/containerApps',
				location: 'japaneast',
				systemData: { createdAt: '2024-05-14T02:11:09.000Z' },
				properties: { provisioningState: 'Succeeded', configuration: {}, template: { containers: [] } },
			},
		],
	},
];

/** A copy of its own. */
export const createSmallContents = (): TenantContents => createContents(files);
