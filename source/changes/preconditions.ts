// What would fight a change of key authentication, refuse its undo, or do more than was asked: said before, not after.
import type { Account, KeyAuth, SignedInUser, Subscription } from '../model/azure.ts';
import type { Check } from '../model/check.ts';
import type { KeyPolicy } from '../model/evidence.ts';
import type { ReadResult } from '../model/read-result.ts';
import { type Subject, subjectsNamed } from '../model/subject.ts';

const policySubjects = (policies: readonly KeyPolicy[]): readonly Subject[] =>
	policies.map(({ name, assignmentId }) => ({ kind: 'policy', name, id: assignmentId }));

const isEnforcing = ({ effect }: KeyPolicy): boolean => effect === 'deny' || effect === 'modify';

/** Deploys the account with a PUT; the built-in one cuts public network access with it (azure-policy, DisableLocalAuth_CognitiveServices_DINE). */
const isRedeploying = ({ effect }: KeyPolicy): boolean => effect === 'redeploy';

/** Refuses the other value, or puts its own there: at once, or by a deployment afterwards. */
const isForcingKeyAuth = (policy: KeyPolicy, on: KeyAuth): boolean =>
	(isEnforcing(policy) || isRedeploying(policy)) && policy.requiredKeyAuth === on;

/** Its definition may not be read, or does something to the property that is not understood here. */
const isUnclear = (policy: KeyPolicy): boolean =>
	policy.effect === 'other' || ((isEnforcing(policy) || isRedeploying(policy)) && policy.requiredKeyAuth === undefined);

const policyCheck = (
	policies: ReadResult<readonly KeyPolicy[]>,
	id: 'policyLetsKeysGo' | 'policyLetsKeysBack' | 'mayBeUndone' | 'noRedeployPolicy',
	weight: Check['weight'],
	isAgainst: (policy: KeyPolicy) => boolean,
): Check => {
	// Unread policies warn: Azure itself refuses, or the value is read back afterwards.
	if (!policies.known)
		return { id, weight: 'warns', met: 'unknown', subjects: subjectsNamed('words', policies.problem.message) };
	const against = policies.value.filter(isAgainst);
	if (against.length > 0) return { id, weight, met: 'no', subjects: policySubjects(against) };
	const unclear = policies.value.filter(isUnclear);
	return unclear.length > 0
		? { id, weight: 'warns', met: 'unknown', subjects: policySubjects(unclear) }
		: { id, weight, met: 'yes', subjects: [] };
};

/** Every redeployment, and beside it the ones that are seen to cut public network access. */
const redeployChecks = (policies: ReadResult<readonly KeyPolicy[]>): readonly Check[] => {
	const cutting = policies.known ? policies.value.filter((one) => isRedeploying(one) && one.restrictsNetwork) : [];
	return [
		policyCheck(policies, 'noRedeployPolicy', 'warns', isRedeploying),
		...(cutting.length > 0
			? [{ id: 'networkStays', weight: 'warns', met: 'no', subjects: policySubjects(cutting) } satisfies Check]
			: []),
	];
};

/** For turning keys off: what refuses or rewrites it, what refuses or rewrites its undo, what does more than that. */
export const policyChecksForDisabling = (policies: ReadResult<readonly KeyPolicy[]>): readonly Check[] => [
	policyCheck(policies, 'policyLetsKeysGo', 'blocks', (policy) => isForcingKeyAuth(policy, 'on')),
	policyCheck(policies, 'mayBeUndone', 'warns', (policy) => isForcingKeyAuth(policy, 'off')),
	...redeployChecks(policies),
];

/** For turning keys on again: what refuses or takes it back, what does more than that. Azure has the last word. */
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
 * Azure refuses changes by users who signed in without a second factor; applications and reads are exempt
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

/** A template that does not set the property turns keys on again with its next run. */
export const templateCheck = ({ tags }: Account): Check => {
	const found = Object.entries(tags).filter(([name]) => templateTagPattern.test(name));
	return {
		id: 'noTemplateOwner',
		weight: 'warns',
		met: found.length > 0 ? 'no' : 'yes',
		subjects: subjectsNamed('tag', ...found.map(([name, value]) => `${name}=${value}`)),
	};
};

/** One property for all services of a multi-service account: keys for Speech, Language and Vision end with it. */
export const multiServiceCheck = ({ kind }: Account): Check => ({
	id: 'onlyOpenAi',
	weight: 'warns',
	met: /^(aiservices|cognitiveservices)$/i.test(kind) ? 'no' : 'yes',
	subjects: subjectsNamed('accountKind', kind),
});
