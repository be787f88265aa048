// Shows the change of consumers that are services: no user code runs there, so a setting changes. The screen shows it
// as it shows a language.
import { stringLiteral } from '../shared/shell-quoting.ts';
import type { CodeSampleInput } from './samples/code-sample.ts';

export type ServiceSettingId = 'vectorizer' | 'skill' | 'billing' | 'policy' | 'backend' | 'connection';

export type ServiceSetting = {
	readonly id: ServiceSettingId;
	/** The name of the setting, in the service's own words. */
	readonly language: string;
	/** The location of the setting in the service. */
	readonly location: string;
	readonly before: readonly string[];
	readonly after: readonly string[];
};

/** The types of resources whose use of an account is a setting; the names are those of `HostType`. */
export type ServiceHostType = 'searchService' | 'apiManagement' | 'workspace' | 'foundryAccount' | 'foundryProject';

/**
 * The values of a setting. The service calls with its own identity: a user-assigned identity does not tell which
 * resources carry it.
 */
export type ServiceSettingInput = Pick<CodeSampleInput, 'endpoint' | 'scope'> & {
	/** The account's deployment of an embedding model, which search services call; undefined where none is known. */
	readonly embedding: { readonly name: string; readonly model: string } | undefined;
};

/**
 * Returns the lines of a search index. Without a key and without `authIdentity` the service calls as itself (Microsoft
 * Learn, Azure OpenAI vectorizer and Azure OpenAI Embedding skill: `apiKey`, `authIdentity`).
 */
const searchLines = ({ endpoint, embedding }: ServiceSettingInput) => {
	const commonLines = [
		`"resourceUri": ${stringLiteral(endpoint.replace(/\/+$/, ''))},`,
		`"deploymentId": ${stringLiteral(embedding?.name ?? 'YOUR-DEPLOYMENT')},`,
		`"modelName": ${stringLiteral(embedding?.model ?? 'YOUR-MODEL')},`,
	];
	return {
		before: [...commonLines, '"apiKey": "YOUR-KEY"'],
		after: [...commonLines, '"apiKey": null,', '"authIdentity": null'],
	};
};

const wrapLines = (head: string, lines: readonly string[]): readonly string[] => [
	head,
	...lines.map((line) => `  ${line}`),
	'}',
];

const vectorizer = (input: ServiceSettingInput): ServiceSetting => {
	const { before, after } = searchLines(input);
	return {
		id: 'vectorizer',
		language: 'AI Search vectorizer',
		location: 'indexes/INDEX  vectorSearch.vectorizers[]',
		before: wrapLines('"azureOpenAIParameters": {', before),
		after: wrapLines('"azureOpenAIParameters": {', after),
	};
};

const skill = (input: ServiceSettingInput): ServiceSetting => {
	const { before, after } = searchLines(input);
	const type = '"@odata.type": "#Microsoft.Skills.Text.AzureOpenAIEmbeddingSkill",';
	return {
		id: 'skill',
		language: 'AI Search skill',
		location: 'skillsets/SKILLSET  skills[]',
		before: wrapLines('{', [type, ...before]),
		after: wrapLines('{', [type, ...after]),
	};
};

const xmlAttribute = (text: string): string =>
	`"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`;

/**
 * Returns the policy of a gateway, which puts the token in the Authorization header (Microsoft Learn,
 * authentication-managed-identity).
 */
const policy = ({ scope }: ServiceSettingInput): ServiceSetting => ({
	id: 'policy',
	language: 'API Management policy',
	location: 'inbound',
	before: [
		'<set-header name="api-key" exists-action="override">',
		'  <value>{{YOUR-NAMED-VALUE}}</value>',
		'</set-header>',
	],
	after: [
		'<set-header name="api-key" exists-action="delete" />',
		'<authentication-managed-identity',
		`  resource=${xmlAttribute(scope.replace(/\/\.default$/, ''))} />`,
	],
});

/**
 * Returns the setting of a backend, whose credentials go with every request (Microsoft.ApiManagement,
 * service/backends).
 */
const backend = (): ServiceSetting => ({
	id: 'backend',
	language: 'API Management backend',
	location: 'backends/BACKEND  properties.credentials',
	before: ['{ "header": { "api-key": ["{{YOUR-NAMED-VALUE}}"] } }'],
	after: ['{ "header": {} }'],
});

/**
 * Returns the account that the built-in skills are billed to (Azure AI Search, attach an Azure AI resource: keyless).
 */
const billing = ({ endpoint }: ServiceSettingInput): ServiceSetting => ({
	id: 'billing',
	language: 'AI Search billing',
	location: 'skillsets/SKILLSET  cognitiveServices',
	before: [
		'{',
		'  "@odata.type": "#Microsoft.Azure.Search.AIServicesByKey",',
		`  "subdomainUrl": ${stringLiteral(endpoint)},`,
		'  "key": "YOUR-KEY"',
		'}',
	],
	after: [
		'{',
		'  "@odata.type": "#Microsoft.Azure.Search.AIServicesByIdentity",',
		`  "subdomainUrl": ${stringLiteral(endpoint)},`,
		'  "identity": null',
		'}',
	],
});

/**
 * Returns the setting of a connection: `authType` AAD carries no credentials (Microsoft.CognitiveServices and
 * Microsoft.MachineLearningServices, connections). It shows only what changes; category and metadata stay.
 */
const connection = ({ endpoint }: ServiceSettingInput): ServiceSetting => ({
	id: 'connection',
	language: 'connection',
	location: 'connections/CONNECTION  properties',
	before: [
		'{',
		`  "target": ${stringLiteral(endpoint)},`,
		'  "authType": "ApiKey",',
		'  "credentials": { "key": "YOUR-KEY" }',
		'}',
	],
	after: ['{', `  "target": ${stringLiteral(endpoint)},`, '  "authType": "AAD"', '}'],
});

const settingBuilders: Readonly<Record<ServiceHostType, readonly ((input: ServiceSettingInput) => ServiceSetting)[]>> =
	{
		searchService: [vectorizer, skill, billing],
		apiManagement: [policy, backend],
		workspace: [connection],
		foundryAccount: [connection],
		foundryProject: [connection],
	};

/**
 * Returns the settings that make a service of this type call the account as itself; undefined for a host that runs
 * code.
 */
export const serviceSettings = (
	type: string | undefined,
	input: ServiceSettingInput,
): readonly ServiceSetting[] | undefined =>
	type && type in settingBuilders ? settingBuilders[type as ServiceHostType].map((make) => make(input)) : undefined;
