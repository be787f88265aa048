// Microsoft.ApiManagement/service: a secret named value is listed without its value.

import { rejectIfLocked } from './authorization.ts';
import { type ResourceView, requireParentAction } from './child-resources.ts';
import { type HttpResponse, json, type RequestContext } from './http.ts';

/** Returns the named value as a GET shows it: a secret one loses its `value`. */
export const hideSecretValue: ResourceView = (one) => {
	if (one.properties.secret !== true) return one;
	const { value: _, ...shown } = one.properties;
	return { ...one, properties: shown };
};

/** Answers POST …/namedValues/{id}/listValue of named values of this type. */
export const listNamedValueSecret =
	(type: string) =>
	(context: RequestContext): HttpResponse => {
		const found = requireParentAction(context, `${type}/listValue/action`, 1);
		rejectIfLocked(context.tenant, found.id, 'write');
		return json(200, { value: found.properties.value }, { etag: '"AAAAAAAAAAE="' });
	};
