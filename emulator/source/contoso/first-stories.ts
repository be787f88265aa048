// The accounts that the first road is walked on: each has one thing in store.
import type { Lock, Principal } from '../access-words.ts';
import { account, embeddings, gpt4o } from './accounts.ts';
import { both, containerApp, off, site, system, uami, user, virtualMachine } from './hosts.ts';
import {
	assign,
	development,
	groupOf,
	guid,
	kensho,
	legacy,
	operator,
	partner,
	production,
	type Stories,
	sandbox,
	scopeOf,
} from './words.ts';

const idApp = uami(production, 'rg-apps-prod', 'id-chat-app', 300);
const idAppDev = uami(development, 'rg-apps-dev', 'id-chat-app', 310);
const idBatch = uami(production, 'rg-batch', 'id-batch', 320);
const idSecrets = uami(production, 'rg-shared', 'id-keyvault-reader', 330);

const chat = account(production, 'rg-ai-prod', 'aoai-contoso-chat', {
	models: [gpt4o, embeddings],
	tags: { owner: 'chat-team', environment: 'production' },
});
const search = account(production, 'rg-ai-prod', 'aoai-contoso-search', {
	models: [embeddings],
	tags: { owner: 'search-team' },
});
const batch = account(production, 'rg-batch', 'aoai-contoso-batch', {
	models: [['gpt-4o-mini', 'gpt-4o-mini', '2024-07-18']],
});
const translate = account(production, 'rg-ai-prod', 'cog-contoso-translate', {
	kind: 'TextTranslation',
	subdomain: null,
	created: '2021-03-02T05:00:00Z',
});
const vault = account(production, 'rg-regulated', 'aoai-contoso-finance', {
	models: [gpt4o],
	publicNetworkAccess: 'Disabled',
	tags: { owner: 'finance', classification: 'confidential' },
});
const frozen = account(production, 'rg-regulated', 'aoai-contoso-audit', { models: [gpt4o], tags: { owner: 'audit' } });
const guarded = account(production, 'rg-guarded', 'aoai-contoso-support', {
	models: [gpt4o],
	tags: { owner: 'support' },
});
const done = account(production, 'rg-ai-prod', 'aoai-contoso-portal', {
	models: [gpt4o],
	keysOff: true,
	tags: { owner: 'portal-team' },
});
const policed = account(production, 'rg-policy', 'aoai-contoso-legacyapi', {
	models: [gpt4o],
	keysOff: false,
	tags: { owner: 'integration' },
});
const foundry = account(development, 'rg-ai-dev', 'ai-contoso-foundry', {
	kind: 'AIServices',
	location: 'eastus2',
	models: [gpt4o, ['Phi-4', 'Phi-4', '7', 'Microsoft'], ['mistral-large', 'Mistral-Large-2411', '2', 'Mistral AI']],
	identity: system(360),
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
	models: [gpt4o],
	networkAcls: { defaultAction: 'Deny', virtualNetworkRules: [], ipRules: [{ value: '203.0.113.0/24' }] },
	tags: { owner: 'chat-team', 'azd-env-name': 'chat-dev' },
});
const regional = account(development, 'rg-ai-dev', 'aoai-contoso-regional', {
	subdomain: null,
	created: '2023-02-08T00:30:00Z',
	models: [['gpt-35-turbo', 'gpt-35-turbo', '0125']],
});
const kenshoChat = account(kensho, 'rg-検証', 'aoai-kensho-01', {
	models: [gpt4o],
	tags: { 部門: '情報システム部', 用途: '社内チャットの検証' },
});
const kenshoForm = account(kensho, 'rg-検証', 'form-kensho-01', {
	kind: 'FormRecognizer',
	tags: { 用途: '帳票の読み取り' },
});
const kenshoRead = account(kensho, 'rg-閲覧のみ', 'aoai-kensho-02', { models: [gpt4o], tags: { 部門: '法務部' } });
const old = account(legacy, 'rg-legacy', 'aoai-contoso-poc', { created: '2023-01-20T09:00:00Z' });
const shared = account(partner, 'rg-shared', 'aoai-fabrikam-shared', {});

