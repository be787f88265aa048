// What an application's change is shown with: one language's code before and after, filled with an account's values.

export type CodeSampleInput = {
	/** The account's own, with or without its slash: `https://NAME.openai.azure.com/`. */
	readonly endpoint: string;
	readonly deployment: string;
	/** Of the data plane's inference API, a stable one: `2024-10-21`. */
	readonly apiVersion: string;
	/** `https://cognitiveservices.azure.com/.default` */
	readonly scope: string;
	/** Of a user-assigned identity; absent for a system-assigned one. */
	readonly clientId: string | undefined;
};

export type CodeSampleId = 'python' | 'javascript' | 'csharp' | 'java' | 'go' | 'curlAz' | 'curlHost';

export type CodeSample = {
	readonly id: CodeSampleId;
	/** As the language calls itself: the same in every language of ours. */
	readonly language: string;
	/** The packages that the new code needs. */
	readonly install: string;
	readonly before: readonly string[];
	readonly after: readonly string[];
	/** The lines that make the credential, for any other client of Azure's; none where there is no such thing. */
	readonly credential: readonly string[];
	/** The package in which the credential is. */
	readonly credentialPackage: string;
};

/** The newest stable version of the inference API, and the default of the SDKs (Microsoft Learn, API version lifecycle). */
export const inferenceApiVersion = '2024-10-21';
