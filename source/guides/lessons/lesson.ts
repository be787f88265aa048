// A lesson of the practice tenant: its account, and goals that show in the tenant and the journal, never in the keys
// that were pressed.
import type { AccountFacts } from '../../assessment/account-facts.ts';
import { changeRecords } from '../../changes/history.ts';
import type { RequestTrace } from '../../model/azure.ts';
import type { ChangeRequest } from '../../model/change-inputs.ts';
import { isSameId } from '../../model/resource-id.ts';
import type { AccountNote, JournalEntry } from '../../storage/journal-entries.ts';

/** The data that a lesson's progress is read from. */
export type LessonState = {
	/** The facts of the lesson's account, freshly read. */
	readonly facts: AccountFacts;
	readonly entries: readonly JournalEntry[];
	/** The requests that this session sent to Azure. */
	readonly requests: readonly RequestTrace[];
};

type Goal = (state: LessonState) => boolean;

export type Lesson = {
	/** The name of the account of Contoso that it uses. */
	readonly account: string;
	/** The goals in order; each is met or not, independent of the others. */
	readonly goals: readonly Goal[];
	/** The delays of the practice tenant for this lesson, in milliseconds. */
	readonly delays?: { readonly roleDelay?: number; readonly keyDelay?: number };
};

/** Returns whether each goal is met, in order. */
export const goalsMet = ({ goals }: Lesson, state: LessonState): readonly boolean[] =>
	goals.map((isMet) => isMet(state));

type ChangeRequestOfKind<K extends ChangeRequest['kind']> = Extract<ChangeRequest, { kind: K }>;

/** Returns the applied changes of this kind on the account, oldest first; undone ones too. */
export const appliedChanges = <K extends ChangeRequest['kind']>(
	{ entries, facts }: LessonState,
	kind: K,
): readonly { readonly at: number; readonly changeRequest: ChangeRequestOfKind<K> }[] =>
	changeRecords(entries).flatMap(({ intended: { at, change }, state }) =>
		change.changeRequest.kind === kind &&
		isSameId(change.changeRequest.input.accountId, facts.account.id) &&
		(state === 'done' || state === 'undone')
			? [{ at: Date.parse(at), changeRequest: change.changeRequest as ChangeRequestOfKind<K> }]
			: [],
	);

/** Returns the notes about the account, oldest first. */
export const accountNotes = ({ entries, facts }: LessonState): readonly AccountNote[] =>
	entries.flatMap((entry) =>
		entry.type === 'noted' && isSameId(entry.accountId, facts.account.id) ? [entry.note] : [],
	);

/**
 * Returns whether this session got an answer from a path that matches, after a time in milliseconds since the epoch.
 */
export const wasRequested = ({ requests }: LessonState, path: RegExp, after = 0): boolean =>
	requests.some(({ url, at, status = 0 }) => at >= after && status >= 200 && status < 300 && path.test(url));
