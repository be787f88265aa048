import { type BatchPlan, batchConfirmationText } from '../model/batch-plan.ts';
import type { Change, Confirmed } from '../model/change.ts';
import { blockingChecks } from '../model/check.ts';

/** The person's answer on the confirm screen. */
export type ConfirmationInput = { readonly typedText?: string; readonly choice?: 'yes' | 'no' };

export type ConfirmationError = 'blocked' | 'notChosen' | 'wrongName';

/**
 * Returns the permission to apply a reviewed change, or why the answer gives none.
 * A name must match to the letter; a choice must be an explicit yes; a blocked change is refused with any answer.
 */
export const confirm = (change: Change, answer: ConfirmationInput): Confirmed | ConfirmationError => {
	if (blockingChecks(change.checks).length > 0) return 'blocked';
	if (change.confirmation.by === 'name' && answer.typedText !== change.confirmation.name) return 'wrongName';
	if (change.confirmation.by === 'choice' && answer.choice !== 'yes') return 'notChosen';
	return { change } as Confirmed;
};

/**
 * Returns the same for a plan of many changes: the typed text must be their number and the word shown, to the letter. All of
 * them are permitted or none is.
 */
export const confirmBatch = (plan: BatchPlan, typed: string): readonly Confirmed[] | ConfirmationError => {
	const { changes } = plan;
	if (changes.length === 0 || changes.some(({ checks }) => blockingChecks(checks).length > 0)) return 'blocked';
	return typed === batchConfirmationText(plan) ? changes.map((change) => ({ change }) as Confirmed) : 'wrongName';
};
