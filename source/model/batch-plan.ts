// Many accounts at once, as data: every change with its checks, and who is left out, with the reason.

import type { Change } from './change.ts';
import type { Check } from './check.ts';
import type { Problem } from './problem.ts';
import type { StepId } from './step.ts';

export type BatchAction = 'disable' | 'enable';

/** Whether one failure ends the batch; chosen before it begins. */
export type OnFailure = 'stop' | 'goOn';

export type ExcludedAccount = {
	readonly accountId: string;
	readonly name: string;
	/**
	 * `held`: nothing to do. `refused`, `notReady`, `cannotTell`: the verdict's ruling. `step`: one of the road before it is
	 * missing. `blocked`: a check of the change itself. `first`: what stands in the way before anybody looks for keys.
	 * `unread`: the account could not be read.
	 */
	readonly reason:
		| { readonly kind: 'held' | 'refused' | 'notReady' | 'cannotTell' | 'blocked' | 'first' }
		| { readonly kind: 'step'; readonly step: StepId }
		| { readonly kind: 'unread'; readonly problem: Problem };
	/** Those that stand against it. */
	readonly checks: readonly Check[];
};

export type BatchPlan = {
	readonly action: BatchAction;
	/** In the order in which they are carried out. */
	readonly changes: readonly Change[];
	readonly excluded: readonly ExcludedAccount[];
};

/** What has to be typed: the number of accounts and the word, which is the same in every language. */
export const batchConfirmationText = ({ changes, action }: Pick<BatchPlan, 'changes' | 'action'>): string =>
	`${changes.length} ${action}`;
