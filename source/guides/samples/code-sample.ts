// A sample shows an application's change: one language's code before and after, filled with an account's values.

export type CodeSampleInput = {
	/** The account's own endpoint, with or without its slash: `https://NAME.openai.azure.com/`. */
	readonly endpoint: string;
	readonly deployment: string;
	/** The version of the data plane's inference API, a stable one: `2024-10-21`. */
	readonly apiVersion: string;
	/** The scope of a token: `https://cognitiveservices.azure.com/.default` */
	readonly scope: string;
	/** The client id of a user-assigned identity; undefined for a system-assigned one. */
	readonly clientId: string | undefined;
};

export type CodeSampleId = 'python' | 'javascript' | 'csharp' | 'java' | 'go' | 'curlAz' | 'curlHost';

export type CodeSample = {
	readonly id: CodeSampleId;
	/** The name of the language, the same in English and Japanese. */
	readonly language: string;
	/** The packages that the new code needs. */
	readonly install: string;
	readonly before: readonly string[];
	readonly after: readonly string[];
	/** The lines that create the credential, for any other Azure client; none where there is no such thing. */
	readonly credential: readonly string[];
	/** The package that contains the credential. */
	readonly credentialPackage: string;
};

/**
 * The newest stable version of the inference API, which the SDKs use by default (Microsoft Learn, API version
 * lifecycle).
 */
export const inferenceApiVersion = '2024-10-21';
