// What `summarize` counts and finds.
import { type Expression, expression, type Reader } from './expressions.ts';
import { QueryError } from './tokens.ts';
import { order, type Row, type Type, textOf } from './values.ts';

type Over = (rows: readonly Row[]) => unknown;
type Make = (of: Expression) => Over;

const extreme =
	(sign: number): Make =>
	({ value }) =>
	(rows) =>
		rows.map(value).reduce((best, one) => (best === undefined || order(one, best) * sign > 0 ? one : best), undefined);

/** A type of its own, or undefined for that of its argument. */
const makers: Readonly<Record<string, readonly [Type | undefined, Make]>> = {
	max: [undefined, extreme(1)],
	min: [undefined, extreme(-1)],
	countif: [
		'long',
		({ value }) =>
			(rows) =>
				rows.filter((row) => Boolean(value(row))).length,
	],
	dcount: [
		'long',
		({ value }) =>
			(rows) =>
				new Set(rows.map((row) => textOf(value(row)))).size,
	],
	make_set: [
		'dynamic',
		({ value }) =>
			(rows) =>
				// Written as Log Analytics writes a column of this type: JSON in a text.
				JSON.stringify([...new Set(rows.map((row) => textOf(value(row))))]),
	],
	sum: [
		'long',
		({ value }) =>
			(rows) =>
				rows.reduce((total, row) => total + Number(value(row) ?? 0), 0),
	],
};

/** `name = count()`, `max(column)` … with the name that the language gives where none is said. */
export const aggregation = (reader: Reader): readonly [string, { readonly type: Type; readonly over: Over }] => {
	const { tokens } = reader;
	const label = tokens.peek(1) === '=' ? tokens.next() : undefined;
	if (label !== undefined) tokens.next();
	const word = tokens.next();
	tokens.expect('(');
	if (word.toLowerCase() === 'count') {
		tokens.expect(')');
		return [label ?? 'count_', { type: 'long', over: (rows) => rows.length }];
	}
	const [type, make] = makers[word.toLowerCase()] ?? [];
	if (!make) throw new QueryError(`Unsupported aggregation: '${word}'.`);
	const start = tokens.place;
	const of = expression(reader);
	const written = tokens.since(start);
	tokens.expect(')');
	return [label ?? `${word}_${/^\w+$/.test(written) ? written : ''}`, { type: type ?? of.type, over: make(of) }];
};
