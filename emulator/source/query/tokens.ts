// The tokens of a query, and their reader.

/** An error in a query: `SYN0002` in its syntax, `SEM0100` in a name. */
export class QueryError extends Error {
	readonly code: 'SYN0002' | 'SEM0100';

	constructor(message: string, code: 'SYN0002' | 'SEM0100' = 'SYN0002') {
		super(message);
		this.code = code;
	}
}

const tokenPattern =
	/\s*(datetime\([^)'"]*\)|==|!=|=~|!~|in~|!in~|!(?:in|has|contains|startswith)\b|<=|>=|=|<|>|[(),.|]|\[|\]|'[^']*'|"[^"]*"|\d+[dhms]\b|\d+|[A-Za-z_][\w-]*~?)/y;

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

export class TokenReader {
	private index = 0;
	private readonly tokens: readonly string[];

	constructor(text: string) {
		this.tokens = tokenize(text);
	}

	get rest(): boolean {
		return this.index < this.tokens.length;
	}

	get place(): number {
		return this.index;
	}

	/** Returns the text of the tokens since a position. */
	textSince(start: number): string {
		return this.tokens.slice(start, this.index).join('');
	}

	peek(ahead = 0): string {
		return (this.tokens[this.index + ahead] ?? '').toLowerCase();
	}

	next(): string {
		return this.tokens[this.index++] ?? '';
	}

	accept(token: string): boolean {
		if (this.peek() !== token) return false;
		this.index += 1;
		return true;
	}

	expect(token: string): void {
		if (!this.accept(token))
			throw new QueryError(`Expected '${token}' but found '${this.tokens[this.index] ?? 'the end'}'.`);
	}

	separatedList<T>(item: () => T): T[] {
		const items = [item()];
		while (this.accept(',')) items.push(item());
		return items;
	}
}
