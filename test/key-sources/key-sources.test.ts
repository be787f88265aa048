// What the list of sources promises of each: requests, resource types, words.
import { describe, expect, it } from 'vitest';
import { isReadRequest } from '../../source/azure/pipeline/read-requests.ts';
import {
	keySourceDefinition,
	keySources,
	keySourcesOfType,
	openSources,
	placesNotAsked,
	secretSources,
} from '../../source/key-sources/index.ts';
import { loadStrings } from '../../source/strings/index.ts';
import { evidenceBlocks } from '../../source/ui/features/verdict/evidence-blocks.ts';
import { buildEvidence } from '../helpers/builders/evidence.ts';
import { buildReadyVerdictInput } from '../helpers/builders/verdict-input.ts';

describe.each(keySources)('the source %s', (source) => {
	const definition = keySourceDefinition(source);

	it('asks types that it does not leave out, in lower case', () => {
		const types = [...definition.types, ...(definition.typesNotAsked ?? [])];
		expect(types.length).toBeGreaterThan(0);
		expect(types).toEqual([...new Set(types.map((type) => type.toLowerCase()))]);
	});

	it('reads by POST only where it reads secrets, and the wall knows each', () => {
		const posts = definition.readOnlyPosts ?? [];
		expect(definition.readsSecrets || posts.length === 0).toBe(true);
		for (const post of posts) {
			const path = `/subscriptions/s/resourceGroups/rg/providers/${post.replaceAll('{}', 'x')}`;
			expect(isReadRequest('POST', path)).toBe(true);
			expect(isReadRequest('POST', `${path}/delete`)).toBe(false);
			expect(isReadRequest('PUT', path)).toBe(false);
		}
	});

	it.each(['en', 'ja'] as const)(
		'says in %s what it does not look into, whether it was asked or not',
		async (language) => {
			const strings = await loadStrings(language);
			const blocks = (scanResults: ReturnType<typeof buildEvidence>['scanResults']) =>
				JSON.stringify(
					evidenceBlocks(
						buildEvidence({ scanResults }),
						buildReadyVerdictInput().facts.account,
						(name) => name,
						strings,
					),
				);
			for (const text of [blocks(buildEvidence().scanResults), blocks({})]) {
				expect(text).toContain(strings.keySources[source]);
				for (const place of placesNotAsked(source)) expect(text).toContain(place);
			}
		},
	);
});

describe('the list of sources', () => {
	it('counts each towards one of the two checks', () => {
		expect([...openSources, ...secretSources].toSorted()).toEqual(keySources.toSorted());
	});

	it('knows every source that looks inside of a type, in any case, and of what lies in it', () => {
		expect(keySourcesOfType('Microsoft.MachineLearningServices/workspaces')).toEqual(['workspaces', 'modelEndpoints']);
		expect(keySourcesOfType('Microsoft.Web/sites/slots')).toEqual(['sites']);
		expect(keySourcesOfType('Microsoft.Compute/virtualMachines')).toEqual([]);
	});

	it('refuses a source that there is not', () => {
		expect(() => keySourceDefinition('toString')).toThrow('no source of key uses');
	});
});
