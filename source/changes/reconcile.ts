// After a crash: finds the outcomes of intents without one by fresh reads, never by sending again.

import type { AzureClient } from '../model/azure.ts';
import { attemptRead } from '../model/read-result.ts';
import type { Sleep } from '../shared/sleep.ts';
import type { Journal, ReconciledResult } from '../storage/journal.ts';
import type { IntentEntry } from '../storage/journal-entries.ts';
import { statusPollDelays } from './apply.ts';
import { targetProblem } from './drift.ts';
import { unresolvedChanges } from './history.ts';
import { changeHandlerFor, consistencyWindowOf } from './kinds/index.ts';
import { waitUnlessCancelled } from './send-with-retry.ts';

/** `underWay`: another running program may still be applying the change, so its outcome is left open. */
export type ReconcileResult = { readonly intended: IntentEntry; readonly verdict: ReconciledResult | 'underWay' };

export type ReconcileOptions = {
	readonly signal?: AbortSignal;
	/**
	 * Polls for about five minutes while Azure is still changing the resource, and until the consistency window of the
	 * kind has passed; absent: one read.
	 */
	readonly wait?: Sleep;
};

type OutcomeReading = { readonly verdict: ReconciledResult | 'inProgress'; readonly ours?: boolean };

const readOutcome = async (
	azure: AzureClient,
	{ change, who }: IntentEntry,
	signal: AbortSignal | undefined,
): Promise<OutcomeReading> => {
	const handler = changeHandlerFor(change.changeRequest.kind);
	if (!handler.status) return { verdict: 'cannotTell' };
	const snapshot = await attemptRead(handler.read(azure, change.changeRequest.input, { signal }));
	if (!snapshot.known) return { verdict: 'cannotTell' };
	// Another resource of that name says nothing of the one that the request went to.
	if (targetProblem(change, handler.plan(snapshot.value, change.changeRequest.input))) return { verdict: 'cannotTell' };
	const status = handler.status(snapshot.value, change);
	// Another person may have made the same change meanwhile: it is done, and not ours to undo.
	if (status === 'applied')
		return { verdict: 'done', ours: handler.isOurs?.(snapshot.value, change, { by: who.objectId }) };
	return { verdict: status === 'pending' ? 'notDone' : 'inProgress' };
};

/** The longest consistency window and as much again: a clock that is set back must not make the polling endless. */
const maxPolls = 2 * statusPollDelays.length + 120;

/**
 * Resolves with the outcome of one intent. After a program was killed, Azure may still work on its request: this waits for it. A change that is
 * not visible counts as not done only once the consistency window of its kind has passed since the intent was written.
 */
const pollOutcome = async (
	azure: AzureClient,
	journal: Journal,
	intended: IntentEntry,
	{ wait, signal }: ReconcileOptions,
): Promise<{ readonly verdict: ReconciledResult; readonly ours?: boolean }> => {
	const window = consistencyWindowOf(changeHandlerFor(intended.change.changeRequest.kind));
	for (let polls = 0; ; polls += 1) {
		const isSettled = journal.ageOf(intended) >= window;
		const { verdict, ours } = await readOutcome(azure, intended, signal);
		if (verdict !== 'inProgress' && (verdict !== 'notDone' || isSettled)) return { verdict, ours };
		const limit = verdict === 'notDone' ? maxPolls : statusPollDelays.length;
		if (!wait || polls >= limit) return { verdict: 'cannotTell' };
		await waitUnlessCancelled(statusPollDelays[polls] ?? statusPollDelays.at(-1) ?? 0, { wait, signal });
	}
};

/**
 * Reconciles every unfinished intent of this journal and records the result. One that a running program may still be
 * applying is left to it: it is not done yet, which is not the same as not done. One that is polled does not delay
 * the others. Rejects with Problem `cancelled` when stopped, and records nothing for intents without a result by then.
 */
export const reconcile = async (
	azure: AzureClient,
	journal: Journal,
	options: ReconcileOptions = {},
): Promise<readonly ReconcileResult[]> =>
	Promise.all(
		unresolvedChanges(await journal.entries()).map(async ({ intended, outcome }): Promise<ReconcileResult> => {
			if (!outcome && journal.mayBeInProgress(intended)) return { intended, verdict: 'underWay' };
			const { verdict, ours } = await pollOutcome(azure, journal, intended, options);
			// `cannotTell` is on record already.
			if (verdict !== 'cannotTell' || outcome?.type !== 'found')
				await journal.recordReconciled(intended.id, verdict, ours);
			return { intended, verdict };
		}),
	);
