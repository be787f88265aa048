// After a crash: what became of the intents that have no outcome? Answered by looking, never by sending again.
import type { Azure, CallOptions } from '../azure/azure.ts';
import type { Intended } from '../entries.ts';
import type { Journal, Verdict } from '../journal.ts';
import { kindOf } from './changes/index.ts';
import { unfinished } from './history.ts';
import { see } from './seen.ts';

/** `underWay`: another running program may still be at it, so nothing is said of it. */
export type Reconciled = { readonly intended: Intended; readonly verdict: Verdict | 'underWay' };

const look = async (azure: Azure, { change }: Intended, options: CallOptions): Promise<Verdict> => {
	const kind = kindOf(change.wish.kind);
	if (!kind.standing) return 'cannotTell';
	const world = await see(kind.read(azure, change.wish.input, options));
	if (!world.known) return 'cannotTell';
	const standing = kind.standing(world.value, change);
	return standing === 'after' ? 'done' : standing === 'before' ? 'notDone' : 'cannotTell';
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
		const verdict = await look(azure, intended, options);
		await journal.found(intended.id, verdict);
		results.push({ intended, verdict });
	}
	return results;
};
