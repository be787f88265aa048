// Consumers that are services: no code of anybody's runs there, so that what changes is a setting. Shown as a language is.
import { quoted } from '../shared/shell-quoting.ts';
import type { SampleInput } from './samples/sample.ts';

export type SettingId = 'vectorizer' | 'skill' | 'billing' | 'policy' | 'backend' | 'connection';

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

/** The credentials of a backend are sent with every request (Microsoft.ApiManagement, service/backends). */
const backend = (): Setting => ({
	id: 'backend',
	language: 'API Management backend',
	place: 'backends/BACKEND  properties.credentials',
	before: ['{ "header": { "api-key": ["{{YOUR-NAMED-VALUE}}"] } }'],
	after: ['{ "header": {} }'],
});

/** What the built-in skills are billed to (Azure AI Search, attach an Azure AI resource: keyless). */
const billing = ({ endpoint }: SettingInput): Setting => ({
	id: 'billing',
	language: 'AI Search billing',
	place: 'skillsets/SKILLSET  cognitiveServices',
	before: [
		'{',
		'  "@odata.type": "#Microsoft.Azure.Search.AIServicesByKey",',
		`  "subdomainUrl": ${quoted(endpoint)},`,
		'  "key": "YOUR-KEY"',
		'}',
	],
	after: [
		'{',
		'  "@odata.type": "#Microsoft.Azure.Search.AIServicesByIdentity",',
		`  "subdomainUrl": ${quoted(endpoint)},`,
		'  "identity": null',
		'}',
	],
});

/**
 * `authType` AAD carries no credentials (Microsoft.CognitiveServices and Microsoft.MachineLearningServices, connections).
 * Only what changes: category and metadata say what the connection is, and stay.
 */
const connection = ({ endpoint }: SettingInput): Setting => ({
	id: 'connection',
	language: 'connection',
	place: 'connections/CONNECTION  properties',
	before: [
		'{',
		`  "target": ${quoted(endpoint)},`,
		'  "authType": "ApiKey",',
		'  "credentials": { "key": "YOUR-KEY" }',
		'}',
	],
	after: ['{', `  "target": ${quoted(endpoint)},`, '  "authType": "AAD"', '}'],
});

const settings: Readonly<Record<Service, readonly ((input: SettingInput) => Setting)[]>> = {
	searchService: [vectorizer, skill, billing],
	apiManagement: [policy, backend],
	workspace: [connection],
	foundryAccount: [connection],
	foundryProject: [connection],
};

/** The settings that make a service of this type call the account as itself; undefined for what runs somebody's code. */
export const settingsOf = (type: string | undefined, input: SettingInput): readonly Setting[] | undefined =>
	type && type in settings ? settings[type as Service].map((make) => make(input)) : undefined;
