// Questions that several lessons ask of what is seen.

import { changeRecords } from '../../changes/history.ts';
import type { ChangeRequest } from '../../model/change-inputs.ts';
import { isSameId } from '../../model/resource-id.ts';
import type { AccountNote } from '../../storage/journal-entries.ts';
import type { LessonState } from './lesson.ts';

type ChangeRequestOfKind<K extends ChangeRequest['kind']> = Extract<ChangeRequest, { kind: K }>;

/** The changes of that kind on the account that were carried out, oldest first; undone ones too. */
export const appliedChanges = <K extends ChangeRequest['kind']>(
	{ entries, facts }: LessonState,
	kind: K,
): readonly { readonly at: number; readonly wish: ChangeRequestOfKind<K> }[] =>
	changeRecords(entries).flatMap(({ intended: { at, change }, state }) =>
		change.wish.kind === kind &&
		isSameId(change.wish.input.accountId, facts.account.id) &&
		(state === 'done' || state === 'undone')
			? [{ at: Date.parse(at), wish: change.wish as ChangeRequestOfKind<K> }]
			: [],
	);

/** What was noted about the account, oldest first. */
export const accountNotes = ({ entries, facts }: LessonState): readonly AccountNote[] =>
	entries.flatMap((entry) =>
		entry.type === 'noted' && isSameId(entry.accountId, facts.account.id) ? [entry.note] : [],
	);

/** Whether Azure was asked for it, after a time, and answered. */
export const wasRequested = ({ requests }: LessonState, path: RegExp, after = 0): boolean =>
	requests.some(({ url, at, status = 0 }) => at >= after && status >= 200 && status < 300 && path.test(url));

/** The end of an account's id, as it stands in paths. */
export const accountPath = ({ facts }: LessonState): string => `/accounts/${facts.account.name}/`;
