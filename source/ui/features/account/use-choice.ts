import { useRef } from 'react';
import type { Note } from '../../../storage/journal-entries.ts';
import { useForgetSaid } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { useAttempt } from '../../context/use-attempt.ts';

/** Records what was chosen for an account and goes back, once: a second Enter while it is written is not a second choice. */
export const useChoice = (accountId: string): ((note: Note, said: string) => void) => {
	const { move, say } = useShell();
	const { journal, me } = useSession();
	const attempt = useAttempt();
	const forget = useForgetSaid();
	const isChosen = useRef(false);
	return (note, said) => {
		if (isChosen.current) return;
		isChosen.current = true;
		attempt(async () => {
			try {
				await journal.note(accountId, note, me.name);
			} catch (error) {
				isChosen.current = false;
				throw error;
			}
			// Whoever is gone back to must not offer what follows from the choice of before.
			forget();
			move({ to: 'back' });
			say(said, 'ok');
		});
	};
};
