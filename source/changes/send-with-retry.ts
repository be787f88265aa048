// Sends one confirmed change until its answer is final, and reads before each further try.
import type { SendResult } from '../model/azure.ts';
import type { Change } from '../model/change.ts';
import type { ChangeRequest } from '../model/change-inputs.ts';
import { Problem } from '../model/problem.ts';
import type { ApplyOptions } from './apply.ts';
import type { AnyChangeHandler } from './kinds/index.ts';

/** Milliseconds between tries after a transient refusal. About three minutes in all. */
const transientRetryDelays = [2000, 4000, 8000, ...Array.from({ length: 11 }, () => 15_000)];

/** Milliseconds before a request is sent again that Azure has put off, where Azure names no time; as often as there are. */
const throttleRetryDelays = [2000, 4000, 8000];

/** Most milliseconds of one wait: a person decides about longer ones. */
const maxRetryAfter = 60_000;

/** Problems after which it is unknown whether Azure acted on the request. */
const ambiguousProblemKinds = new Set([
	'network',
	'unavailable',
	'badAnswer',
	'cancelled',
	'operationFailed',
	'notFound',
]);

/** Whether Azure refused to begin: too many requests (429), or a 503 with a time to come back. */
const isThrottled = ({ kind, facts }: Problem): boolean =>
	!facts.hasBegun &&
	(kind === 'throttled' || (kind === 'unavailable' && facts.status === 503 && facts.retryAfter !== undefined));

/** Milliseconds until it is sent again; undefined where it is not. What Azure has accepted is looked at, never sent again. */
const retryDelay = (problem: Problem, handler: AnyChangeHandler, tried: number): number | undefined => {
	if (problem.facts.hasBegun) return undefined;
	if (isThrottled(problem)) {
		const pause = problem.facts.retryAfter ?? throttleRetryDelays[tried] ?? 0;
		return tried < throttleRetryDelays.length && pause <= maxRetryAfter ? pause : undefined;
	}
	return handler.isTransient?.(problem) ? transientRetryDelays[tried] : undefined;
};

const waitReason = (problem: Problem) =>
	isThrottled(problem) ? 'throttled' : problem.kind === 'principalNotFound' ? 'principal' : 'settling';

/**
 * `doubt`: Azure may have acted on it. `refusal`: Azure is known not to have acted on it. `held`: another request made the change
 * while ours was put off.
 */
export type SendOutcome =
	| { readonly sent: SendResult }
	| { readonly doubt: Problem }
	| { readonly refusal: Problem; readonly current?: ChangeRequest | undefined }
	| { readonly held: true };

/** Returns the error if it is a `Problem`. Throws every other one: it is a bug. */
export const asProblem = (error: unknown): Problem => {
	if (error instanceof Problem) return error;
	throw error;
};

/** Waits; rejects with Problem `cancelled` once the signal aborts, or after the wait where `wait` takes no signal. */
export const waitUnlessCancelled = async (
	milliseconds: number,
	{ wait, signal }: Pick<ApplyOptions, 'wait' | 'signal'>,
): Promise<void> => {
	try {
		if (!signal?.aborted) await wait(milliseconds, signal);
	} catch (error) {
		if (!signal?.aborted) throw error;
	}
	if (signal?.aborted) throw new Problem('cancelled');
};

/**
 * What a look just before a request shows. `after`: the change holds. A problem: what keeps the request from being sent,
 * `isBusy` where that is only that Azure still works on the resource. Undefined: nothing does.
 */
export type LookBeforeSend = () => Promise<'applied' | Obstacle | undefined>;

type Obstacle = { readonly problem: Problem; readonly current?: ChangeRequest | undefined; readonly isBusy?: boolean };

/** Rejects only for bugs. `look` reads afresh all that the change rests on. */
export const sendWithRetry = async (
	change: Change,
	handler: AnyChangeHandler,
	look: LookBeforeSend,
	options: ApplyOptions,
): Promise<SendOutcome> => {
	const { azure, me, onProgress, signal } = options;
	let tried = 0;
	/** What a look shows once the resource is at rest; `tooLate` where no time is left for that. */
	const waitAndLook = async (problem: Problem): Promise<'applied' | Obstacle | 'tooLate' | undefined> => {
		for (;;) {
			const pause = retryDelay(problem, handler, tried);
			if (pause === undefined) return 'tooLate';
			tried += 1;
			onProgress({ phase: 'waiting', milliseconds: pause, why: waitReason(problem) });
			await waitUnlessCancelled(pause, options);
			const found = await look();
			if (found === 'applied' || !found?.isBusy) return found;
		}
	};
	for (;;) {
		let problem: Problem;
		try {
			onProgress({ phase: 'sending' });
			return { sent: await azure.send(change.request, { onProgress, signal, sender: me }) };
		} catch (error) {
			problem = asProblem(error);
		}
		if (retryDelay(problem, handler, tried) === undefined) {
			const mayHaveActed = problem.facts.hasBegun || (ambiguousProblemKinds.has(problem.kind) && !isThrottled(problem));
			return mayHaveActed ? { doubt: problem } : { refusal: problem };
		}
		try {
			// While ours waited, another person may have done it, or something that speaks against it now.
			const found = await waitAndLook(problem);
			if (found === 'applied') return { held: true };
			if (found === 'tooLate') return { refusal: problem };
			if (found) return { refusal: found.problem, current: found.current };
		} catch (error) {
			// No request of ours is in progress: the last answer was a refusal.
			const stopped = asProblem(error);
			return { refusal: stopped.kind === 'cancelled' ? stopped : problem };
		}
	}
};
