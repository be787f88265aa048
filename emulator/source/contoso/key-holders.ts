// Who holds a key: apps, slots, secrets, gateways, connections, search services. Each account is held by one of them.
import type { Resource } from '../world.ts';
import { account, embeddings, gpt4o } from './accounts.ts';
import {
	apiManagement,
	backend,
	gatewayApi,
	gatewayOperation,
	gatewayPolicy,
	inbound,
	index,
	indexer,
	namedValue,
	project,
	searchService,
	setKey,
	skillset,
	workspace,
} from './gateways.ts';
import { containerApp, off, site, system, uami, user } from './hosts.ts';
import { connection, connectionStrings, copyOf, settings, slot, somethingElse, vaultReference } from './parts.ts';
import { assign, development, guid, production, type Stories } from './words.ts';

const group = 'rg-ai-consumers';
const apps = 'rg-apps-consumers';

const orders = account(production, group, 'aoai-contoso-orders', { models: [gpt4o], tags: { owner: 'orders' } });
const knowledge = account(production, group, 'aoai-contoso-knowledge', {
	models: [gpt4o, embeddings],
	tags: { owner: 'search-team' },
});
const gateway = account(production, group, 'aoai-contoso-gateway', { models: [gpt4o], tags: { owner: 'api-team' } });
const bots = account(production, group, 'aoai-contoso-bots', { models: [gpt4o], tags: { owner: 'support' } });
const models = account(production, group, 'aoai-contoso-models', {
	models: [gpt4o, embeddings],
	tags: { owner: 'ml-platform' },
});
export const holders = { orders, knowledge, gateway, bots, models } as const;

const endpointOf = ({ properties }: Resource) => String(properties.endpoint);
const bare = (one: Resource) => endpointOf(one).replace(/\/$/, '');

const shop = site(production, apps, 'app-contoso-orders', 'app,linux', system(400));
/** A slot has no part in the identity of its app. */
const staging = slot(shop, 'staging');
/** The code is ready for a token and waits for the role; the slot is forgotten. */
export const ordersWaits = {
	principalId: guid(400),
	leaves: [
		{ of: `${shop.id}/config/appsettings`, name: 'AZURE_OPENAI_API_KEY' },
		{ of: `${shop.id}/config/connectionstrings`, name: 'OrdersAi' },
	],
} as const;
const learn = site(production, apps, 'func-contoso-knowledge', 'functionapp,linux', system(404));

