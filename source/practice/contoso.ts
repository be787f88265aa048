// Contoso: an organisation whose accounts each tell a story. Data only; every id is fixed.
import { builtInRoles } from './role-definitions.ts';
import type {
	Assignment,
	Contents,
	Fields,
	Identity,
	Lock,
	Policy,
	Principal,
	Resource,
	Subscription,
} from './world.ts';

const tenantId = '7f5c1a52-3f0e-4d0a-9d8b-6f2b1c3a9e10';
export const operator = {
	id: '3b1f6c0e-52d7-4c3e-8a63-0d9c1f7e2a41',
	name: 'Aiko Tanaka',
	upn: 'aiko.tanaka@contoso.example',
};

const roleId = (name: string): string => {
	const found = builtInRoles.find((role) => role.name === name);
	if (!found) throw new Error(`no built-in role is called ${name}`);
	return found.id;
};

/** A GUID that is the same on every run, from a number that is unique in here. */
const guid = (n: number): string =>
	`${(0x5a00_0000 + n).toString(16)}-0c1d-4e2f-8a3b-${n.toString(16).padStart(12, '0')}`;

const sub = (n: number, displayName: string, state: Subscription['state'] = 'Enabled') => ({
	subscriptionId: guid(n),
	displayName,
	state,
});
const production = sub(1, 'Contoso AI Production');
const development = sub(2, 'Contoso AI Development');
const kensho = sub(3, 'コントソ 検証環境');
const sandbox = sub(4, 'Contoso Sandbox');
const legacy = sub(5, 'Contoso Legacy', 'Disabled');
const partner = sub(6, 'Fabrikam Shared Services');

const idOf = (where: Subscription, group: string, type: string, name: string) =>
	`/subscriptions/${where.subscriptionId}/resourceGroups/${group}/providers/${type}/${name}`;

const systemData = (createdAt: string) => ({
	createdBy: 'platform@contoso.example',
	createdByType: 'User',
	createdAt,
	lastModifiedBy: 'platform@contoso.example',
	lastModifiedByType: 'User',
	lastModifiedAt: createdAt,
});

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

const deployments: Record<string, readonly Resource[]> = {};

