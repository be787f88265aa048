// The accounts that the first road is walked on: each has one thing in store.
import type { ManagementLock, Principal } from '../authorization-types.ts';
import { account, embeddings, gpt4o } from './accounts.ts';
import {
	development,
	fixedGuid,
	kensho,
	legacy,
	operator,
	partner,
	production,
	resourceGroupScope,
	roleAssignment,
	type Scenario,
	sandbox,
	subscriptionScope,
} from './fixtures.ts';
import {
	containerApp,
	noIdentity,
	site,
	systemAndUserAssigned,
	systemAssigned,
	userAssigned,
	userAssignedIdentity,
	virtualMachine,
} from './hosts.ts';

const idApp = userAssignedIdentity(production, 'rg-apps-prod', 'id-chat-app', 300);
const idAppDev = userAssignedIdentity(development, 'rg-apps-dev', 'id-chat-app', 310);
const idBatch = userAssignedIdentity(production, 'rg-batch', 'id-batch', 320);
const idSecrets = userAssignedIdentity(production, 'rg-shared', 'id-keyvault-reader', 330);

const chat = account(production, 'rg-ai-prod', 'aoai-contoso-chat', {
	deployments: [gpt4o, embeddings],
	tags: { owner: 'chat-team', environment: 'production' },
});
const search = account(production, 'rg-ai-prod', 'aoai-contoso-search', {
	deployments: [embeddings],
	tags: { owner: 'search-team' },
});
const batch = account(production, 'rg-batch', 'aoai-contoso-batch', {
	deployments: [['gpt-4o-mini', 'gpt-4o-mini', '2024-07-18']],
});
const translate = account(production, 'rg-ai-prod', 'cog-contoso-translate', {
	kind: 'TextTranslation',
	subdomain: null,
	createdOn: '2021-03-02T05:00:00Z',
});
const financeAccount = account(production, 'rg-regulated', 'aoai-contoso-finance', {
	deployments: [gpt4o],
	publicNetworkAccess: 'Disabled',
	tags: { owner: 'finance', classification: 'confidential' },
});
const auditAccount = account(production, 'rg-regulated', 'aoai-contoso-audit', {
	deployments: [gpt4o],
	tags: { owner: 'audit' },
});
const supportAccount = account(production, 'rg-guarded', 'aoai-contoso-support', {
	deployments: [gpt4o],
	tags: { owner: 'support' },
});
const portalAccount = account(production, 'rg-ai-prod', 'aoai-contoso-portal', {
	deployments: [gpt4o],
	disableLocalAuth: true,
	tags: { owner: 'portal-team' },
});
const legacyApiAccount = account(production, 'rg-policy', 'aoai-contoso-legacyapi', {
	deployments: [gpt4o],
	disableLocalAuth: false,
	tags: { owner: 'integration' },
});
const foundry = account(development, 'rg-ai-dev', 'ai-contoso-foundry', {
	kind: 'AIServices',
	location: 'eastus2',
	deployments: [
		gpt4o,
		['Phi-4', 'Phi-4', '7', 'Microsoft'],
		['mistral-large', 'Mistral-Large-2411', '2', 'Mistral AI'],
	],
	identity: systemAssigned(360),
	tags: { owner: 'ml-platform' },
});
export const speech = account(development, 'rg-ai-dev', 'speech-contoso-calls', {
	kind: 'SpeechServices',
	location: 'japaneast',
});
const language = account(development, 'rg-ai-dev', 'lang-contoso-tickets', {
	kind: 'TextAnalytics',
	subdomain: null,
	location: 'westeurope',
});
const devChat = account(development, 'rg-ai-dev', 'aoai-contoso-dev', {
	deployments: [gpt4o],
	networkAcls: { defaultAction: 'Deny', virtualNetworkRules: [], ipRules: [{ value: '203.0.113.0/24' }] },
	tags: { owner: 'chat-team', 'azd-env-name': 'chat-dev' },
});
const regional = account(development, 'rg-ai-dev', 'aoai-contoso-regional', {
	subdomain: null,
	createdOn: '2023-02-08T00:30:00Z',
	deployments: [['gpt-35-turbo', 'gpt-35-turbo', '0125']],
});
const kenshoChat = account(kensho, 'rg-検証', 'aoai-kensho-01', {
	deployments: [gpt4o],
	tags: { 部門: '情報システム部', 用途: '社内チャットの検証' },
});
const kenshoForm = account(kensho, 'rg-検証', 'form-kensho-01', {
	kind: 'FormRecognizer',
	tags: { 用途: '帳票の読み取り' },
});
const kenshoRead = account(kensho, 'rg-閲覧のみ', 'aoai-kensho-02', { deployments: [gpt4o], tags: { 部門: '法務部' } });
const pocAccount = account(legacy, 'rg-legacy', 'aoai-contoso-poc', { createdOn: '2023-01-20T09:00:00Z' });
const shared = account(partner, 'rg-shared', 'aoai-fabrikam-shared', {});

