// Consumers that are services: no code of anybody's runs there, so that what changes is a setting. Shown as a language is.
import { quoted } from './quote.ts';
import type { SampleInput } from './sample.ts';

export type SettingId = 'vectorizer' | 'skill' | 'policy' | 'connection';

export type Setting = {
	readonly id: SettingId;
	/** What it is, in the service's own words. */
	readonly language: string;
	/** Where it stands. */
	readonly place: string;
	readonly before: readonly string[];
	readonly after: readonly string[];
};

/** Types of resources whose use of an account is a setting; of `HostType`, by the same names. */
export type Service = 'searchService' | 'apiManagement' | 'workspace' | 'foundryAccount' | 'foundryProject';

/** With the identity of the service itself: a user-assigned one is chosen as such, and nobody knows what carries it. */
export type SettingInput = Pick<SampleInput, 'endpoint' | 'scope'> & {
	/** Resource id of the account. */
	readonly accountId: string;
	/** What search services call: the account's deployment of an embedding model, where one is known. */
	readonly embedding: { readonly name: string; readonly model: string } | undefined;
};

/**
 * Without a key and without `authIdentity` the service calls as itself (Microsoft Learn, Azure OpenAI vectorizer and Azure
 * OpenAI Embedding skill: `apiKey`, `authIdentity`).
 */
const search = ({ endpoint, embedding }: SettingInput) => {
	const own = [
		`"resourceUri": ${quoted(endpoint.replace(/\/+$/, ''))},`,
		`"deploymentId": ${quoted(embedding?.name ?? 'YOUR-DEPLOYMENT')},`,
		`"modelName": ${quoted(embedding?.model ?? 'YOUR-MODEL')},`,
	];
	return {
		before: [...own, '"apiKey": "YOUR-KEY"'],
		after: [...own, '"apiKey": null,', '"authIdentity": null'],
	};
};

const inside = (head: string, lines: readonly string[]): readonly string[] => [
	head,
	...lines.map((line) => `  ${line}`),
	'}',
];

const vectorizer = (input: SettingInput): Setting => {
	const { before, after } = search(input);
	return {
		id: 'vectorizer',
		language: 'AI Search vectorizer',
		place: 'indexes/INDEX  vectorSearch.vectorizers[]',
		before: inside('"azureOpenAIParameters": {', before),
		after: inside('"azureOpenAIParameters": {', after),
	};
};

const skill = (input: SettingInput): Setting => {
	const { before, after } = search(input);
	const type = '"@odata.type": "#Microsoft.Skills.Text.AzureOpenAIEmbeddingSkill",';
	return {
		id: 'skill',
		language: 'AI Search skill',
		place: 'skillsets/SKILLSET  skills[]',
		before: inside('{', [type, ...before]),
		after: inside('{', [type, ...after]),
	};
};

const attribute = (text: string): string =>
	`"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`;

/** The policy puts the token in the Authorization header itself (Microsoft Learn, authentication-managed-identity). */
const policy = ({ scope }: SettingInput): Setting => ({
	id: 'policy',
	language: 'API Management policy',
	place: 'inbound',
	before: [
		'<set-header name="api-key" exists-action="override">',
		'  <value>{{YOUR-NAMED-VALUE}}</value>',
		'</set-header>',
	],
	after: [
		'<set-header name="api-key" exists-action="delete" />',
		'<authentication-managed-identity',
		`  resource=${attribute(scope.replace(/\/\.default$/, ''))} />`,
	],
});

/** `authType` AAD carries no credentials (Microsoft.CognitiveServices and Microsoft.MachineLearningServices, connections). */
const connection = ({ endpoint, accountId }: SettingInput): Setting => {
	const common = ['  "category": "AzureOpenAI",', `  "target": ${quoted(endpoint)},`];
	const metadata = [
		'  "metadata": {',
		'    "ApiType": "Azure",',
		'    "ResourceId":',
		`      ${quoted(accountId)}`,
		'  }',
		'}',
	];
	return {
		id: 'connection',
		language: 'connection',
		place: 'connections/CONNECTION  properties',
		before: ['{', ...common, '  "authType": "ApiKey",', '  "credentials": { "key": "YOUR-KEY" },', ...metadata],
		after: ['{', ...common, '  "authType": "AAD",', ...metadata],
	};
};

const settings: Readonly<Record<Service, readonly ((input: SettingInput) => Setting)[]>> = {
	searchService: [vectorizer, skill],
	apiManagement: [policy],
	workspace: [connection],
	foundryAccount: [connection],
	foundryProject: [connection],
};

/** The settings that make a service of this type call the account as itself; undefined for what runs somebody's code. */
export const settingsOf = (type: string | undefined, input: SettingInput): readonly Setting[] | undefined =>
	type && type in settings ? settings[type as Service].map((make) => make(input)) : undefined;
