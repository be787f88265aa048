// The only writer: look, record, change, look again.
import type { Azure, Me, Progress } from '../model/azure.ts';
import type { Confirmed, Standing } from '../model/change.ts';
import { blockers } from '../model/check.ts';
import { Problem } from '../model/problem.ts';
import type { Journal } from '../storage/journal.ts';
import { type AnyKind, kindOf } from './kinds/index.ts';
import { type Answered, asProblem, moved, pauseFor, sendPatiently } from './send-with-retry.ts';

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
export const looks = [500, 1000, 2000, ...Array.from({ length: 60 }, () => 5000)];

/** Milliseconds for which the state of before is taken for a late one, where the kind does not say. */
const doubtFor = 30_000;

type Looked = { readonly standing: Standing; readonly world: unknown };

/** Looks until the change holds, or Azure has settled on something else; `changing` where patience ran out. */
const settle = async (look: () => Promise<Looked>, kind: AnyKind, options: CarryOutOptions): Promise<Looked> => {
	let doubted = 0;
	let looked: Looked | undefined;
	for (const pause of looks) {
		options.onProgress({ phase: 'checking' });
		looked = await look();
		if (looked.standing === 'after') return looked;
		if (looked.standing === 'before' && doubted >= (kind.doubtFor ?? doubtFor)) return looked;
		if (looked.standing === 'before') {
			doubted += pause;
			options.onProgress({ phase: 'waiting', for: pause, why: 'unseen' });
		}
		await pauseFor(pause, options);
	}
	return { standing: 'changing', world: looked?.world };
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
		if (difference) return { outcome: 'failed', problem: difference };
		const [blocker] = blockers(now.checks);
		if (blocker) {
			return {
				outcome: 'failed',
				problem: new Problem('moved', {
					subject: change.targetId,
					unmet: blocker.id,
					detail: blocker.about,
				}),
			};
		}
		onProgress({ phase: 'recording' });
		// What is sent is what was shown, the ETag included: a newer one would let through what nobody confirmed.
		id = await journal.intend({ ...now, request: change.request }, me, batch);
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

	const answered = await sendPatiently(change, kind, read, options);
	if ('held' in answered) return end({ outcome: 'done', ours: false, requestId: undefined });
	if ('refusal' in answered && answered.refusal.kind !== 'alreadyAssigned')
		return end({ outcome: 'failed', problem: answered.refusal });
	return end(await concluded(answered, kind, confirmed, read, options));
};

/** What came of a request that Azure took, or may have taken, or says that it needs no more: a look tells. */
const concluded = async (
	answered: Exclude<Answered, { held: true }>,
	kind: AnyKind,
	{ change }: Confirmed,
	read: () => Promise<unknown>,
	options: CarryOutOptions,
): Promise<CarriedOut> => {
	const sent = 'sent' in answered ? answered.sent : undefined;
	const problem = 'doubt' in answered ? answered.doubt : 'refusal' in answered ? answered.refusal : undefined;
	const requestId = sent?.requestId ?? problem?.facts.requestId;
	const about = { subject: change.targetId, requestId };
	const { standing: standingOf } = kind;
	if (!standingOf) {
		return sent && kind.isProof?.(sent)
			? { outcome: 'done', ours: true, requestId }
			: { outcome: 'open', problem: problem ?? new Problem('badAnswer', about) };
	}
	try {
		const look = async () => {
			const world = await read();
			return { world, standing: standingOf(world, change) };
		};
		const { standing, world } = await settle(look, kind, options);
		if (standing === 'after') {
			const ours =
				!('refusal' in answered) && (kind.isOurs?.(world, change, { sent, by: options.me.objectId }) ?? true);
			return { outcome: 'done', ours, requestId };
		}
		if (standing === 'before' && (sent || problem?.kind === 'operationFailed' || 'refusal' in answered))
			return { outcome: 'failed', problem: problem ?? new Problem('didNotStick', about) };
		return { outcome: 'open', problem: problem ?? new Problem('unavailable', about) };
	} catch (error) {
		return { outcome: 'open', problem: problem ?? asProblem(error) };
	}
};
