// What a lesson of the practice tenant is: where it happens, and ends that are seen in what the tenant and the journal
// say, never in which keys were pressed.

import type { Facts } from '../../assessment/account-facts.ts';
import type { Ran } from '../../model/azure.ts';
import type { Entry } from '../../storage/journal-entries.ts';

/** What is known when somebody asks how far a lesson has come. */
export type Seen = {
	/** Of the account the lesson is about, read afresh. */
	readonly facts: Facts;
	readonly entries: readonly Entry[];
	/** What this session has asked Azure. */
	readonly requests: readonly Ran[];
};

export type Lesson = {
	/** Name of the account of Contoso that it happens on. */
	readonly account: string;
	/** In order; each is met or not, whatever became of the others. */
	readonly goals: readonly ((seen: Seen) => boolean)[];
	/** Milliseconds: how the practice tenant keeps time for this lesson. */
	readonly tenant?: { readonly roleDelay?: number; readonly keyDelay?: number };
};
