// Expressions: comparisons, functions, paths. A known schema refuses columns that are not in it.
import { QueryError, type Tokens } from './tokens.ts';
import { comparisons, dateOf, functions, low, type Row, spanOf, type Type, valueAt } from './values.ts';

export type Expression = { readonly type: Type; readonly value: (row: Row) => unknown };

/** Columns and their types; undefined: any column may be there, as in Resource Graph. */
export type Schema = ReadonlyMap<string, Type> | undefined;

export type Reader = {
	readonly tokens: Tokens;
	readonly schema: Schema;
	readonly now: number;
	readonly operator: string;
};

const bool = (value: Expression['value']): Expression => ({ type: 'bool', value });

export const expression = (reader: Reader): Expression => {
	let left = conjunction(reader);
	while (reader.tokens.take('or')) {
		const [a, b] = [left, conjunction(reader)];
		left = bool((row) => Boolean(a.value(row)) || Boolean(b.value(row)));
	}
	return left;
};

const conjunction = (reader: Reader): Expression => {
	let left = comparison(reader);
	while (reader.tokens.take('and')) {
		const [a, b] = [left, comparison(reader)];
		left = bool((row) => Boolean(a.value(row)) && Boolean(b.value(row)));
	}
	return left;
};

const comparison = (reader: Reader): Expression => {
	const { tokens } = reader;
	const left = term(reader);
	const isNot = tokens.peek() === '!in' || tokens.peek() === '!in~';
	if (isNot || tokens.peek() === 'in' || tokens.peek() === 'in~') {
		tokens.next();
		tokens.expect('(');
		const values = tokens.list(() => term(reader));
		tokens.expect(')');
		return bool((row) => values.some(({ value }) => low(value(row)) === low(left.value(row))) !== isNot);
	}
	const compare = comparisons[tokens.peek()];
	if (!compare) return left;
	tokens.next();
	const right = term(reader);
	return bool((row) => compare(left.value(row), right.value(row)));
};

const constant = (type: Type, value: unknown): Expression => ({ type, value: () => value });

const term = (reader: Reader): Expression => {
	const { tokens } = reader;
	if (tokens.take('(')) {
		const inner = expression(reader);
		tokens.expect(')');
		return inner;
	}
	const token = tokens.next();
	if (/^['"]/.test(token)) return constant('string', token.slice(1, -1));
	if (/^\d+$/.test(token)) return constant('long', Number(token));
	if (/^\d+[dhms]$/.test(token)) return constant('timespan', spanOf(token));
	if (/^datetime\(/i.test(token)) return constant('datetime', dateOf(token.slice(9, -1)));
	if (/^(true|false)$/i.test(token)) return constant('bool', token.toLowerCase() === 'true');
	if (!/^[A-Za-z_]/.test(token)) throw new QueryError(`Unexpected '${token}'.`);
	return tokens.take('(') ? applied(reader, token) : column(reader, token);
};

/** `.name` and `['name']`, as often as they come. */
const rest = (tokens: Tokens): readonly string[] => {
	const path: string[] = [];
	for (;;) {
		if (tokens.take('.')) path.push(tokens.next());
		else if (tokens.take('[')) {
			path.push(tokens.next().slice(1, -1));
			tokens.expect(']');
		} else return path;
	}
};

const applied = (reader: Reader, name: string): Expression => {
	const { tokens, now } = reader;
	const [type, arity, apply] = functions[name.toLowerCase()] ?? [];
	if (!type || !apply) throw new QueryError(`Unknown function: '${name}'.`, 'SEM0100');
	const args = tokens.peek() === ')' ? [] : tokens.list(() => expression(reader));
	tokens.expect(')');
	if (args.length !== arity) throw new QueryError(`${name}(): function expects ${arity} argument(s).`, 'SEM0100');
	const value: Expression['value'] = (row) =>
		apply(
			args.map((one) => one.value(row)),
			now,
		);
	const path = rest(tokens);
	if (path.length > 0) return { type: 'dynamic', value: (row) => valueAt(value(row), path) };
	const isChoice = /^ii?f$/i.test(name);
	return {
		value,
		type: isChoice ? (args[1]?.type ?? type) : name.toLowerCase() === 'bin' ? (args[0]?.type ?? type) : type,
	};
};

const column = ({ tokens, schema, operator }: Reader, name: string): Expression => {
	if (schema && !schema.has(name)) {
		throw new QueryError(
			`'${operator}' operator: Failed to resolve column or scalar expression named '${name}'`,
			'SEM0100',
		);
	}
	const path = [name, ...rest(tokens)];
	const type = path.length > 1 ? 'dynamic' : (schema?.get(name) ?? 'dynamic');
	return { type, value: (row) => valueAt(row, path) };
};

/** `name = expression`, or an expression that is called as it is written. */
export const named = (reader: Reader): readonly [string, Expression] => {
	const { tokens } = reader;
	if (tokens.peek(1) === '=') {
		const name = tokens.next();
		tokens.next();
		return [name, expression(reader)];
	}
	const start = tokens.place;
	const value = expression(reader);
	const written = tokens.since(start);
	// bin(TimeGenerated, 1d) is called TimeGenerated.
	return [/^bin\(([A-Za-z_]\w*),/i.exec(written)?.[1] ?? written.replaceAll('.', '_'), value];
};
