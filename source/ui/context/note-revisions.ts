// Counts how often notes made an answer stale. An answer carries the count at which it was read, and is stale once the
// count is higher. Each sign-in has one ledger, beside its cache.
import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { createListeners, type Listeners } from '../../shared/store.ts';

type Count = { readonly written: number; readonly pending: number };

export type NoteRevisions = {
	/** Returns how many recorded notes made the answer under that key stale. */
	readonly written: (key: QueryKey) => number;
	/** Returns the same number; undefined while a note is being written, as that note may fail. */
	readonly current: (key: QueryKey) => number | undefined;
	/** Announces a note that makes these answers stale. The returned function takes whether the note was written. */
	readonly begin: (keys: readonly QueryKey[]) => (isWritten: boolean) => void;
	readonly subscribe: Listeners['subscribe'];
};

/** Returns a ledger without a note. */
export const createNoteRevisions = (): NoteRevisions => {
	const counts = new Map<string, Count>();
	const { subscribe, notify } = createListeners();
	const countOf = (hash: string): Count => counts.get(hash) ?? { written: 0, pending: 0 };
	const add = (hashes: readonly string[], pending: 1 | -1, written: 0 | 1) => {
		for (const hash of hashes) {
			const before = countOf(hash);
			counts.set(hash, { pending: before.pending + pending, written: before.written + written });
		}
		notify();
	};
	return {
		written: (key) => countOf(hashKey(key)).written,
		current: (key) => {
			const { written, pending } = countOf(hashKey(key));
			return pending > 0 ? undefined : written;
		},
		begin: (keys) => {
			const hashes = keys.map((key) => hashKey(key));
			add(hashes, 1, 0);
			return (isWritten) => add(hashes, -1, isWritten ? 1 : 0);
		},
		subscribe,
	};
};

const ledgers = new WeakMap<QueryClient, NoteRevisions>();

/** Returns the ledger of the sign-in that this cache belongs to. */
export const noteRevisionsOf = (client: QueryClient): NoteRevisions => {
	const ledger = ledgers.get(client) ?? createNoteRevisions();
	ledgers.set(client, ledger);
	return ledger;
};
