// The history of changes, computed from the journal's entries.

import type { ChangeRequest } from '../model/change-inputs.ts';
import { isSameId } from '../model/resource-id.ts';
import type { BatchEntry, IntentEntry, JournalEntry, OutcomeEntry } from '../storage/journal-entries.ts';
import { changeHandlerFor } from './kinds/index.ts';

/** `open`: an intent without a known outcome. `undoing`: its undo has none yet. */
export type RecordState = 'done' | 'heldAlready' | 'failed' | 'notDone' | 'undone' | 'undoing' | 'open';

/** One intended change and its outcome. */
export type ChangeRecord = {
	readonly intended: IntentEntry;
	readonly outcome: OutcomeEntry | undefined;
	readonly state: RecordState;
	/** The change that undoes this one, where that is possible and our own request made it. */
	readonly undo: ChangeRequest | undefined;
};

const stateOf = (outcome: OutcomeEntry | undefined): RecordState => {
	switch (outcome?.type) {
		case undefined:
			return 'open';
		case 'done':
			return outcome.ours ? 'done' : 'heldAlready';
		case 'failed':
			return 'failed';
		case 'found':
			if (outcome.verdict === 'done') return outcome.ours === false ? 'heldAlready' : 'done';
			return outcome.verdict === 'notDone' ? 'notDone' : 'open';
	}
};

/** Returns the request id for Azure's support; undefined where the outcome has none. */
export const requestIdOf = (outcome: OutcomeEntry | undefined): string | undefined =>
	outcome?.type === 'done' ? outcome.requestId : outcome?.type === 'failed' ? outcome.problem.requestId : undefined;

const isSameRequest = (a: ChangeRequest | undefined, b: ChangeRequest): boolean =>
	a?.kind === b.kind &&
	(a.kind === 'removeRoleAssignment' && b.kind === 'removeRoleAssignment'
		? isSameId(a.input.assignmentId, b.input.assignmentId)
		: isSameId(a.input.accountId, b.input.accountId));

/** Returns the changes of a journal, oldest first. A later undo by another person marks a change undone too. */
export const changeRecords = (entries: readonly JournalEntry[]): readonly ChangeRecord[] => {
	const outcomes = new Map<string, OutcomeEntry>();
	for (const entry of entries) {
		if (entry.type === 'done' || entry.type === 'failed' || entry.type === 'found') outcomes.set(entry.of, entry);
	}
	const all = entries.filter((entry) => entry.type === 'intended');
	return all.map((intended, index) => {
		const outcome = outcomes.get(intended.id);
		const state = stateOf(outcome);
		const undo =
			state === 'done'
				? changeHandlerFor(intended.change.changeRequest.kind).undo(intended.change, intended.who.objectId)
				: undefined;
		const taken = all
			.slice(index + 1)
			.filter((later) => isSameRequest(undo, later.change.changeRequest))
			.map((later) => stateOf(outcomes.get(later.id)));
		const isUndone = taken.includes('done') || taken.includes('heldAlready');
		if (!isUndone && !taken.includes('open')) return { intended, outcome, state, undo };
		return { intended, outcome, state: isUndone ? 'undone' : 'undoing', undo: undefined };
	});
};

/**
 * Returns the intents without a known outcome: the program ended, or a read could not tell. An outcome that no read can ever tell
 * is reported once.
 */
export const unresolvedChanges = (entries: readonly JournalEntry[]): readonly ChangeRecord[] =>
	changeRecords(entries).filter(
		({ state, outcome, intended }) =>
			state === 'open' &&
			(outcome === undefined || changeHandlerFor(intended.change.changeRequest.kind).status !== undefined),
	);

/** Changes that were confirmed together, and their progress. */
export type BatchRecord = {
	readonly planned: BatchEntry;
	/** The changes that were begun, oldest first. */
	readonly records: readonly ChangeRecord[];
	/** Accounts of the plan whose change is not known to hold: not begun, failed, or unknown. */
	readonly unfinishedAccountIds: readonly string[];
	/** Accounts whose change by this program holds and can be undone. */
	readonly undoableAccountIds: readonly string[];
};

const appliedStates: readonly RecordState[] = ['done', 'heldAlready', 'undone'];

/** Returns the batches of a journal, oldest first. */
export const batchRecords = (entries: readonly JournalEntry[]): readonly BatchRecord[] => {
	const records = Map.groupBy(
		changeRecords(entries).filter(({ intended }) => intended.batch !== undefined),
		({ intended }) => intended.batch,
	);
	return entries
		.filter((entry) => entry.type === 'planned')
		.map((planned) => {
			const begun = records.get(planned.id) ?? [];
			const behind = new Set(
				begun
					.filter(({ state }) => appliedStates.includes(state))
					.map(({ intended }) => intended.change.changeRequest.input.accountId.toLowerCase()),
			);
			return {
				planned,
				records: begun,
				unfinishedAccountIds: planned.accountIds.filter((id) => !behind.has(id.toLowerCase())),
				undoableAccountIds: begun
					.filter(({ undo }) => undo)
					.map(({ intended }) => intended.change.changeRequest.input.accountId),
			};
		});
};
