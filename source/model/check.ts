// One claim about the world, looked at: the checklist on screen, a report and a refusal all read the same array.

import type { Account } from './cognitive-services.ts';

export type CheckId =
	// What Azure itself would refuse, or what would lock everybody out.
	| 'hasSubdomain'
	| 'isSettled'
	| 'subscriptionEnabled'
	| 'mayWriteAccount'
	| 'mayAssignRoles'
	| 'mayRemoveRoles'
	| 'mayWriteHost'
	| 'mayAssignIdentities'
	| 'noReadOnlyLock'
	| 'noDeleteLock'
	| 'policyLetsKeysGo'
	| 'policyLetsKeysBack'
	// Identities and roles.
	| 'identityKept'
	| 'noConditionalGrant'
	| 'assignmentIsOurs'
	| 'roleIsVisible'
	| 'roleCounts'
	| 'roleHasSettled'
	| 'roleIsEnough'
	// Who still uses a key.
	| 'consumersReady'
	| 'noKeyCalls'
	| 'noKeyConnections'
	| 'noKeySettings'
	| 'peopleAsked'
	// What to know before.
	| 'nobodyLosesAccess'
	| 'mayBeUndone'
	| 'noRedeployPolicy'
	| 'networkStays'
	| 'signedInStrongly'
	| 'noTemplateOwner'
	| 'onlyOpenAi'
	| 'nobodyListedKeys'
	| 'nobodyLockedOut'
	| 'keysAreOn'
	| 'namesAreExact'
	| 'keysCanBeMade'
	| 'mayRegenerate'
	| 'nobodyHoldsKey'
	| 'noSubdomainYet'
	| 'subdomainIsValid'
	| 'subdomainIsFree';

/** `unknown` is honest (it could not be seen) and never counts as yes. */
export const triStates = ['yes', 'no', 'unknown'] as const;
export type TriState = (typeof triStates)[number];

/**
 * Why a log settles nothing. `unread`: `about` is the failure. `empty`: no rows, or nobody writes it. `short`: it does not reach
 * back far enough. `kind`: of the account's kind it may not hold every call. `mayReturn`: a caller may come again.
 */
export const unknownReasons = ['unread', 'empty', 'short', 'kind', 'mayReturn'] as const;
export type UnknownReason = (typeof unknownReasons)[number];

export type Check = {
	readonly id: CheckId;
	readonly met: TriState;
	/**
	 * `blocks`: the change is refused unless met. `proves`: evidence, which a person may do without, knowingly and with a
	 * recorded reason. `warns`: the person is told and decides.
	 */
	readonly weight: 'blocks' | 'proves' | 'warns';
	/** Names of the things found: locks, principals, the failure that hid them. Already sanitised. */
	readonly about?: string;
	/** Of an unknown that can have several causes. */
	readonly because?: UnknownReason;
};

/** Names of the locks and policies that stop a change; what else stops one (a missing right) has no name. */
export const blockerNames = (checks: readonly Check[]): string =>
	checks
		.filter(
			({ id, weight, met }) => weight === 'blocks' && met === 'no' && /^(noReadOnlyLock|policyLetsKeysGo)$/.test(id),
		)
		.map(({ about = '' }) => about)
		.join(', ');

/** The checks that stop a change: not met, or not known, with any weight but `warns`. */
export const blockingChecks = (checks: readonly Check[]): readonly Check[] =>
	checks.filter((check) => check.weight !== 'warns' && check.met !== 'yes');

/** A token needs a custom subdomain; without one, turning keys off locks every caller out. */
export const subdomainCheck = ({ subdomain }: Account): Check => ({
	id: 'hasSubdomain',
	weight: 'blocks',
	met: subdomain ? 'yes' : 'no',
	about: subdomain,
});
