import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import type { AccountNote } from '../../storage/journal-entries.ts';
import { noteRevisionsOf } from './note-revisions.ts';
import { useSession, useShell } from './session.ts';
import { staleAfterNote } from './stale-after-note.ts';
import { useAttempt } from './use-attempt.ts';

/**
 * Resolves with whether the note is on disk; where it is not, why has been said. Where it is, `said` is the notice, and
 * `andThen` is done in the same moment, so that no key acts in between.
 */
export type RecordNote = (note: AccountNote, said?: string, andThen?: () => void) => Promise<boolean>;

/** A reading that began before the note is ended, as it would be shared with the one that is needed now. */
const readAgain = async (client: QueryClient, queryKey: QueryKey): Promise<void> => {
	await client.cancelQueries({ queryKey });
	await client.invalidateQueries({ queryKey });
};

/**
 * Records what a person says about one account, the one way there is to do so. What rests on it is withheld from the moment
 * that it is being written (`useNotedQuery`) and read again; where it cannot be written, everything stands as before.
 */
export const useRecordNote = (accountId: string): RecordNote => {
	const { journal, user } = useSession();
	const { notify } = useShell();
	const client = useQueryClient();
	const attempt = useAttempt();
	return (note, said, andThen) =>
		attempt(async () => {
			const stale = staleAfterNote[note.kind](accountId);
			const settle = noteRevisionsOf(client).begin(stale);
			let isWritten = false;
			try {
				await journal.recordNote(accountId, note, user.name);
				isWritten = true;
			} finally {
				settle(isWritten);
			}
			for (const queryKey of stale) void readAgain(client, queryKey);
			andThen?.();
			if (said !== undefined) notify(said, 'ok');
		});
};
