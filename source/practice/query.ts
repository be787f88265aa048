// The part of the Kusto query language that Resource Graph inventories are written in: where, project, extend,
// order by, limit, summarize count(). Anything else is refused, never ignored.

type Row = Record<string, unknown>;
type Expression = (row: Row) => unknown;

export class QueryError extends Error {}

const tokenPattern = /\s*(==|!=|=~|!~|in~|!in~|<=|>=|=|<|>|[(),.|]|\[|\]|'[^']*'|"[^"]*"|\d+|[A-Za-z_][\w-]*~?)/y;

const tokenize = (text: string): string[] => {
	const tokens: string[] = [];
	tokenPattern.lastIndex = 0;
	while (tokenPattern.lastIndex < text.trimEnd().length) {
		const match = tokenPattern.exec(text);
		if (!match) throw new QueryError(`Unexpected text in the query: ${text.slice(0, 60)}`);
		tokens.push(match[1] ?? '');
	}
	return tokens;
};

const low = (value: unknown) => String(value ?? '').toLowerCase();

const valueAt = (row: Row, path: readonly string[]): unknown => {
	let value: unknown = row;
	for (const part of path) {
		if (typeof value !== 'object' || value === null) return undefined;
		const key = Object.keys(value).find((one) => one.toLowerCase() === part.toLowerCase());
		value = key === undefined ? undefined : (value as Row)[key];
	}
	return value;
};

const textOf = (value: unknown): string =>
	typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');

const functions: Readonly<Record<string, (value: unknown) => unknown>> = {
	isnotempty: (value) => textOf(value) !== '',
	isempty: (value) => textOf(value) === '',
	isnull: (value) => value === undefined || value === null,
	isnotnull: (value) => value !== undefined && value !== null,
	tostring: textOf,
	tolower: low,
	not: (value) => !value,
	tobool: (value) => value === true || low(value) === 'true',
};

const comparisons: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
	'==': (left, right) => left === right,
	'!=': (left, right) => left !== right,
	'=~': (left, right) => low(left) === low(right),
	'!~': (left, right) => low(left) !== low(right),
	has: (left, right) => low(textOf(left)).includes(low(right)),
	contains: (left, right) => low(textOf(left)).includes(low(right)),
	startswith: (left, right) => low(left).startsWith(low(right)),
};

class Parser {
	private at = 0;
	private readonly tokens: readonly string[];

	constructor(tokens: readonly string[]) {
		this.tokens = tokens;
	}

	get rest(): boolean {
		return this.at < this.tokens.length;
	}

	peek(): string {
		return (this.tokens[this.at] ?? '').toLowerCase();
	}

	next(): string {
		return this.tokens[this.at++] ?? '';
	}

	take(token: string): boolean {
		if (this.peek() !== token) return false;
		this.at += 1;
		return true;
	}

	expect(token: string): void {
		if (!this.take(token))
			throw new QueryError(`Expected '${token}' but found '${this.tokens[this.at] ?? 'the end'}'.`);
	}

	list<T>(item: () => T): T[] {
		const items = [item()];
		while (this.take(',')) items.push(item());
		return items;
	}

	expression(): Expression {
		let left = this.conjunction();
		while (this.take('or')) {
			const [a, b] = [left, this.conjunction()];
			left = (row) => Boolean(a(row)) || Boolean(b(row));
		}
		return left;
	}

	private conjunction(): Expression {
		let left = this.comparison();
		while (this.take('and')) {
			const [a, b] = [left, this.comparison()];
			left = (row) => Boolean(a(row)) && Boolean(b(row));
		}
		return left;
	}

	private comparison(): Expression {
		const left = this.term();
		if (this.take('in~') || this.take('in')) {
			this.expect('(');
			const values = this.list(() => this.term());
			this.expect(')');
			return (row) => values.some((value) => low(value(row)) === low(left(row)));
		}
		const compare = comparisons[this.peek()];
		if (!compare) return left;
		this.next();
		const right = this.term();
		return (row) => compare(left(row), right(row));
	}

