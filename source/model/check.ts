// One claim about the world, looked at: the checklist on screen, a report and a refusal all read the same array.

import type { Account } from './cognitive-services.ts';
import { type Subject, subjectsNamed, subjectsText, subjectWithNames } from './subject.ts';

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
 * Why a log settles nothing. `unread`: the subject is the failure. `empty`: no rows, or nobody writes it. `short`: it does not reach
 * back far enough. `kind`: of the account's kind it may not hold every call. `mayReturn`: a caller may come again.
 */
export const unknownReasons = ['unread', 'empty', 'short', 'kind', 'mayReturn', 'partly'] as const;
export type UnknownReason = (typeof unknownReasons)[number];

export type Check = {
	readonly id: CheckId;
	readonly met: TriState;
	/**
	 * `blocks`: the change is refused unless met. `proves`: evidence, which a person may do without, knowingly and with a
	 * recorded reason. `warns`: the person is told and decides.
	 */
	readonly weight: 'blocks' | 'proves' | 'warns';
	/** The things found: locks, principals, the failure that hid them. */
	readonly subjects?: readonly Subject[];
	/** Of an unknown that can have several causes. */
	readonly because?: UnknownReason;
};

/** Found by name: the others are rights and states. */
const namedBlockers: readonly CheckId[] = ['noReadOnlyLock', 'policyLetsKeysGo'];

/** What the check found in one line, as reports and the journal have it; undefined where it names nothing. */
export const checkAbout = ({ subjects }: Pick<Check, 'subjects'>): string | undefined =>
	subjects && subjectsText(subjects);

/** The check with names in place of the ids of principals and subscriptions. */
export const checkWithNames = (check: Check, naming: (text: string) => string): Check =>
	check.subjects ? { ...check, subjects: check.subjects.map((one) => subjectWithNames(one, naming)) } : check;

/** Names of the locks and policies that stop a change; what else stops one (a missing right) has no name. */
export const blockerNames = (checks: readonly Check[]): string =>
	subjectsText(
		checks
			.filter(({ id, weight, met }) => weight === 'blocks' && met === 'no' && namedBlockers.includes(id))
			.flatMap(({ subjects = [] }) => subjects),
	);

/** The checks that stop a change: not met, or not known, with any weight but `warns`. */
export const blockingChecks = (checks: readonly Check[]): readonly Check[] =>
	checks.filter((check) => check.weight !== 'warns' && check.met !== 'yes');

/** A token needs a custom subdomain; without one, turning keys off locks every caller out. */
export const subdomainCheck = ({ subdomain }: Account): Check => ({
	id: 'hasSubdomain',
	weight: 'blocks',
	met: subdomain ? 'yes' : 'no',
	subjects: subdomain === undefined ? undefined : subjectsNamed('subdomain', subdomain),
});
