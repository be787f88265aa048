// The operators between the pipes.
import { parseAggregation } from './aggregations.ts';
import { type ParseContext, parseExpression, parseNamedExpression, type Schema } from './expressions.ts';
import { compareValues, type Row } from './values.ts';

/** Rows to rows, and the columns that come out. */
export type QueryStep = { readonly run: (rows: readonly Row[]) => readonly Row[]; readonly schema: Schema };

const parseColumns = (reader: ParseContext) => reader.tokens.separatedList(() => parseNamedExpression(reader));

const outputSchema = (
	reader: ParseContext,
	made: ReturnType<typeof parseColumns>,
	kept: Iterable<[string, never]> | undefined,
) => (reader.schema ? new Map([...(kept ?? []), ...made.map(([name, { type }]) => [name, type] as const)]) : undefined);

const projectRow = (made: ReturnType<typeof parseColumns>, row: Row) =>
	Object.fromEntries(made.map(([name, { value }]) => [name, value(row) ?? null]));

const parseSorting = (reader: ParseContext) => {
	const { tokens } = reader;
	tokens.expect('by');
	const keys = tokens.separatedList(() => {
		const { value } = parseExpression(reader);
		const direction = tokens.accept('asc') ? 1 : tokens.accept('desc') ? -1 : -1;
		return { value, direction };
	});
	return (rows: readonly Row[]) =>
		rows.toSorted((a, b) => {
			for (const { value, direction } of keys) {
				const found = compareValues(value(a), value(b));
				if (found !== 0) return found * direction;
			}
			return 0;
		});
};

const parseSort = (reader: ParseContext): QueryStep => ({ run: parseSorting(reader), schema: reader.schema });

const parseTake = (reader: ParseContext): QueryStep => {
	const count = Number(reader.tokens.next());
	return { run: (rows) => rows.slice(0, count), schema: reader.schema };
};

const parseSummarize = (reader: ParseContext): QueryStep => {
	const { tokens } = reader;
	const made = tokens.peek() === 'by' ? [] : tokens.separatedList(() => parseAggregation(reader));
	const by = tokens.accept('by') ? parseColumns(reader) : [];
	const known = made.map(([name, { type }]) => [name, { type, value: () => undefined }] as const);
	return {
		schema: outputSchema(reader, [...by, ...known], undefined),
		run: (rows) => {
			const groups = new Map<string, { keys: Row; rows: Row[] }>();
			// Without a `by` there is one row, of nothing too.
			if (by.length === 0) groups.set('', { keys: {}, rows: [...rows] });
			else
				for (const row of rows) {
					const keys = projectRow(by, row);
					const id = JSON.stringify(keys);
					const group = groups.get(id) ?? { keys, rows: [] };
					group.rows.push(row);
					groups.set(id, group);
				}
			return [...groups.values()].map((group) => ({
				...group.keys,
				...Object.fromEntries(made.map(([name, { aggregate }]) => [name, aggregate(group.rows)])),
			}));
		},
	};
};

export const operators: Readonly<Record<string, (reader: ParseContext) => QueryStep>> = {
	where: (reader) => {
		const { value } = parseExpression(reader);
		return { run: (rows) => rows.filter((row) => Boolean(value(row))), schema: reader.schema };
	},
	project: (reader) => {
		const made = parseColumns(reader);
		return { run: (rows) => rows.map((row) => projectRow(made, row)), schema: outputSchema(reader, made, undefined) };
	},
	extend: (reader) => {
		const [made] = [parseColumns(reader)];
		return {
			run: (rows) => rows.map((row) => ({ ...row, ...projectRow(made, row) })),
			schema: outputSchema(reader, made, reader.schema as Iterable<[string, never]> | undefined),
		};
	},
	distinct: (reader) => {
		const made = parseColumns(reader);
		return {
			run: (rows) => [
				...new Map(rows.map((row) => projectRow(made, row)).map((row) => [JSON.stringify(row), row])).values(),
			],
			schema: outputSchema(reader, made, undefined),
		};
	},
	count: (reader) => ({
		run: (rows) => [{ Count: rows.length }],
		schema: reader.schema ? new Map([['Count', 'long' as const]]) : undefined,
	}),
	order: parseSort,
	sort: parseSort,
	limit: parseTake,
	take: parseTake,
	top: (reader) => {
		const count = Number(reader.tokens.next());
		const sorted = parseSorting(reader);
		return { run: (rows) => sorted(rows).slice(0, count), schema: reader.schema };
	},
	summarize: parseSummarize,
};
