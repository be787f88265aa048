// Waiting, seen and bounded: which answers are tried again, how long one answer may take, and who is told.
import { isRestError, type PipelinePolicy, type PipelineRequest, type RetryStrategy } from '@azure/core-rest-pipeline';
import type { Delay } from '../../model/azure.ts';
import { Problem } from '../../model/problem.ts';
import { clean } from '../../shared/sanitise.ts';
import { retryAfter } from './error-mapper.ts';
import { isRead } from './read-requests.ts';

export type Patience = {
	readonly clock: () => number;
	/** Told of every wait as it begins; gives the way to say that it is over. */
	readonly onWait?: (delay: Delay) => () => void;
	/** Milliseconds for one answer, from sending to its last byte. */
	readonly deadline?: number;
	/** Milliseconds before the first try again where Azure names no time; doubles with each. */
	readonly firstPause?: number;
};

/** Longer waits are the person's to decide about, not the program's to sleep through: milliseconds. */
export const longestWait = 60_000;

/** Tries after the first. */
export const tries = 3;

const defaults = { deadline: 60_000, firstPause: 1000 };

/** Milliseconds without an answer after which the person is told. */
const soon = 3000;

const passingCodes = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'ETIMEDOUT',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EPIPE',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

const isPassing = (status: number): boolean =>
	status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);

/**
 * Decides for the SDK's retry policy. A read is tried again after whatever passes by itself; a change never: whoever
 * sends one looks before it is sent anew. Each wait is announced. A longer one than a minute is not waited for: the
 * answer is given as it is.
 */
export const retryStrategy = ({ clock, onWait, firstPause = defaults.firstPause }: Patience): RetryStrategy => ({
	name: 'announcedRetry',
	retry: ({ retryCount, response, responseError }) => {
		const request = response?.request ?? responseError?.request;
		const status = response?.status;
		const asked = retryAfter(response?.headers, clock());
		const code = isRestError(responseError) ? (responseError.code ?? '') : '';
		const isPassingRead =
			request !== undefined &&
			isRead(request.method, new URL(request.url).pathname) &&
			(status === undefined ? passingCodes.has(code) : isPassing(status));
		const pause = asked ?? firstPause * 2 ** retryCount;
		if (!isPassingRead || pause > longestWait) return { skipStrategy: true };
		const why = status === 429 ? 'throttled' : status === undefined ? 'network' : 'unavailable';
		const end = onWait?.({ why, for: pause, status, attempt: retryCount + 1, of: tries });
		const timer = setTimeout(() => end?.(), pause);
		request?.abortSignal?.addEventListener('abort', () => {
			clearTimeout(timer);
			end?.();
		});
		return { retryAfterInMs: pause };
	},
});

const rejection = (signal: AbortSignal) =>
	new Promise<never>((_, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason), { once: true });
	});

const cancelled = () => new Problem('cancelled');

/** Ends what takes too long, and what nobody wants any more, whether or not the last hop notices. */
export const deadline = ({ onWait, deadline: most = defaults.deadline }: Patience): PipelinePolicy => ({
	name: 'deadline',
	sendRequest: async (request: PipelineRequest, next) => {
		const stop = new AbortController();
		const outer = request.abortSignal;
		if (outer?.aborted) throw cancelled();
		const onOuter = () => stop.abort(cancelled());
		outer?.addEventListener('abort', onOuter);
		const subject = clean(new URL(request.url).pathname);
		const over = () =>
			stop.abort(
				new Problem('unavailable', { code: 'NoAnswer', detail: `no whole answer in ${most / 1000} s`, subject }),
			);
		let end: (() => void) | undefined;
		const timers = [
			setTimeout(over, most),
			setTimeout(() => {
				end = onWait?.({ why: 'slow', for: most - soon, status: undefined, attempt: 1, of: 1 });
			}, soon),
		];
		const given = rejection(stop.signal);
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
