import { useQueryClient } from '@tanstack/react-query';
import type { AccountNote } from '../../storage/journal-entries.ts';
import { useSession, useShell } from './session.ts';
import { useAttempt } from './use-attempt.ts';

/**
 * Records what a person says about one account, and has everything that rests on it worked out anew. Resolves with
 * whether it is on record.
 */
export const useRecordNote = (accountId: string): ((note: AccountNote, said: string) => Promise<boolean>) => {
	const { journal, user } = useSession();
	const { notify } = useShell();
	const client = useQueryClient();
	const attempt = useAttempt();
	return (note, said) =>
		attempt(async () => {
			await journal.recordNote(accountId, note, user.name);
			notify(said, 'ok');
			await client.invalidateQueries({ queryKey: ['facts', accountId] });
		});
};
