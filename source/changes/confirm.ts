import { type BatchPlan, batchConfirmationText } from '../model/batch-plan.ts';
import type { Change, Confirmed } from '../model/change.ts';
import { blockingChecks } from '../model/check.ts';

/** What the person did on the confirm screen. */
export type ConfirmationInput = { readonly typedText?: string; readonly choice?: 'yes' | 'no' };

export type ConfirmationError = 'blocked' | 'notChosen' | 'wrongName';

/**
 * Turns a reviewed change and the person's answer into the permission to carry it out.
 * A name must match to the letter; a choice must be an explicit yes; a blocked change is refused whatever was typed.
 */
export const confirm = (change: Change, answer: ConfirmationInput): Confirmed | ConfirmationError => {
	if (blockingChecks(change.checks).length > 0) return 'blocked';
	if (change.demand.by === 'name' && answer.typedText !== change.demand.name) return 'wrongName';
	if (change.demand.by === 'choice' && answer.choice !== 'yes') return 'notChosen';
	return { change } as Confirmed;
};

/**
 * The same for a plan of many: what was typed must be the number of changes and the word shown, to the letter. All of
 * them are permitted or none is.
 */
export const confirmBatch = (plan: BatchPlan, typed: string): readonly Confirmed[] | ConfirmationError => {
	const { changes } = plan;
	if (changes.length === 0 || changes.some(({ checks }) => blockingChecks(checks).length > 0)) return 'blocked';
	return typed === batchConfirmationText(plan) ? changes.map((change) => ({ change }) as Confirmed) : 'wrongName';
};
