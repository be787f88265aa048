// Policy rules: conditions over a resource's fields, and parameters.
// Grammar: Microsoft Learn, "Azure Policy definition structure policy rule".
import { type Fields, lower, type Resource } from '../world.ts';

export type Parameters = (name: string) => unknown;

/** A value, or what `[parameters('name')]` stands for. */
export const resolve = (value: unknown, parameters: Parameters): unknown => {
	const name = typeof value === 'string' ? /^\[parameters\('([^']+)'\)\]$/.exec(value)?.[1] : undefined;
	return name === undefined ? value : parameters(name);
};

const pathIn = (field: string, type: string) => field.slice(type.length + 1).split('.');

/** A field by its name or alias; undefined where the resource does not have it, and for another type's alias. */
const fieldOf = (resource: Resource, field: string): unknown => {
	if (/^(type|name|kind|location|id)$/i.test(field)) return resource[lower(field) as 'type'];
	if (!lower(field).startsWith(`${lower(resource.type)}/`)) return undefined;
	return pathIn(field, resource.type).reduce<unknown>(
		(value, part) => (typeof value === 'object' && value !== null ? (value as Fields)[part] : undefined),
		resource.properties,
	);
};

/** As policies compare: without regard to case, and `true` is "true". */
const same = (left: unknown, right: unknown) => lower(String(left ?? '')) === lower(String(right ?? ''));

export const holds = (condition: Fields, resource: Resource, parameters: Parameters): boolean => {
	const all = (key: string) => (condition[key] as Fields[]).map((one) => holds(one, resource, parameters));
	if ('allOf' in condition) return all('allOf').every(Boolean);
	if ('anyOf' in condition) return all('anyOf').some(Boolean);
	if ('not' in condition) return !holds(condition.not as Fields, resource, parameters);
	const value = fieldOf(resource, String(resolve(condition.field, parameters)));
	const wanted = (key: string) => resolve(condition[key], parameters);
	if ('equals' in condition) return same(value, wanted('equals'));
	if ('notEquals' in condition) return !same(value, wanted('notEquals'));
	if ('in' in condition) return (wanted('in') as unknown[]).some((one) => same(value, one));
	if ('exists' in condition) return (value !== undefined && value !== null) === same(wanted('exists'), true);
	throw new Error(`a policy condition this tenant does not know: ${JSON.stringify(condition)}`);
};

/** The resource with one field set, for addOrReplace. */
export const withField = (resource: Resource, field: string, value: unknown): Resource => {
	const [name = ''] = pathIn(field, resource.type);
	return { ...resource, properties: { ...resource.properties, [name]: value } };
};
