// Who holds a key: apps, slots, secrets, gateways, connections, search services. Each account is held by one of them.
import type { Resource } from '../tenant-state.ts';
import { account, embeddings, gpt4o } from './accounts.ts';
import {
	connection,
	connectionStrings,
	keyCopy,
	otherSecret,
	settings,
	slot,
	vaultReference,
} from './child-resources.ts';
import { development, fixedGuid, production, roleAssignment, type Scenario } from './fixtures.ts';
import { containerApp, noIdentity, site, systemAssigned, userAssigned, userAssignedIdentity } from './hosts.ts';
import {
	apiManagement,
	backend,
	gatewayApi,
	gatewayOperation,
	gatewayPolicy,
	inboundPolicyXml,
	namedValue,
	project,
	searchIndex,
	searchIndexer,
	searchService,
	searchSkillset,
	setKeyHeaderXml,
	workspace,
} from './platform-services.ts';

const group = 'rg-ai-consumers';
const apps = 'rg-apps-consumers';

const orders = account(production, group, 'aoai-contoso-orders', { deployments: [gpt4o], tags: { owner: 'orders' } });
const knowledge = account(production, group, 'aoai-contoso-knowledge', {
	deployments: [gpt4o, embeddings],
	tags: { owner: 'search-team' },
});
const gateway = account(production, group, 'aoai-contoso-gateway', {
	deployments: [gpt4o],
	tags: { owner: 'api-team' },
});
const bots = account(production, group, 'aoai-contoso-bots', { deployments: [gpt4o], tags: { owner: 'support' } });
const models = account(production, group, 'aoai-contoso-models', {
	deployments: [gpt4o, embeddings],
	tags: { owner: 'ml-platform' },
});
export const keyHolderAccounts = { orders, knowledge, gateway, bots, models } as const;

const endpointUrl = ({ properties }: Resource) => String(properties.endpoint);
const baseUrl = (one: Resource) => endpointUrl(one).replace(/\/$/, '');

const shop = site(production, apps, 'app-contoso-orders', 'app,linux', systemAssigned(400));
/** A slot has no part in the identity of its app. */
const staging = slot(shop, 'staging');
/** The code is ready for a token and waits for the role; the slot is forgotten. */
export const ordersMigration = {
	principalId: fixedGuid(400),
	settingsToDelete: [
		{ of: `${shop.id}/config/appsettings`, name: 'AZURE_OPENAI_API_KEY' },
		{ of: `${shop.id}/config/connectionstrings`, name: 'OrdersAi' },
	],
} as const;
const knowledgeFunction = site(production, apps, 'func-contoso-knowledge', 'functionapp,linux', systemAssigned(404));

const botApp: Resource = (() => {
	const app = containerApp(production, apps, 'ca-contoso-bots', systemAssigned(406));
	return {
		...app,
		properties: {
			...app.properties,
			configuration: {
				ingress: { external: false, targetPort: 8080 },
				secrets: [{ name: 'aoai-key' }, { name: 'bot-password' }],
			},
			template: {
				containers: [
					{
						name: 'bot',
						image: 'contoso.azurecr.io/bot:4.2',
						env: [
							{ name: 'AZURE_OPENAI_ENDPOINT', value: endpointUrl(bots) },
							{ name: 'AZURE_OPENAI_API_KEY', secretRef: 'aoai-key' },
							{ name: 'AZURE_OPENAI_DEPLOYMENT', value: 'gpt-4o' },
						],
						resources: { cpu: 0.5, memory: '1Gi' },
					},
				],
				scale: { minReplicas: 1, maxReplicas: 3 },
			},
		},
	};
})();
const botSecrets: Resource = {
	id: `${botApp.id}/secrets`,
	name: 'secrets',
	type: 'Microsoft.App/containerApps/secrets',
	properties: { 'aoai-key': keyCopy('key1', bots), 'bot-password': otherSecret() },
};

