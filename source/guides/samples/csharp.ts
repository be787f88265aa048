// Uses Azure.AI.OpenAI 2 (AzureOpenAIClient, AzureOpenAIClientOptions.Audience) and Azure.Identity.
import { stringLiteral } from '../../shared/shell-quoting.ts';
import type { CodeSample, CodeSampleInput } from './code-sample.ts';

/** Returns the sample for C#, before and after the change. */
export const csharp = ({ endpoint, deployment, apiVersion, scope, clientId }: CodeSampleInput): CodeSample => {
	const credential = clientId
		? [
				'var credential = new DefaultAzureCredential(',
				'    new DefaultAzureCredentialOptions',
				'    {',
				`        ManagedIdentityClientId = ${stringLiteral(clientId)},`,
				'    });',
			]
		: ['var credential = new DefaultAzureCredential();'];
	const version = `AzureOpenAIClientOptions.ServiceVersion.V${apiVersion.replaceAll('-', '_')}`;
	const call = [
		`ChatClient chat = client.GetChatClient(${stringLiteral(deployment)});`,
		'ChatCompletion completion = chat.CompleteChat("Hello");',
		'Console.WriteLine(completion.Content[0].Text);',
	];
	return {
		id: 'csharp',
		language: 'C#',
		install: 'dotnet add package Azure.AI.OpenAI; dotnet add package Azure.Identity',
		before: [
			'using System.ClientModel;',
			'using Azure.AI.OpenAI;',
			'using OpenAI.Chat;',
			'',
			'var options = new AzureOpenAIClientOptions(',
			`    ${version});`,
			'var key = Environment.GetEnvironmentVariable("AZURE_OPENAI_API_KEY")!;',
			'var client = new AzureOpenAIClient(',
			`    new Uri(${stringLiteral(endpoint)}),`,
			'    new ApiKeyCredential(key),',
			'    options);',
			...call,
		],
		after: [
			'using Azure.AI.OpenAI;',
			'using Azure.Identity;',
			'using OpenAI.Chat;',
			'',
			...credential,
			'var options = new AzureOpenAIClientOptions(',
			`    ${version})`,
			'{',
			'    Audience = new AzureOpenAIAudience(',
			`        ${stringLiteral(scope)}),`,
			'};',
			'var client = new AzureOpenAIClient(',
			`    new Uri(${stringLiteral(endpoint)}),`,
			'    credential,',
			'    options);',
			...call,
		],
		credential: ['using Azure.Identity;', '', ...credential],
		credentialPackage: 'dotnet add package Azure.Identity',
	};
};
