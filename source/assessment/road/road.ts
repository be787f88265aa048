// The road from keys to tokens: a pure function of Azure's present state, so resuming is starting and a step that
// another person did in the portal is simply done.

import { subdomainCheck } from '../../model/check.ts';
import { createStep, isStepComplete, type Step } from '../../model/step.ts';
import type { AccountFacts } from '../account-facts.ts';
import type { Verdict } from '../verdict.ts';
import { applicationStep, identityStep, roleStep, roleVisibleStep } from './identity-steps.ts';
import { everybodyStep, keysOffStep, verifiedStep } from './key-steps.ts';

const tokenAccessStep = ({ account }: AccountFacts): Step => {
	const check = subdomainCheck(account);
	return check.met === 'yes'
		? createStep('tokenAccess', {
				state: 'done',
				reason: 'holds',
				checks: [check],
				about: { subdomain: account.subdomain ?? '' },
			})
		: createStep('tokenAccess', { state: 'blocked', reason: 'noSubdomain', checks: [check], action: 'setSubdomain' });
};

/** Returns the steps in order; `found` is absent until there is a verdict. */
export const roadSteps = (facts: AccountFacts, found?: Verdict): readonly Step[] => {
	const access = tokenAccessStep(facts);
	const chosen = identityStep(facts);
	const given = roleStep(facts);
	const visible = roleVisibleStep(facts, given);
	const changed = applicationStep(facts, visible);
	const rest = everybodyStep(facts, found);
	const off = keysOffStep(facts, [access, chosen, given, visible, changed, rest], found);
	return [access, chosen, given, visible, changed, rest, off, verifiedStep(facts, off)];
};

/** Returns the next step: the first incomplete one, or the last. */
export const nextStep = (steps: readonly Step[]): Step | undefined =>
	steps.find((one) => !isStepComplete(one)) ?? steps.at(-1);
