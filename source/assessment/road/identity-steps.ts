// The steps about the one consumer that is worked on: its identity, its role, its code.

import { lockChecks, mayCheck } from '../../changes/operator-rights.ts';
import { multifactorCheck } from '../../changes/preconditions.ts';
import { settlingCheck } from '../../changes/role-propagation.ts';
import { blockers, type Check, stoppedBy } from '../../model/check.ts';
import { type Access, accessToAccount } from '../../model/rbac/effective-access.ts';
import { enoughCheck, type Need } from '../../model/rbac/required-actions.ts';
import { conditionCheck, sameGrants } from '../../model/rbac/role-assignments.ts';
import { actions } from '../../model/rbac/role-definitions.ts';
import { sameId } from '../../model/resource-id.ts';
import type { Step } from '../../model/step.ts';
import { step } from '../../model/step.ts';
import type { Caller, Facts } from '../account-facts.ts';
import { type Accepted, choiceId } from '../account-notes.ts';
import { chosenRole, wantedOf } from '../required-access.ts';
import { hardChecks } from '../verdict.ts';

/** The consumer that is worked on, where a person has accepted it as it is: nothing more is asked of it. */
const acceptedOf = ({ caller, said }: Facts): Accepted | undefined =>
	caller && said.accepted.get(choiceId(caller.choice));

const roleChecks = ({ rights }: Facts): readonly Check[] => [
	mayCheck(rights, 'mayAssignRoles', actions.assignRoles, 'blocks'),
	...lockChecks(rights),
];

/**
 * What is in the way of the whole road, said before its first step: an identity that was switched on for an account that
 * cannot be changed is a change for nothing. Each once, and nothing of what is in order.
 */
const ahead = (facts: Facts): readonly Check[] => {
	const { rights } = facts;
	const all = [
		...hardChecks(facts),
		...roleChecks(facts),
		mayCheck(rights, 'mayRemoveRoles', actions.removeRoles, 'warns'),
		multifactorCheck(facts.me),
	];
	return all.filter(({ id, met }, at) => met !== 'yes' && all.findIndex((one) => one.id === id) === at);
};

export const identity = (facts: Facts): Step => {
	const { account, caller, said } = facts;
	if (said.nothingCalls) return step('identity', { state: 'skipped', reason: 'nothingCalls', act: 'chooseIdentity' });
	if (!caller)
		return step('identity', { state: 'ready', reason: 'chooseIdentity', act: 'chooseIdentity', checks: ahead(facts) });
	const accepted = acceptedOf(facts);
	if (accepted)
		return step('identity', { state: 'skipped', reason: 'accepted', about: { ...accepted }, act: 'chooseIdentity' });
	const about = { identity: caller.choice.name };
	if (caller.host && !caller.host.known) {
		return step('identity', {
			state: 'unknown',
			reason: 'notReadable',
			about: { ...about, problem: caller.host.problem.message },
			act: 'chooseIdentity',
		});
	}
	if (caller.principalId && caller.choice.kind === 'userAssigned' && caller.choice.principalId !== caller.principalId)
		return step('identity', { state: 'done', reason: 'identityRenewed', about, act: 'chooseIdentity' });
	if (caller.principalId) return step('identity', { state: 'done', reason: 'holds', about, act: 'chooseIdentity' });
	return step('identity', {
		state: 'ready',
		reason: caller.choice.kind === 'host' ? 'identityOff' : 'identityGone',
		about,
		checks: ahead(facts),
		act: 'chooseIdentity',
		wish:
			caller.choice.kind === 'host'
				? { kind: 'turnOnIdentity', input: { accountId: account.id, hostId: caller.choice.hostId } }
				: undefined,
	});
};

/** The very same assignment with a condition: it proves nothing, and Azure takes none beside it. */
const conditionsOn = ({ account, roleId }: Facts, { principalId = '', grants, own }: Caller): readonly Check[] =>
	conditionCheck(
		sameGrants(
			{ listed: grants.known ? grants.value : [], own: own.known ? own.value : undefined },
			{ accountId: account.id, roleId, principalId },
		),
	);

const accessOf = (facts: Facts, { principalId = '', grants }: Caller, needs: readonly Need[]) => {
	const { account, definitions, denies } = facts;
	return accessToAccount(
		{ scope: account.id, principalId, assignments: grants.known ? grants.value : [], definitions, denies },
		needs,
	);
};

/** Ours is there under its own name, and Azure does not list it yet. */
const isOnItsWay = ({ own, grants }: Caller): boolean =>
	own.known &&
	own.value !== undefined &&
	!own.value.condition &&
	grants.known &&
	!grants.value.some(({ id }) => sameId(id, own.value?.id ?? ''));

/**
 * What is there already leaves no use for the assignment that we would make: it is the very same, or another that would
 * be enough but for what stands against any (deny assignments).
 */
const isHeld = ({ account, roleId }: Facts, { grants, principalId = '' }: Caller, { through }: Access): boolean =>
	through.length > 0 ||
	(grants.known &&
		grants.value.some(
			(one) => sameId(one.scope, account.id) && sameId(one.roleId, roleId) && sameId(one.principalId, principalId),
		));

