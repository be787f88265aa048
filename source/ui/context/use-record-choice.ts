import { useRef } from 'react';
import type { AccountNote } from '../../storage/journal-entries.ts';
import type { NavigationAction } from './navigation.ts';
import { useShell } from './session.ts';
import { useRecordNote } from './use-record-note.ts';

/** Records what was chosen for an account and leaves, once: a second Enter while it is written is not a second choice. */
export const useRecordChoice = (
	accountId: string,
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
