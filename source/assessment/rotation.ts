// The two-key rotation (Microsoft Learn, "Rotate keys in Azure AI services"), as far as the journal tells: people's notes
// about their applications, and the new keys that Azure confirmed, in the order in which they happened.

import { changeRecords } from '../changes/history.ts';
import type { KeyName } from '../model/evidence.ts';
import { type AccountId, isSameId } from '../model/resource-id.ts';
import type { JournalEntry } from '../storage/journal-entries.ts';

export type RotationStep = {
	readonly id: 'appsToKey2' | 'renewKey1' | 'appsToKey1' | 'renewKey2';
	readonly by: 'person' | 'change';
	/** The key that the applications go to, or the one that is made anew. */
	readonly which: KeyName;
	/** `unknown`: a new key was requested, and it is not known whether Azure made it. */
	readonly state: 'done' | 'ready' | 'unknown' | 'later';
	/** ISO 8601: when it was done. */
	readonly at?: string;
};

const order = [
	{ id: 'appsToKey2', by: 'person', which: 'key2' },
	{ id: 'renewKey1', by: 'change', which: 'key1' },
	{ id: 'appsToKey1', by: 'person', which: 'key1' },
	{ id: 'renewKey2', by: 'change', which: 'key2' },
] as const satisfies readonly Omit<RotationStep, 'state'>[];

type RotationEvent = {
	readonly at: string;
	readonly what: 'moved' | 'notMoved' | 'renewed' | 'maybeRenewed';
	readonly which: KeyName;
};

/** Returns the events in the order of the journal's lines: a change counts where its outcome was written. */
const rotationEvents = (entries: readonly JournalEntry[], accountId: AccountId): readonly RotationEvent[] => {
	const renewals = new Map<string, RotationEvent>();
	for (const { intended, outcome, state } of changeRecords(entries)) {
		const { changeRequest } = intended.change;
		if (changeRequest.kind !== 'regenerateKey' || !isSameId(changeRequest.input.accountId, accountId)) continue;
		const { id, at } = outcome ?? intended;
		if (state === 'done') renewals.set(id, { at, what: 'renewed', which: changeRequest.input.which });
		if (state === 'open') renewals.set(id, { at, what: 'maybeRenewed', which: changeRequest.input.which });
	}
	return entries.flatMap((entry): readonly RotationEvent[] => {
		const renewal = renewals.get(entry.id);
		if (renewal) return [renewal];
		if (entry.type !== 'noted' || !isSameId(entry.accountId, accountId)) return [];
		const { at, note } = entry;
		if (note.kind === 'appsMoved') return [{ at, what: 'moved', which: note.to }];
		return note.kind === 'appsNotMoved' ? [{ at, what: 'notMoved', which: note.to }] : [];
	});
};

/**
 * Returns the four steps: each is done, the one to do now, or a later one. A key that is made anew while the applications are
 * said to be on it takes that back: they are not on the new one. After the fourth, going to key 2 begins another round.
 */
export const rotationSteps = (entries: readonly JournalEntry[], accountId: AccountId): readonly RotationStep[] => {
	let done: string[] = [];
	let isInDoubt = false;
	for (const { at, what, which } of rotationEvents(entries, accountId)) {
		const expected = order[done.length];
		const last = order[done.length - 1];
		const isLastMove = last?.by === 'person' && last.which === which;
		if (what === 'moved') {
			if (expected?.by === 'person' && expected.which === which) done.push(at);
			else if (!expected && which === 'key2') done = [at];
		} else if (what === 'notMoved') {
			if (isLastMove && !isInDoubt) done.pop();
		} else if (expected?.by === 'change' && expected.which === which) {
			isInDoubt = what === 'maybeRenewed';
			if (!isInDoubt) done.push(at);
		} else if (isLastMove) {
			done.pop();
			isInDoubt = false;
		}
	}
	return order.map((step, index) => {
		if (index < done.length) return { ...step, state: 'done', at: done[index] };
		if (index > done.length) return { ...step, state: 'later' };
		return { ...step, state: isInDoubt ? 'unknown' : 'ready' };
	});
};
