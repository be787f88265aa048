// The road from keys to tokens: a pure function of what Azure says now, so resuming is starting and a step that
// somebody else did in the portal is simply done.

import { subdomainCheck } from '../../changes/subdomain-check.ts';
import type { Step } from '../../model/step.ts';
import { isPassed, step } from '../../model/step.ts';
import type { Facts } from '../account-facts.ts';
import type { Verdict } from '../verdict.ts';
import { application, identity, role, roleVisible } from './identity-steps.ts';
import { everybody, keysOff, verified } from './key-steps.ts';

export type { Reason, Step, StepId, StepState } from '../../model/step.ts';

const tokenAccess = ({ account }: Facts): Step => {
	const check = subdomainCheck(account);
	return check.met === 'yes'
		? step('tokenAccess', {
				state: 'done',
				reason: 'holds',
				checks: [check],
				about: { subdomain: account.subdomain ?? '' },
			})
		: step('tokenAccess', { state: 'blocked', reason: 'noSubdomain', checks: [check], act: 'setSubdomain' });
};

/** The steps in order; `found` is absent while the users of keys are still being looked for. */
export const road = (facts: Facts, found?: Verdict): readonly Step[] => {
	const access = tokenAccess(facts);
	const chosen = identity(facts);
	const given = role(facts);
	const visible = roleVisible(facts, given);
	const changed = application(facts, visible);
	const rest = everybody(facts, found);
	const off = keysOff(facts, [access, chosen, given, visible, changed, rest], found);
	return [access, chosen, given, visible, changed, rest, off, verified(facts, off)];
};

/** The step to look at first: the first that is not behind us, or the last. */
export const nextStep = (steps: readonly Step[]): Step | undefined =>
	steps.find((one) => !isPassed(one)) ?? steps.at(-1);
