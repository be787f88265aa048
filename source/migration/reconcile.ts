// After a crash: what became of the intents that have no outcome? Answered by looking, never by sending again.
import type { Azure, CallOptions } from '../azure/azure.ts';
import type { Intended } from '../entries.ts';
import type { Journal, Verdict } from '../journal.ts';
import { kindOf } from './changes/index.ts';
import { unfinished } from './history.ts';
import { see } from './seen.ts';

/** `underWay`: another running program may still be at it, so nothing is said of it. */
export type Reconciled = { readonly intended: Intended; readonly verdict: Verdict | 'underWay' };

type Looked = { readonly verdict: Verdict; readonly ours?: boolean };

const look = async (azure: Azure, { change, who }: Intended, options: CallOptions): Promise<Looked> => {
	const kind = kindOf(change.wish.kind);
	if (!kind.standing) return { verdict: 'cannotTell' };
	const world = await see(kind.read(azure, change.wish.input, options));
	if (!world.known) return { verdict: 'cannotTell' };
	const standing = kind.standing(world.value, change);
	// Somebody else may have done the same meanwhile: that is done, and not ours to take back.
	if (standing === 'after') return { verdict: 'done', ours: kind.isOurs?.(world.value, change, { by: who.objectId }) };
	return { verdict: standing === 'before' ? 'notDone' : 'cannotTell' };
};

/**
 * Looks at every unfinished intent of this journal and records what was found. One that a running program may still be
 * carrying out is left to it: it is not done yet, which is not the same as not done.
 */
export const reconcile = async (
	azure: Azure,
	journal: Journal,
	options: CallOptions = {},
): Promise<readonly Reconciled[]> => {
	const results: Reconciled[] = [];
	for (const { intended, outcome } of unfinished(await journal.entries())) {
		if (!outcome && journal.mayBeUnderWay(intended)) {
			results.push({ intended, verdict: 'underWay' });
			continue;
		}
		const { verdict, ours } = await look(azure, intended, options);
		await journal.found(intended.id, verdict, ours);
		results.push({ intended, verdict });
	}
	return results;
};
