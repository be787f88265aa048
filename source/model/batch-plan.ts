// Many accounts at once, as data: every change with its checks, and every excluded account with the reason.

import type { Change } from './change.ts';
import type { Check } from './check.ts';
import type { Problem } from './problem.ts';
import type { AccountId } from './resource-id.ts';
import type { StepId } from './step.ts';

export type BatchAction = 'disable' | 'enable';

/** Whether one failure ends the batch; chosen before it begins. */
export type OnFailure = 'stop' | 'goOn';

export type ExcludedAccount = {
	readonly accountId: AccountId;
	readonly name: string;
	/**
	 * `held`: nothing to do. `refused`, `notReady`, `cannotTell`: the verdict's outcome. `step`: an earlier step of the road is
	 * missing. `blocked`: a check of the change itself. `first`: a check that blocks before the scan for keys.
	 * `unread`: the account could not be read.
	 */
	readonly reason:
		| { readonly kind: 'held' | 'refused' | 'notReady' | 'cannotTell' | 'blocked' | 'first' }
		| { readonly kind: 'step'; readonly step: StepId }
		| { readonly kind: 'unread'; readonly problem: Problem };
	/** The checks that block the change. */
	readonly checks: readonly Check[];
};

export type BatchPlan = {
	readonly action: BatchAction;
	/** The changes in the order in which they are applied. */
	readonly changes: readonly Change[];
	readonly excluded: readonly ExcludedAccount[];
};

/** Returns the text that the person types: the number of accounts and the word, which is the same in every language. */
export const batchConfirmationText = ({ changes, action }: Pick<BatchPlan, 'changes' | 'action'>): string =>
	`${changes.length} ${action}`;
