// Expressions: comparisons, functions, paths. A known schema refuses columns that are not in it.
import { QueryError, type TokenReader } from './tokens.ts';
import {
	type ColumnType,
	comparisons,
	parseDate,
	parseTimespan,
	type Row,
	scalarFunctions,
	toLowerText,
	valueAt,
} from './values.ts';

export type Expression = { readonly type: ColumnType; readonly value: (row: Row) => unknown };

/** Columns and their types; undefined: any column may be there, as in Resource Graph. */
export type Schema = ReadonlyMap<string, ColumnType> | undefined;

export type ParseContext = {
	readonly tokens: TokenReader;
	readonly schema: Schema;
	readonly now: number;
	readonly operator: string;
};

const booleanExpression = (value: Expression['value']): Expression => ({ type: 'bool', value });

/** Returns the expression that begins at the next token. Throws `QueryError` for what is none. */
export const parseExpression = (reader: ParseContext): Expression => {
	let left = parseConjunction(reader);
	while (reader.tokens.accept('or')) {
		const [a, b] = [left, parseConjunction(reader)];
		left = booleanExpression((row) => Boolean(a.value(row)) || Boolean(b.value(row)));
	}
	return left;
};

const parseConjunction = (reader: ParseContext): Expression => {
	let left = parseComparison(reader);
	while (reader.tokens.accept('and')) {
		const [a, b] = [left, parseComparison(reader)];
		left = booleanExpression((row) => Boolean(a.value(row)) && Boolean(b.value(row)));
	}
	return left;
};

const parseComparison = (reader: ParseContext): Expression => {
	const { tokens } = reader;
	const left = parseTerm(reader);
	const isNot = tokens.peek() === '!in' || tokens.peek() === '!in~';
	if (isNot || tokens.peek() === 'in' || tokens.peek() === 'in~') {
		tokens.next();
		tokens.expect('(');
		const values = tokens.separatedList(() => parseTerm(reader));
		tokens.expect(')');
		return booleanExpression(
			(row) => values.some(({ value }) => toLowerText(value(row)) === toLowerText(left.value(row))) !== isNot,
		);
	}
	const compare = comparisons[tokens.peek()];
	if (!compare) return left;
	tokens.next();
	const right = parseTerm(reader);
	return booleanExpression((row) => compare(left.value(row), right.value(row)));
};

const constant = (type: ColumnType, value: unknown): Expression => ({ type, value: () => value });

const parseTerm = (reader: ParseContext): Expression => {
	const { tokens } = reader;
	if (tokens.accept('(')) {
		const inner = parseExpression(reader);
		tokens.expect(')');
		return inner;
	}
	const token = tokens.next();
	if (/^['"]/.test(token)) return constant('string', token.slice(1, -1));
	if (/^\d+$/.test(token)) return constant('long', Number(token));
	if (/^\d+[dhms]$/.test(token)) return constant('timespan', parseTimespan(token));
	if (/^datetime\(/i.test(token)) return constant('datetime', parseDate(token.slice(9, -1)));
	if (/^(true|false)$/i.test(token)) return constant('bool', token.toLowerCase() === 'true');
	if (!/^[A-Za-z_]/.test(token)) throw new QueryError(`Unexpected '${token}'.`);
	return tokens.accept('(') ? parseFunctionCall(reader, token) : parseColumn(reader, token);
};

/** `.name` and `['name']`, as often as they come. */
const parsePath = (tokens: TokenReader): readonly string[] => {
	const path: string[] = [];
	for (;;) {
		if (tokens.accept('.')) path.push(tokens.next());
		else if (tokens.accept('[')) {
			path.push(tokens.next().slice(1, -1));
			tokens.expect(']');
		} else return path;
	}
};

const parseFunctionCall = (reader: ParseContext, name: string): Expression => {
	const { tokens, now } = reader;
	const [type, arity, apply] = scalarFunctions[name.toLowerCase()] ?? [];
	if (!type || !apply) throw new QueryError(`Unknown function: '${name}'.`, 'SEM0100');
	const args = tokens.peek() === ')' ? [] : tokens.separatedList(() => parseExpression(reader));
	tokens.expect(')');
	if (args.length !== arity) throw new QueryError(`${name}(): function expects ${arity} argument(s).`, 'SEM0100');
	const value: Expression['value'] = (row) =>
		apply(
			args.map((one) => one.value(row)),
			now,
		);
	const path = parsePath(tokens);
	if (path.length > 0) return { type: 'dynamic', value: (row) => valueAt(value(row), path) };
	const isChoice = /^ii?f$/i.test(name);
	return {
		value,
		type: isChoice ? (args[1]?.type ?? type) : name.toLowerCase() === 'bin' ? (args[0]?.type ?? type) : type,
	};
};

const parseColumn = ({ tokens, schema, operator }: ParseContext, name: string): Expression => {
	if (schema && !schema.has(name)) {
		throw new QueryError(
			`'${operator}' operator: Failed to resolve column or scalar expression named '${name}'`,
			'SEM0100',
		);
	}
	const path = [name, ...parsePath(tokens)];
	const type = path.length > 1 ? 'dynamic' : (schema?.get(name) ?? 'dynamic');
	return { type, value: (row) => valueAt(row, path) };
};

/** Returns a name and its expression, from `name = expression` or an expression that is called as it is written. */
export const parseNamedExpression = (reader: ParseContext): readonly [string, Expression] => {
	const { tokens } = reader;
	if (tokens.peek(1) === '=') {
		const name = tokens.next();
		tokens.next();
		return [name, parseExpression(reader)];
	}
	const start = tokens.place;
	const value = parseExpression(reader);
	const written = tokens.textSince(start);
	// bin(TimeGenerated, 1d) is called TimeGenerated.
	return [/^bin\(([A-Za-z_]\w*),/i.exec(written)?.[1] ?? written.replaceAll('.', '_'), value];
};
