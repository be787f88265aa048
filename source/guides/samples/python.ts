// Uses openai (AzureOpenAI, src/openai/lib/azure.py) and azure-identity.
import { stringLiteral } from '../../shared/shell-quoting.ts';
import type { CodeSample, CodeSampleInput } from './code-sample.ts';

/** Returns the sample for Python, before and after the change. */
export const python = ({ endpoint, deployment, apiVersion, scope, clientId }: CodeSampleInput): CodeSample => {
	const credential = clientId
		? ['credential = DefaultAzureCredential(', `    managed_identity_client_id=${stringLiteral(clientId)},`, ')']
		: ['credential = DefaultAzureCredential()'];
	const call = [
		'response = client.chat.completions.create(',
		`    model=${stringLiteral(deployment)},`,
		'    messages=[{"role": "user", "content": "Hello"}],',
		')',
		'print(response.choices[0].message.content)',
	];
	return {
		id: 'python',
		language: 'Python',
		install: 'pip install openai azure-identity',
		before: [
			'import os',
			'from openai import AzureOpenAI',
			'',
			'client = AzureOpenAI(',
			`    azure_endpoint=${stringLiteral(endpoint)},`,
			'    api_key=os.environ["AZURE_OPENAI_API_KEY"],',
			`    api_version=${stringLiteral(apiVersion)},`,
			')',
			...call,
		],
		after: [
			'from azure.identity import DefaultAzureCredential, get_bearer_token_provider',
			'from openai import AzureOpenAI',
			'',
			...credential,
			'token_provider = get_bearer_token_provider(',
			`    credential, ${stringLiteral(scope)}`,
			')',
			'client = AzureOpenAI(',
			`    azure_endpoint=${stringLiteral(endpoint)},`,
			'    azure_ad_token_provider=token_provider,',
			`    api_version=${stringLiteral(apiVersion)},`,
			')',
			...call,
		],
		credential: ['from azure.identity import DefaultAzureCredential', '', ...credential],
		credentialPackage: 'pip install azure-identity',
	};
};
