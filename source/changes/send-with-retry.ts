// Sends one confirmed change until the answer is one that time does not change, and looks before each further try.
import type { Sent } from '../model/azure.ts';
import type { Change } from '../model/change.ts';
import { Problem } from '../model/problem.ts';
import type { CarryOutOptions } from './apply.ts';
import type { AnyKind } from './kinds/index.ts';

/** Milliseconds between tries of a request that only time lets through. About three minutes in all. */
const tries = [2000, 4000, 8000, ...Array.from({ length: 11 }, () => 15_000)];

/** Milliseconds before a request is sent again that Azure has put off, where Azure names no time; as often as there are. */
const putOff = [2000, 4000, 8000];

/** Longer waits are the person's to decide about: milliseconds. */
const longestWait = 60_000;

/** No answer, or one that does not say whether Azure acted on the request. */
const leavesDoubt = new Set(['network', 'unavailable', 'badAnswer', 'cancelled', 'operationFailed', 'notFound']);

/** Answered by not beginning: too many requests (429), or come again at a time that is named (503). */
const isPutOff = ({ kind, facts }: Problem): boolean =>
	!facts.hasBegun &&
	(kind === 'throttled' || (kind === 'unavailable' && facts.status === 503 && facts.retryAfter !== undefined));

const pauseAfter = (problem: Problem, kind: AnyKind, tried: number): number | undefined => {
	if (isPutOff(problem)) {
		const pause = problem.facts.retryAfter ?? putOff[tried] ?? 0;
		return tried < putOff.length && pause <= longestWait ? pause : undefined;
	}
	return kind.isPassing?.(problem) ? tries[tried] : undefined;
};

const reasonOf = (problem: Problem) =>
	isPutOff(problem) ? 'throttled' : problem.kind === 'principalNotFound' ? 'principal' : 'settling';

/**
 * `doubt`: Azure may have acted on it. `refusal`: it is known that ours was not acted on. `held`: somebody else did it
 * while ours was put off.
 */
export type Answered =
	| { readonly sent: Sent }
	| { readonly doubt: Problem }
	| { readonly refusal: Problem }
	| { readonly held: true };

export const asProblem = (error: unknown): Problem => {
	if (error instanceof Problem) return error;
	throw error;
};

/** What differs between what was confirmed and what is there now, as `property: before → now`. */
export const moved = (planned: Change, now: Change): Problem | undefined => {
	const detail = Object.keys({ ...planned.seen, ...now.seen })
		.filter((key) => planned.seen[key] !== now.seen[key])
		.map((key) => `${key}: ${planned.seen[key] || '–'} → ${now.seen[key] || '–'}`)
		.join('; ');
	return detail ? new Problem('moved', { subject: planned.targetId, detail }) : undefined;
};

/** Waits, unless nobody wants to any more: then rejects with Problem `cancelled`. */
export const pauseFor = (
	milliseconds: number,
	{ wait, signal }: Pick<CarryOutOptions, 'wait' | 'signal'>,
): Promise<void> => {
	if (!signal) return wait(milliseconds);
	return new Promise((resolve, reject) => {
		const stop = () => reject(new Problem('cancelled'));
		if (signal.aborted) return stop();
		signal.addEventListener('abort', stop, { once: true });
		wait(milliseconds)
			.then(resolve, reject)
			.finally(() => signal.removeEventListener('abort', stop));
	});
};

/** Rejects only for bugs. `read` gives the kind's world, afresh. */
export const sendPatiently = async (
	change: Change,
	kind: AnyKind,
	read: () => Promise<unknown>,
	options: CarryOutOptions,
): Promise<Answered> => {
	const { azure, onProgress, signal } = options;
	for (let tried = 0; ; tried += 1) {
		let problem: Problem;
		try {
			onProgress({ phase: 'sending' });
			return { sent: await azure.send(change.request, { onProgress, signal }) };
		} catch (error) {
			problem = asProblem(error);
		}
		const pause = pauseAfter(problem, kind, tried);
		if (pause === undefined) {
			const mayHaveActed = problem.facts.hasBegun || (leavesDoubt.has(problem.kind) && !isPutOff(problem));
			return mayHaveActed ? { doubt: problem } : { refusal: problem };
		}
		try {
			onProgress({ phase: 'waiting', for: pause, why: reasonOf(problem) });
			await pauseFor(pause, options);
			// Somebody else may have done it meanwhile, or something that ours would overwrite.
			const world = await read();
			if (kind.standing?.(world, change) === 'after') return { held: true };
			const difference = moved(change, kind.plan(world, change.wish.input));
			if (difference) return { refusal: difference };
		} catch (error) {
			// Nothing of ours is under way: the last word was a refusal.
			const stopped = asProblem(error);
			return { refusal: stopped.kind === 'cancelled' ? stopped : problem };
		}
	}
};
