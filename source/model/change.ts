// A change is data: what it will send, what that does, what it rests on. Kinds live in changes/, one file each.
import type { ArmRequest, AzureClient, CallOptions, SendResult } from './azure.ts';
import type { Check, TriState, UnknownReason } from './check.ts';
import type { KeyName } from './evidence.ts';
import type { Problem } from './problem.ts';

/** What each kind needs to be told; small enough to be journalled and to prepare the same change again. */
export type ChangeInputs = {
	readonly turnOnIdentity: { readonly accountId: string; readonly hostId: string };
	readonly assignRole: {
		readonly accountId: string;
		readonly roleId: string;
		readonly principalId: string;
		/** What the person calls it: the host's or identity's name. */
		readonly principalName: string;
	};
	readonly removeRoleAssignment: {
		readonly accountId: string;
		readonly assignmentId: string;
		readonly principalName: string;
		/** Whom it was given to, and the object id of whoever gave it: it is taken back only while both are the same. */
		readonly principalId?: string;
		readonly madeBy?: string;
	};
	readonly disableKeys: {
		readonly accountId: string;
		/** Whose access the decision rests on; empty where it was recorded that nothing calls the account. */
		readonly callers: readonly { readonly principalId: string; readonly name: string }[];
		/** What was known of the users of the keys when it was decided. */
		readonly evidence: readonly {
			readonly id: string;
			readonly met: TriState;
			readonly about?: string;
			readonly because?: UnknownReason;
		}[];
		/** ISO 8601: when that was read. */
		readonly readAt: string;
		/** Why what is not proven was taken on. */
		readonly accepted?: string;
	};
	readonly enableKeys: { readonly accountId: string };
	readonly regenerateKey: {
		readonly accountId: string;
		readonly which: KeyName;
		/** Names of what is known to hold a key that this one may be; empty where that is not known. */
		readonly holders: readonly string[];
	};
	readonly setSubdomain: { readonly accountId: string; readonly subdomain: string };
};

export type ChangeKind = keyof ChangeInputs;

/** A kind and its input, together. */
export type ChangeRequest = {
	readonly [K in ChangeKind]: { readonly kind: K; readonly input: ChangeInputs[K] };
}[ChangeKind];

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
	/** Milliseconds for which a fresh read may show the state of before, though Azure has acted. */
	readonly consistencyWindow?: number;
	/** Refusals that only time heals (a principal not replicated yet): sent again with patience. */
	readonly isTransient?: (problem: Problem) => boolean;
};

declare const confirmedBrand: unique symbol;

/** Only `confirm` makes one, so nothing can be carried out that nobody confirmed. */
export type Confirmed = { readonly change: Change; readonly [confirmedBrand]: true };