export const principals: readonly Principal[] = [
	{ id: operator.id, type: 'User', name: operator.name, upn: operator.upn },
	{ id: fixedGuid(500), type: 'Group', name: 'grp-ai-platform', members: [operator.id, fixedGuid(501)] },
	{ id: fixedGuid(501), type: 'User', name: 'Ben Carter' },
	{ id: fixedGuid(502), type: 'User', name: '佐藤 花子' },
	{ id: fixedGuid(503), type: 'ServicePrincipal', name: 'sp-contoso-pipelines' },
	{ id: fixedGuid(504), type: 'Group', name: 'grp-data-science', members: [fixedGuid(502)] },
];

export const locks: readonly ManagementLock[] = [
	{ scope: auditAccount.id, name: 'lock-audit-freeze', level: 'ReadOnly', notes: 'Audit until the end of the quarter' },
	{ scope: resourceGroupScope(production, 'rg-guarded'), name: 'lock-no-delete', level: 'CanNotDelete' },
];

export const coreScenario: Scenario = {
	resources: [
		...[chat, search, batch, translate, financeAccount, auditAccount, supportAccount, portalAccount, legacyApiAccount],
		...[foundry, speech, language, devChat, regional, kenshoChat, kenshoForm, kenshoRead, pocAccount, shared],
		...[idApp, idAppDev, idBatch, idSecrets],
		virtualMachine(production, 'rg-apps-prod', 'vm-chat-prod', systemAssigned(340)),
		virtualMachine(production, 'rg-batch', 'vm-batch-01', userAssigned(idBatch, idSecrets)),
		virtualMachine(production, 'rg-batch-old', 'vm-batch-01', noIdentity),
		virtualMachine(development, 'rg-apps-dev', 'vm-dev-01', noIdentity),
		virtualMachine(kensho, 'rg-検証', 'vm-kensho-01', noIdentity),
		site(production, 'rg-apps-prod', 'app-contoso-search', 'app,linux', noIdentity),
		site(production, 'rg-apps-prod', 'app-contoso-portal', 'app,linux', systemAndUserAssigned(350, idApp)),
		site(production, 'rg-apps-prod', 'func-contoso-summaries', 'functionapp,linux', systemAssigned(352)),
		site(development, 'rg-apps-dev', 'app-contoso-dev', 'app', noIdentity),
		containerApp(production, 'rg-apps-prod', 'ca-support-bot', userAssigned(idApp)),
		containerApp(development, 'rg-apps-dev', 'ca-foundry-agent', noIdentity),
	],
	roleAssignments: [
		roleAssignment(subscriptionScope(production), 'Owner', fixedGuid(500), 'Group', '2024-01-15T00:00:00Z'),
		roleAssignment(subscriptionScope(development), 'Owner', operator.id, 'User', '2024-01-15T00:00:00Z'),
		roleAssignment(resourceGroupScope(kensho, 'rg-検証'), 'Owner', operator.id, 'User'),
		roleAssignment(resourceGroupScope(kensho, 'rg-閲覧のみ'), 'Reader', operator.id, 'User'),
		roleAssignment(subscriptionScope(sandbox), 'Reader', operator.id, 'User'),
		roleAssignment(subscriptionScope(legacy), 'Contributor', operator.id, 'User'),
		// A role that reads no accounts: the subscription shows, its accounts do not.
		roleAssignment(resourceGroupScope(partner, 'rg-shared'), 'Managed Identity Operator', operator.id, 'User'),
		roleAssignment(subscriptionScope(production), 'Contributor', fixedGuid(503), 'ServicePrincipal'),
		roleAssignment(chat.id, 'Cognitive Services Contributor', fixedGuid(502), 'User'),
		roleAssignment(
			chat.id,
			'Cognitive Services OpenAI User',
			fixedGuid(999),
			'ServicePrincipal',
			'2024-08-01T00:00:00Z',
		),
		roleAssignment(
			portalAccount.id,
			'Cognitive Services OpenAI User',
			fixedGuid(350),
			'ServicePrincipal',
			'2025-06-10T04:00:00Z',
		),
		roleAssignment(foundry.id, 'Foundry User', fixedGuid(504), 'Group'),
		roleAssignment(
			resourceGroupScope(development, 'rg-ai-dev'),
			'Cognitive Services Data Reader',
			fixedGuid(503),
			'ServicePrincipal',
		),
	],
};
