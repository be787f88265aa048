import { useRef } from 'react';
import type { AccountId } from '../../model/resource-id.ts';
import type { AccountNote } from '../../storage/journal-entries.ts';
import type { NavigationAction } from './navigation.ts';
import { useShell } from './session.ts';
import { useRecordNote } from './use-record-note.ts';

/**
 * Returns a function that records a choice for an account and leaves the screen, once: a second Enter while it is being
 * written is not a second choice.
 */
export const useRecordChoice = (
	accountId: AccountId,
	leave: NavigationAction = { to: 'back' },
): ((note: AccountNote, said: string) => void) => {
	const { navigate } = useShell();
	const record = useRecordNote(accountId);
	const isChosen = useRef(false);
	return async (note, said) => {
		if (isChosen.current) return;
		isChosen.current = true;
		isChosen.current = await record(note, said, () => navigate(leave));
	};
};