/** Whether what it holds opens all that the account offers: what is proposed says nothing of that. */
const heldCheck = ({ account, definitions, needs }: Facts, { through }: Access, shut: readonly string[]): Check => {
	const check = { id: 'roleIsEnough', weight: 'warns' } as const;
	if (shut.length > 0) return { ...check, met: 'no', about: shut.join(', ') };
	const each = through.map(({ roleId }) => enoughCheck(account.kind, definitions.get(roleId.toLowerCase()), needs));
	return each.find(({ met }) => met === 'yes') ?? each[0] ?? { ...check, met: 'unknown', about: account.kind };
};

const countsCheck = ({ met, doubts }: Access): Check => ({
	id: 'roleCounts',
	weight: 'blocks',
	met,
	about: doubts.map((one) => ('name' in one ? one.name : 'role' in one ? one.role : one.why)).join(', '),
});

export const role = (facts: Facts): Step => {
	const { account, caller } = facts;
	if (facts.said.nothingCalls) return step('role', { state: 'skipped', reason: 'nothingCalls' });
	const accepted = acceptedOf(facts);
	if (accepted) return step('role', { state: 'skipped', reason: 'accepted', about: { ...accepted } });
	if (!caller?.principalId) return step('role', { state: 'later', reason: 'needsIdentity' });
	const consumer = choiceId(caller.choice);
	const access = accessOf(facts, caller, wantedOf(facts, consumer));
	const { met } = access;
	const definition = facts.definitions.get(facts.roleId);
	const deployed = accessOf(facts, caller, facts.needs);
	const shut = deployed.closed.map(({ deployment }) => deployment ?? account.kind);
	const about = {
		identity: caller.choice.name,
		role: definition?.name ?? facts.roleId,
		closed: shut.join(', '),
	};
	const enough = enoughCheck(account.kind, definition, facts.needs);
	// What it holds opens some deployments and not others, and nobody has said that these are all it calls.
	const isPartly = met === 'yes' && shut.length > 0 && !chosenRole(facts, consumer);
	const isNarrower = isPartly || (met === 'no' && deployed.met === 'yes');
	if ((met === 'yes' && !isPartly) || isOnItsWay(caller))
		return step('role', { state: 'done', reason: 'holds', about, checks: [heldCheck(facts, access, shut)] });
	const unread = !caller.grants.known ? caller.grants.problem : !caller.own.known ? caller.own.problem : undefined;
	if (unread)
		return step('role', { state: 'unknown', reason: 'notReadable', about: { ...about, problem: unread.message } });
	const conditional = conditionsOn(facts, caller);
	if (conditional.length > 0)
		return step('role', { state: 'blocked', reason: 'conditionalGrant', about, checks: conditional });
	if (!isPartly && isHeld(facts, caller, access))
		return step('role', { state: 'unknown', reason: 'heldInVain', about, checks: [countsCheck(access)] });
	const checks = [...roleChecks(facts), ...(enough.met === 'yes' ? [] : [enough])];
	return step('role', {
		state: blockers(checks).length > 0 ? 'blocked' : 'ready',
		reason:
			blockers(checks).length > 0
				? 'checksFail'
				: met === 'unknown'
					? 'notProven'
					: isNarrower
						? shut.length > 0
							? 'rolePartly'
							: 'roleNarrower'
						: caller.atProjects.length > 0
							? 'atProjectOnly'
							: 'roleMissing',
		about: { ...about, by: stoppedBy(checks) },
		checks,
		wish: {
			kind: 'assignRole',
			input: {
				accountId: account.id,
				roleId: facts.roleId,
				principalId: caller.principalId,
				principalName: caller.choice.name,
			},
		},
	});
};

export const roleVisible = (facts: Facts, given: Step): Step => {
	const { caller } = facts;
	if (given.state === 'skipped') return step('roleVisible', { ...given, checks: [] });
	if (!caller || given.state !== 'done') return step('roleVisible', { state: 'later', reason: 'needsRole' });
	const about = { identity: caller.choice.name };
	// Whatever else is in doubt, ours is made: there is something to wait for.
	const { met, through } = accessOf(facts, caller, wantedOf(facts, choiceId(caller.choice)));
	const isListed = met === 'yes';
	const check: Check = { id: 'roleIsVisible', weight: 'blocks', met: isListed ? 'yes' : 'no' };
	return isListed
		? step('roleVisible', {
				state: 'done',
				reason: 'holds',
				checks: [check, ...settlingCheck(through, facts.readAt)],
				about,
			})
		: step('roleVisible', { state: 'waiting', reason: 'propagating', checks: [check], about });
};

export const application = (facts: Facts, visible: Step): Step => {
	const { caller, said } = facts;
	if (visible.state === 'skipped') return step('application', { ...visible, checks: [] });
	const name = caller?.choice.name ?? '';
	const at = caller && said.changed.get(choiceId(caller.choice));
	if (at)
		return step('application', {
			state: 'done',
			reason: 'saidChanged',
			about: { identity: name, at },
			act: 'showApplication',
		});
	if (visible.state === 'later')
		return step('application', { state: 'later', reason: 'needsRole', act: 'showApplication' });
	if (visible.state !== 'done')
		return step('application', {
			state: 'later',
			reason: 'needsEarlier',
			about: { step: visible.id },
			act: 'showApplication',
		});
	const before = caller && said.changedBefore.get(choiceId(caller.choice));
	if (before)
		return step('application', {
			state: 'ready',
			reason: 'changedBefore',
			about: { identity: name, at: before },
			act: 'showApplication',
		});
	return step('application', {
		state: 'ready',
		reason: 'changeApplication',
		about: { identity: name },
		act: 'showApplication',
	});
};
