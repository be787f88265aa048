// A change is data: what it will send, what that does, what it rests on. Kinds live in changes/kinds, one file each.
import type { ArmRequest, AzureClient, CallOptions, KeyAuth, SendResult } from './azure.ts';
import type { ChangeInputs, ChangeKind, ChangeRequest } from './change-inputs.ts';
import type { Check } from './check.ts';
import type { Problem } from './problem.ts';

/** One property, before and after, in Azure's own spelling (`properties.disableLocalAuth`, `true`). */
export type Effect = { readonly property: string; readonly before: string; readonly after: string };

/** What a person must do to confirm. */
export type ConfirmationRequirement = { readonly by: 'name'; readonly name: string } | { readonly by: 'choice' };

export type Change = {
	readonly wish: ChangeRequest;
	/** The resource that is written. */
	readonly targetId: string;
	readonly targetName: string;
	/** Names for the sentences about it: principal, role, host. */
	readonly about: Readonly<Record<string, string>>;
	readonly request: ArmRequest;
	readonly effects: readonly Effect[];
	readonly demand: ConfirmationRequirement;
	readonly checks: readonly Check[];
	/** What the plan rests on; if a fresh look gives another value, the world has moved. */
	readonly seen: Readonly<Record<string, string>>;
};

/** `before`: not done. `changing`: Azure is at it. `after`: it holds. */
export type ChangeStatus = 'before' | 'changing' | 'after';

/**
 * What a file in changes/ exports. `World` is what this kind reads; everything but `read` is pure.
 */
export type ChangeHandler<K extends ChangeKind, World> = {
	readonly kind: K;
	/** What it turns key authentication of the account to; absent where it leaves that as it is. */
	readonly setsKeyAuth?: KeyAuth;
	/** Fresh values from Resource Manager, just what this kind needs. Rejects with a `Problem`. */
	readonly read: (azure: AzureClient, input: ChangeInputs[K], options: CallOptions) => Promise<World>;
	readonly plan: (world: World, input: ChangeInputs[K]) => Change;
	/** Absent where nothing that can be read shows it. */
	readonly status?: (world: World, change: Pick<Change, 'wish' | 'seen'>) => ChangeStatus;
	/** Where there is no `standing`: whether Azure's answer to our own request shows that it acted. */
	readonly isProvenByResponse?: (sent: SendResult) => boolean;
	/** The change that takes this one back, or undefined where nothing can. `by`: object id of whoever carried it out. */
	readonly undo: (change: Pick<Change, 'wish'>, by?: string) => ChangeRequest | undefined;
	/**
	 * Whether what stands is by our own request: `sent` is Azure's answer to it, where one came; `by` is the object id that
	 * it was sent as. Absent: always.
	 */
	readonly isOurs?: (
		world: World,
		change: Pick<Change, 'wish' | 'seen'>,
		ours: { readonly sent?: SendResult; readonly by: string | undefined },
	) => boolean;
	/** Milliseconds for which a fresh read may show the state of before, though Azure has acted; default 5 minutes. */
	readonly consistencyWindow?: number;
	/** Milliseconds of it that the program watches while a person waits; default 30 seconds. */
	readonly watchTime?: number;
	/** Refusals that only time heals (a principal not replicated yet): sent again with patience. */
	readonly isTransient?: (problem: Problem) => boolean;
};

declare const confirmedBrand: unique symbol;

/** Only `confirm` makes one, so nothing can be carried out that nobody confirmed. */
export type Confirmed = { readonly change: Change; readonly [confirmedBrand]: true };
