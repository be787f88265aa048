// The one function that sends changes: the request as it was previewed, then Azure's long-running operation to its end.
import { createHttpPoller, type LroResponse } from '@azure/core-lro';
import type { PipelineResponse } from '@azure/core-rest-pipeline';
import type { ArmRequest, AzureClient, SendResult } from '../model/azure.ts';
import { Problem } from '../model/problem.ts';
import { clean, cleanOptional } from '../shared/sanitise.ts';
import { retryAfterMs, toProblem } from './pipeline/error-mapper.ts';
import { parseJsonBody, type RestClient } from './rest-client.ts';

type JsonObject = { readonly [name: string]: unknown };

/** Returns what core-lro reads of an answer. The rest of it (the new keys of `regenerateKey`) goes no further. */
const toLroResponse = (response: PipelineResponse): LroResponse => {
	const all = (parseJsonBody(response) ?? {}) as JsonObject & { properties?: JsonObject };
	const { status, error, resourceLocation, provisioningState = all.properties?.provisioningState } = all;
	const body = { status, error, resourceLocation, provisioningState };
	return { flatResponse: body, rawResponse: { statusCode: response.status, headers: response.headers.toJSON(), body } };
};

/** Returns the names of the properties that hold a non-empty text: an empty key is no key. */
const textNamesIn = (response: PipelineResponse): readonly string[] => {
	const body = parseJsonBody(response);
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
	return Object.entries(body).flatMap(([name, value]) =>
		typeof value === 'string' && value.trim() !== '' ? [name] : [],
	);
};

const operationStateOf = (response: PipelineResponse): string | undefined => {
	const { status, properties } = (parseJsonBody(response) ?? {}) as JsonObject & { properties?: JsonObject };
	return cleanOptional(status) ?? cleanOptional(properties?.provisioningState);
};

type SendOptions = Parameters<AzureClient['send']>[1] & {
	readonly pollInterval?: number;
	readonly clock: () => number;
};

/** Milliseconds for which an operation is polled; after that only a read of the resource tells its outcome. */
export const maxOperationTime = 30 * 60_000;

/** Most seconds between polls, also where Azure asks for more: a person waits. */
const maxPollSeconds = 30;

/** Returns the answer with a bounded time to the next poll: core-lro would sleep as long as Azure asks, without a notice. */
const withBoundedRetryAfter = (response: PipelineResponse, now: number): PipelineResponse => {
	const asked = retryAfterMs(response.headers, now);
	if (asked !== undefined)
		response.headers.set('retry-after', String(Math.min(maxPollSeconds, Math.ceil(asked / 1000))));
	return response;
};

/**
 * PUT, PATCH, POST or DELETE on Resource Manager, polled by Azure-AsyncOperation or Location where Azure answers with one
 * (Azure REST API guidelines, long-running operations). A PATCH without those headers is final at once, so a caller that
 * needs to know reads the resource again.
 */
export const sendAndPoll = async (
	raw: RestClient,
	endpoint: string,
	request: ArmRequest,
	options: SendOptions,
): Promise<SendResult> => {
	const { signal, sender, onProgress, clock, pollInterval = 2000 } = options;
	const startedAt = clock();
	const path = encodeURI(request.path);
	const url = `${endpoint}${path}?api-version=${request.apiVersion}`;
	let first: PipelineResponse | undefined;
	let held: readonly string[] = [];
	const requestId = () => cleanOptional(first?.headers.get('x-ms-request-id'));
	const throwIfOverdue = (state: string | undefined) => {
		if (clock() - startedAt < maxOperationTime) return;
		throw new Problem('unavailable', {
			code: 'StillRunning',
			detail: state ?? '',
			requestId: requestId(),
			saidBy: 'azure',
			subject: request.path,
		});
	};
	/** Marks an error after Azure's acceptance: a failure on the way to the end does not mean that the change did not happen. */
	const asBegunProblem = (error: unknown): unknown => {
		const problem = toProblem(error, clock());
		if (!(problem instanceof Problem)) return problem;
		return new Problem(problem.kind, { ...problem.facts, requestId: requestId(), hasBegun: true });
	};
	const poller = await createHttpPoller(
		{
			requestPath: url,
			requestMethod: request.method,
			sendInitialRequest: async () => {
				first = await raw.send(request.method, url, { signal, sender, ifMatch: request.ifMatch, body: request.body });
				try {
					held = textNamesIn(first);
					return toLroResponse(withBoundedRetryAfter(first, clock()));
				} catch (error) {
					throw asBegunProblem(error);
				}
			},
			sendPollRequest: async (next) => {
				try {
					// The header may be relative; the pinning policy checks the resolved address.
					const response = withBoundedRetryAfter(
						await raw.send('GET', new URL(next, endpoint).href, { signal, isPoll: true }),
						clock(),
					);
					// A provider that answers with a Location alone says no more than the 202 itself until it is over.
					const state = operationStateOf(response) ?? (response.status === 202 ? 'Accepted' : undefined);
					held = textNamesIn(response);
					if (state) onProgress?.({ phase: 'operation', state, requestId: requestId() });
					if (response.status !== 200 || /progress|running|accepted/i.test(state ?? '')) throwIfOverdue(state);
					return toLroResponse(response);
				} catch (error) {
					// core-lro would take a RestError, a 429 for one, for the failure of the operation itself.
					throw asBegunProblem(error);
				}
			},
		},
		{ intervalInMs: pollInterval },
	);
	try {
		await poller.pollUntilDone({ abortSignal: signal });
	} catch (error) {
		const { status, error: reason } = poller.getOperationState() as {
			status: string;
			error?: Error & { code?: string };
		};
		if (status !== 'failed' && status !== 'canceled') throw asBegunProblem(error);
		throw new Problem('operationFailed', {
			subject: request.path,
			saidBy: 'azure',
			code: cleanOptional(reason?.code) ?? status,
			detail: clean(reason?.message ?? (error as Error).message),
			requestId: requestId(),
			cause: error,
		});
	}
	return { status: first?.status ?? 0, requestId: requestId(), textPropertyNames: held };
};
