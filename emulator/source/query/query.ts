// The part of the Kusto query language that inventories and request logs are asked in: where, project, extend, order by,
// limit, top, distinct, count, summarize. Anything else is refused, never ignored.
import type { Schema } from './expressions.ts';
import { operators, type QueryStep } from './operators.ts';
import { QueryError, TokenReader } from './tokens.ts';

export { QueryError } from './tokens.ts';
export type { ColumnType as Type, Row } from './values.ts';

export type CompiledQuery = { readonly table: string; readonly run: QueryStep['run']; readonly schema: Schema };

/**
 * Compiles `table | operator | …`. `schemas`: the columns of every table that there is, by its name; without it, any
 * table and column may be named. `now` in milliseconds since the epoch. Throws QueryError for what it does not know.
 */
export const compileQuery = (
	text: string,
	{ now = 0, schemas }: { now?: number; schemas?: Readonly<Record<string, Schema>> } = {},
): CompiledQuery => {
	const tokens = new TokenReader(text);
	const table = tokens.next();
	if (schemas && !(table in schemas)) {
		throw new QueryError(`'' operator: Failed to resolve table or column expression named '${table}'`, 'SEM0100');
	}
	let schema = schemas?.[table];
	const steps: QueryStep[] = [];
	while (tokens.rest) {
		tokens.expect('|');
		const operator = tokens.next().toLowerCase();
		const read = operators[operator];
		if (!read) throw new QueryError(`Unsupported operator: '${operator}'.`);
		const step = read({ tokens, schema, now, operator });
		schema = step.schema;
		steps.push(step);
	}
	return { table, schema, run: (rows) => steps.reduce((now, step) => step.run(now), rows) };
};
