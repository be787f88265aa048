// How API Management, AI Search, Machine Learning and Foundry projects of Contoso's look.
import type { Identity, JsonObject, Resource, Subscription } from '../tenant-state.ts';
import { childResource } from './child-resources.ts';
import { resourceId } from './fixtures.ts';

const resource = (
	where: Subscription,
	group: string,
	type: string,
	name: string,
	rest: Partial<Resource> & { properties: JsonObject },
): Resource => ({ id: resourceId(where, group, type, name), name, type, location: 'japaneast', tags: {}, ...rest });

export const apiManagement = (where: Subscription, group: string, name: string, identity?: Identity): Resource =>
	resource(where, group, 'Microsoft.ApiManagement/service', name, {
		location: 'Japan East',
		sku: { name: 'StandardV2', capacity: 1 },
		...(identity ? { identity } : {}),
		properties: {
			publisherEmail: 'platform@contoso.example',
			publisherName: 'Contoso',
			provisioningState: 'Succeeded',
			gatewayUrl: `https://${name}.azure-api.net`,
			publicNetworkAccess: 'Enabled',
		},
	});

export const namedValue = (service: Resource, name: string, displayName: string, properties: JsonObject): Resource =>
	childResource(service, 'namedValues', name, { displayName, tags: [], ...properties });

export const backend = (service: Resource, name: string, url: string, header: JsonObject = {}): Resource =>
	childResource(service, 'backends', name, {
		url,
		protocol: 'http',
		...(Object.keys(header).length > 0 ? { credentials: { query: {}, header } } : {}),
		tls: { validateCertificateChain: true, validateCertificateName: true },
	});

/** What a gateway does on the way in; `inbound` is XML. Without an API: for the whole service. */
export const gatewayPolicy = (above: Resource, inbound: unknown): Resource =>
	childResource(above, 'policies', 'policy', { format: 'xml', value: inbound });

export const gatewayApi = (service: Resource, name: string, displayName: string): Resource =>
	childResource(service, 'apis', name, {
		displayName,
		apiRevision: '1',
		isCurrent: true,
		path: name,
		protocols: ['https'],
		subscriptionRequired: true,
		type: 'http',
	});

export const gatewayOperation = (api: Resource, name: string, urlTemplate: string): Resource =>
	childResource(api, 'operations', name, {
		displayName: name,
		method: 'POST',
		urlTemplate,
		templateParameters: [],
		responses: [],
	});

export const inboundPolicyXml = (...steps: readonly string[]): string =>
	`<policies>\r\n  <inbound>\r\n    <base />\r\n${steps.map((one) => `    ${one}\r\n`).join('')}  </inbound>\r\n  <backend>\r\n    <base />\r\n  </backend>\r\n  <outbound>\r\n    <base />\r\n  </outbound>\r\n</policies>`;

export const setKeyHeaderXml = (value: string): string =>
	`<set-header name="api-key" exists-action="override"><value>${value}</value></set-header>`;

type SearchAuth = 'apiKeyOnly' | 'aadOrApiKey' | 'disabled';

/** `auth`: what its own endpoint takes. A new service takes keys alone. */
export const searchService = (
	where: Subscription,
	group: string,
	name: string,
	auth: SearchAuth,
	identity?: Identity,
): Resource =>
	resource(where, group, 'Microsoft.Search/searchServices', name, {
		location: 'Japan East',
		sku: { name: 'standard' },
		...(identity ? { identity } : {}),
		properties: {
			replicaCount: 1,
			partitionCount: 1,
			status: 'running',
			statusDetails: '',
			provisioningState: 'Succeeded',
			hostingMode: 'default',
			publicNetworkAccess: 'enabled',
			networkRuleSet: { ipRules: [], bypass: 'None' },
			privateEndpointConnections: [],
			sharedPrivateLinkResources: [],
			encryptionWithCmk: { enforcement: 'Unspecified', encryptionComplianceStatus: 'Compliant' },
			disableLocalAuth: auth === 'disabled',
			authOptions:
				auth === 'disabled'
					? null
					: auth === 'apiKeyOnly'
						? { apiKeyOnly: {} }
						: { aadOrApiKey: { aadAuthFailureMode: 'http403' } },
			semanticSearch: 'standard',
		},
	});

/** How a vectorizer or a skill signs in: the service shows a stored key as `<redacted>`. */
const credentialFields = (by: 'key' | 'identity') => ({
	apiKey: by === 'key' ? '<redacted>' : null,
	authIdentity: null,
});

