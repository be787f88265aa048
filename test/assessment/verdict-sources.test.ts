// A key in a place that is easily forgotten: on an account that is ready but for it, the verdict names the place, and says
// that it cannot tell where the place may not be read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forbiddenResponse, interceptPath, type StubResponse } from '../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { buildTickedNotes, evaluateVerdictInput, readVerdictInputWith, withNotes } from '../helpers/verdict-input.ts';

let practice: PracticeTenant;
let accountId: string;
let key1: string;
let tickedNotes: ReturnType<typeof buildTickedNotes>;

beforeAll(async () => {
	practice = await startPracticeTenant();
	accountId = (await findAccount(practice.azure, 'aoai-contoso-reports')).id;
	key1 = await practice.azure.readKey(accountId, 'key1');
	tickedNotes = buildTickedNotes(await readVerdictInputWith(practice, practice.azure, accountId));
});
afterAll(() => practice.close());

const readVerdict = async (pattern: RegExp, reply: StubResponse) => {
	const azure = interceptPath(practice, pattern, reply);
	practice.time.now += 60_000;
	const { outcome, checks } = evaluateVerdictInput(
		withNotes(await readVerdictInputWith(practice, azure, accountId), ...tickedNotes),
	);
	return {
		outcome,
		names: checks
			.flatMap(({ met, subjects }) => (met === 'yes' ? [] : (subjects ?? [])))
			.flatMap((one) => ('name' in one ? one.name : [])),
	};
};

const model = {
	kind: 'azureOpenAI',
	azureOpenAIParameters: { resourceUri: 'https://aoai-contoso-reports.openai.azure.com', apiKey: '<redacted>' },
};
const rows = (...value: readonly object[]) => ({ value });

/** Where, what is asked there, what it answers given a key, what the verdict names, and what it names where it is refused. */
const places: readonly (readonly [string, RegExp, (key: string) => object, string, string])[] = [
	[
		'the model of a knowledge base',
		/manuals\.search.*\/knowledgebases\?/,
		() => rows({ name: 'ours', models: [model] }),
		'srch-contoso-manuals (ours)',
		'srch-contoso-manuals knowledgebases',
	],
	[
		'the embedding model of a knowledge source',
		/manuals\.search.*\/knowledgesources\?/,
		() => rows({ name: 'ours', azureBlobParameters: { ingestionParameters: { embeddingModel: model } } }),
		'srch-contoso-manuals (ours)',
		'srch-contoso-manuals knowledgesources',
	],
	[
		'the enrichment of a knowledge source',
		/manuals\.search.*\/knowledgesources\?/,
		() =>
			rows({
				name: 'ours',
				azureBlobParameters: {
					ingestionParameters: {
						aiServices: { uri: 'https://aoai-contoso-reports.cognitiveservices.azure.com', apiKey: '<redacted>' },
					},
				},
			}),
		'srch-contoso-manuals (ours)',
		'srch-contoso-manuals knowledgesources',
	],
	[
		'a knowledge agent of a preview',
		/manuals\.search.*\/agents\?/,
		() => rows({ name: 'ours', models: [model] }),
		'srch-contoso-manuals (ours)',
		'srch-contoso-manuals agents',
	],
	[
		'the environment of an online deployment',
		/onlineEndpoints\/triage\/deployments\?/,
		(key) => rows({ name: 'blue', properties: { environmentVariables: { KEY: key } } }),
		'mlw-contoso-science (triage/blue KEY)',
		'mlw-contoso-science onlineEndpoints/triage',
	],
	[
		'the environment of a batch deployment',
		/batchEndpoints\/labels\/deployments\?/,
		(key) => rows({ name: 'nightly', properties: { environmentVariables: { KEY: key } } }),
		'mlw-contoso-science (labels/nightly KEY)',
		'mlw-contoso-science batchEndpoints/labels',
	],
	[
		'the secrets of a job',
		/jobs\/job-contoso-digest\/listSecrets\?/,
		(key) => rows({ name: 'a-secret', value: key }),
		'job-contoso-digest (a-secret)',
		'job-contoso-digest secrets',
	],
	[
		'a named value of a workspace of a gateway',
		/workspaces\/partners\/namedValues\/partner-aoai-key\/listValue\?/,
		(key) => ({ value: key }),
		'apim-contoso-ai (workspaces/partners/partner-aoai-key)',
		'apim-contoso-ai workspaces/partners partner-aoai-key',
	],
	[
		'a workflow',
		/workflows\/logic-contoso-mail\?/,
		(key) => ({ properties: { definition: { actions: { Ask: { inputs: { headers: { 'api-key': key } } } } } } }),
		'logic-contoso-mail (actions.Ask.inputs.headers.api-key)',
		'logic-contoso-mail',
	],
	[
		'a parameter of a workflow',
		/workflows\/logic-contoso-mail\?/,
		(key) => ({ properties: { definition: {}, parameters: { token: { value: key } } } }),
		'logic-contoso-mail (parameters.token.value)',
		'logic-contoso-mail',
	],
	[
		'a connection of Logic Apps',
		/connections\/azureopenai-orders\?/,
		() => ({
			properties: {
				api: { name: 'azureopenai' },
				parameterValues: { azureOpenAIResourceName: 'aoai-contoso-reports' },
			},
		}),
		'azureopenai-orders (azureopenai-orders)',
		'azureopenai-orders',
	],
	[
		'a linked service',
		/factories\/adf-contoso-ingest\/linkedservices\?/,
		() =>
			rows({
				name: 'ours',
				properties: {
					typeProperties: {
						url: 'https://aoai-contoso-reports.openai.azure.com/',
						authHeaders: { 'api-key': { type: 'AzureKeyVaultSecret', secretName: 'k' } },
					},
				},
			}),
		'adf-contoso-ingest (ours)',
		'adf-contoso-ingest linkedservices',
	],
	[
		'an activity of a pipeline',
		/factories\/adf-contoso-ingest\/pipelines\?/,
		(key) => rows({ name: 'ask', properties: { activities: [{ typeProperties: { headers: { 'api-key': key } } }] } }),
		'adf-contoso-ingest (ask)',
		'adf-contoso-ingest pipelines',
	],
	[
		'a variable of Automation',
		/automationAccounts\/aa-contoso-ops\/variables\?/,
		(key) => rows({ name: 'Key', properties: { isEncrypted: false, value: JSON.stringify(key) } }),
		'aa-contoso-ops (Key)',
		'aa-contoso-ops',
	],
];

describe.each(places)('a key in %s', (_, pattern, answer, place, skipped) => {
	it('is named, and the account is not ready', async () => {
		const { outcome, names } = await readVerdict(pattern, { status: 200, body: answer(key1) });
		expect(outcome).toBe('notReady');
		expect(names).toContain(place);
	});

	it('that may not be read is named, and leaves the verdict at cannot tell', async () => {
		const { outcome, names } = await readVerdict(pattern, forbiddenResponse);
		expect(outcome).toBe('cannotTell');
		expect(names).toContain(skipped);
	});
});

it('is ready where every place answers and none has it', async () => {
	expect((await readVerdict(/^nothing$/, forbiddenResponse)).outcome).toBe('ready');
});