/** Its key stands in the template itself, where everybody who may read the app reads it too. */
const worker: Resource = (() => {
	const app = containerApp(production, apps, 'ca-contoso-worker', noIdentity);
	const env = [
		{ name: 'OPENAI_API_BASE', value: endpointUrl(bots) },
		{ name: 'OPENAI_API_KEY', value: keyCopy('key2', bots) },
	];
	const template = { containers: [{ name: 'worker', image: 'contoso.azurecr.io/worker:1.9', env }] };
	return { ...app, properties: { ...app.properties, template } };
})();

/** Reads its certificates with it, and would lose it to a change that names another alone. */
const certificates = userAssignedIdentity(production, apps, 'id-apim-certificates', 408);
const apim = apiManagement(production, apps, 'apim-contoso-ai', userAssigned(certificates));
const chatApi = gatewayApi(apim, 'chat', 'Chat');
const summariesApi = gatewayApi(apim, 'summaries', 'Summaries');
const summarize = gatewayOperation(summariesApi, 'summarize', '/summarize');
/** Somebody wrote the key into the policy of one operation, where no list of named values shows it. */
const [beforeKey = '', afterKey = ''] = inboundPolicyXml(
	`<set-backend-service base-url="${baseUrl(gateway)}/openai" />`,
	setKeyHeaderXml('KEY'),
).split('KEY');
const documents = searchService(production, apps, 'srch-contoso-knowledge', 'aadOrApiKey');
const manuals = searchService(production, apps, 'srch-contoso-manuals', 'disabled', systemAssigned(412));
/** Takes keys alone: a token is refused, so nobody can look inside with one. */
const keyOnlySearch = searchService(production, apps, 'srch-contoso-closed', 'apiKeyOnly');

const studio = account(development, 'rg-ai-studio', 'ai-contoso-studio', {
	kind: 'AIServices',
	location: 'eastus2',
	deployments: [gpt4o, ['Phi-4', 'Phi-4', '7', 'Microsoft']],
	identity: systemAssigned(420),
	tags: { owner: 'ml-platform' },
});
const agents = project(studio, 'agents', systemAssigned(422));
/** Runs an agent of the project, and would call the account's own routes too. */
const studioApp = site(development, 'rg-ai-studio', 'app-contoso-studio', 'app,linux', systemAssigned(426));
const openAiConnection = (authType: 'ApiKey' | 'AAD', target: Resource) => ({
	category: 'AzureOpenAI',
	target: endpointUrl(target),
	authType,
	metadata: { ApiType: 'Azure', ResourceId: target.id },
});
const scienceWorkspace = workspace(production, apps, 'mlw-contoso-science', systemAssigned(424));

