// Secrets of Microsoft.App: contents write them where a template has them, and no GET shows their values.
import { type JsonObject, lower, type Resource } from '../tenant-state.ts';

type Configuration = JsonObject & { readonly secrets?: readonly JsonObject[] };

/** Returns an app or a job with its secrets by name, and their values as a child `secrets`; any other resource as it is. */
export const withSecretsApart = (resource: Resource): readonly Resource[] => {
	const { secrets, ...rest } = (resource.properties.configuration ?? {}) as Configuration;
	const values = (secrets ?? []).filter((one) => 'value' in one);
	if (!lower(resource.type).startsWith('microsoft.app/') || values.length === 0) return [resource];
	const named = (secrets ?? []).map(({ value: _, ...shown }) => shown);
	return [
		{ ...resource, properties: { ...resource.properties, configuration: { ...rest, secrets: named } } },
		{
			id: `${resource.id}/secrets`,
			name: 'secrets',
			type: `${resource.type}/secrets`,
			properties: Object.fromEntries(values.map(({ name, value }) => [String(name), value])),
		},
	];
};
