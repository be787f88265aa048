// What the journal's lines add up to.

import type { ChangeRequest } from '../model/change-inputs.ts';
import { isSameId } from '../model/resource-id.ts';
import type { BatchEntry, IntentEntry, JournalEntry, OutcomeEntry } from '../storage/journal-entries.ts';
import { changeHandlerFor } from './kinds/index.ts';

/** `open`: intended, and nobody knows yet what came of it. `undoing`: the same of what takes it back. */
export type RecordState = 'done' | 'heldAlready' | 'failed' | 'notDone' | 'undone' | 'undoing' | 'open';

/** One intended change and what came of it. */
export type ChangeRecord = {
	readonly intended: IntentEntry;
	readonly outcome: OutcomeEntry | undefined;
	readonly state: RecordState;
	/** The change that would take it back, where that is possible and was ours. */
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

/** What to give Azure's support. */
export const requestIdOf = (outcome: OutcomeEntry | undefined): string | undefined =>
	outcome?.type === 'done' ? outcome.requestId : outcome?.type === 'failed' ? outcome.problem.requestId : undefined;

const isSameRequest = (a: ChangeRequest | undefined, b: ChangeRequest): boolean =>
	a?.kind === b.kind &&
	(a.kind === 'removeRoleAssignment' && b.kind === 'removeRoleAssignment'
		? isSameId(a.input.assignmentId, b.input.assignmentId)
		: isSameId(a.input.accountId, b.input.accountId));

/** The changes of a journal, oldest first. Somebody else's later undo of a change marks it undone. */
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
				? changeHandlerFor(intended.change.wish.kind).undo(intended.change, intended.who.objectId)
				: undefined;
		const taken = all
			.slice(index + 1)
			.filter((later) => isSameRequest(undo, later.change.wish))
			.map((later) => stateOf(outcomes.get(later.id)));
		const isUndone = taken.includes('done') || taken.includes('heldAlready');
		if (!isUndone && !taken.includes('open')) return { intended, outcome, state, undo };
		return { intended, outcome, state: isUndone ? 'undone' : 'undoing', undo: undefined };
	});
};

/**
 * Intents without a known outcome: a program that was ended, or a look that could not tell. What no look can ever tell
 * is told of once.
 */
export const unresolvedChanges = (entries: readonly JournalEntry[]): readonly ChangeRecord[] =>
	changeRecords(entries).filter(
		({ state, outcome, intended }) =>
			state === 'open' && (outcome === undefined || changeHandlerFor(intended.change.wish.kind).status !== undefined),
	);

/** Changes that were confirmed together, and how far they have come. */
export type BatchRecord = {
	readonly planned: BatchEntry;
	/** Those that were begun, oldest first. */
	readonly records: readonly ChangeRecord[];
	/** Accounts of the plan whose change is not known to hold: not begun, failed, or nobody can tell. */
	readonly unfinishedAccountIds: readonly string[];
	/** Accounts whose change by this program holds and can be taken back. */
	readonly undoableAccountIds: readonly string[];
};

const appliedStates: readonly RecordState[] = ['done', 'heldAlready', 'undone'];

/** The batches of a journal, oldest first. */
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
					.map(({ intended }) => intended.change.wish.input.accountId.toLowerCase()),
			);
			return {
				planned,
				records: begun,
				unfinishedAccountIds: planned.accountIds.filter((id) => !behind.has(id.toLowerCase())),
				undoableAccountIds: begun
					.filter(({ undo }) => undo)
					.map(({ intended }) => intended.change.wish.input.accountId),
			};
		});
};