const botApp: Resource = (() => {
	const app = containerApp(production, apps, 'ca-contoso-bots', system(406));
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
							{ name: 'AZURE_OPENAI_ENDPOINT', value: endpointOf(bots) },
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
	properties: { 'aoai-key': copyOf('key1', bots), 'bot-password': somethingElse() },
};

/** Its key stands in the template itself, where everybody who may read the app reads it too. */
const worker: Resource = (() => {
	const app = containerApp(production, apps, 'ca-contoso-worker', off);
	const env = [
		{ name: 'OPENAI_API_BASE', value: endpointOf(bots) },
		{ name: 'OPENAI_API_KEY', value: copyOf('key2', bots) },
	];
	const template = { containers: [{ name: 'worker', image: 'contoso.azurecr.io/worker:1.9', env }] };
	return { ...app, properties: { ...app.properties, template } };
})();

/** Reads its certificates with it, and would lose it to a change that names another alone. */
const certificates = uami(production, apps, 'id-apim-certificates', 408);
const apim = apiManagement(production, apps, 'apim-contoso-ai', user(certificates));
const chatApi = gatewayApi(apim, 'chat', 'Chat');
const summariesApi = gatewayApi(apim, 'summaries', 'Summaries');
const summarize = gatewayOperation(summariesApi, 'summarize', '/summarize');
/** Somebody wrote the key into the policy of one operation, where no list of named values shows it. */
const [beforeKey = '', afterKey = ''] = inbound(
	`<set-backend-service base-url="${bare(gateway)}/openai" />`,
	setKey('KEY'),
).split('KEY');
const documents = searchService(production, apps, 'srch-contoso-knowledge', 'aadOrApiKey');
const manuals = searchService(production, apps, 'srch-contoso-manuals', 'disabled', system(412));
/** Takes keys alone: a token is refused, so nobody can look inside with one. */
const closed = searchService(production, apps, 'srch-contoso-closed', 'apiKeyOnly');

const studio = account(development, 'rg-ai-studio', 'ai-contoso-studio', {
	kind: 'AIServices',
	location: 'eastus2',
	models: [gpt4o, ['Phi-4', 'Phi-4', '7', 'Microsoft']],
	identity: system(420),
	tags: { owner: 'ml-platform' },
});
const agents = project(studio, 'agents', system(422));
/** Runs an agent of the project, and would call the account's own routes too. */
const studioApp = site(development, 'rg-ai-studio', 'app-contoso-studio', 'app,linux', system(426));
const openAiConnection = (authType: 'ApiKey' | 'AAD', target: Resource) => ({
	category: 'AzureOpenAI',
	target: endpointOf(target),
	authType,
	metadata: { ApiType: 'Azure', ResourceId: target.id },
});
const lab = workspace(production, apps, 'mlw-contoso-science', system(424));

export const keyHolderStories: Stories = {
	resources: [
		...[orders, knowledge, gateway, bots, models, studio],
		...[
			shop,
			staging,
			learn,
			botApp,
			botSecrets,
			worker,
			certificates,
			apim,
			documents,
			manuals,
			closed,
			agents,
			studioApp,
			lab,
		],
		settings(shop, {
			AZURE_OPENAI_ENDPOINT: endpointOf(orders),
			AZURE_OPENAI_API_KEY: copyOf('key2', orders),
			AZURE_OPENAI_DEPLOYMENT: 'gpt-4o',
			STRIPE_SECRET: somethingElse(40),
			WEBSITE_RUN_FROM_PACKAGE: '1',
		}),
		settings(staging, {
			AZURE_OPENAI_ENDPOINT: endpointOf(orders),
			AZURE_OPENAI_API_KEY: copyOf('key1', orders),
			AZURE_OPENAI_DEPLOYMENT: 'gpt-4o',
		}),
		connectionStrings(shop, {
			OrdersAi: { value: copyOf('key2', orders, `Endpoint=${endpointOf(orders)};Key=`, ';'), type: 'Custom' },
			OrdersDb: { value: somethingElse(), type: 'SQLAzure' },
		}),
		settings(learn, {
			OPENAI_ENDPOINT: endpointOf(knowledge),
			OPENAI_KEY: '@Microsoft.KeyVault(SecretUri=https://kv-contoso-apps.vault.azure.net/secrets/aoai-knowledge-key/)',
			FUNCTIONS_WORKER_RUNTIME: 'python',
			AzureWebJobsStorage__accountName: 'stcontosoknowledge',
		}),
		vaultReference(learn, 'OPENAI_KEY', 'kv-contoso-apps', 'aoai-knowledge-key'),
		namedValue(apim, 'aoai-gateway-key', 'aoai-gateway-key', { secret: true, value: copyOf('key1', gateway) }),
		namedValue(apim, 'aoai-endpoint', 'aoai-endpoint', { secret: false, value: `${bare(gateway)}/openai` }),
		namedValue(apim, 'partner-token', 'partner-token', {
			secret: true,
			keyVault: {
				secretIdentifier: 'https://kv-contoso-apps.vault.azure.net/secrets/partner-token',
				identityClientId: null,
				lastStatus: { code: 'Success', timeStampUtc: '2025-09-01T00:00:00Z' },
			},
			value: somethingElse(),
		}),
		backend(apim, 'aoai-gateway', `${bare(gateway)}/openai`, { 'api-key': ['{{aoai-gateway-key}}'] }),
		// Nobody put this one into a named value.
		backend(apim, 'aoai-gateway-direct', `${bare(gateway)}/openai`, { 'api-key': [copyOf('key2', gateway)] }),
		...[chatApi, summariesApi, summarize],
		gatewayPolicy(apim, inbound('<cors><allowed-origins><origin>*</origin></allowed-origins></cors>')),
		gatewayPolicy(chatApi, inbound('<set-backend-service backend-id="aoai-gateway" />')),
		// What the named value holds is kept in Key Vault: a key of this account's or not, nobody sees.
		gatewayPolicy(
			summariesApi,
			inbound('<set-backend-service base-url="{{aoai-endpoint}}" />', setKey('{{partner-token}}')),
		),
		gatewayPolicy(summarize, copyOf('key2', gateway, beforeKey, afterKey)),
		backend(apim, 'orders-api', 'https://app-contoso-orders.azurewebsites.net'),
		index(documents, 'documents', bare(knowledge), 'key'),
		skillset(documents, 'documents-skillset', bare(knowledge), 'key'),
		indexer(documents, 'documents-indexer', 'documents-skillset', 'documents'),
		index(manuals, 'manuals', bare(knowledge), 'identity'),
		skillset(manuals, 'manuals-skillset', bare(knowledge), 'identity'),
		indexer(manuals, 'manuals-indexer', 'manuals-skillset', 'manuals'),
		connection(studio, 'search-manuals', {
			category: 'CognitiveSearch',
			target: 'https://srch-contoso-manuals.search.windows.net/',
			authType: 'AAD',
			metadata: { ApiType: 'Azure', ResourceId: manuals.id },
		}),
		connection(studio, 'models-by-identity', openAiConnection('AAD', models)),
		connection(agents, 'models-by-key', { ...openAiConnection('ApiKey', models), isSharedToAll: false }),
		connection(lab, 'aoai-models', openAiConnection('ApiKey', models)),
		connection(lab, 'registry', {
			category: 'ContainerRegistry',
			target: 'contoso.azurecr.io',
			authType: 'ManagedIdentity',
		}),
	],
	assignments: [
		assign(knowledge.id, 'Cognitive Services OpenAI User', guid(412), 'ServicePrincipal', '2025-06-01T00:00:00Z'),
		assign(models.id, 'Cognitive Services OpenAI User', guid(420), 'ServicePrincipal', '2025-06-01T00:00:00Z'),
		// Reaches the project's agents, not the account's /openai routes.
		assign(agents.id, 'Foundry User', guid(422), 'ServicePrincipal', '2025-06-01T00:00:00Z'),
		assign(agents.id, 'Foundry User', guid(426), 'ServicePrincipal', '2025-06-01T00:00:00Z'),
	],
};
