// openai (AzureOpenAI, src/azure.ts) and @azure/identity. The same lines are TypeScript.
import { quoted } from '../../shared/shell-quoting.ts';
import type { Sample, SampleInput } from './sample.ts';

export const javascript = ({ endpoint, deployment, apiVersion, scope, clientId }: SampleInput): Sample => {
	const credential = clientId
		? ['const credential = new DefaultAzureCredential({', `  managedIdentityClientId: ${quoted(clientId)},`, '});']
		: ['const credential = new DefaultAzureCredential();'];
	const call = [
		'const response = await client.chat.completions.create({',
		`  model: ${quoted(deployment)},`,
		'  messages: [{ role: "user", content: "Hello" }],',
		'});',
		'console.log(response.choices[0]?.message.content);',
	];
	return {
		id: 'javascript',
		language: 'JavaScript/TypeScript',
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
			'import {',
			'  DefaultAzureCredential,',
			'  getBearerTokenProvider,',
			'} from "@azure/identity";',
			'import { AzureOpenAI } from "openai";',
			'',
			...credential,
			'const azureADTokenProvider = getBearerTokenProvider(',
			'  credential,',
			`  ${quoted(scope)},`,
			');',
			'const client = new AzureOpenAI({',
			`  endpoint: ${quoted(endpoint)},`,
			'  azureADTokenProvider,',
			`  apiVersion: ${quoted(apiVersion)},`,
			'});',
			...call,
		],
		credential: ['import { DefaultAzureCredential } from "@azure/identity";', '', ...credential],
		credentialPackage: 'npm install @azure/identity',
	};
};
