// One claim and what a read says of it. The checklist on screen, a report and a refusal read the same array.

import type { Account } from './cognitive-services.ts';
import { type Subject, subjectsNamed, subjectsText, subjectWithNames } from './subject.ts';

export type CheckId =
	// What Azure itself would refuse, or what would lock every caller out.
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

/** `unknown` could not be read and never counts as yes. */
export const triStates = ['yes', 'no', 'unknown'] as const;
export type TriState = (typeof triStates)[number];

/** What takes a right away that the operator's roles include. */
export const rightsReasons = [
	'denied',
	'maybeDenied',
	'otherRoles',
	'conditional',
	'rightsUnread',
	'eligible',
] as const;

/**
 * Why a log proves nothing. `unread`: the subject is the failure. `empty`: no rows, or no setting writes it. `short`: it does not reach
 * back far enough. `kind`: it may not hold every call of this kind of account. `mayReturn`: a caller may come again.
 * `partly`: of a role, which opens some of what is needed.
 */
export const unknownReasons = ['unread', 'empty', 'short', 'kind', 'mayReturn', 'partly', ...rightsReasons] as const;
export type UnknownReason = (typeof unknownReasons)[number];

export type Check = {
	readonly id: CheckId;
	readonly met: TriState;
	/**
	 * `blocks`: the change is refused unless met. `proves`: evidence; a person may accept the risk without it, with a
	 * recorded reason. `warns`: the person reads it and decides.
	 */
	readonly weight: 'blocks' | 'proves' | 'warns';
	/** The subjects that were found: locks, principals, or the failure that hid them. */
	readonly subjects?: readonly Subject[];
	/** The cause of what is not met or unknown, where it can have several. */
	readonly because?: UnknownReason;
};

/** The blocking checks whose subjects have names. The others are about rights and states. */
const namedBlockers: readonly CheckId[] = ['noReadOnlyLock', 'policyLetsKeysGo'];

/** Returns the subjects of the check in one line, as reports and the journal have them; undefined where there are none. */
export const checkAbout = ({ subjects }: Pick<Check, 'subjects'>): string | undefined =>
	subjects && subjectsText(subjects);

/** Returns the check with names in place of the ids of principals and subscriptions. */
export const checkWithNames = (check: Check, naming: (text: string) => string): Check =>
	check.subjects ? { ...check, subjects: check.subjects.map((one) => subjectWithNames(one, naming)) } : check;

/** Returns the names of the locks and policies that stop a change. A missing right stops one too and has no name. */
export const blockerNames = (checks: readonly Check[]): string =>
	subjectsText(
		checks
			.filter(({ id, weight, met }) => weight === 'blocks' && met === 'no' && namedBlockers.includes(id))
			.flatMap(({ subjects = [] }) => subjects),
	);

/** Returns the checks that stop a change: those not met or unknown, with any weight but `warns`. */
export const blockingChecks = (checks: readonly Check[]): readonly Check[] =>
	checks.filter((check) => check.weight !== 'warns' && check.met !== 'yes');

/** Returns the check for a custom subdomain. Tokens need one: without it, turning keys off locks every caller out. */
export const subdomainCheck = ({ subdomain }: Account): Check => ({
	id: 'hasSubdomain',
	weight: 'blocks',
	met: subdomain ? 'yes' : 'no',
	subjects: subdomain === undefined ? undefined : subjectsNamed('subdomain', subdomain),
});
