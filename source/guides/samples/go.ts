// Uses openai-go v3 (its azure package) and azidentity. DefaultAzureCredential takes a client id from AZURE_CLIENT_ID
// only, so code that names one uses ManagedIdentityCredential. The code is indented with spaces, which a terminal can
// show; gofmt makes tabs of them.
import { stringLiteral } from '../../shared/shell-quoting.ts';
import type { CodeSample, CodeSampleInput } from './code-sample.ts';

const errorCheck = ['if err != nil {', '    log.Fatal(err)', '}'];

const sourceFile = (imports: readonly string[], main: readonly string[]): readonly string[] => [
	'package main',
	'',
	'import (',
	...imports.map((line) => (line ? `    ${stringLiteral(line)}` : '')),
	')',
	'',
	'func main() {',
	...main.map((line) => `    ${line}`),
	'}',
];

/** Returns the sample for Go, before and after the change. */
export const go = ({ endpoint, deployment, apiVersion, scope, clientId }: CodeSampleInput): CodeSample => {
	const credential = [
		...(clientId
			? [
					'options := &azidentity.ManagedIdentityCredentialOptions{',
					`    ID: azidentity.ClientID(${stringLiteral(clientId)}),`,
					'}',
					'credential, err := azidentity.NewManagedIdentityCredential(options)',
				]
			: ['credential, err := azidentity.NewDefaultAzureCredential(nil)']),
		...errorCheck,
	];
	const withEndpoint = [
		'client := openai.NewClient(',
		'    azure.WithEndpoint(',
		`        ${stringLiteral(endpoint)},`,
		`        ${stringLiteral(apiVersion)}),`,
	];
	const call = [
		'completion, err := client.Chat.Completions.New(',
		'    context.Background(),',
		'    openai.ChatCompletionNewParams{',
		`        Model: ${stringLiteral(deployment)},`,
		'        Messages: []openai.ChatCompletionMessageParamUnion{',
		'            openai.UserMessage("Hello"),',
		'        },',
		'    })',
		...errorCheck,
		'fmt.Println(completion.Choices[0].Message.Content)',
	];
	const clients = ['github.com/openai/openai-go/v3', 'github.com/openai/openai-go/v3/azure'];
	const identity = 'github.com/Azure/azure-sdk-for-go/sdk/azidentity';
	return {
		id: 'go',
		language: 'Go',
		install: `go get github.com/openai/openai-go/v3 ${identity}`,
		before: sourceFile(
			['context', 'fmt', 'log', 'os', '', ...clients],
			[...withEndpoint, '    azure.WithAPIKey(os.Getenv("AZURE_OPENAI_API_KEY")),', ')', ...call],
		),
		after: sourceFile(
			['context', 'fmt', 'log', '', identity, ...clients],
			[
				...credential,
				...withEndpoint,
				'    azure.WithTokenCredential(credential,',
				'        azure.WithTokenCredentialScopes([]string{',
				`            ${stringLiteral(scope)},`,
				'        })),',
				')',
				...call,
			],
		),
		credential: [`import ${stringLiteral(identity)}`, '', ...credential],
		credentialPackage: `go get ${identity}`,
	};
};
