// The addresses of an account, by its kind and subdomain.

const endpointDomain = (kind: string) => (kind === 'OpenAI' ? 'openai.azure.com' : 'cognitiveservices.azure.com');

/** Returns the URL of an account of this kind, `https://{subdomain}.…/`. */
export const accountEndpoint = (kind: string, subdomain: string): string =>
	`https://${subdomain}.${endpointDomain(kind)}/`;

/** Returns every host that an account of this kind answers at, by its subdomain. */
export const accountHosts = (kind: string, subdomain: string): readonly string[] => {
	const own = `${subdomain}.cognitiveservices.azure.com`;
	if (kind === 'OpenAI') return [`${subdomain}.openai.azure.com`, own];
	return kind === 'AIServices' ? [own, `${subdomain}.openai.azure.com`, `${subdomain}.services.ai.azure.com`] : [own];
};

/** Returns `properties.endpoints`, with the names that Azure gives to each. */
export const accountEndpoints = (kind: string, subdomain: string): Readonly<Record<string, string>> => {
	const openAi = `https://${subdomain}.openai.azure.com/`;
	const models = {
		'OpenAI Language Model Instance API': openAi,
		'OpenAI Dall-E API': openAi,
		'OpenAI Whisper API': openAi,
	};
	if (kind === 'OpenAI') return models;
	if (kind !== 'AIServices') return { Container: accountEndpoint(kind, subdomain) };
	return {
		'AI Foundry API': `https://${subdomain}.services.ai.azure.com/`,
		...models,
		Language: accountEndpoint(kind, subdomain),
		'Computer Vision': accountEndpoint(kind, subdomain),
	};
};
