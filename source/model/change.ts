// A change is data: its request, its effects, its baseline. Kinds live in changes/kinds, one file each.
import type { ArmRequest, AzureClient, CallOptions, KeyAuth, SendResult } from './azure.ts';
import type { ChangeInputs, ChangeKind, ChangeRequest } from './change-inputs.ts';
import type { Check } from './check.ts';
import type { Problem } from './problem.ts';

/** One property, before and after, in Azure's own spelling (`properties.disableLocalAuth`, `true`). */
export type Effect = { readonly property: string; readonly before: string; readonly after: string };

/** What a person must do to confirm. */
export type ConfirmationRequirement = { readonly by: 'name'; readonly name: string } | { readonly by: 'choice' };

export type Change = {
	readonly changeRequest: ChangeRequest;
	/** The resource that is written. */
	readonly targetId: string;
	readonly targetName: string;
	/** Names for the sentences about it: principal, role, host. */
	readonly about: Readonly<Record<string, string>>;
	readonly request: ArmRequest;
	readonly effects: readonly Effect[];
	readonly confirmation: ConfirmationRequirement;
	readonly checks: readonly Check[];
	/** The baseline: the values that the plan rests on. Another value in a fresh read is drift. */
	readonly baseline: Readonly<Record<string, string>>;
};

/** Whether a fresh read shows the change as not made yet, as being made by Azure, or as made. */
export type ChangeStatus = 'pending' | 'inProgress' | 'applied';

/**
 * What a file in changes/kinds exports. `Snapshot` is what this kind reads. Everything but `read` is pure.
 */
export type ChangeHandler<K extends ChangeKind, Snapshot> = {
	readonly kind: K;
	/** The value that the change gives to key authentication; absent where the change leaves it alone. */
	readonly setsKeyAuth?: KeyAuth;
	/** Resolves with fresh values from Resource Manager, as many as this kind needs. Rejects with a `Problem`. */
	readonly read: (azure: AzureClient, input: ChangeInputs[K], options: CallOptions) => Promise<Snapshot>;
	readonly plan: (snapshot: Snapshot, input: ChangeInputs[K]) => Change;
	/** Returns the status of the change. Absent where no read can show it. */
	readonly status?: (snapshot: Snapshot, change: Pick<Change, 'changeRequest' | 'baseline'>) => ChangeStatus;
	/** Where there is no `status`: whether Azure's answer to our own request shows that Azure acted. */
	readonly isProvenByResponse?: (sent: SendResult) => boolean;
	/** Returns the change that undoes this one; undefined where none can. `by`: object id of the user who applied it. */
	readonly undo: (change: Pick<Change, 'changeRequest'>, by?: string) => ChangeRequest | undefined;
	/**
	 * Whether our own request made the present state: `sent` is Azure's answer, where one came; `by` is the object id that
	 * sent it. Absent: always.
	 */
	readonly isOurs?: (
		snapshot: Snapshot,
		change: Pick<Change, 'changeRequest' | 'baseline'>,
		ours: { readonly sent?: SendResult; readonly by: string | undefined },
	) => boolean;
	/** Milliseconds for which a fresh read may show the state of before, though Azure has acted; default 5 minutes. */
	readonly consistencyWindow?: number;
	/** Milliseconds of that window for which the program polls while a person waits; default 30 seconds. */
	readonly watchTime?: number;
	/** Whether a refusal passes with time (a principal that is not replicated yet), so that the request is sent again. */
	readonly isTransient?: (problem: Problem) => boolean;
};

declare const confirmedBrand: unique symbol;

/** Only `confirm` makes one, so every applied change was confirmed. */
export type Confirmed = { readonly change: Change; readonly [confirmedBrand]: true };
