// The application's own change in every language that we know the current SDK of.

import type { CodeSample, CodeSampleId, CodeSampleInput } from './code-sample.ts';
import { csharp } from './csharp.ts';
import { curlAz, curlHost } from './curl.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { python } from './python.ts';

/** In the order in which they are offered. */
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

/** The deployment that search services call: the first of an embedding model. */
export const embeddingDeployment = <T extends DeploymentModel>(deployments: readonly T[]): T | undefined =>
	deployments.find(({ format, model }) => format === 'OpenAI' && /embedding/i.test(model));

/** The deployment to show chat with: the first OpenAI model that chats by its name; a placeholder stands where none does. */
export const chatDeployment = <T extends DeploymentModel>(deployments: readonly T[]): T | undefined => {
	return deployments.find(({ format, model }) => format === 'OpenAI' && !nonChatModels.test(model));
};
