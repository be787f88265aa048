// The only writer: look, record, change, look again.
import type { Azure, Me, Progress, Sent } from '../azure/azure.ts';
import { Problem } from '../azure/problem.ts';
import type { Journal } from '../journal.ts';
import type { Change, Confirmed, Standing } from './change.ts';
import { type AnyKind, kindOf } from './changes/index.ts';
import { blockers } from './check.ts';

export type Wait = (milliseconds: number) => Promise<void>;

export type CarryOutOptions = {
	readonly azure: Azure;
	readonly journal: Journal;
	readonly me: Me;
	readonly wait: Wait;
	/** The batch that it was confirmed with. */
	readonly batch?: string;
	/** Stops the watching, not what Azure has begun. */
	readonly signal?: AbortSignal;
	readonly onProgress: (progress: Progress | { readonly phase: 'looking' | 'recording' | 'checking' }) => void;
};

/**
 * `done`: a fresh read showed it, or Azure's own answer where no read can. `already`: it held before anything was sent. `failed`: it is known not to have
 * happened. `open`: nobody can tell yet; the next start looks again.
 */
export type CarriedOut =
	| { readonly outcome: 'done'; readonly ours: boolean; readonly requestId: string | undefined }
	| { readonly outcome: 'already' }
	| { readonly outcome: 'failed'; readonly problem: Problem }
	| { readonly outcome: 'open'; readonly problem: Problem };

/** Milliseconds between looks while Azure settles; the last repeats. About five minutes in all. */
const looks = [500, 1000, 2000, ...Array.from({ length: 60 }, () => 5000)];

/** Milliseconds between tries of a request that only time lets through. About three minutes in all. */
const tries = [2000, 4000, 8000, ...Array.from({ length: 11 }, () => 15_000)];

/** Reads of another value, after Azure has finished, before it counts as not having stuck. */
const doubts = 3;

/** No answer, or one that does not say whether Azure acted on the request. */
const leavesDoubt = new Set(['network', 'unavailable', 'badAnswer', 'cancelled', 'operationFailed', 'notFound']);

const asProblem = (error: unknown): Problem => {
	if (error instanceof Problem) return error;
	throw error;
};

/** What differs between what was confirmed and what is there now, as `property: before → now`. */
const moved = (planned: Change, now: Change): string =>
	Object.keys({ ...planned.seen, ...now.seen })
		.filter((key) => planned.seen[key] !== now.seen[key])
		.map((key) => `${key}: ${planned.seen[key] || '–'} → ${now.seen[key] || '–'}`)
		.join('; ');

/** Waits, unless nobody wants to any more: then rejects with Problem `cancelled`. */
const pauseFor = (milliseconds: number, { wait, signal }: CarryOutOptions): Promise<void> => {
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

type Look = () => Promise<Standing>;

/** Sends until it is answered with something that time does not change. */
const sendPatiently = async (change: Change, kind: AnyKind, options: CarryOutOptions): Promise<Sent> => {
	const { azure, onProgress, signal } = options;
	for (const pause of [...tries, undefined]) {
		try {
			onProgress({ phase: 'sending' });
			return await azure.send(change.request, { onProgress, signal });
		} catch (error) {
			const problem = asProblem(error);
			if (!kind.isPassing?.(problem) || pause === undefined) throw problem;
			onProgress({
				phase: 'waiting',
				for: pause,
				why: problem.kind === 'principalNotFound' ? 'principal' : 'settling',
			});
			await pauseFor(pause, options);
		}
	}
	throw new Problem('cancelled');
};

/** Looks until the change holds, or Azure has settled on something else; `changing` where patience ran out. */
const settle = async (look: Look, options: CarryOutOptions): Promise<Standing> => {
	let doubted = 0;
	for (const pause of looks) {
		options.onProgress({ phase: 'checking' });
		const standing = await look();
		if (standing === 'after') return 'after';
		if (standing === 'before') {
			doubted += 1;
			if (doubted >= doubts) return 'before';
		}
		await pauseFor(pause, options);
	}
	return 'changing';
};

/**
 * Carries out one confirmed change. Never rejects for what Azure, the network or the disk can do: every such end is a
 * `CarriedOut`. Nothing is sent unless a fresh look still shows what was confirmed and the intent is on disk.
 */
export const carryOut = async (confirmed: Confirmed, options: CarryOutOptions): Promise<CarriedOut> => {
	const { change } = confirmed;
	const { azure, journal, me, batch, onProgress, signal } = options;
	const kind = kindOf(change.wish.kind);
	const read = () => kind.read(azure, change.wish.input, { signal });

	let id: string;
	try {
		onProgress({ phase: 'looking' });
		const world = await read();
		if (kind.standing?.(world, change) === 'after') return { outcome: 'already' };
		const now = kind.plan(world, change.wish.input);
		const difference = moved(change, now);
		if (difference)
			return { outcome: 'failed', problem: new Problem('moved', { subject: change.targetId, detail: difference }) };
		const [blocker] = blockers(now.checks);
		if (blocker) {
			return {
				outcome: 'failed',
				problem: new Problem('moved', {
					subject: change.targetId,
					detail: `${blocker.id}: ${blocker.about ?? blocker.met}`,
				}),
			};
		}
		onProgress({ phase: 'recording' });
		id = await journal.intend(now, me, batch);
	} catch (error) {
		return { outcome: 'failed', problem: asProblem(error) };
	}

	const end = async (result: CarriedOut): Promise<CarriedOut> => {
		try {
			if (result.outcome === 'done') await journal.done(id, { ours: result.ours, requestId: result.requestId });
			if (result.outcome === 'failed') await journal.failed(id, result.problem);
			if (result.outcome === 'open') await journal.found(id, 'cannotTell');
			return result;
		} catch (error) {
			// The change itself stands as it is; only its outcome is not on disk, so the next start looks again.
			return { outcome: 'open', problem: asProblem(error) };
		}
	};

	let sent: Sent | undefined;
	let refusal: Problem | undefined;
	try {
		sent = await sendPatiently(change, kind, options);
	} catch (error) {
		refusal = asProblem(error);
		if (refusal.kind === 'alreadyAssigned') {
			return end({ outcome: 'done', ours: false, requestId: refusal.facts.requestId });
		}
		if (!leavesDoubt.has(refusal.kind)) return end({ outcome: 'failed', problem: refusal });
	}
	const { standing: standingOf } = kind;
	if (!standingOf) {
		const { requestId } = sent ?? {};
		return end(
			sent && kind.isProof?.(sent)
				? { outcome: 'done', ours: true, requestId }
				: { outcome: 'open', problem: refusal ?? new Problem('badAnswer', { subject: change.targetId, requestId }) },
		);
	}
	try {
		const standing = await settle(async () => standingOf(await read(), change), options);
		if (standing === 'after')
			return end({ outcome: 'done', ours: true, requestId: sent?.requestId ?? refusal?.facts.requestId });
		if (standing === 'before' && !refusal) {
			const problem = new Problem('didNotStick', { subject: change.targetId, requestId: sent?.requestId });
			return end({ outcome: 'failed', problem });
		}
		if (standing === 'before' && refusal?.kind === 'operationFailed')
			return end({ outcome: 'failed', problem: refusal });
		return end({
			outcome: 'open',
			problem: refusal ?? new Problem('unavailable', { subject: change.targetId, requestId: sent?.requestId }),
		});
	} catch (error) {
		return end({ outcome: 'open', problem: refusal ?? asProblem(error) });
	}
};
