import { useRef } from 'react';
import type { AccountNote } from '../../../storage/journal-entries.ts';
import { useInvalidateAfterNote } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { useAttempt } from '../../context/use-attempt.ts';

/** Records what was chosen for an account and goes back, once: a second Enter while it is written is not a second choice. */
export const useRecordChoice = (accountId: string): ((note: AccountNote, said: string) => void) => {
	const { navigate, notify } = useShell();
	const { journal, user } = useSession();
	const attempt = useAttempt();
	const forget = useInvalidateAfterNote();
	const isChosen = useRef(false);
	return (note, said) => {
		if (isChosen.current) return;
		isChosen.current = true;
		attempt(async () => {
			try {
				await journal.recordNote(accountId, note, user.name);
			} catch (error) {
				isChosen.current = false;
				throw error;
			}
			// Whoever is gone back to must not offer what follows from the choice of before.
			forget();
			navigate({ to: 'back' });
			notify(said, 'ok');
		});
	};
};
