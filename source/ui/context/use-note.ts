import { useQueryClient } from '@tanstack/react-query';
import type { Note } from '../../storage/journal-entries.ts';
import { useSession, useShell } from './session.ts';
import { useAttempt } from './use-attempt.ts';

/**
 * Records what a person says about one account, and has everything that rests on it worked out anew. Resolves with
 * whether it is on record.
 */
export const useNote = (accountId: string): ((note: Note, said: string) => Promise<boolean>) => {
	const { journal, me } = useSession();
	const { say } = useShell();
	const client = useQueryClient();
	const attempt = useAttempt();
	return (note, said) =>
		attempt(async () => {
			await journal.note(accountId, note, me.name);
			say(said, 'ok');
			await client.invalidateQueries({ queryKey: ['facts', accountId] });
		});
};