export const searchIndex = (service: Resource, name: string, resourceUri: string, by: 'key' | 'identity'): Resource =>
	childResource(
		service,
		'indexes',
		name,
		{
			'@odata.etag': '"0x8DD5F6A1B2C3D4E"',
			name,
			fields: [
				{ name: 'id', type: 'Edm.String', key: true, searchable: false, retrievable: true },
				{ name: 'content', type: 'Edm.String', key: false, searchable: true, retrievable: true },
				{
					name: 'contentVector',
					type: 'Collection(Edm.Single)',
					key: false,
					searchable: true,
					dimensions: 3072,
					vectorSearchProfile: 'vector-profile',
				},
			],
			vectorSearch: {
				algorithms: [
					{ name: 'hnsw', kind: 'hnsw', hnswParameters: { metric: 'cosine', m: 4 }, exhaustiveKnnParameters: null },
				],
				profiles: [{ name: 'vector-profile', algorithm: 'hnsw', vectorizer: 'vectorizer-openai', compression: null }],
				vectorizers: [
					{
						name: 'vectorizer-openai',
						kind: 'azureOpenAI',
						azureOpenAIParameters: {
							resourceUri,
							deploymentId: 'text-embedding-3-large',
							modelName: 'text-embedding-3-large',
							...credentialFields(by),
						},
						customWebApiParameters: null,
					},
				],
				compressions: [],
			},
		},
		'indexes',
	);

export const searchSkillset = (
	service: Resource,
	name: string,
	resourceUri: string,
	by: 'key' | 'identity',
): Resource =>
	childResource(
		service,
		'skillsets',
		name,
		{
			'@odata.etag': '"0x8DD5F6A1B2C3D4F"',
			name,
			description: 'Chunks and embeds documents',
			skills: [
				{
					'@odata.type': '#Microsoft.Skills.Text.AzureOpenAIEmbeddingSkill',
					name: 'embed',
					description: null,
					context: '/document/pages/*',
					resourceUri,
					deploymentId: 'text-embedding-3-large',
					dimensions: 3072,
					modelName: 'text-embedding-3-large',
					...credentialFields(by),
					inputs: [{ name: 'text', source: '/document/pages/*', sourceContext: null, inputs: [] }],
					outputs: [{ name: 'embedding', targetName: 'vector' }],
				},
			],
			cognitiveServices: null,
			knowledgeStore: null,
			indexProjections: null,
			encryptionKey: null,
		},
		'skillsets',
	);

export const searchIndexer = (
	service: Resource,
	name: string,
	skillsetName: string,
	targetIndexName: string,
): Resource =>
	childResource(
		service,
		'indexers',
		name,
		{
			'@odata.etag': '"0x8DD5F6A1B2C3D50"',
			name,
			description: null,
			dataSourceName: 'blob-documents',
			skillsetName,
			targetIndexName,
			disabled: null,
			schedule: { interval: 'PT1H', startTime: '2025-03-01T00:00:00Z' },
			parameters: null,
			fieldMappings: [],
			outputFieldMappings: [],
			cache: null,
			encryptionKey: null,
		},
		'indexers',
	);

export const workspace = (where: Subscription, group: string, name: string, identity: Identity): Resource =>
	resource(where, group, 'Microsoft.MachineLearningServices/workspaces', name, {
		kind: 'Default',
		sku: { name: 'Basic', tier: 'Basic' },
		identity,
		properties: {
			friendlyName: name,
			description: '',
			provisioningState: 'Succeeded',
			publicNetworkAccess: 'Enabled',
			discoveryUrl: 'https://japaneast.api.azureml.ms/discovery',
			systemDatastoresAuthMode: 'accessKey',
		},
	});

export const project = (account: Resource, name: string, identity: Identity): Resource => ({
	id: `${account.id}/projects/${name}`,
	name: `${account.name}/${name}`,
	type: 'Microsoft.CognitiveServices/accounts/projects',
	location: account.location ?? 'japaneast',
	tags: {},
	identity,
	properties: {
		displayName: name,
		description: '',
		provisioningState: 'Succeeded',
		isDefault: true,
		endpoints: {
			'AI Foundry API': `https://${account.properties.customSubDomainName}.services.ai.azure.com/api/projects/${name}`,
		},
	},
});
