// One claim about the world, looked at: the checklist on screen, a report and a refusal all read the same array.

export type CheckId =
	| 'hasSubdomain'
	| 'isSettled'
	| 'mayWriteAccount'
	| 'mayAssignRoles'
	| 'mayRemoveRoles'
	| 'mayWriteHost'
	| 'noReadOnlyLock'
	| 'noDeleteLock'
	| 'identityIsOn'
	| 'identityKept'
	| 'roleIsVisible'
	| 'roleHasSettled'
	| 'roleIsEnough'
	| 'applicationChanged'
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
export type Met = 'yes' | 'no' | 'unknown';

export type Check = {
	readonly id: CheckId;
	readonly met: Met;
	/** `blocks`: the change is refused unless met. `warns`: the person is told and decides. */
	readonly weight: 'blocks' | 'warns';
	/** Names of the things found: locks, principals, the failure that hid them. Already sanitised. */
	readonly about?: string;
};

/** The checks that stop a change: not met, or not known, with weight `blocks`. */
export const blockers = (checks: readonly Check[]): readonly Check[] =>
	checks.filter((check) => check.weight === 'blocks' && check.met !== 'yes');

/** What a person should read before going on: everything not met. */
export const warnings = (checks: readonly Check[]): readonly Check[] =>
	checks.filter((check) => check.weight === 'warns' && check.met !== 'yes');
