// Values of the query language: their comparison and functions.
import { QueryError } from './tokens.ts';

export type Row = Readonly<Record<string, unknown>>;
export type ColumnType = 'string' | 'datetime' | 'long' | 'real' | 'bool' | 'dynamic' | 'timespan';

/** Returns the value as text in lower case; nothing is the empty text. */
export const toLowerText = (value: unknown) => String(value ?? '').toLowerCase();

/** Returns the value as text: dates as ISO 8601, objects as JSON. */
export const toText = (value: unknown): string => {
	if (value instanceof Date) return value.toISOString();
	return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
};

/** Returns the value at a path. Names are looked up without regard to case, as Resource Graph does. */
export const valueAt = (from: unknown, path: readonly string[]): unknown => {
	let value = from;
	for (const part of path) {
		if (typeof value !== 'object' || value === null) return undefined;
		const key = Object.keys(value).find((one) => one.toLowerCase() === part.toLowerCase());
		value = key === undefined ? undefined : (value as Record<string, unknown>)[key];
	}
	return value;
};

const sortableValue = (value: unknown): number | string =>
	value instanceof Date ? value.getTime() : typeof value === 'number' ? value : toText(value);

/** Returns the order of two values: -1, 0 or 1. */
export const compareValues = (left: unknown, right: unknown): number => {
	const [a, b] = [sortableValue(left), sortableValue(right)];
	if (typeof a !== typeof b) return String(a) < String(b) ? -1 : 1;
	return a === b ? 0 : a < b ? -1 : 1;
};

/** `has` finds whole terms: letters and digits next to a match make it another term. */
const has = (left: unknown, right: unknown): boolean => {
	const term = toLowerText(right);
	const escaped = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	const before = /^[a-z0-9]/.test(term) ? '(?<![a-z0-9])' : '';
	const after = /[a-z0-9]$/.test(term) ? '(?![a-z0-9])' : '';
	return new RegExp(`${before}${escaped}${after}`).test(toLowerText(toText(left)));
};
const contains = (left: unknown, right: unknown) => toLowerText(toText(left)).includes(toLowerText(right));
const startsWith = (left: unknown, right: unknown) => toLowerText(left).startsWith(toLowerText(right));

export const comparisons: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
	'==': (left, right) => compareValues(left, right) === 0,
	'!=': (left, right) => compareValues(left, right) !== 0,
	'=~': (left, right) => toLowerText(left) === toLowerText(right),
	'!~': (left, right) => toLowerText(left) !== toLowerText(right),
	'<': (left, right) => compareValues(left, right) < 0,
	'>': (left, right) => compareValues(left, right) > 0,
	'<=': (left, right) => compareValues(left, right) <= 0,
	'>=': (left, right) => compareValues(left, right) >= 0,
	has,
	'!has': (left, right) => !has(left, right),
	contains,
	'!contains': (left, right) => !contains(left, right),
	startswith: startsWith,
	'!startswith': (left, right) => !startsWith(left, right),
};

const unitMilliseconds: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };

/** Returns the milliseconds of `30d`, `1h`, `15m`, `10s`. */
export const parseTimespan = (token: string): number =>
	Number.parseInt(token, 10) * (unitMilliseconds[token.slice(-1)] ?? 1);

/** Returns the date of a text. Throws `QueryError` for what is no date. */
export const parseDate = (text: unknown): Date => {
	const date = new Date(toText(text));
	if (Number.isNaN(date.getTime())) throw new QueryError(`Not a date: '${toText(text)}'.`);
	return date;
};

const parseJson = (value: unknown): unknown => {
	try {
		return JSON.parse(toText(value));
	} catch {
		return toText(value);
	}
};

type ScalarFunction = (args: readonly unknown[], now: number) => unknown;

/** Type, number of arguments, what it does. */
export const scalarFunctions: Readonly<Record<string, readonly [ColumnType, number, ScalarFunction]>> = {
	isnotempty: ['bool', 1, ([value]) => toText(value) !== ''],
	isempty: ['bool', 1, ([value]) => toText(value) === ''],
	isnull: ['bool', 1, ([value]) => value === undefined || value === null],
	isnotnull: ['bool', 1, ([value]) => value !== undefined && value !== null],
	not: ['bool', 1, ([value]) => !value],
	tobool: ['bool', 1, ([value]) => value === true || toLowerText(value) === 'true'],
	tostring: ['string', 1, ([value]) => toText(value)],
	tolower: ['string', 1, ([value]) => toLowerText(value)],
	toint: ['long', 1, ([value]) => Number.parseInt(toText(value), 10)],
	tolong: ['long', 1, ([value]) => Number.parseInt(toText(value), 10)],
	todatetime: ['datetime', 1, ([value]) => parseDate(value)],
	parse_json: ['dynamic', 1, ([value]) => parseJson(value)],
	todynamic: ['dynamic', 1, ([value]) => parseJson(value)],
	iff: ['string', 3, ([test, yes, no]) => (test ? yes : no)],
	iif: ['string', 3, ([test, yes, no]) => (test ? yes : no)],
	now: ['datetime', 0, (_, now) => new Date(now)],
	ago: ['datetime', 1, ([span], now) => new Date(now - Number(span))],
	bin: [
		'datetime',
		2,
		([value, size]) => {
			const whole = Math.floor(Number(value instanceof Date ? value.getTime() : value) / Number(size)) * Number(size);
			return value instanceof Date ? new Date(whole) : whole;
		},
	],
};
