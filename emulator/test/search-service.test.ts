// A search service's own endpoint: who may look inside, and how a stored key is shown.
import { afterEach, expect, it } from 'vitest';
import { type ServedTenant, serveTenant } from './helpers/served-tenant.ts';

let served: ServedTenant;
afterEach(() => served.close());

const at = (name: string, path: string, version = '2024-07-01') =>
	`https://${name}.search.windows.net/${path}?api-version=${version}`;

it('shows one index that signs in with a key, redacted, and one with the identity', async () => {
	served = await serveTenant();
	const signIn = async (name: string) => {
		const { body } = await served.request('GET', at(name, 'indexes'));
		const { resourceUri, apiKey, authIdentity } = body.value[0].vectorSearch.vectorizers[0].azureOpenAIParameters;
		return [resourceUri, apiKey, authIdentity];
	};
	expect(await signIn('srch-contoso-knowledge')).toEqual([
		'https://aoai-contoso-knowledge.openai.azure.com',
		'<redacted>',
		null,
	]);
	expect(await signIn('srch-contoso-manuals')).toEqual(['https://aoai-contoso-knowledge.openai.azure.com', null, null]);
	const skillsets = await served.request('GET', at('srch-contoso-knowledge', 'skillsets'));
	expect(skillsets.body.value[0].skills[0]).toMatchObject({
		'@odata.type': '#Microsoft.Skills.Text.AzureOpenAIEmbeddingSkill',
		apiKey: '<redacted>',
	});
	const indexers = await served.request('GET', at('srch-contoso-knowledge', 'indexers'));
	expect(indexers.body.value[0].skillsetName).toBe('documents-skillset');
});

it('answers a token with 403 and nothing where the service takes keys alone', async () => {
	served = await serveTenant();
	const { status, body } = await served.request('GET', at('srch-contoso-closed', 'indexes'));
	expect([status, body]).toEqual([403, undefined]);
});

it('refuses a version that it does not have, and a call without a token', async () => {
	served = await serveTenant();
	expect(
		(await served.request('GET', at('srch-contoso-manuals', 'indexes', '2001-01-01'))).body.error.message,
	).toContain('api-version');
	expect((await served.request('GET', at('srch-contoso-manuals', 'indexes'), undefined, {})).status).toBe(401);
});
