import { hashKey, type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { type AccountFacts, factsWithNotes } from '../../assessment/account-facts.ts';
import type { AccountId } from '../../model/resource-id.ts';
import type { Journal } from '../../storage/journal.ts';
import type { AccountNote } from '../../storage/journal-entries.ts';
import { noteRevisionsOf } from './note-revisions.ts';
import { queryKeys } from './query-keys.ts';
import { useSession, useShell } from './session.ts';
import { notesWithoutReading, staleAfterNote } from './stale-after-note.ts';
import { useAttempt } from './use-attempt.ts';
import { updateNotedAnswer } from './use-noted-query.ts';

/**
 * Resolves with whether the note is on disk. If it is, `confirmation` is shown as the notice and `andThen` runs in the
 * same moment, so that no key acts in between. If it is not, the notice says why.
 */
export type RecordNote = (note: AccountNote, confirmation?: string, andThen?: () => void) => Promise<boolean>;

/**
 * Reads an answer again. It cancels a read that began before the note, which would otherwise be shared with the new
 * one.
 */
const readAgain = async (client: QueryClient, queryKey: QueryKey): Promise<void> => {
	await client.cancelQueries({ queryKey });
	await client.invalidateQueries({ queryKey });
};

/**
 * Takes the note that was just recorded into the facts, from the journal. Facts that it cannot be taken into are read
 * again.
 */
const updateFacts = async (client: QueryClient, journal: Journal, accountId: AccountId): Promise<void> => {
	const queryKey = queryKeys.facts(accountId);
	const revision = noteRevisionsOf(client).written(queryKey);
	const entries = await journal.entries().catch(() => undefined);
	const isUpdated =
		entries !== undefined &&
		updateNotedAnswer<AccountFacts>(client, queryKey, revision, (facts) => factsWithNotes(facts, entries));
	if (!isUpdated) await readAgain(client, queryKey);
};

/**
 * Returns the only function that records a note about an account. What rests on the note is withheld while it is being
 * written (`useNotedQuery`), then takes it in or is read again; if writing fails, everything stays as it was.
 */
export const useRecordNote = (accountId: AccountId): RecordNote => {
	const { journal, user } = useSession();
	const { notify } = useShell();
	const client = useQueryClient();
	const attempt = useAttempt();
	return (note, confirmation, andThen) =>
		attempt(async () => {
			const stale = staleAfterNote[note.kind](accountId);
			const finish = noteRevisionsOf(client).begin(stale);
			let isWritten = false;
			try {
				await journal.recordNote(accountId, note, user.name);
				isWritten = true;
			} finally {
				finish(isWritten);
			}
			const factsKey = notesWithoutReading.has(note.kind) ? hashKey(queryKeys.facts(accountId)) : undefined;
			for (const queryKey of stale)
				void (hashKey(queryKey) === factsKey ? updateFacts(client, journal, accountId) : readAgain(client, queryKey));
			andThen?.();
			if (confirmation !== undefined) notify(confirmation, 'ok');
		});
};
