// One step of the road, as data: where it stands, why, and what can be done there.
import type { ChangeRequest } from './change-inputs.ts';
import type { Check } from './check.ts';

export type StepId =
	| 'tokenAccess'
	| 'identity'
	| 'role'
	| 'roleVisible'
	| 'application'
	| 'everybody'
	| 'keysOff'
	| 'verified';

/**
 * `waiting`: nothing to do but let Azure finish. `later`: its turn has not come. `blocked`: its turn has come, and something
 * stands in the way. `unknown`: it could not be seen. `skipped`: said not to apply.
 */
export type StepState = 'done' | 'ready' | 'waiting' | 'later' | 'blocked' | 'unknown' | 'skipped';

/** Why a step stands where it stands; strings/ has a sentence for each. */
export type StepReason =
	| 'holds'
	| 'noKeyWorks'
	| 'noSubdomain'
	| 'chooseIdentity'
	| 'identityOff'
	| 'identityGone'
	| 'identityRenewed'
	| 'nothingCalls'
	| 'notReadable'
	| 'needsIdentity'
	| 'roleMissing'
	| 'roleNarrower'
	| 'rolePartly'
	| 'needsRole'
	| 'propagating'
	| 'notProven'
	| 'heldInVain'
	| 'accepted'
	| 'conditionalGrant'
	| 'atProjectOnly'
	| 'looking'
	| 'ready'
	| 'notReady'
	| 'cannotTell'
	| 'doubtAccepted'
	| 'refused'
	| 'changeApplication'
	| 'saidChanged'
	| 'changedBefore'
	| 'needsEarlier'
	| 'checksFail'
	| 'keysOn'
	| 'needsKeysOff'
	| 'notAskedYet'
	| 'refusalSeen';

export type Step = {
	readonly id: StepId;
	readonly state: StepState;
	readonly reason: StepReason;
	/** Names for the sentence. */
	readonly about: Readonly<Record<string, string>>;
	readonly checks: readonly Check[];
	/** The change that does this step. */
	readonly changeRequest?: ChangeRequest;
	/** What else the person can do here. */
	readonly action?: 'setSubdomain' | 'chooseIdentity' | 'showApplication' | 'showVerdict' | 'probe';
};

export type StepInput = Omit<Step, 'id' | 'about' | 'checks'> & Partial<Pick<Step, 'about' | 'checks'>>;

/** Returns a step. `about` and `checks` are empty unless the draft has them. */
export const createStep = (id: StepId, draft: StepInput): Step => ({ about: {}, checks: [], ...draft, id });

/** Whether nothing is left to do for the step: it is done, or skipped. */
export const isStepComplete = ({ state }: Step): boolean => state === 'done' || state === 'skipped';
