// Which data actions calling one deployment takes, by what Resource Manager tells of it: capabilities, SKU, fine-tuning, format.
import type { Deployment } from '../azure.ts';
import { actions, anyDataAction } from './permissions.ts';

const provider = 'Microsoft.CognitiveServices/accounts';
const openAi = `${provider}/OpenAI`;

/** Models of other publishers are called on routes of their own (custom roles for Foundry Models). */
export const otherModelsAction = `${provider}/MaaS/chat/completions/action`;

/** By the capability in lower case (built-in roles for AI; `GET {account}/models`, 2026). */
const byCapability: Readonly<Record<string, string>> = {
	chatcompletion: actions.chat,
	completion: `${openAi}/deployments/completions/action`,
	embeddings: `${openAi}/deployments/embeddings/action`,
	responses: `${openAi}/responses/write`,
	realtime: `${openAi}/deployments/realtime/action`,
	imagegenerations: `${openAi}/images/generations/action`,
};

/** Beside another capability `audio` says what that one takes and gives; alone it is Whisper's own route. */
const audio = `${openAi}/deployments/audio/action`;

/** A batch is a file that is uploaded and a job over it (Microsoft Learn, RBAC for Foundry, batch inferencing). */
const batchActions = [`${openAi}/files/write`, `${openAi}/batch-jobs/write`] as const;

/** Training a model again takes files and jobs (Microsoft Learn, RBAC for Azure OpenAI: Contributor may fine-tune). */
const fineTuneActions = [`${openAi}/files/write`, `${openAi}/fine-tunes/write`] as const;

/** Whether a deployment has a batch SKU (Microsoft Learn, deployment types: GlobalBatch, DataZoneBatch). */
export const isBatch = ({ sku }: Pick<Deployment, 'sku'>): boolean => /batch$/i.test(sku);

/** Whether a deployment's model has the publisher's format `OpenAI`. */
export const isOfOpenAi = ({ format }: Pick<Deployment, 'format'>): boolean => format.toLowerCase() === 'openai';

const callActions = (capabilities: readonly string[]): readonly string[] => {
	const names = capabilities.map((name) => name.toLowerCase());
	const found = names.flatMap((name) => byCapability[name] ?? []);
	return found.length === 0 && names.includes('audio') ? [audio] : found;
};

/**
 * The data actions that callers of the deployment need, all of them. Where Azure tells no capability of its model that is
 * known here, it is `anyDataAction`: only a role over all of it proves anything.
 */
export const actionsOfDeployment = (deployment: Deployment): readonly string[] => {
	if (isBatch(deployment)) return batchActions;
	const called = callActions(deployment.capabilities);
	if (!isOfOpenAi(deployment))
		return called.includes(actions.chat) ? [otherModelsAction] : [anyDataAction('AIServices')];
	const needed = called.length > 0 ? called : [anyDataAction('OpenAI')];
	return deployment.isFineTuned ? [...needed, ...fineTuneActions] : needed;
};