	private term(): Expression {
		if (this.take('(')) {
			const inner = this.expression();
			this.expect(')');
			return inner;
		}
		const token = this.next();
		if (/^['"]/.test(token)) return () => token.slice(1, -1);
		if (/^\d+$/.test(token)) return () => Number(token);
		if (/^(true|false)$/i.test(token)) return () => token.toLowerCase() === 'true';
		if (!/^[A-Za-z_]/.test(token)) throw new QueryError(`Unexpected '${token}'.`);
		if (this.take('(')) {
			const apply = functions[token.toLowerCase()];
			if (!apply) throw new QueryError(`Unknown function: '${token}'.`);
			const inner = this.expression();
			this.expect(')');
			return (row) => apply(inner(row));
		}
		const path = [token];
		for (;;) {
			if (this.take('.')) path.push(this.next());
			else if (this.take('[')) {
				path.push(this.next().slice(1, -1));
				this.expect(']');
			} else break;
		}
		return (row) => valueAt(row, path);
	}

	/** `name` or `name = expression`. */
	column(): readonly [string, Expression] {
		if (this.tokens[this.at + 1] === '=') {
			const name = this.next();
			this.next();
			return [name, this.expression()];
		}
		const start = this.at;
		const value = this.expression();
		return [this.tokens.slice(start, this.at).join('').replaceAll('.', '_'), value];
	}
}

type Step = (rows: readonly Row[]) => readonly Row[];

const columns = (parser: Parser) => parser.list(() => parser.column());

const order = (parser: Parser): Step => {
	parser.expect('by');
	const keys = parser.list(() => {
		const value = parser.expression();
		const direction = parser.take('asc') ? 1 : parser.take('desc') ? -1 : -1;
		return { value, direction };
	});
	return (rows) =>
		rows.toSorted((a, b) => {
			for (const { value, direction } of keys) {
				const [x, y] = [textOf(value(a)), textOf(value(b))];
				if (x !== y) return x < y ? -direction : direction;
			}
			return 0;
		});
};

const summarize = (parser: Parser): Step => {
	const name = parser.next();
	let label = 'count_';
	if (parser.take('=')) {
		label = name;
		parser.expect('count');
	}
	if (label === 'count_' && name.toLowerCase() !== 'count') throw new QueryError(`Unsupported aggregation: '${name}'.`);
	parser.expect('(');
	parser.expect(')');
	const by = parser.take('by') ? columns(parser) : [];
	return (rows) => {
		const groups = new Map<string, Row>();
		for (const row of rows) {
			const keys = Object.fromEntries(by.map(([key, value]) => [key, value(row)]));
			const id = JSON.stringify(keys);
			const group = groups.get(id) ?? { ...keys, [label]: 0 };
			group[label] = Number(group[label]) + 1;
			groups.set(id, group);
		}
		return [...groups.values()];
	};
};

const operators: Readonly<Record<string, (parser: Parser) => Step>> = {
	where: (parser) => {
		const test = parser.expression();
		return (rows) => rows.filter((row) => Boolean(test(row)));
	},
	project: (parser) => {
		const wanted = columns(parser);
		return (rows) => rows.map((row) => Object.fromEntries(wanted.map(([name, value]) => [name, value(row) ?? null])));
	},
	extend: (parser) => {
		const added = columns(parser);
		return (rows) =>
			rows.map((row) => ({ ...row, ...Object.fromEntries(added.map(([name, value]) => [name, value(row)])) }));
	},
	order,
	sort: order,
	limit: (parser) => {
		const count = Number(parser.next());
		return (rows) => rows.slice(0, count);
	},
	take: (parser) => {
		const count = Number(parser.next());
		return (rows) => rows.slice(0, count);
	},
	summarize,
};

/** Compiles `table | operator | …`. Throws QueryError with a sentence for what it does not know. */
export const compile = (text: string): { readonly table: string; readonly run: Step } => {
	const parser = new Parser(tokenize(text));
	const table = parser.next().toLowerCase();
	const steps: Step[] = [];
	while (parser.rest) {
		parser.expect('|');
		const word = parser.next().toLowerCase();
		const operator = operators[word];
		if (!operator) throw new QueryError(`Unsupported operator: '${word}'.`);
		steps.push(operator(parser));
	}
	return { table, run: (rows) => steps.reduce((now, step) => step(now), rows) };
};
