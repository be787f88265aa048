// Uses openai-java (OpenAIOkHttpClient, BearerTokenCredential, AzureUrlPathMode) and azure-identity
// (AuthenticationUtil). The code names the path mode because the library recognises the addresses of the public cloud
// only (AzureUrlCategory).
import { stringLiteral } from '../../shared/shell-quoting.ts';
import type { CodeSample, CodeSampleInput } from './code-sample.ts';

const wrapInMain = (lines: readonly string[]): readonly string[] => [
	'public final class App {',
	'    public static void main(String[] args) {',
	...lines.map((line) => `        ${line}`),
	'    }',
	'}',
];

/** Returns the sample for Java, before and after the change. */
export const java = ({ endpoint, deployment, apiVersion, scope, clientId }: CodeSampleInput): CodeSample => {
	const credential = [
		'var credential = new DefaultAzureCredentialBuilder()',
		...(clientId ? [`    .managedIdentityClientId(${stringLiteral(clientId)})`] : []),
		'    .build();',
	];
	const client = [
		'OpenAIClient client = OpenAIOkHttpClient.builder()',
		'    .baseUrl(',
		`        ${stringLiteral(endpoint)})`,
		'    .azureServiceVersion(',
		`        AzureOpenAIServiceVersion.fromString(${stringLiteral(apiVersion)}))`,
		'    .azureUrlPathMode(AzureUrlPathMode.LEGACY)',
	];
	const call = [
		'var params = ChatCompletionCreateParams.builder()',
		`    .model(${stringLiteral(deployment)})`,
		'    .addUserMessage("Hello")',
		'    .build();',
		'client.chat().completions().create(params).choices().stream()',
		'    .flatMap(choice -> choice.message().content().stream())',
		'    .forEach(System.out::println);',
	];
	return {
		id: 'java',
		language: 'Java',
		install: 'com.openai:openai-java, com.azure:azure-identity',
		before: [
			'import com.openai.azure.AzureOpenAIServiceVersion;',
			'import com.openai.azure.AzureUrlPathMode;',
			'import com.openai.azure.credential.AzureApiKeyCredential;',
			'import com.openai.client.OpenAIClient;',
			'import com.openai.client.okhttp.OpenAIOkHttpClient;',
			'import com.openai.models.chat.completions.ChatCompletionCreateParams;',
			'',
			...wrapInMain([
				...client,
				'    .credential(AzureApiKeyCredential.create(',
				'        System.getenv("AZURE_OPENAI_KEY")))',
				'    .build();',
				...call,
			]),
		],
		after: [
			'import com.azure.identity.AuthenticationUtil;',
			'import com.azure.identity.DefaultAzureCredentialBuilder;',
			'import com.openai.azure.AzureOpenAIServiceVersion;',
			'import com.openai.azure.AzureUrlPathMode;',
			'import com.openai.client.OpenAIClient;',
			'import com.openai.client.okhttp.OpenAIOkHttpClient;',
			'import com.openai.credential.BearerTokenCredential;',
			'import com.openai.models.chat.completions.ChatCompletionCreateParams;',
			'',
			...wrapInMain([
				...credential,
				'var token = AuthenticationUtil.getBearerTokenSupplier(',
				`    credential, ${stringLiteral(scope)});`,
				...client,
				'    .credential(BearerTokenCredential.create(token))',
				'    .build();',
				...call,
			]),
		],
		credential: ['import com.azure.identity.DefaultAzureCredentialBuilder;', '', ...credential],
		credentialPackage: 'com.azure:azure-identity',
	};
};
