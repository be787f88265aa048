// What Azure tells of a deployment by its model: `capabilities`, which no client sets.
import type { JsonObject, Resource } from './tenant-state.ts';

const chat = { chatCompletion: 'true', responses: 'true', jsonObjectResponse: 'true', assistants: 'false' };
const chatAlone = { chatCompletion: 'true' };

/**
 * As `GET {account}/models` and deployments of Azure answered in 2026; by the name of the base model. Of many models of
 * other publishers Azure tells nothing: they are not here.
 */
const catalogue: Readonly<Record<string, JsonObject>> = {
	'gpt-4o': chat,
	'gpt-4o-mini': chat,
	'gpt-35-turbo': chatAlone,
	'text-embedding-3-large': { embeddings: 'true', embeddingsMaxInputs: '2048' },
	'text-embedding-3-small': { embeddings: 'true', embeddingsMaxInputs: '2048' },
	'gpt-image-1': { imageGenerations: 'true' },
	'gpt-realtime': { realtime: 'true', audio: 'true' },
	'codex-mini': { responses: 'true' },
	whisper: { audio: 'true' },
	'Phi-4': chatAlone,
	'Mistral-Large-2411': chatAlone,
};

/** Returns the deployment with what Azure tells of its model; what its contents say of that stays. */
export const withCapabilities = (deployment: Resource): Resource => {
	const { name = '' } = (deployment.properties.model ?? {}) as { readonly name?: string };
	// A fine-tuned model is called after its base, the version of that and `.ft-`.
	const base = Object.keys(catalogue).find((one) => one === name || name.startsWith(`${one}-20`));
	const capabilities = deployment.properties.capabilities ?? (base && catalogue[base]);
	return capabilities ? { ...deployment, properties: { ...deployment.properties, capabilities } } : deployment;
};
