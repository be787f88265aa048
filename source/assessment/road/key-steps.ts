// The steps about the account: nobody is left on a key, the keys are off, and seen to be refused.

import { settledCheck } from '../../changes/kinds/key-auth.ts';
import type { Wish } from '../../model/change.ts';
import { blockers, stoppedBy } from '../../model/check.ts';
import type { Step } from '../../model/step.ts';
import { isPassed, step } from '../../model/step.ts';
import type { Facts } from '../account-facts.ts';
import { choiceId } from '../account-notes.ts';
import { hardChecks, type Verdict } from '../verdict.ts';

/** Everybody else: nobody is left who needs a key, as far as can be seen. */
export const everybody = ({ account }: Facts, found: Verdict | undefined): Step => {
	if (account.keyAuth === 'off') return step('everybody', { state: 'done', reason: 'noKeyWorks', act: 'showVerdict' });
	if (!found) return step('everybody', { state: 'waiting', reason: 'looking', act: 'showVerdict' });
	const draft = { checks: found.checks.filter(({ weight }) => weight === 'proves'), act: 'showVerdict' as const };
	switch (found.ruling) {
		case 'ready':
			return step('everybody', { ...draft, state: 'done', reason: 'ready' });
		case 'cannotTell':
			return found.accepted
				? step('everybody', { ...draft, state: 'done', reason: 'doubtAccepted', about: { ...found.accepted } })
				: step('everybody', { ...draft, state: 'ready', reason: 'cannotTell' });
		case 'notReady':
			return step('everybody', { ...draft, state: 'ready', reason: 'notReady' });
		case 'refused':
			return step('everybody', {
				...draft,
				state: 'blocked',
				reason: 'refused',
				about: { by: stoppedBy(found.checks) },
				checks: found.checks,
			});
	}
};

const disable = (facts: Facts, found: Verdict): Wish => {
	const { account, caller, said, readAt } = facts;
	return {
		kind: 'disableKeys',
		input: {
			accountId: account.id,
			// Where the consumer was accepted as it is, nothing rests on its role.
			callers:
				caller?.principalId && !said.nothingCalls && !said.accepted.has(choiceId(caller.choice))
					? [{ principalId: caller.principalId, name: caller.choice.name }]
					: [],
			// What the change itself looks at again is not carried along.
			evidence: found.checks
				.filter(({ id, weight }) => weight === 'proves' && !hardChecks(facts).some((one) => one.id === id))
				.map(({ id, met, about, because }) => ({ id, met, about, because })),
			readAt: new Date(readAt).toISOString(),
			accepted: found.accepted?.reason,
		},
	};
};

export const keysOff = (facts: Facts, earlier: readonly Step[], found: Verdict | undefined): Step => {
	const { account } = facts;
	if (account.keyAuth === 'off') {
		const settled = settledCheck(account);
		return settled.met === 'yes'
			? step('keysOff', { state: 'done', reason: 'holds' })
			: step('keysOff', { state: 'waiting', reason: 'holds', checks: [settled] });
	}
	const checks = hardChecks(facts);
	const missing = earlier.find((one) => !isPassed(one));
	if (missing || !found)
		return step('keysOff', {
			state: 'later',
			reason: 'needsEarlier',
			about: { step: missing?.id ?? 'everybody' },
			checks,
		});
	if (blockers(checks).length > 0)
		return step('keysOff', { state: 'blocked', reason: 'checksFail', about: { by: stoppedBy(checks) }, checks });
	return step('keysOff', { state: 'ready', reason: 'keysOn', checks, wish: disable(facts, found) });
};

export const verified = ({ said }: Facts, off: Step): Step => {
	if (off.state !== 'done') return step('verified', { state: 'later', reason: 'needsKeysOff' });
	return said.keyRefusalSeen
		? step('verified', { state: 'done', reason: 'refusalSeen', about: { at: said.keyRefusalSeen }, act: 'probe' })
		: step('verified', { state: 'waiting', reason: 'notAskedYet', act: 'probe' });
};
