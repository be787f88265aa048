// The aggregations of `summarize`.
import { type Expression, type ParseContext, parseExpression } from './expressions.ts';
import { QueryError } from './tokens.ts';
import { type ColumnType, compareValues, type Row, toText } from './values.ts';

type Aggregate = (rows: readonly Row[]) => unknown;
type AggregateFactory = (of: Expression) => Aggregate;

const extremum =
	(sign: number): AggregateFactory =>
	({ value }) =>
	(rows) =>
		rows
			.map(value)
			.reduce((best, one) => (best === undefined || compareValues(one, best) * sign > 0 ? one : best), undefined);

/** A type of its own, or undefined for that of its argument. */
const aggregateFunctions: Readonly<Record<string, readonly [ColumnType | undefined, AggregateFactory]>> = {
	max: [undefined, extremum(1)],
	min: [undefined, extremum(-1)],
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
				new Set(rows.map((row) => toText(value(row)))).size,
	],
	make_set: [
		'dynamic',
		({ value }) =>
			(rows) =>
				// Written as Log Analytics writes a column of this type: JSON in a text.
				JSON.stringify([...new Set(rows.map((row) => toText(value(row))))]),
	],
	sum: [
		'long',
		({ value }) =>
			(rows) =>
				rows.reduce((total, row) => total + Number(value(row) ?? 0), 0),
	],
};

/** Returns an aggregation, `name = count()`, `max(column)` …, with the language's default name where none is written. */
export const parseAggregation = (
	reader: ParseContext,
): readonly [string, { readonly type: ColumnType; readonly aggregate: Aggregate }] => {
	const { tokens } = reader;
	const label = tokens.peek(1) === '=' ? tokens.next() : undefined;
	if (label !== undefined) tokens.next();
	const word = tokens.next();
	tokens.expect('(');
	if (word.toLowerCase() === 'count') {
		tokens.expect(')');
		return [label ?? 'count_', { type: 'long', aggregate: (rows) => rows.length }];
	}
	const [type, make] = aggregateFunctions[word.toLowerCase()] ?? [];
	if (!make) throw new QueryError(`Unsupported aggregation: '${word}'.`);
	const start = tokens.place;
	const of = parseExpression(reader);
	const written = tokens.textSince(start);
	tokens.expect(')');
	return [label ?? `${word}_${/^\w+$/.test(written) ? written : ''}`, { type: type ?? of.type, aggregate: make(of) }];
};
