// The application's change, before and after, filled with the account's own values. Calls: openai for Python and
// JavaScript (AzureOpenAI), azure-identity and @azure/identity (DefaultAzureCredential, bearer token provider).

export type SampleInput = {
	/** With its slash: `https://NAME.openai.azure.com/`. */
	readonly endpoint: string;
	readonly deployment: string;
	/** `https://cognitiveservices.azure.com/.default` */
	readonly scope: string;
	/** Of a user-assigned identity; absent for a system-assigned one. */
	readonly clientId: string | undefined;
};

export type Sample = {
	readonly language: string;
	readonly install: string;
	readonly before: readonly string[];
	readonly after: readonly string[];
};

/** The newest stable version of the data plane's inference API. */
const apiVersion = '2024-10-21';

/** As a double-quoted literal of both languages: the values come from Azure and are not ours. */
const quoted = (text: string): string => JSON.stringify(text);

const python = ({ endpoint, deployment, scope, clientId }: SampleInput): Sample => {
	const call = [
		'response = client.chat.completions.create(',
		`    model=${quoted(deployment)},`,
		'    messages=[{"role": "user", "content": "Hello"}],',
		')',
		'print(response.choices[0].message.content)',
	];
	return {
		language: 'Python',
		install: 'pip install openai azure-identity',
		before: [
			'import os',
			'from openai import AzureOpenAI',
			'',
			'client = AzureOpenAI(',
			`    azure_endpoint=${quoted(endpoint)},`,
			'    api_key=os.environ["AZURE_OPENAI_API_KEY"],',
			`    api_version=${quoted(apiVersion)},`,
			')',
			...call,
		],
		after: [
			'from azure.identity import DefaultAzureCredential, get_bearer_token_provider',
			'from openai import AzureOpenAI',
			'',
			`credential = DefaultAzureCredential(${clientId ? `managed_identity_client_id=${quoted(clientId)}` : ''})`,
			`token_provider = get_bearer_token_provider(credential, ${quoted(scope)})`,
			'',
			'client = AzureOpenAI(',
			`    azure_endpoint=${quoted(endpoint)},`,
			'    azure_ad_token_provider=token_provider,',
			`    api_version=${quoted(apiVersion)},`,
			')',
			...call,
		],
	};
};

const javascript = ({ endpoint, deployment, scope, clientId }: SampleInput): Sample => {
	const call = [
		'const response = await client.chat.completions.create({',
		`  model: ${quoted(deployment)},`,
		'  messages: [{ role: "user", content: "Hello" }],',
		'});',
		'console.log(response.choices[0].message.content);',
	];
	return {
		language: 'JavaScript',
		install: 'npm install openai @azure/identity',
		before: [
			'import { AzureOpenAI } from "openai";',
			'',
			'const client = new AzureOpenAI({',
			`  endpoint: ${quoted(endpoint)},`,
			'  apiKey: process.env.AZURE_OPENAI_API_KEY,',
			`  apiVersion: ${quoted(apiVersion)},`,
			'});',
			...call,
		],
		after: [
			'import { DefaultAzureCredential, getBearerTokenProvider } from "@azure/identity";',
			'import { AzureOpenAI } from "openai";',
			'',
			`const credential = new DefaultAzureCredential(${clientId ? `{ managedIdentityClientId: ${quoted(clientId)} }` : ''});`,
			`const azureADTokenProvider = getBearerTokenProvider(credential, ${quoted(scope)});`,
			'',
			'const client = new AzureOpenAI({',
			`  endpoint: ${quoted(endpoint)},`,
			'  azureADTokenProvider,',
			`  apiVersion: ${quoted(apiVersion)},`,
			'});',
			...call,
		],
	};
};

export const samples = (input: SampleInput): readonly Sample[] => [python(input), javascript(input)];
