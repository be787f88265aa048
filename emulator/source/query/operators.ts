// The operators between the pipes.
import { aggregation } from './aggregations.ts';
import { expression, named, type Reader, type Schema } from './expressions.ts';
import { order, type Row } from './values.ts';

/** Rows to rows, and the columns that come out. */
export type Step = { readonly run: (rows: readonly Row[]) => readonly Row[]; readonly schema: Schema };

const columns = (reader: Reader) => reader.tokens.list(() => named(reader));

const schemaOf = (reader: Reader, made: ReturnType<typeof columns>, kept: Iterable<[string, never]> | undefined) =>
	reader.schema ? new Map([...(kept ?? []), ...made.map(([name, { type }]) => [name, type] as const)]) : undefined;

const pick = (made: ReturnType<typeof columns>, row: Row) =>
	Object.fromEntries(made.map(([name, { value }]) => [name, value(row) ?? null]));

const sorting = (reader: Reader) => {
	const { tokens } = reader;
	tokens.expect('by');
	const keys = tokens.list(() => {
		const { value } = expression(reader);
		const direction = tokens.take('asc') ? 1 : tokens.take('desc') ? -1 : -1;
		return { value, direction };
	});
	return (rows: readonly Row[]) =>
		rows.toSorted((a, b) => {
			for (const { value, direction } of keys) {
				const found = order(value(a), value(b));
				if (found !== 0) return found * direction;
			}
			return 0;
		});
};

const sort = (reader: Reader): Step => ({ run: sorting(reader), schema: reader.schema });

const take = (reader: Reader): Step => {
	const count = Number(reader.tokens.next());
	return { run: (rows) => rows.slice(0, count), schema: reader.schema };
};

const summarize = (reader: Reader): Step => {
	const { tokens } = reader;
	const made = tokens.peek() === 'by' ? [] : tokens.list(() => aggregation(reader));
	const by = tokens.take('by') ? columns(reader) : [];
	const known = made.map(([name, { type }]) => [name, { type, value: () => undefined }] as const);
	return {
		schema: schemaOf(reader, [...by, ...known], undefined),
		run: (rows) => {
			const groups = new Map<string, { keys: Row; rows: Row[] }>();
			// Without a `by` there is one row, of nothing too.
			if (by.length === 0) groups.set('', { keys: {}, rows: [...rows] });
			else
				for (const row of rows) {
					const keys = pick(by, row);
					const id = JSON.stringify(keys);
					const group = groups.get(id) ?? { keys, rows: [] };
					group.rows.push(row);
					groups.set(id, group);
				}
			return [...groups.values()].map((group) => ({
				...group.keys,
				...Object.fromEntries(made.map(([name, { over }]) => [name, over(group.rows)])),
			}));
		},
	};
};

export const operators: Readonly<Record<string, (reader: Reader) => Step>> = {
	where: (reader) => {
		const { value } = expression(reader);
		return { run: (rows) => rows.filter((row) => Boolean(value(row))), schema: reader.schema };
	},
	project: (reader) => {
		const made = columns(reader);
		return { run: (rows) => rows.map((row) => pick(made, row)), schema: schemaOf(reader, made, undefined) };
	},
	extend: (reader) => {
		const [made] = [columns(reader)];
		return {
			run: (rows) => rows.map((row) => ({ ...row, ...pick(made, row) })),
			schema: schemaOf(reader, made, reader.schema as Iterable<[string, never]> | undefined),
		};
	},
	distinct: (reader) => {
		const made = columns(reader);
		return {
			run: (rows) => [...new Map(rows.map((row) => pick(made, row)).map((row) => [JSON.stringify(row), row])).values()],
			schema: schemaOf(reader, made, undefined),
		};
	},
	count: (reader) => ({
		run: (rows) => [{ Count: rows.length }],
		schema: reader.schema ? new Map([['Count', 'long' as const]]) : undefined,
	}),
	order: sort,
	sort,
	limit: take,
	take,
	top: (reader) => {
		const count = Number(reader.tokens.next());
		const sorted = sorting(reader);
		return { run: (rows) => sorted(rows).slice(0, count), schema: reader.schema };
	},
	summarize,
};
