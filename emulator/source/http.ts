// Requests and answers in Resource Manager's manner: envelopes, error bodies, paging. No sockets.
import type { World } from './world.ts';

export type Incoming = {
	readonly method: string;
	readonly url: string;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
};

export type Answer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
};

/** What a handler is given. */
export type Call = {
	readonly world: World;
	readonly method: string;
	readonly url: URL;
	/** `https://host`, as the client addressed it. */
	readonly origin: string;
	/** From the route's path template, decoded, as spelled by the client. */
	readonly params: Readonly<Record<string, string>>;
	/** Parsed JSON, or undefined. */
	readonly body: unknown;
	readonly now: number;
	readonly headers: Readonly<Record<string, string>>;
};

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
	status,
	headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
	body: JSON.stringify(body),
});

export const empty = (status: number, headers: Record<string, string> = {}): Answer => ({ status, headers });

/** Thrown by rules; becomes Azure's error envelope. */
export class Refusal extends Error {
	readonly status: number;
	readonly code: string;
	readonly extra: Record<string, unknown>;
	readonly headers: Record<string, string>;

	constructor(
		status: number,
		code: string,
		message: string,
		extra: Record<string, unknown> = {},
		headers: Record<string, string> = {},
	) {
		super(message);
		this.status = status;
		this.code = code;
		this.extra = extra;
		this.headers = headers;
	}
}

export const refusal = ({ status, code, message, extra, headers }: Refusal): Answer =>
	json(status, { error: { code, message, ...extra } }, headers);

/** What a rule answers, its refusal too. */
export const answered = (run: () => Answer): Answer => {
	try {
		return run();
	} catch (error) {
		if (error instanceof Refusal) return refusal(error);
		throw error;
	}
};

/** One page of a list, with the `nextLink` to the rest; `$skiptoken` is the index of the next row. */
export const page = <T>({ world, url, origin }: Call, rows: readonly T[]): Answer => {
	const token = url.searchParams.get('$skiptoken') ?? url.searchParams.get('$skipToken') ?? '0';
	const from = Number.parseInt(token, 10);
	if (!Number.isInteger(from) || from < 0)
		throw new Refusal(400, 'InvalidSkipToken', `The skip token '${token}' is invalid.`);
	const to = from + world.options.pageSize;
	const value = rows.slice(from, to);
	if (to >= rows.length) return json(200, { value });
	const next = new URL(url.pathname + url.search, origin);
	next.searchParams.delete('$skipToken');
	next.searchParams.set('$skiptoken', String(to));
	return json(200, { value, nextLink: next.href });
};
