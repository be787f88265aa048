// The code as an application's author reads it, and what can be known of it without the SDKs.
import { execFileSync } from 'node:child_process';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import {
	type CodeSampleId,
	type CodeSampleInput,
	inferenceApiVersion,
} from '../../source/guides/samples/code-sample.ts';
import { chatDeployment, codeSamples } from '../../source/guides/samples/code-samples.ts';
import { hostProofCommand } from '../../source/guides/samples/host-proof.ts';

const system: CodeSampleInput = {
	endpoint: 'https://aoai-contoso-chat.openai.azure.com/',
	deployment: 'gpt-4o',
	apiVersion: inferenceApiVersion,
	scope: 'https://cognitiveservices.azure.com/.default',
	clientId: undefined,
};
const assigned: CodeSampleInput = { ...system, clientId: '5a000141-0c1d-4e2f-8a3b-000000000141' };

const sample = (id: CodeSampleId, input = system) => {
	const found = codeSamples(input).find((one) => one.id === id);
	if (!found) throw new Error(`no sample ${id}`);
	return found;
};

const newCode = (id: CodeSampleId, input = system) => sample(id, input).after.join('\n');

describe('the code with a token', () => {
	it('in Python', () => {
		expect(newCode('python', assigned)).toMatchInlineSnapshot(`
			"from azure.identity import DefaultAzureCredential, get_bearer_token_provider
			from openai import AzureOpenAI

			credential = DefaultAzureCredential(
			    managed_identity_client_id="5a000141-0c1d-4e2f-8a3b-000000000141",
			)
			token_provider = get_bearer_token_provider(
			    credential, "https://cognitiveservices.azure.com/.default"
			)
			client = AzureOpenAI(
			    azure_endpoint="https://aoai-contoso-chat.openai.azure.com/",
			    azure_ad_token_provider=token_provider,
			    api_version="2024-10-21",
			)
			response = client.chat.completions.create(
			    model="gpt-4o",
			    messages=[{"role": "user", "content": "Hello"}],
			)
			print(response.choices[0].message.content)"
		`);
	});

	it('in JavaScript and TypeScript', () => {
		expect(newCode('javascript', assigned)).toMatchInlineSnapshot(`
			"import {
			  DefaultAzureCredential,
			  getBearerTokenProvider,
			} from "@azure/identity";
			import { AzureOpenAI } from "openai";

			const credential = new DefaultAzureCredential({
			  managedIdentityClientId: "5a000141-0c1d-4e2f-8a3b-000000000141",
			});
			const azureADTokenProvider = getBearerTokenProvider(
			  credential,
			  "https://cognitiveservices.azure.com/.default",
			);
			const client = new AzureOpenAI({
			  endpoint: "https://aoai-contoso-chat.openai.azure.com/",
			  azureADTokenProvider,
			  apiVersion: "2024-10-21",
			});
			const response = await client.chat.completions.create({
			  model: "gpt-4o",
			  messages: [{ role: "user", content: "Hello" }],
			});
			console.log(response.choices[0]?.message.content);"
		`);
	});

	it('in C#', () => {
		expect(newCode('csharp', assigned)).toMatchInlineSnapshot(`
			"using Azure.AI.OpenAI;
			using Azure.Identity;
			using OpenAI.Chat;

			var credential = new DefaultAzureCredential(
			    new DefaultAzureCredentialOptions
			    {
			        ManagedIdentityClientId = "5a000141-0c1d-4e2f-8a3b-000000000141",
			    });
			var options = new AzureOpenAIClientOptions(
			    AzureOpenAIClientOptions.ServiceVersion.V2024_10_21)
			{
			    Audience = new AzureOpenAIAudience(
			        "https://cognitiveservices.azure.com/.default"),
			};
			var client = new AzureOpenAIClient(
			    new Uri("https://aoai-contoso-chat.openai.azure.com/"),
			    credential,
			    options);
			ChatClient chat = client.GetChatClient("gpt-4o");
			ChatCompletion completion = chat.CompleteChat("Hello");
			Console.WriteLine(completion.Content[0].Text);"
		`);
	});

	it('in Java', () => {
		expect(newCode('java', assigned)).toMatchInlineSnapshot(`
			"import com.azure.identity.AuthenticationUtil;
			import com.azure.identity.DefaultAzureCredentialBuilder;
			import com.openai.azure.AzureOpenAIServiceVersion;
			import com.openai.azure.AzureUrlPathMode;
			import com.openai.client.OpenAIClient;
			import com.openai.client.okhttp.OpenAIOkHttpClient;
			import com.openai.credential.BearerTokenCredential;
			import com.openai.models.chat.completions.ChatCompletionCreateParams;

			public final class App {
			    public static void main(String[] args) {
			        var credential = new DefaultAzureCredentialBuilder()
			            .managedIdentityClientId("5a000141-0c1d-4e2f-8a3b-000000000141")
			            .build();
			        var token = AuthenticationUtil.getBearerTokenSupplier(
			            credential, "https://cognitiveservices.azure.com/.default");
			        OpenAIClient client = OpenAIOkHttpClient.builder()
			            .baseUrl(
			                "https://aoai-contoso-chat.openai.azure.com/")
			            .azureServiceVersion(
			                AzureOpenAIServiceVersion.fromString("2024-10-21"))
			            .azureUrlPathMode(AzureUrlPathMode.LEGACY)
			            .credential(BearerTokenCredential.create(token))
			            .build();
			        var params = ChatCompletionCreateParams.builder()
			            .model("gpt-4o")
			            .addUserMessage("Hello")
			            .build();
			        client.chat().completions().create(params).choices().stream()
			            .flatMap(choice -> choice.message().content().stream())
			            .forEach(System.out::println);
			    }
			}"
		`);
	});

	it('in Go', () => {
		expect(newCode('go', assigned)).toMatchInlineSnapshot(`
			"package main

			import (
			    "context"
			    "fmt"
			    "log"

			    "github.com/Azure/azure-sdk-for-go/sdk/azidentity"
			    "github.com/openai/openai-go/v3"
			    "github.com/openai/openai-go/v3/azure"
			)

			func main() {
			    options := &azidentity.ManagedIdentityCredentialOptions{
			        ID: azidentity.ClientID("5a000141-0c1d-4e2f-8a3b-000000000141"),
			    }
			    credential, err := azidentity.NewManagedIdentityCredential(options)
			    if err != nil {
			        log.Fatal(err)
			    }
			    client := openai.NewClient(
			        azure.WithEndpoint(
			            "https://aoai-contoso-chat.openai.azure.com/",
			            "2024-10-21"),
			        azure.WithTokenCredential(credential,
			            azure.WithTokenCredentialScopes([]string{
			                "https://cognitiveservices.azure.com/.default",
			            })),
			    )
			    completion, err := client.Chat.Completions.New(
			        context.Background(),
			        openai.ChatCompletionNewParams{
			            Model: "gpt-4o",
			            Messages: []openai.ChatCompletionMessageParamUnion{
			                openai.UserMessage("Hello"),
			            },
			        })
			    if err != nil {
			        log.Fatal(err)
			    }
			    fmt.Println(completion.Choices[0].Message.Content)
			}"
		`);
	});

	it('in a shell, signed in as a person', () => {
		expect(newCode('curlAz')).toMatchInlineSnapshot(`
			"URL='https://aoai-contoso-chat.openai.azure.com/openai/deployments/gpt-4o'
			TOKEN=$(az account get-access-token \\
			  --resource 'https://cognitiveservices.azure.com' \\
			  --query accessToken --output tsv)
			printf 'Authorization: Bearer %s' "$TOKEN" |
			curl -sS -H @- \\
			  -H 'Content-Type: application/json' \\
			  -d '{"messages":[{"role":"user","content":"Hello"}]}' \\
			  "$URL/chat/completions?"'api-version=2024-10-21'"
		`);
	});

	it('in a shell on the host', () => {
		expect(newCode('curlHost', assigned)).toMatchInlineSnapshot(`
			"URL='https://aoai-contoso-chat.openai.azure.com/openai/deployments/gpt-4o'
			QUERY='resource=https%3A%2F%2Fcognitiveservices.azure.com'
			CLIENT='&client_id=5a000141-0c1d-4e2f-8a3b-000000000141'
			IMDS=http://169.254.169.254/metadata/identity/oauth2/token
			if [ -n "$IDENTITY_ENDPOINT" ] && [ -n "$IDENTITY_HEADER" ]; then
			  ANSWER=$(printf 'X-IDENTITY-HEADER: %s' "$IDENTITY_HEADER" |
			    curl -s -m 20 --noproxy '*' -H @- \\
			      "$IDENTITY_ENDPOINT?api-version=2019-08-01&$QUERY$CLIENT")
			else
			  ANSWER=$(curl -s -m 20 --noproxy '*' -H 'Metadata: true' \\
			    "$IMDS?api-version=2018-02-01&$QUERY$CLIENT")
			fi
			TOKEN=$(printf %s "$ANSWER" |
			  sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')
			printf 'Authorization: Bearer %s' "$TOKEN" |
			curl -sS -H @- \\
			  -H 'Content-Type: application/json' \\
			  -d '{"messages":[{"role":"user","content":"Hello"}]}' \\
			  "$URL/chat/completions?"'api-version=2024-10-21'"
		`);
	});

	it.each(codeSamples(system))('in $language names no client id for a host’s own identity', ({ after: lines }) => {
		expect(lines.join('\n')).not.toMatch(/client_?id\b(?!')/i);
	});

	it.each(codeSamples(system))('in $language has no key, where the old code had one', ({ before, after: lines }) => {
		expect(before.join('\n')).toMatch(/AZURE_OPENAI_(API_)?KEY/);
		expect(lines.join('\n')).not.toMatch(/AZURE_OPENAI|api.?key/i);
	});

	it.each(codeSamples(assigned))('in $language fits a terminal of 80 columns as it is', ({ before, after: lines }) => {
		expect([...before, ...lines].filter((line) => line.length > 78)).toEqual([]);
		expect([...before, ...lines].filter((line) => line.includes('\t'))).toEqual([]);
	});
});

describe('what can be parsed', () => {
	it.each([system, assigned])('JavaScript, which is TypeScript too', async (input) => {
		const { before, after: lines } = sample('javascript', input);
		for (const code of [before, lines])
			for (const loader of ['js', 'ts'] as const)
				await expect(transform(code.join('\n'), { loader, format: 'esm' })).resolves.toBeTruthy();
	});

	it.each([system, assigned])('the shell', (input) => {
		const scripts = [
			...(['curlAz', 'curlHost'] as const).flatMap((id) => [sample(id, input).before, sample(id, input).after]),
			hostProofCommand(input),
		];
		for (const script of scripts) execFileSync('bash', ['-n'], { input: script.join('\n') });
	});
});

describe('the deployment that is shown', () => {
	const deployed = (name: string, model: string, format = 'OpenAI') => ({ name, model, format });

	it('is one that chats, before any other OpenAI one', () => {
		expect(
			chatDeployment([
				deployed('mistral', 'mistral-large', 'Mistral AI'),
				deployed('embed', 'text-embedding-3-large'),
				deployed('chat', 'gpt-4o'),
			])?.name,
		).toBe('chat');
		expect(chatDeployment([deployed('embed', 'text-embedding-3-large')])).toBeUndefined();
		expect(chatDeployment([deployed('mistral', 'mistral-large', 'Mistral AI')])).toBeUndefined();
	});
});
