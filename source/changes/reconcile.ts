// After a crash: what became of the intents that have no outcome? Answered by looking, never by sending again.
import type { Azure } from '../model/azure.ts';
import { see } from '../model/read-result.ts';
import type { Journal, Verdict } from '../storage/journal.ts';
import type { Intended } from '../storage/journal-entries.ts';
import { looks, type Wait } from './apply.ts';
import { unfinished } from './history.ts';
import { kindOf } from './kinds/index.ts';
import { pauseFor } from './send-with-retry.ts';

/** `underWay`: another running program may still be at it, so nothing is said of it. */
export type Reconciled = { readonly intended: Intended; readonly verdict: Verdict | 'underWay' };

export type ReconcileOptions = {
	readonly signal?: AbortSignal;
	/** Looks again for about five minutes while Azure is still changing the resource; without it, looks once. */
	readonly wait?: Wait;
};

type Looked = { readonly verdict: Verdict | 'changing'; readonly ours?: boolean };

const look = async (azure: Azure, { change, who }: Intended, signal: AbortSignal | undefined): Promise<Looked> => {
	const kind = kindOf(change.wish.kind);
	if (!kind.standing) return { verdict: 'cannotTell' };
	const world = await see(kind.read(azure, change.wish.input, { signal }));
	if (!world.known) return { verdict: 'cannotTell' };
	const standing = kind.standing(world.value, change);
	// Somebody else may have done the same meanwhile: that is done, and not ours to take back.
	if (standing === 'after') return { verdict: 'done', ours: kind.isOurs?.(world.value, change, { by: who.objectId }) };
	return { verdict: standing === 'before' ? 'notDone' : 'changing' };
};

/** A program that was killed a moment ago leaves Azure at work on what it sent: that is waited for, not given up. */
const lookPatiently = async (azure: Azure, intended: Intended, { wait, signal }: ReconcileOptions) => {
	for (const pause of wait ? looks : []) {
		const { verdict, ours } = await look(azure, intended, signal);
		if (verdict !== 'changing') return { verdict, ours };
		if (wait) await pauseFor(pause, { wait, signal });
	}
	const { verdict, ours } = await look(azure, intended, signal);
	return { verdict: verdict === 'changing' ? 'cannotTell' : verdict, ours } as const;
};

/**
 * Looks at every unfinished intent of this journal and records what was found. One that a running program may still be
 * carrying out is left to it: it is not done yet, which is not the same as not done. One that is waited for keeps no
 * other from being told. Rejects with Problem `cancelled` when stopped, and records nothing of what was not seen by then.
 */
export const reconcile = async (
	azure: Azure,
	journal: Journal,
	options: ReconcileOptions = {},
): Promise<readonly Reconciled[]> =>
	Promise.all(
		unfinished(await journal.entries()).map(async ({ intended, outcome }): Promise<Reconciled> => {
			if (!outcome && journal.mayBeUnderWay(intended)) return { intended, verdict: 'underWay' };
			const { verdict, ours } = await lookPatiently(azure, intended, options);
			// That nobody can tell is on record already.
			if (verdict !== 'cannotTell' || outcome?.type !== 'found') await journal.found(intended.id, verdict, ours);
			return { intended, verdict };
		}),
	);