const account = (where: Subscription, group: string, name: string, words: AccountWords = {}): Resource => {
	const {
		kind = 'OpenAI',
		location = 'japaneast',
		subdomain = name.toLowerCase(),
		created = '2024-05-14T02:11:09Z',
	} = words;
	const id = idOf(where, group, 'Microsoft.CognitiveServices/accounts', name);
	const host = kind === 'OpenAI' ? 'openai.azure.com' : 'cognitiveservices.azure.com';
	deployments[id.toLowerCase()] = (words.models ?? []).map(([deployment, model, version, format = 'OpenAI']) => ({
		id: `${id}/deployments/${deployment}`,
		name: deployment,
		type: 'Microsoft.CognitiveServices/accounts/deployments',
		location,
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
			endpoint: subdomain ? `https://${subdomain}.${host}/` : `https://${location}.api.cognitive.microsoft.com/`,
			...(subdomain ? { customSubDomainName: subdomain } : {}),
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

const gpt4o = ['gpt-4o', 'gpt-4o', '2024-11-20'] as const;
const embeddings = ['text-embedding-3-large', 'text-embedding-3-large', '1'] as const;

const uami = (where: Subscription, group: string, name: string, n: number, location = 'japaneast') => ({
	id: idOf(where, group, 'Microsoft.ManagedIdentity/userAssignedIdentities', name),
	name,
	type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
	location,
	tags: {},
	properties: { tenantId, principalId: guid(n), clientId: guid(n + 1) },
});

const idApp = uami(production, 'rg-apps-prod', 'id-chat-app', 300);
const idAppDev = uami(development, 'rg-apps-dev', 'id-chat-app', 310);
const idBatch = uami(production, 'rg-batch', 'id-batch', 320);
const idSecrets = uami(production, 'rg-shared', 'id-keyvault-reader', 330);

const off: Identity = { type: 'None' };
const system = (n: number): Identity => ({ type: 'SystemAssigned', principalId: guid(n), tenantId });
const user = (...ids: ReturnType<typeof uami>[]): Identity => ({
	type: 'UserAssigned',
	userAssignedIdentities: Object.fromEntries(
		ids.map(({ id, properties }) => [id, { principalId: properties.principalId, clientId: properties.clientId }]),
	),
});
const both = (n: number, ...ids: ReturnType<typeof uami>[]): Identity => ({
	...user(...ids),
	...system(n),
	type: 'SystemAssigned, UserAssigned',
});

const virtualMachine = (where: Subscription, group: string, name: string, identity: Identity): Resource => ({
	id: idOf(where, group, 'Microsoft.Compute/virtualMachines', name),
	name,
	type: 'Microsoft.Compute/virtualMachines',
	location: 'japaneast',
	tags: {},
	...(identity.type === 'None' ? {} : { identity }),
	properties: {
		vmId: guid(700 + name.length),
		hardwareProfile: { vmSize: 'Standard_D2s_v5' },
		provisioningState: 'Succeeded',
		storageProfile: { osDisk: { osType: 'Linux', createOption: 'FromImage' }, dataDisks: [] },
		osProfile: { computerName: name, adminUsername: 'azureuser' },
		networkProfile: { networkInterfaces: [] },
	},
});

const site = (where: Subscription, group: string, name: string, kind: string, identity: Identity): Resource => ({
	id: idOf(where, group, 'Microsoft.Web/sites', name),
	name,
	type: 'Microsoft.Web/sites',
	location: 'Japan East',
	kind,
	tags: {},
	...(identity.type === 'None' ? {} : { identity }),
	properties: {
		state: 'Running',
		hostNames: [`${name}.azurewebsites.net`],
		defaultHostName: `${name}.azurewebsites.net`,
		enabled: true,
		httpsOnly: true,
		resourceGroup: group,
	},
});

const containerApp = (where: Subscription, group: string, name: string, identity: Identity): Resource => ({
	id: idOf(where, group, 'Microsoft.App/containerApps', name),
	name,
	type: 'Microsoft.App/containerApps',
	location: 'Japan East',
	tags: {},
	identity,
	properties: {
		provisioningState: 'Succeeded',
		runningStatus: 'Running',
		configuration: { ingress: { external: false, targetPort: 8080 } },
		template: { containers: [] },
	},
});

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
const speech = account(development, 'rg-ai-dev', 'speech-contoso-calls', {
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

const principals: readonly Principal[] = [
	{ id: operator.id, type: 'User', name: operator.name },
	{ id: guid(500), type: 'Group', name: 'grp-ai-platform', members: [operator.id, guid(501)] },
	{ id: guid(501), type: 'User', name: 'Ben Carter' },
	{ id: guid(502), type: 'User', name: '佐藤 花子' },
	{ id: guid(503), type: 'ServicePrincipal', name: 'sp-contoso-pipelines' },
	{ id: guid(504), type: 'Group', name: 'grp-data-science', members: [guid(502)] },
];

let made = 2000;
const assign = (
	scope: string,
	role: string,
	principalId: string,
	principalType: string,
	createdOn = '2025-02-03T01:00:00Z',
): Assignment => {
	const name = guid(made++);
	return {
		id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
		name,
		scope,
		roleId: roleId(role),
		principalId,
		principalType,
		createdOn,
		createdBy: guid(501),
		visibleAt: 0,
	};
};
const scopeOf = (where: Subscription) => `/subscriptions/${where.subscriptionId}`;
const groupOf = (where: Subscription, group: string) => `${scopeOf(where)}/resourceGroups/${group}`;

const locks: readonly Lock[] = [
	{ scope: frozen.id, name: 'lock-audit-freeze', level: 'ReadOnly', notes: 'Audit until the end of the quarter' },
	{ scope: groupOf(production, 'rg-guarded'), name: 'lock-no-delete', level: 'CanNotDelete' },
];

const policies: readonly Policy[] = [
	{
		scope: groupOf(production, 'rg-policy'),
		name: 'keep-legacy-keys',
		displayName: 'Keep key access for the legacy API',
		definitionId: `${scopeOf(production)}/providers/Microsoft.Authorization/policyDefinitions/contoso-keep-local-auth`,
		definitionName: 'contoso-keep-local-auth',
		rule: { effect: 'modify', disableLocalAuth: false },
	},
];

/** A fresh copy of everything: a tenant may change what it is given. */
export const contoso = (): Contents =>
	structuredClone({
		tenantId,
		operatorId: operator.id,
		subscriptions: [production, development, kensho, sandbox, legacy, partner],
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
		deployments,
		principals,
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
		roles: builtInRoles,
		locks,
		policies,
	});
