// Microsoft.App: a GET of an app or a job names its secrets, a POST gives them.

import { rejectIfLocked } from './authorization.ts';
import { type ResourceView, requireParentAction } from './child-resources.ts';
import { type HttpResponse, json, type RequestContext } from './http.ts';
import { type JsonObject, lower, type Resource } from './tenant-state.ts';

type Configuration = JsonObject & { readonly secrets?: readonly JsonObject[] };

const configurationOf = ({ properties }: Resource): Configuration => (properties.configuration ?? {}) as Configuration;

/** Returns the resource with its secrets by name alone. */
export const hideSecretValues: ResourceView = (one) => {
	const configuration = configurationOf(one);
	if (!configuration.secrets) return one;
	const secrets = configuration.secrets.map(({ value: _, ...shown }) => shown);
	return { ...one, properties: { ...one.properties, configuration: { ...configuration, secrets } } };
};

/** Answers POST …/listSecrets with names and values. Contents have the values in a child `secrets`, or where a template has them. */
export const listSecrets =
	(type: string) =>
	(context: RequestContext): HttpResponse => {
		const owner = requireParentAction(context, `${type}/listSecrets/action`, 1);
		rejectIfLocked(context.tenant, owner.id, 'write');
		const values = context.tenant.resources.get(lower(`${owner.id}/secrets`))?.properties ?? {};
		const named = (configurationOf(owner).secrets ?? []).filter(({ name }) => !(String(name) in values));
		return json(200, { value: [...Object.entries(values).map(([name, value]) => ({ name, value })), ...named] });
	};
