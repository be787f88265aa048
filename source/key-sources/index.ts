// Where keys of an account hide: the one list of sources. Requests, texts and checks derive from it.
import { apiManagement } from './api-management.ts';
import { automation } from './automation.ts';
import { connections } from './connections.ts';
import { containerApps } from './container-apps.ts';
import { dataFactories } from './data-factories.ts';
import { logicApps } from './logic-apps.ts';
import { modelEndpoints } from './model-endpoints.ts';
import { search } from './search.ts';
import { sites } from './sites.ts';
import type { KeySourceDefinition } from './source.ts';
import { workspaces } from './workspaces.ts';

/** In the order in which people read them: first what shows a key without a secret being read. */
const definitions = {
	connections,
	workspaces,
	search,
	sites,
	containerApps,
	modelEndpoints,
	apiManagement,
	logicApps,
	dataFactories,
	automation,
} as const satisfies Record<string, KeySourceDefinition>;

export type KeySource = keyof typeof definitions;

/** Returns the definition of a source. Throws for an unknown id: it is a bug. */
export const keySourceDefinition = (id: string): KeySourceDefinition => {
	if (!Object.hasOwn(definitions, id)) throw new Error(`no source of key uses: ${id}`);
	return definitions[id as KeySource];
};

export const keySources = Object.keys(definitions) as readonly KeySource[];

/** The sources that show a key without reading a secret. The check `noKeyConnections` is about all of them. */
export const openSources = keySources.filter((source) => !keySourceDefinition(source).readsSecrets);

/** The sources that show a key only by reading secret values. The check `noKeySettings` is about all of them. */
export const secretSources = keySources.filter((source) => keySourceDefinition(source).readsSecrets);

/** What a source knows of and does not look into: resource types, and parts of what it asks, by Azure's names. */
export const placesNotAsked = (source: KeySource): readonly string[] => {
	const { typesNotAsked = [], partsNotAsked = [] } = keySourceDefinition(source);
	return [...typesNotAsked, ...partsNotAsked];
};

/** Returns the sources that scan resources of this type, or those they lie in; none where no source does. */
export const keySourcesOfType = (resourceType: string): readonly KeySource[] =>
	keySources.filter((source) =>
		keySourceDefinition(source).types.some((type) => `${resourceType.toLowerCase()}/`.startsWith(`${type}/`)),
	);
