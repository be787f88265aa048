// openai (AzureOpenAI, src/openai/lib/azure.py) and azure-identity.
import { quoted } from '../../shared/shell-quoting.ts';
import type { Sample, SampleInput } from './sample.ts';

export const python = ({ endpoint, deployment, apiVersion, scope, clientId }: SampleInput): Sample => {
	const credential = clientId
		? ['credential = DefaultAzureCredential(', `    managed_identity_client_id=${quoted(clientId)},`, ')']
		: ['credential = DefaultAzureCredential()'];
	const call = [
		'response = client.chat.completions.create(',
		`    model=${quoted(deployment)},`,
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
			...credential,
			'token_provider = get_bearer_token_provider(',
			`    credential, ${quoted(scope)}`,
			')',
			'client = AzureOpenAI(',
			`    azure_endpoint=${quoted(endpoint)},`,
			'    azure_ad_token_provider=token_provider,',
			`    api_version=${quoted(apiVersion)},`,
			')',
			...call,
		],
		credential: ['from azure.identity import DefaultAzureCredential', '', ...credential],
		credentialPackage: 'pip install azure-identity',
	};
};
