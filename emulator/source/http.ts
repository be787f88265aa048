// Requests and answers in Resource Manager's manner: envelopes, error bodies, paging. No sockets.
import type { TenantState } from './tenant-state.ts';

export type HttpRequest = {
	readonly method: string;
	readonly url: string;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
};

export type HttpResponse = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
};

/** The input of a rule. */
export type RequestContext = {
	readonly tenant: TenantState;
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

/** Returns a response with this body as JSON. */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse => ({
	status,
	headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
	body: JSON.stringify(body),
});

/** Returns a response with the error body of data planes; Resource Manager's comes of `AzureError`. */
export const errorJson = (status: number, code: string, message: string): HttpResponse =>
	json(status, { error: { code, message } });

/** Returns a response without a body. */
export const empty = (status: number, headers: Record<string, string> = {}): HttpResponse => ({ status, headers });

/** Thrown by rules; becomes Azure's error envelope. */
export class AzureError extends Error {
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

/** Returns the response of an error in Resource Manager's form, `{error: {code, message}}`. */
export const errorResponse = ({ status, code, message, extra, headers }: AzureError): HttpResponse =>
	json(status, { error: { code, message, ...extra } }, headers);

/** Returns the answer of a rule, or that of the `AzureError` it throws. */
export const catchAzureError = (run: () => HttpResponse): HttpResponse => {
	try {
		return run();
	} catch (error) {
		if (error instanceof AzureError) return errorResponse(error);
		throw error;
	}
};

/** Returns one page of a list, with the `nextLink` to the rest; `$skiptoken` is the index of the next row. */
export const page = <T>({ tenant, url, origin }: RequestContext, rows: readonly T[]): HttpResponse => {
	const token = url.searchParams.get('$skiptoken') ?? url.searchParams.get('$skipToken') ?? '0';
	const from = Number.parseInt(token, 10);
	if (!Number.isInteger(from) || from < 0)
		throw new AzureError(400, 'InvalidSkipToken', `The skip token '${token}' is invalid.`);
	const to = from + tenant.options.pageSize;
	const value = rows.slice(from, to);
	if (to >= rows.length) return json(200, { value });
	const next = new URL(url.pathname + url.search, origin);
	next.searchParams.delete('$skipToken');
	next.searchParams.set('$skiptoken', String(to));
	return json(200, { value, nextLink: next.href });
};
