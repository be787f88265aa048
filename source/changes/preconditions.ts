// Checks before a change of key authentication: what would undo it, refuse its undo, or do more than the request.
import type { Account, KeyAuth, SignedInUser, Subscription } from '../model/azure.ts';
import type { Check } from '../model/check.ts';
import type { KeyPolicy } from '../model/evidence.ts';
import type { ReadResult } from '../model/read-result.ts';
import { type Subject, subjectsNamed } from '../model/subject.ts';

const policySubjects = (policies: readonly KeyPolicy[]): readonly Subject[] =>
	policies.map(({ name, assignmentId }) => ({ kind: 'policy', name, id: assignmentId }));

const isEnforcing = ({ effect }: KeyPolicy): boolean => effect === 'deny' || effect === 'modify';

/** Whether a policy deploys the account with a PUT; the built-in one cuts public network access with it (azure-policy, DisableLocalAuth_CognitiveServices_DINE). */
const isRedeploying = ({ effect }: KeyPolicy): boolean => effect === 'redeploy';

/** Whether a policy refuses the other value or sets its own: at once, or by a deployment afterwards. */
const isForcingKeyAuth = (policy: KeyPolicy, on: KeyAuth): boolean =>
	(isEnforcing(policy) || isRedeploying(policy)) && policy.requiredKeyAuth === on;

/** Whether the effect of a policy is unknown: its definition may not be read, or has a form that is not evaluated here. */
const isUnclear = (policy: KeyPolicy): boolean =>
	policy.effect === 'other' || ((isEnforcing(policy) || isRedeploying(policy)) && policy.requiredKeyAuth === undefined);

const policyCheck = (
	policies: ReadResult<readonly KeyPolicy[]>,
	id: 'policyLetsKeysGo' | 'policyLetsKeysBack' | 'mayBeUndone' | 'noRedeployPolicy',
	weight: Check['weight'],
	isAgainst: (policy: KeyPolicy) => boolean,
): Check => {
	// Unreadable policies warn: Azure itself refuses, or the value is read back afterwards.
	if (!policies.known)
		return { id, weight: 'warns', met: 'unknown', subjects: subjectsNamed('words', policies.problem.message) };
	const against = policies.value.filter(isAgainst);
	if (against.length > 0) return { id, weight, met: 'no', subjects: policySubjects(against) };
	const unclear = policies.value.filter(isUnclear);
	return unclear.length > 0
		? { id, weight: 'warns', met: 'unknown', subjects: policySubjects(unclear) }
		: { id, weight, met: 'yes', subjects: [] };
};

/** Returns the checks of redeployments, and of those that cut public network access. */
const redeployChecks = (policies: ReadResult<readonly KeyPolicy[]>): readonly Check[] => {
	const cutting = policies.known ? policies.value.filter((one) => isRedeploying(one) && one.restrictsNetwork) : [];
	return [
		policyCheck(policies, 'noRedeployPolicy', 'warns', isRedeploying),
		...(cutting.length > 0
			? [{ id: 'networkStays', weight: 'warns', met: 'no', subjects: policySubjects(cutting) } satisfies Check]
			: []),
	];
};

/** Returns the checks of policies for turning keys off: those that refuse or rewrite it or its undo, or do more than that. */
export const policyChecksForDisabling = (policies: ReadResult<readonly KeyPolicy[]>): readonly Check[] => [
	policyCheck(policies, 'policyLetsKeysGo', 'blocks', (policy) => isForcingKeyAuth(policy, 'on')),
	policyCheck(policies, 'mayBeUndone', 'warns', (policy) => isForcingKeyAuth(policy, 'off')),
	...redeployChecks(policies),
];

/** Returns the checks of policies for turning keys on again: those that refuse or undo it, or do more. Azure decides. */
export const policyChecksForEnabling = (policies: ReadResult<readonly KeyPolicy[]>): readonly Check[] => [
	policyCheck(policies, 'policyLetsKeysBack', 'warns', (policy) => isForcingKeyAuth(policy, 'off')),
	...redeployChecks(policies),
];

/** Changes are refused in all states but these (Azure subscription states). */
const writable = new Set(['enabled', 'pastdue']);

/** Returns the check that the subscription takes changes. One that could not be read is unknown. */
export const subscriptionCheck = (subscription: ReadResult<Subscription>): Check =>
	subscription.known
		? {
				id: 'subscriptionEnabled',
				weight: 'blocks',
				met: writable.has(subscription.value.state.toLowerCase()) ? 'yes' : 'no',
				subjects: subjectsNamed('state', subscription.value.state),
			}
		: {
				id: 'subscriptionEnabled',
				weight: 'warns',
				met: 'unknown',
				subjects: subjectsNamed('words', subscription.problem.message),
			};

/**
 * Returns the check of the second factor. Azure refuses changes by users who signed in without a second factor; applications and reads are exempt
 * (Microsoft Learn, mandatory multifactor authentication).
 */
export const multifactorCheck = ({ type, isMultifactor }: SignedInUser): Check => ({
	id: 'signedInStrongly',
	weight: 'warns',
	met: type === 'app' || isMultifactor ? 'yes' : isMultifactor === false ? 'no' : 'unknown',
});

/** Tags that deployment tools leave on what they own: hints, no more. */
const templateTagPattern =
	/^(azd-env-name|azd-service-name|terraform|managed[-_ ]?by|iac|deployed[-_ ]?by|provisioner)$/i;

/** Returns the check for a deployment template: one that does not set the property turns keys on again with its next run. */
export const templateCheck = ({ tags }: Account): Check => {
	const found = Object.entries(tags).filter(([name]) => templateTagPattern.test(name));
	return {
		id: 'noTemplateOwner',
		weight: 'warns',
		met: found.length > 0 ? 'no' : 'yes',
		subjects: subjectsNamed('tag', ...found.map(([name, value]) => `${name}=${value}`)),
	};
};

/** Returns the check for a multi-service account: the one property also ends keys for Speech, Language and Vision. */
export const multiServiceCheck = ({ kind }: Account): Check => ({
	id: 'onlyOpenAi',
	weight: 'warns',
	met: /^(aiservices|cognitiveservices)$/i.test(kind) ? 'no' : 'yes',
	subjects: subjectsNamed('accountKind', kind),
});
