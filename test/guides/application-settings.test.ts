// Services that call by their settings: what stands there with a key, and what with the service's own identity.
import { describe, expect, it } from 'vitest';
import { serviceSettings } from '../../source/guides/service-settings.ts';
import { hostTypes } from '../../source/model/host-types.ts';

const input = {
	endpoint: 'https://aoai-contoso-chat.openai.azure.com/',
	embedding: { name: 'embed "large"', model: 'text-embedding-3-large' },
	scope: 'https://cognitiveservices.azure.com/.default',
};
const all = hostTypes.flatMap((type) => serviceSettings(type, input)?.map((setting) => ({ type, ...setting })) ?? []);

describe('what changes in a service', () => {
	it('is a setting for services that run no user code, and nothing for those that do', () => {
		expect([...new Set(all.map(({ type }) => type))].sort()).toEqual(
			['apiManagement', 'foundryAccount', 'foundryProject', 'searchService', 'workspace'].sort(),
		);
		expect(serviceSettings('virtualMachine', input)).toBeUndefined();
		expect(serviceSettings(undefined, input)).toBeUndefined();
	});

	it.each(all)('$language of $type has the key before, and none after', ({ before, after, location }) => {
		expect(before.join('\n')).toMatch(/YOUR-KEY|YOUR-NAMED-VALUE/);
		expect(after.join('\n')).not.toMatch(/YOUR-KEY|YOUR-NAMED-VALUE|"ApiKey"/);
		expect(location.length).toBeLessThanOrEqual(76);
	});

	it.each(all.filter(({ id }) => ['skill', 'connection', 'billing', 'backend'].includes(id)))(
		'$language of $type is JSON',
		({ before, after }) => {
			for (const lines of [before, after]) expect(() => JSON.parse(lines.join('\n'))).not.toThrow();
		},
	);

	it('names the vectorizer’s deployment as a literal, and no key beside the identity', () => {
		const [vectorizer] = serviceSettings('searchService', input) ?? [];
		expect(JSON.parse(`{${vectorizer?.after.join('\n')}}`)).toEqual({
			azureOpenAIParameters: {
				resourceUri: 'https://aoai-contoso-chat.openai.azure.com',
				deploymentId: 'embed "large"',
				modelName: 'text-embedding-3-large',
				apiKey: null,
				authIdentity: null,
			},
		});
	});

	it('asks for the token of the cloud, and takes away the header that a caller may have sent', () => {
		const scope = 'https://cognitiveservices.azure.us/.default';
		const [policy] = serviceSettings('apiManagement', { ...input, scope }) ?? [];
		expect(policy?.after.join('\n')).toContain('resource="https://cognitiveservices.azure.us"');
		expect(policy?.after[0]).toBe('<set-header name="api-key" exists-action="delete" />');
	});
});
