// Requests that no SDK client has a method for, through the same pipeline as those that have.
import type { TokenCredential } from '@azure/core-auth';
import { ServiceClient, type ServiceClientOptions } from '@azure/core-client';
import {
	createHttpHeaders,
	createPipelineRequest,
	type HttpMethods,
	type PipelineResponse,
	RestError,
} from '@azure/core-rest-pipeline';
import type { SignedInUser } from '../model/azure.ts';
import { Problem } from '../model/problem.ts';
import { clean, cleanOptional } from '../shared/sanitise.ts';
import { createPageGuard } from './page-guard.ts';
import { readablePath } from './pipeline/request-path.ts';
import { markAsPoll, requireSubject, uniqueRows } from './pipeline/response-subject.ts';
import { restrictSender } from './pipeline/sender.ts';

export type RestClient = {
	/** Resolves with the parsed body of a 2xx answer. Rejects with RestError for any other status. */
	get(path: string, apiVersion: string, options: RestOptions): Promise<unknown>;
	/** Resolves with every row of a `{value, nextLink}` list. */
	list(
		path: string,
		apiVersion: string,
		options: RestOptions & { readonly filter?: string },
	): Promise<readonly unknown[]>;
	/** Resolves with the whole answer, if its status is a 2xx. `url` is absolute. */
	send(
		method: HttpMethods,
		url: string,
		options: RestOptions & {
			readonly ifMatch?: string;
			readonly body?: unknown;
			readonly isPoll?: boolean;
			readonly sender?: SignedInUser;
		},
	): Promise<PipelineResponse>;
	readonly serviceClient: ServiceClient;
};

export type RestOptions = { readonly signal?: AbortSignal };

/** Returns the parsed body; undefined where there is none. Throws Problem `badAnswer` for a body that is no JSON. */
export const parseJsonBody = (response: PipelineResponse): unknown => {
	if (!response.bodyAsText) return undefined;
	try {
		return JSON.parse(response.bodyAsText);
	} catch {
		// Not the parser's own error: it quotes the answer, which may hold secrets.
		throw new Problem('badAnswer', {
			status: response.status,
			requestId: cleanOptional(response.headers.get('x-ms-request-id')),
			subject: readablePath(response.request.url),
			detail: 'the answer is not JSON',
		});
	}
};

/** Returns a client for requests that no SDK client sends, at one endpoint and with tokens for one scope. */
export const createRestClient = (
	endpoint: string,
	credential: TokenCredential,
	scope: string,
	options: ServiceClientOptions,
): RestClient => {
	const client = new ServiceClient({ ...options, endpoint, credential, credentialScopes: scope });
	const send: RestClient['send'] = async (method, url, { signal, ifMatch, body, isPoll, sender }) => {
		const request = createPipelineRequest({
			method,
			url,
			abortSignal: signal,
			headers: createHttpHeaders({
				accept: 'application/json',
				...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			}),
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		if (isPoll) markAsPoll(request);
		if (sender) restrictSender(request, sender);
		const response = await client.sendRequest(request);
		// A redirect is no answer of Resource Manager's; core-lro would take its Location for an operation's.
		if (response.status < 300) return response;
		throw new RestError(`${response.status}`, { statusCode: response.status, request: response.request, response });
	};
	const urlOf = (path: string, apiVersion: string, filter?: string) => {
		// Ids come from answers: one that is no path would become a part of the host's name.
		if (!path.startsWith('/')) throw new Problem('badAnswer', { detail: 'the id is no path', subject: clean(path) });
		const url = new URL(`${endpoint}${encodeURI(path)}`);
		url.searchParams.set('api-version', apiVersion);
		return `${url.href}${filter ? `&$filter=${encodeURIComponent(filter)}` : ''}`;
	};
	return {
		serviceClient: client,
		send,
		get: async (path, apiVersion, options) => parseJsonBody(await send('GET', urlOf(path, apiVersion), options)),
		list: async (path, apiVersion, { filter, ...options }) => {
			const rows: unknown[] = [];
			const guard = createPageGuard('nextLink', path);
			let next: string | undefined = urlOf(path, apiVersion, filter);
			while (next) {
				guard(next);
				const page = parseJsonBody(await send('GET', next, options)) as
					| { value?: unknown[]; nextLink?: string }
					| undefined;
				if (!Array.isArray(page?.value))
					throw new Problem('badAnswer', { detail: 'the list has no value', subject: path });
				// A next page is wherever the answer says: its rows are of what was asked first all the same.
				requireSubject('GET', path, page);
				rows.push(...page.value);
				next = page.nextLink || undefined;
			}
			return uniqueRows(rows);
		},
	};
};