export const keyHolderScenario: Scenario = {
	resources: [
		...[orders, knowledge, gateway, bots, models, studio],
		...[
			shop,
			staging,
			knowledgeFunction,
			botApp,
			botSecrets,
			worker,
			certificates,
			apim,
			documents,
			manuals,
			keyOnlySearch,
			agents,
			studioApp,
			scienceWorkspace,
		],
		settings(shop, {
			AZURE_OPENAI_ENDPOINT: endpointUrl(orders),
			AZURE_OPENAI_API_KEY: keyCopy('key2', orders),
			AZURE_OPENAI_DEPLOYMENT: 'gpt-4o',
			STRIPE_SECRET: otherSecret(40),
			WEBSITE_RUN_FROM_PACKAGE: '1',
		}),
		settings(staging, {
			AZURE_OPENAI_ENDPOINT: endpointUrl(orders),
			AZURE_OPENAI_API_KEY: keyCopy('key1', orders),
			AZURE_OPENAI_DEPLOYMENT: 'gpt-4o',
		}),
		connectionStrings(shop, {
			OrdersAi: { value: keyCopy('key2', orders, `Endpoint=${endpointUrl(orders)};Key=`, ';'), type: 'Custom' },
			OrdersDb: { value: otherSecret(), type: 'SQLAzure' },
		}),
		settings(knowledgeFunction, {
			OPENAI_ENDPOINT: endpointUrl(knowledge),
			OPENAI_KEY: '@Microsoft.KeyVault(SecretUri=https://kv-contoso-apps.vault.azure.net/secrets/aoai-knowledge-key/)',
			FUNCTIONS_WORKER_RUNTIME: 'python',
			AzureWebJobsStorage__accountName: 'stcontosoknowledge',
		}),
		vaultReference(knowledgeFunction, 'OPENAI_KEY', 'kv-contoso-apps', 'aoai-knowledge-key'),
		namedValue(apim, 'aoai-gateway-key', 'aoai-gateway-key', { secret: true, value: keyCopy('key1', gateway) }),
		namedValue(apim, 'aoai-endpoint', 'aoai-endpoint', { secret: false, value: `${baseUrl(gateway)}/openai` }),
		namedValue(apim, 'partner-token', 'partner-token', {
			secret: true,
			keyVault: {
				secretIdentifier: 'https://kv-contoso-apps.vault.azure.net/secrets/partner-token',
				identityClientId: null,
				lastStatus: { code: 'Success', timeStampUtc: '2025-09-01T00:00:00Z' },
			},
			value: otherSecret(),
		}),
		backend(apim, 'aoai-gateway', `${baseUrl(gateway)}/openai`, { 'api-key': ['{{aoai-gateway-key}}'] }),
		// Nobody put this one into a named value.
		backend(apim, 'aoai-gateway-direct', `${baseUrl(gateway)}/openai`, { 'api-key': [keyCopy('key2', gateway)] }),
		...[chatApi, summariesApi, summarize],
		gatewayPolicy(apim, inboundPolicyXml('<cors><allowed-origins><origin>*</origin></allowed-origins></cors>')),
		gatewayPolicy(chatApi, inboundPolicyXml('<set-backend-service backend-id="aoai-gateway" />')),
		// What the named value holds is kept in Key Vault: a key of this account's or not, nobody sees.
		gatewayPolicy(
			summariesApi,
			inboundPolicyXml('<set-backend-service base-url="{{aoai-endpoint}}" />', setKeyHeaderXml('{{partner-token}}')),
		),
		gatewayPolicy(summarize, keyCopy('key2', gateway, beforeKey, afterKey)),
		backend(apim, 'orders-api', 'https://app-contoso-orders.azurewebsites.net'),
		searchIndex(documents, 'documents', baseUrl(knowledge), 'key'),
		searchSkillset(documents, 'documents-skillset', baseUrl(knowledge), 'key'),
		searchIndexer(documents, 'documents-indexer', 'documents-skillset', 'documents'),
		searchIndex(manuals, 'manuals', baseUrl(knowledge), 'identity'),
		searchSkillset(manuals, 'manuals-skillset', baseUrl(knowledge), 'identity'),
		searchIndexer(manuals, 'manuals-indexer', 'manuals-skillset', 'manuals'),
		connection(studio, 'search-manuals', {
			category: 'CognitiveSearch',
			target: 'https://srch-contoso-manuals.search.windows.net/',
			authType: 'AAD',
			metadata: { ApiType: 'Azure', ResourceId: manuals.id },
		}),
		connection(studio, 'models-by-identity', openAiConnection('AAD', models)),
		connection(agents, 'models-by-key', { ...openAiConnection('ApiKey', models), isSharedToAll: false }),
		connection(scienceWorkspace, 'aoai-models', openAiConnection('ApiKey', models)),
		connection(scienceWorkspace, 'registry', {
			category: 'ContainerRegistry',
			target: 'contoso.azurecr.io',
			authType: 'ManagedIdentity',
		}),
	],
	roleAssignments: [
		roleAssignment(
			knowledge.id,
			'Cognitive Services OpenAI User',
			fixedGuid(412),
			'ServicePrincipal',
			'2025-06-01T00:00:00Z',
		),
		roleAssignment(
			models.id,
			'Cognitive Services OpenAI User',
			fixedGuid(420),
			'ServicePrincipal',
			'2025-06-01T00:00:00Z',
		),
		// Reaches the project's agents, not the account's /openai routes.
		roleAssignment(agents.id, 'Foundry User', fixedGuid(422), 'ServicePrincipal', '2025-06-01T00:00:00Z'),
		roleAssignment(agents.id, 'Foundry User', fixedGuid(426), 'ServicePrincipal', '2025-06-01T00:00:00Z'),
	],
};
