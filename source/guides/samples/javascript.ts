// Uses openai (AzureOpenAI, src/azure.ts) and @azure/identity. The same lines are TypeScript.
import { stringLiteral } from '../../shared/shell-quoting.ts';
import type { CodeSample, CodeSampleInput } from './code-sample.ts';

/** Returns the sample for JavaScript and TypeScript, before and after the change. */
export const javascript = ({ endpoint, deployment, apiVersion, scope, clientId }: CodeSampleInput): CodeSample => {
	const credential = clientId
		? [
				'const credential = new DefaultAzureCredential({',
				`  managedIdentityClientId: ${stringLiteral(clientId)},`,
				'});',
			]
		: ['const credential = new DefaultAzureCredential();'];
	const call = [
		'const response = await client.chat.completions.create({',
		`  model: ${stringLiteral(deployment)},`,
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
			`  endpoint: ${stringLiteral(endpoint)},`,
			'  apiKey: process.env.AZURE_OPENAI_API_KEY,',
			`  apiVersion: ${stringLiteral(apiVersion)},`,
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
			`  ${stringLiteral(scope)},`,
			');',
			'const client = new AzureOpenAI({',
			`  endpoint: ${stringLiteral(endpoint)},`,
			'  azureADTokenProvider,',
			`  apiVersion: ${stringLiteral(apiVersion)},`,
			'});',
			...call,
		],
		credential: ['import { DefaultAzureCredential } from "@azure/identity";', '', ...credential],
		credentialPackage: 'npm install @azure/identity',
	};
};
