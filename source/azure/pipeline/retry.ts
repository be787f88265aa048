// Waits that are shown and bounded: which answers are retried, how long one answer may take, and the notices about it.
import { isRestError, type PipelinePolicy, type PipelineRequest, type RetryStrategy } from '@azure/core-rest-pipeline';
import type { WaitNotice } from '../../model/azure.ts';
import { Problem } from '../../model/problem.ts';
import { retryAfterMs } from './error-mapper.ts';
import { isReadRequest } from './read-requests.ts';
import { readablePath } from './request-path.ts';

export type RetryOptions = {
	readonly clock: () => number;
	/** Receives every wait as it begins. Returns the function that ends the notice. */
	readonly onWait?: (delay: WaitNotice) => () => void;
	/** Milliseconds for one answer, from sending to its last byte. */
	readonly deadline?: number;
	/** Milliseconds before the first try again where Azure names no time; doubles with each. */
	readonly initialRetryDelay?: number;
};

/** Most milliseconds of one wait: a person decides about longer ones. */
export const maxWait = 60_000;

/** Tries after the first. */
export const maxRetries = 3;

const defaults = { deadline: 60_000, initialRetryDelay: 1000 };

/** Milliseconds without an answer after which the person sees a notice. */
const slowNoticeAfter = 3000;

const transientErrorCodes = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'ETIMEDOUT',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EPIPE',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

const isTransientStatus = (status: number): boolean =>
	status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);

/**
 * Returns the strategy for the SDK's retry policy. A read is retried after a transient failure; a change never: the caller that
 * sends one reads before it sends it anew. Each wait is announced. The program does not wait longer than `maxWait`: the
 * answer is returned as it is.
 */
export const retryStrategy = ({
	clock,
	onWait,
	initialRetryDelay = defaults.initialRetryDelay,
}: RetryOptions): RetryStrategy => ({
	name: 'announcedRetry',
	retry: ({ retryCount, response, responseError }) => {
		const request = response?.request ?? responseError?.request;
		const status = response?.status;
		const asked = retryAfterMs(response?.headers, clock());
		const code = isRestError(responseError) ? (responseError.code ?? '') : '';
		const isTransientReadFailure =
			request !== undefined &&
			isReadRequest(request.method, new URL(request.url).pathname) &&
			(status === undefined ? transientErrorCodes.has(code) : isTransientStatus(status));
		const pause = asked ?? initialRetryDelay * 2 ** retryCount;
		if (!isTransientReadFailure || pause > maxWait) return { skipStrategy: true };
		const why = status === 429 ? 'throttled' : status === undefined ? 'network' : 'unavailable';
		const end = onWait?.({ why, milliseconds: pause, status, attempt: retryCount + 1, maxAttempts: maxRetries });
		const timer = setTimeout(() => end?.(), pause);
		request?.abortSignal?.addEventListener('abort', () => {
			clearTimeout(timer);
			end?.();
		});
		return { retryAfterInMs: pause };
	},
});

const rejectOnAbort = (signal: AbortSignal) =>
	new Promise<never>((_, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason), { once: true });
	});

const cancelledProblem = () => new Problem('cancelled');

/** Returns the policy that ends a request after its deadline or its abort, whether or not the HTTP client notices. */
export const deadlinePolicy = ({ onWait, deadline: limit = defaults.deadline }: RetryOptions): PipelinePolicy => ({
	name: 'deadline',
	sendRequest: async (request: PipelineRequest, next) => {
		const stop = new AbortController();
		const outer = request.abortSignal;
		if (outer?.aborted) throw cancelledProblem();
		const onOuter = () => stop.abort(cancelledProblem());
		outer?.addEventListener('abort', onOuter);
		const subject = readablePath(request.url);
		const abortOverdue = () =>
			stop.abort(
				new Problem('unavailable', { code: 'NoAnswer', detail: `no whole answer in ${limit / 1000} s`, subject }),
			);
		let end: (() => void) | undefined;
		const timers = [
			setTimeout(abortOverdue, limit),
			setTimeout(() => {
				end = onWait?.({
					why: 'slow',
					milliseconds: limit - slowNoticeAfter,
					status: undefined,
					attempt: 1,
					maxAttempts: 1,
				});
			}, slowNoticeAfter),
		];
		const given = rejectOnAbort(stop.signal);
		given.catch(() => undefined);
		request.abortSignal = stop.signal;
		const answer = next(request);
		answer.catch(() => undefined);
		try {
			return await Promise.race([answer, given]);
		} finally {
			request.abortSignal = outer;
			for (const timer of timers) clearTimeout(timer);
			outer?.removeEventListener('abort', onOuter);
			end?.();
		}
	},
});
