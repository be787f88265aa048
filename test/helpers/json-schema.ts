// The part of JSON Schema draft 4 that a published schema uses; a keyword that is not known here is an error, not a pass.

type Schema = { readonly [keyword: string]: unknown };

const jsonTypeOf = (value: unknown): string =>
	value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;

const formatValidators: Readonly<Record<string, (text: string) => boolean>> = {
	uri: (text) => URL.canParse(text),
	'uri-reference': (text) => URL.canParse(text, 'https://example.org/') && !/[\s"<>\\^`{|}]|[^ -~]/.test(text),
	'date-time': (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text),
};

/** Sentences about what does not hold, each with its place; none: valid. */
export const schemaViolations = (root: Schema, value: unknown, schema: Schema = root, at = '$'): readonly string[] => {
	const check = (inner: unknown, one: unknown, place: string) => schemaViolations(root, one, inner as Schema, place);
	return Object.entries(schema).flatMap(([keyword, rule]): readonly string[] => {
		switch (keyword) {
			case '$schema':
			case 'id':
			case 'title':
			case 'description':
			case 'default':
			case 'definitions':
				return [];
			case '$ref': {
				const path = String(rule).replace(/^#\//, '').split('/');
				return check(
					path.reduce<unknown>((inner, part) => (inner as Schema)[part], root),
					value,
					at,
				);
			}
			case 'type': {
				const found = jsonTypeOf(value);
				return [rule].flat().some((one) => one === found || (one === 'number' && found === 'integer'))
					? []
					: [`${at} is ${found}, not ${rule}`];
			}
			case 'enum':
				return (rule as unknown[]).includes(value) ? [] : [`${at} is ${value}, none of ${rule}`];
			case 'required':
				return (rule as string[]).flatMap((name) =>
					jsonTypeOf(value) === 'object' && !(name in (value as object)) ? [`${at} lacks ${name}`] : [],
				);
			case 'properties':
				return Object.entries(rule as Schema).flatMap(([name, inner]) =>
					jsonTypeOf(value) === 'object' && name in (value as object)
						? check(inner, (value as Schema)[name], `${at}.${name}`)
						: [],
				);
			case 'additionalProperties': {
				const known = Object.keys((schema.properties ?? {}) as Schema);
				const others =
					jsonTypeOf(value) === 'object' ? Object.keys(value as object).filter((name) => !known.includes(name)) : [];
				if (rule === false) return others.map((name) => `${at} must not have ${name}`);
				return rule === true ? [] : others.flatMap((name) => check(rule, (value as Schema)[name], `${at}.${name}`));
			}
			case 'items':
				return Array.isArray(value) ? value.flatMap((one, index) => check(rule, one, `${at}[${index}]`)) : [];
			case 'minItems':
				return Array.isArray(value) && value.length < Number(rule) ? [`${at} has too few items`] : [];
			case 'uniqueItems':
				return rule && Array.isArray(value) && new Set(value.map((one) => JSON.stringify(one))).size < value.length
					? [`${at} has an item twice`]
					: [];
			case 'minimum':
				return typeof value === 'number' && value < Number(rule) ? [`${at} is less than ${rule}`] : [];
			case 'maximum':
				return typeof value === 'number' && value > Number(rule) ? [`${at} is more than ${rule}`] : [];
			case 'pattern':
				return typeof value === 'string' && !new RegExp(String(rule)).test(value)
					? [`${at} does not match ${rule}`]
					: [];
			case 'format': {
				const fits = formatValidators[String(rule)];
				if (!fits) throw new Error(`format ${rule} is not known here`);
				return typeof value === 'string' && !fits(value) ? [`${at} is no ${rule}: ${value}`] : [];
			}
			case 'anyOf':
			case 'oneOf': {
				const fitting = (rule as unknown[]).filter((one) => check(one, value, at).length === 0).length;
				return (keyword === 'anyOf' ? fitting > 0 : fitting === 1) ? [] : [`${at} fits ${fitting} of ${keyword}`];
			}
			default:
				throw new Error(`${keyword} is not known here`);
		}
	});
};
