// What a lesson of the practice tenant is: where it happens, and goals that are seen in what the tenant and the journal
// say, never in which keys were pressed.
import type { AccountFacts } from '../../assessment/account-facts.ts';
import { changeRecords } from '../../changes/history.ts';
import type { RequestTrace } from '../../model/azure.ts';
import type { ChangeRequest } from '../../model/change-inputs.ts';
import { isSameId } from '../../model/resource-id.ts';
import type { AccountNote, JournalEntry } from '../../storage/journal-entries.ts';

/** What the progress of a lesson is read from. */
export type LessonState = {
	/** Of the account the lesson is about, read afresh. */
	readonly facts: AccountFacts;
	readonly entries: readonly JournalEntry[];
	/** What this session has asked Azure. */
	readonly requests: readonly RequestTrace[];
};

type Goal = (state: LessonState) => boolean;

export type Lesson = {
	/** Name of the account of Contoso that it happens on. */
	readonly account: string;
	/** In order; each is met or not, whatever became of the others. */
	readonly goals: readonly Goal[];
	/** Milliseconds: how the practice tenant keeps time for this lesson. */
	readonly delays?: { readonly roleDelay?: number; readonly keyDelay?: number };
};

/** How far it has come, a goal each, in order. */
export const goalsMet = ({ goals }: Lesson, state: LessonState): readonly boolean[] =>
	goals.map((isMet) => isMet(state));

type ChangeRequestOfKind<K extends ChangeRequest['kind']> = Extract<ChangeRequest, { kind: K }>;

/** The changes of that kind on the account that were applied, oldest first; undone ones too. */
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

/** Whether this session has asked Azure for such a path, after a time (milliseconds), and was answered. */
export const wasRequested = ({ requests }: LessonState, path: RegExp, after = 0): boolean =>
	requests.some(({ url, at, status = 0 }) => at >= after && status >= 200 && status < 300 && path.test(url));
