// Words of a query, and how a parser takes them.

/** What the query language cannot make sense of: `SYN0002` is how it is written, `SEM0100` what it names. */
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

export class Tokens {
	private at = 0;
	private readonly all: readonly string[];

	constructor(text: string) {
		this.all = tokenize(text);
	}

	get rest(): boolean {
		return this.at < this.all.length;
	}

	get place(): number {
		return this.at;
	}

	/** What was taken since a place, written together. */
	since(place: number): string {
		return this.all.slice(place, this.at).join('');
	}

	peek(ahead = 0): string {
		return (this.all[this.at + ahead] ?? '').toLowerCase();
	}

	next(): string {
		return this.all[this.at++] ?? '';
	}

	take(token: string): boolean {
		if (this.peek() !== token) return false;
		this.at += 1;
		return true;
	}

	expect(token: string): void {
		if (!this.take(token)) throw new QueryError(`Expected '${token}' but found '${this.all[this.at] ?? 'the end'}'.`);
	}

	list<T>(item: () => T): T[] {
		const items = [item()];
		while (this.take(',')) items.push(item());
		return items;
	}
}
