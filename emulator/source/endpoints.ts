// The addresses of an account, by its kind and subdomain.

const hostOf = (kind: string) => (kind === 'OpenAI' ? 'openai.azure.com' : 'cognitiveservices.azure.com');

export const endpointOf = (kind: string, subdomain: string): string => `https://${subdomain}.${hostOf(kind)}/`;

/** Every host that an account of this kind answers at, by its subdomain. */
export const hostsOf = (kind: string, subdomain: string): readonly string[] => {
	const own = `${subdomain}.cognitiveservices.azure.com`;
	if (kind === 'OpenAI') return [`${subdomain}.openai.azure.com`, own];
	return kind === 'AIServices' ? [own, `${subdomain}.openai.azure.com`, `${subdomain}.services.ai.azure.com`] : [own];
};

/** The map of `properties.endpoints`, with the names that Azure gives to each. */
export const endpointsOf = (kind: string, subdomain: string): Readonly<Record<string, string>> => {
	const openAi = `https://${subdomain}.openai.azure.com/`;
	const models = {
		'OpenAI Language Model Instance API': openAi,
		'OpenAI Dall-E API': openAi,
		'OpenAI Whisper API': openAi,
	};
	if (kind === 'OpenAI') return models;
	if (kind !== 'AIServices') return { Container: endpointOf(kind, subdomain) };
	return {
		'AI Foundry API': `https://${subdomain}.services.ai.azure.com/`,
		...models,
		Language: endpointOf(kind, subdomain),
		'Computer Vision': endpointOf(kind, subdomain),
	};
};
