// Account notes: what people recorded about one account in the journal. The later note wins.
import { keyAuthSetBy } from '../changes/kinds/index.ts';
import { type AccountId, isSameId } from '../model/resource-id.ts';
import type { IdentityChoice, JournalEntry, NoteEntry } from '../storage/journal-entries.ts';

/** A risk that a person accepted. `at` is ISO 8601. */
export type AcceptedRisk = { readonly reason: string; readonly at: string; readonly by: string };

export type Tick = { readonly at: string; readonly by: string; readonly covers: readonly string[] };

export type AccountNotes = {
	/** The consumer that the guide is about now. */
	readonly choice: IdentityChoice | undefined;
	/** Every consumer that a person chose or added and did not drop, by id. */
	readonly consumers: ReadonlyMap<string, { readonly name: string; readonly choice: IdentityChoice | undefined }>;
	/** Role GUIDs by consumer, where one was chosen. */
	readonly chosenRoles: ReadonlyMap<string, string>;
	readonly nothingCalls: boolean;
	/** ISO 8601 by consumer: when a person recorded that its code no longer uses a key. */
	readonly changedAt: ReadonlyMap<string, string>;
	/** The same for notes from before keys were turned off, of an account that has them on again: the person has to confirm them anew. */
	readonly changedBeforeKeysOff: ReadonlyMap<string, string>;
	/** Consumers that a person accepted as they are, by id. */
	readonly acceptedRisks: ReadonlyMap<string, AcceptedRisk>;
	/** Items of the checklist that a person ticked, and the skipped places that each tick covers. */
	readonly ticked: ReadonlyMap<string, Tick>;
	/** The unproven checks whose risk a person accepted. */
	readonly acceptedUnproven: (AcceptedRisk & { readonly checks: readonly string[] }) | undefined;
	/** ISO 8601: when the account's endpoint was last seen refusing keys. */
	readonly keyRefusalSeenAt: string | undefined;
};

/** Returns the id of a consumer in lower case: Resource Manager ids are case-insensitive. */
export const consumerId = (id: string): string => id.toLowerCase();

/** Returns the id of the consumer that was chosen: its host, or the identity itself. */
export const identityChoiceId = (choice: IdentityChoice): string =>
	consumerId(choice.kind === 'host' ? choice.hostId : choice.identityId);

/** Returns what people noted about one account. `entries`: the journal, oldest first. */
export const accountNotes = (entries: readonly JournalEntry[], accountId: AccountId): AccountNotes => {
	let choice: IdentityChoice | undefined;
	let nothingCalls = false;
	let keyRefusalSeen: string | undefined;
	let acceptedUnproven: AccountNotes['acceptedUnproven'];
	const consumers = new Map<string, { name: string; choice: IdentityChoice | undefined }>();
	const roles = new Map<string, string>();
	const changed = new Map<string, string>();
	const accepted = new Map<string, AcceptedRisk>();
	const ticked = new Map<string, Tick>();
	const isAbout = (entry: JournalEntry): entry is NoteEntry =>
		entry.type === 'noted' && isSameId(entry.accountId, accountId);
	// A refusal from before the last switch of key authentication says nothing about now.
	const switched = entries.findLast(
		(entry) =>
			entry.type === 'intended' &&
			keyAuthSetBy(entry.change.changeRequest.kind) !== undefined &&
			isSameId(entry.change.targetId, accountId),
	);
	for (const { at, by, note } of entries.filter(isAbout)) {
		switch (note.kind) {
			case 'identityChosen':
				choice = note.choice;
				consumers.set(identityChoiceId(note.choice), { name: note.choice.name, choice: note.choice });
				nothingCalls = false;
				break;
			case 'consumerAdded':
				consumers.set(consumerId(note.consumer), { name: note.name, choice: undefined });
				break;
			case 'consumerDropped':
				// A consumer that was dropped and comes back starts without notes.
				for (const kept of [consumers, roles, changed, accepted]) kept.delete(consumerId(note.consumer));
				if (choice && identityChoiceId(choice) === consumerId(note.consumer)) choice = undefined;
				break;
			case 'roleChosen':
				roles.set(consumerId(note.consumer), note.roleId);
				break;
			case 'nothingCalls':
				nothingCalls = true;
				break;
			case 'applicationChanged':
				changed.set(consumerId(note.consumer), at);
				break;
			case 'applicationUnchanged':
				changed.delete(consumerId(note.consumer));
				break;
			case 'consumerAccepted':
				accepted.set(consumerId(note.consumer), { reason: note.reason, at, by });
				break;
			case 'consumerUnaccepted':
				accepted.delete(consumerId(note.consumer));
				break;
			case 'ticked':
				ticked.set(note.item, { at, by, covers: note.covers ?? [] });
				break;
			case 'unticked':
				ticked.delete(note.item);
				break;
			case 'doubtAccepted':
				acceptedUnproven = { checks: note.checks, reason: note.reason, at, by };
				break;
			case 'keyRefusalSeen':
				keyRefusalSeen = !switched || switched.at < at ? at : undefined;
		}
	}
	return {
		choice,
		consumers,
		chosenRoles: roles,
		nothingCalls,
		changedAt: changed,
		changedBeforeKeysOff: new Map(),
		acceptedRisks: accepted,
		ticked,
		acceptedUnproven,
		keyRefusalSeenAt: keyRefusalSeen,
	};
};

/**
 * Returns the notes without those that keys on again make stale, by an undo or by another person: the code of the
 * consumers, and the accepted risk. `off` is ISO 8601: when keys were last turned off.
 */
export const withoutStaleNotes = (notes: AccountNotes, off: string | undefined): AccountNotes => {
	if (!off) return notes;
	const split = Map.groupBy(notes.changedAt, ([, at]) => (at < off ? 'before' : 'after'));
	return {
		...notes,
		changedAt: new Map(split.get('after')),
		changedBeforeKeysOff: new Map(split.get('before')),
		acceptedUnproven: notes.acceptedUnproven && notes.acceptedUnproven.at < off ? undefined : notes.acceptedUnproven,
	};
};