export const principals: readonly Principal[] = [
	{ id: operator.id, type: 'User', name: operator.name, upn: operator.upn },
	{ id: guid(500), type: 'Group', name: 'grp-ai-platform', members: [operator.id, guid(501)] },
	{ id: guid(501), type: 'User', name: 'Ben Carter' },
	{ id: guid(502), type: 'User', name: '佐藤 花子' },
	{ id: guid(503), type: 'ServicePrincipal', name: 'sp-contoso-pipelines' },
	{ id: guid(504), type: 'Group', name: 'grp-data-science', members: [guid(502)] },
];

export const locks: readonly Lock[] = [
	{ scope: frozen.id, name: 'lock-audit-freeze', level: 'ReadOnly', notes: 'Audit until the end of the quarter' },
	{ scope: groupOf(production, 'rg-guarded'), name: 'lock-no-delete', level: 'CanNotDelete' },
];

export const firstStories: Stories = {
	resources: [
		...[chat, search, batch, translate, vault, frozen, guarded, done, policed],
		...[foundry, speech, language, devChat, regional, kenshoChat, kenshoForm, kenshoRead, old, shared],
		...[idApp, idAppDev, idBatch, idSecrets],
		virtualMachine(production, 'rg-apps-prod', 'vm-chat-prod', system(340)),
		virtualMachine(production, 'rg-batch', 'vm-batch-01', user(idBatch, idSecrets)),
		virtualMachine(production, 'rg-batch-old', 'vm-batch-01', off),
		virtualMachine(development, 'rg-apps-dev', 'vm-dev-01', off),
		virtualMachine(kensho, 'rg-検証', 'vm-kensho-01', off),
		site(production, 'rg-apps-prod', 'app-contoso-search', 'app,linux', off),
		site(production, 'rg-apps-prod', 'app-contoso-portal', 'app,linux', both(350, idApp)),
		site(production, 'rg-apps-prod', 'func-contoso-summaries', 'functionapp,linux', system(352)),
		site(development, 'rg-apps-dev', 'app-contoso-dev', 'app', off),
		containerApp(production, 'rg-apps-prod', 'ca-support-bot', user(idApp)),
		containerApp(development, 'rg-apps-dev', 'ca-foundry-agent', off),
	],
	assignments: [
		assign(scopeOf(production), 'Owner', guid(500), 'Group', '2024-01-15T00:00:00Z'),
		assign(scopeOf(development), 'Owner', operator.id, 'User', '2024-01-15T00:00:00Z'),
		assign(groupOf(kensho, 'rg-検証'), 'Owner', operator.id, 'User'),
		assign(groupOf(kensho, 'rg-閲覧のみ'), 'Reader', operator.id, 'User'),
		assign(scopeOf(sandbox), 'Reader', operator.id, 'User'),
		assign(scopeOf(legacy), 'Contributor', operator.id, 'User'),
		// A role that reads no accounts: the subscription shows, its accounts do not.
		assign(groupOf(partner, 'rg-shared'), 'Managed Identity Operator', operator.id, 'User'),
		assign(scopeOf(production), 'Contributor', guid(503), 'ServicePrincipal'),
		assign(chat.id, 'Cognitive Services Contributor', guid(502), 'User'),
		assign(chat.id, 'Cognitive Services OpenAI User', guid(999), 'ServicePrincipal', '2024-08-01T00:00:00Z'),
		assign(done.id, 'Cognitive Services OpenAI User', guid(350), 'ServicePrincipal', '2025-06-10T04:00:00Z'),
		assign(foundry.id, 'Foundry User', guid(504), 'Group'),
		assign(groupOf(development, 'rg-ai-dev'), 'Cognitive Services Data Reader', guid(503), 'ServicePrincipal'),
	],
};
