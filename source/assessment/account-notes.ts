// What only people can know about one account, as they said it: the journal's notes, the later one wins.

import { sameId } from '../model/resource-id.ts';
import type { Entry, IdentityChoice, Noted } from '../storage/journal-entries.ts';

/** Something taken on knowingly. `at` is ISO 8601. */
export type Accepted = { readonly reason: string; readonly at: string; readonly by: string };

export type Tick = { readonly at: string; readonly by: string; readonly covers: readonly string[] };

export type Said = {
	/** The consumer that the guide works on now. */
	readonly choice: IdentityChoice | undefined;
	/** Every consumer that was chosen or added by hand and not dropped, by id. */
	readonly consumers: ReadonlyMap<string, { readonly name: string; readonly choice: IdentityChoice | undefined }>;
	/** Role GUIDs by consumer, where one was chosen. */
	readonly roles: ReadonlyMap<string, string>;
	readonly nothingCalls: boolean;
	/** ISO 8601 by consumer: when somebody said that its code no longer uses a key. */
	readonly changed: ReadonlyMap<string, string>;
	/** The same, said before keys were turned off, of an account that has them on again: it has to be asked anew. */
	readonly changedBefore: ReadonlyMap<string, string>;
	/** Consumers that were accepted as they are. */
	readonly accepted: ReadonlyMap<string, Accepted>;
	/** Items of the checklist that were looked after, and the unseen places each tick speaks for. */
	readonly ticked: ReadonlyMap<string, Tick>;
	/** Checks whose doubt was taken on. */
	readonly doubts: (Accepted & { readonly checks: readonly string[] }) | undefined;
	/** ISO 8601: when the account's endpoint was last seen refusing keys. */
	readonly keyRefusalSeen: string | undefined;
};

/** One name for a consumer wherever it turns up: Resource Manager ids are case-insensitive. */
export const consumerId = (id: string): string => id.toLowerCase();

export const choiceId = (choice: IdentityChoice): string =>
	consumerId(choice.kind === 'host' ? choice.hostId : choice.identityId);

export const saidAbout = (entries: readonly Entry[], accountId: string): Said => {
	let choice: IdentityChoice | undefined;
	let nothingCalls = false;
	let keyRefusalSeen: string | undefined;
	let doubts: Said['doubts'];
	const consumers = new Map<string, { name: string; choice: IdentityChoice | undefined }>();
	const roles = new Map<string, string>();
	const changed = new Map<string, string>();
	const accepted = new Map<string, Accepted>();
	const ticked = new Map<string, Tick>();
	const isAbout = (entry: Entry): entry is Noted => entry.type === 'noted' && sameId(entry.accountId, accountId);
	// A refusal seen before the keys were last switched says nothing about now.
	const switched = entries.findLast(
		(entry) =>
			entry.type === 'intended' && /Keys$/.test(entry.change.wish.kind) && sameId(entry.change.targetId, accountId),
	);
	for (const { at, by, note } of entries.filter(isAbout)) {
		switch (note.kind) {
			case 'identityChosen':
				choice = note.choice;
				consumers.set(choiceId(note.choice), { name: note.choice.name, choice: note.choice });
				nothingCalls = false;
				break;
			case 'consumerAdded':
				consumers.set(consumerId(note.consumer), { name: note.name, choice: undefined });
				break;
			case 'consumerDropped':
				// Whoever comes back is asked anew.
				for (const kept of [consumers, roles, changed, accepted]) kept.delete(consumerId(note.consumer));
				if (choice && choiceId(choice) === consumerId(note.consumer)) choice = undefined;
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
				doubts = { checks: note.checks, reason: note.reason, at, by };
				break;
			case 'keyRefusalSeen':
				keyRefusalSeen = !switched || switched.at < at ? at : undefined;
		}
	}
	return {
		choice,
		consumers,
		roles,
		nothingCalls,
		changed,
		changedBefore: new Map(),
		accepted,
		ticked,
		doubts,
		keyRefusalSeen,
	};
};

/**
 * Keys that were turned off and are on again, by an undo or by anybody's hand, ask anew what led to it: the code of the
 * consumers, and the doubt that was taken on. `off` is ISO 8601: when keys were last seen to go off.
 */
export const askedAnew = (said: Said, off: string | undefined): Said => {
	if (!off) return said;
	const split = Map.groupBy(said.changed, ([, at]) => (at < off ? 'before' : 'after'));
	return {
		...said,
		changed: new Map(split.get('after')),
		changedBefore: new Map(split.get('before')),
		doubts: said.doubts && said.doubts.at < off ? undefined : said.doubts,
	};
};
