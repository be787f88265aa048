// The steps about the account: no consumer needs a key, the keys are off, and the endpoint refuses them.

import { provisioningCheck } from '../../changes/kinds/key-auth.ts';
import type { ChangeRequest } from '../../model/change-inputs.ts';
import { blockerNames, blockingChecks, checkAbout } from '../../model/check.ts';
import type { Step } from '../../model/step.ts';
import { createStep, isStepComplete } from '../../model/step.ts';
import type { AccountFacts } from '../account-facts.ts';
import { identityChoiceId } from '../account-notes.ts';
import { enforcedChecks, type Verdict } from '../verdict.ts';

/** Returns the step about all other consumers: the verdict finds none that needs a key. */
export const everybodyStep = ({ account }: AccountFacts, found: Verdict | undefined): Step => {
	if (account.keyAuth === 'off')
		return createStep('everybody', { state: 'done', reason: 'noKeyWorks', action: 'showVerdict' });
	if (!found) return createStep('everybody', { state: 'waiting', reason: 'looking', action: 'showVerdict' });
	const draft = { checks: found.checks.filter(({ weight }) => weight === 'proves'), action: 'showVerdict' as const };
	switch (found.outcome) {
		case 'ready':
			return createStep('everybody', { ...draft, state: 'done', reason: 'ready' });
		case 'cannotTell':
			return found.acceptedRisk
				? createStep('everybody', {
						...draft,
						state: 'done',
						reason: 'doubtAccepted',
						about: { ...found.acceptedRisk },
					})
				: createStep('everybody', { ...draft, state: 'ready', reason: 'cannotTell' });
		case 'notReady':
			return createStep('everybody', { ...draft, state: 'ready', reason: 'notReady' });
		case 'refused':
			return createStep('everybody', {
				...draft,
				state: 'blocked',
				reason: 'refused',
				about: { by: blockerNames(found.checks) },
				checks: found.checks,
			});
	}
};

const disableKeysRequest = (facts: AccountFacts, found: Verdict): ChangeRequest => {
	const { account, chosenIdentity, notes } = facts;
	return {
		kind: 'disableKeys',
		input: {
			accountId: account.id,
			// A consumer with an accepted risk does not depend on its role.
			callers:
				chosenIdentity?.principalId &&
				!notes.nothingCalls &&
				!notes.acceptedRisks.has(identityChoiceId(chosenIdentity.choice))
					? [{ principalId: chosenIdentity.principalId, name: chosenIdentity.choice.name }]
					: [],
			// The evidence leaves out the checks that the change itself reads again.
			evidence: found.checks
				.filter(({ id, weight }) => weight === 'proves' && !enforcedChecks(facts).some((one) => one.id === id))
				.map((check) => ({ id: check.id, met: check.met, about: checkAbout(check), because: check.because })),
			readAt: new Date(found.readAt).toISOString(),
			...(found.scannedAt === undefined ? {} : { scannedAt: new Date(found.scannedAt).toISOString() }),
			accepted: found.acceptedRisk?.reason,
		},
	};
};

/** Returns the step that turns keys off. `earlier`: the steps before it; `found`: the verdict, where there is one. */
export const keysOffStep = (facts: AccountFacts, earlier: readonly Step[], found: Verdict | undefined): Step => {
	const { account } = facts;
	if (account.keyAuth === 'off') {
		const provisioning = provisioningCheck(account);
		return provisioning.met === 'yes'
			? createStep('keysOff', { state: 'done', reason: 'holds' })
			: createStep('keysOff', { state: 'waiting', reason: 'holds', checks: [provisioning] });
	}
	const checks = enforcedChecks(facts);
	const missing = earlier.find((one) => !isStepComplete(one));
	if (missing || !found)
		return createStep('keysOff', {
			state: 'later',
			reason: 'needsEarlier',
			about: { step: missing?.id ?? 'everybody' },
			checks,
		});
	if (blockingChecks(checks).length > 0)
		return createStep('keysOff', {
			state: 'blocked',
			reason: 'checksFail',
			about: { by: blockerNames(checks) },
			checks,
		});
	return createStep('keysOff', {
		state: 'ready',
		reason: 'keysOn',
		checks,
		changeRequest: disableKeysRequest(facts, found),
	});
};

/** Returns the step that sees the endpoint refuse a key. `off`: the step `keysOff`. */
export const verifiedStep = ({ notes }: AccountFacts, off: Step): Step => {
	if (off.state !== 'done') return createStep('verified', { state: 'later', reason: 'needsKeysOff' });
	return notes.keyRefusalSeenAt
		? createStep('verified', {
				state: 'done',
				reason: 'refusalSeen',
				about: { at: notes.keyRefusalSeenAt },
				action: 'probe',
			})
		: createStep('verified', { state: 'waiting', reason: 'notAskedYet', action: 'probe' });
};
