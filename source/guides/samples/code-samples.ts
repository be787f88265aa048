// Writes the application's own change in every language whose current SDK we know.

import type { CodeSample, CodeSampleId, CodeSampleInput } from './code-sample.ts';
import { csharp } from './csharp.ts';
import { curlAz, curlHost } from './curl.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { python } from './python.ts';

/** The writers, in the order in which the screen offers them. */
const sampleWriters: Readonly<Record<CodeSampleId, (input: CodeSampleInput) => CodeSample>> = {
	python,
	javascript,
	csharp,
	java,
	go,
	curlAz,
	curlHost,
};

/** Returns the sample of every language, filled with these values, in the order in which the screen offers them. */
export const codeSamples = (input: CodeSampleInput): readonly CodeSample[] =>
	Object.values(sampleWriters).map((write) => write(input));

type DeploymentModel = { readonly name: string; readonly format: string; readonly model: string };

const nonChatModels = /embedding|whisper|transcribe|tts|dall-e|image|sora|realtime|davinci|babbage/i;

/** Returns the deployment that search services call: the first of an embedding model; undefined where there is none. */
export const embeddingDeployment = <T extends DeploymentModel>(deployments: readonly T[]): T | undefined =>
	deployments.find(({ format, model }) => format === 'OpenAI' && /embedding/i.test(model));

/**
 * Returns the deployment to show chat with: the first OpenAI model that chats by its name; undefined where there is
 * none, and a placeholder then stands in the code.
 */
export const chatDeployment = <T extends DeploymentModel>(deployments: readonly T[]): T | undefined => {
	return deployments.find(({ format, model }) => format === 'OpenAI' && !nonChatModels.test(model));
};
