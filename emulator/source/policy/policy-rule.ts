// Policy rules: conditions over a resource's fields, and parameters.
// Grammar: Microsoft Learn, "Azure Policy definition structure policy rule".
import { type JsonObject, lower, type Resource } from '../tenant-state.ts';

export type ParameterLookup = (name: string) => unknown;

/** Returns the value, or the parameter that `[parameters('name')]` names. */
export const resolveParameter = (value: unknown, parameters: ParameterLookup): unknown => {
	const name = typeof value === 'string' ? /^\[parameters\('([^']+)'\)\]$/.exec(value)?.[1] : undefined;
	return name === undefined ? value : parameters(name);
};

const propertyPath = (field: string, type: string) => field.slice(type.length + 1).split('.');

/** Returns a field by its name or alias; undefined where the resource does not have it, and for another type's alias. */
const fieldValue = (resource: Resource, field: string): unknown => {
	if (/^(type|name|kind|location|id)$/i.test(field)) return resource[lower(field) as 'type'];
	if (!lower(field).startsWith(`${lower(resource.type)}/`)) return undefined;
	return propertyPath(field, resource.type).reduce<unknown>(
		(value, part) => (typeof value === 'object' && value !== null ? (value as JsonObject)[part] : undefined),
		resource.properties,
	);
};

/** Whether policies take two values for equal: without regard to case, and `true` is "true". */
const equalsIgnoringCase = (left: unknown, right: unknown) => lower(String(left ?? '')) === lower(String(right ?? ''));

/** Whether a resource meets a rule's condition (Azure Policy definition structure). Throws for an unknown operator. */
export const isConditionMet = (condition: JsonObject, resource: Resource, parameters: ParameterLookup): boolean => {
	const all = (key: string) => (condition[key] as JsonObject[]).map((one) => isConditionMet(one, resource, parameters));
	if ('allOf' in condition) return all('allOf').every(Boolean);
	if ('anyOf' in condition) return all('anyOf').some(Boolean);
	if ('not' in condition) return !isConditionMet(condition.not as JsonObject, resource, parameters);
	const value = fieldValue(resource, String(resolveParameter(condition.field, parameters)));
	const expected = (key: string) => resolveParameter(condition[key], parameters);
	if ('equals' in condition) return equalsIgnoringCase(value, expected('equals'));
	if ('notEquals' in condition) return !equalsIgnoringCase(value, expected('notEquals'));
	if ('in' in condition) return (expected('in') as unknown[]).some((one) => equalsIgnoringCase(value, one));
	if ('exists' in condition)
		return (value !== undefined && value !== null) === equalsIgnoringCase(expected('exists'), true);
	throw new Error(`a policy condition this tenant does not know: ${JSON.stringify(condition)}`);
};

/** Returns the resource with one field set, for addOrReplace. */
export const setField = (resource: Resource, field: string, value: unknown): Resource => {
	const [name = ''] = propertyPath(field, resource.type);
	return { ...resource, properties: { ...resource.properties, [name]: value } };
};
