// What a lesson of the practice tenant is: where it happens, and ends that are seen in what the tenant and the journal
// say, never in which keys were pressed.

import type { AccountFacts } from '../../assessment/account-facts.ts';
import type { RequestTrace } from '../../model/azure.ts';
import type { JournalEntry } from '../../storage/journal-entries.ts';

/** What is known when somebody asks how far a lesson has come. */
export type LessonState = {
	/** Of the account the lesson is about, read afresh. */
	readonly facts: AccountFacts;
	readonly entries: readonly JournalEntry[];
	/** What this session has asked Azure. */
	readonly requests: readonly RequestTrace[];
};

export type Lesson = {
	/** Name of the account of Contoso that it happens on. */
	readonly account: string;
	/** In order; each is met or not, whatever became of the others. */
	readonly goals: readonly ((seen: LessonState) => boolean)[];
	/** Milliseconds: how the practice tenant keeps time for this lesson. */
	readonly delays?: { readonly roleDelay?: number; readonly keyDelay?: number };
};
