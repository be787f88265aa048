// The steps about the one consumer that is worked on: its identity, its role, its code.
import { actions } from './access.ts';
import { blockers, type Check } from './check.ts';
import { accessToAccount } from './effective-access.ts';
import type { Caller, Facts } from './facts.ts';
import { openNeeds } from './needs.ts';
import { isAtManagementGroup } from './people.ts';
import { lockChecks, mayCheck } from './rights.ts';
import { choiceId } from './said.ts';
import { type Step, step } from './step.ts';

export const identity = ({ account, caller, said }: Facts): Step => {
	if (said.nothingCalls) return step('identity', { state: 'skipped', reason: 'nothingCalls', act: 'chooseIdentity' });
	if (!caller) return step('identity', { state: 'ready', reason: 'chooseIdentity', act: 'chooseIdentity' });
	const about = { identity: caller.choice.name };
	if (caller.host && !caller.host.known) {
		return step('identity', {
			state: 'unknown',
			reason: 'notReadable',
			about: { ...about, problem: caller.host.problem.message },
			act: 'chooseIdentity',
		});
	}
	if (caller.principalId) return step('identity', { state: 'done', reason: 'holds', about, act: 'chooseIdentity' });
	return step('identity', {
		state: 'ready',
		reason: caller.choice.kind === 'host' ? 'identityOff' : 'identityGone',
		about,
		act: 'chooseIdentity',
		wish:
			caller.choice.kind === 'host'
				? { kind: 'turnOnIdentity', input: { accountId: account.id, hostId: caller.choice.hostId } }
				: undefined,
	});
};

const roleChecks = ({ rights }: Facts): readonly Check[] => [
	mayCheck(rights, 'mayAssignRoles', actions.assignRoles, 'blocks'),
	...lockChecks(rights),
];

const accessOf = ({ account, definitions, denies, needs }: Facts, { principalId = '', grants }: Caller) =>
	accessToAccount(
		{ scope: account.id, principalId, assignments: grants.known ? grants.value : [], definitions, denies },
		needs,
	);

/** Whether the role that is there, or would be given, opens every deployment. */
const enoughCheck = ({ account, definitions, needs, roleId }: Facts): Check => {
	const definition = definitions.get(roleId);
	const closed = definition ? openNeeds(definition, needs) : [];
	return {
		id: 'roleIsEnough',
		weight: 'warns',
		met: closed.length > 0 ? 'no' : definition ? 'yes' : 'unknown',
		about: closed.map(({ deployment }) => deployment ?? account.kind).join(', ') || account.kind,
	};
};

export const role = (facts: Facts): Step => {
	const { account, caller } = facts;
	if (facts.said.nothingCalls) return step('role', { state: 'skipped', reason: 'nothingCalls' });
	if (!caller?.principalId) return step('role', { state: 'blocked', reason: 'needsIdentity' });
	const { met } = accessOf(facts, caller);
	const about = { identity: caller.choice.name };
	// Ours is there under its own name before Azure lists it.
	if (met === 'yes' || (caller.own.known && caller.own.value))
		return step('role', { state: 'done', reason: 'holds', about, checks: [enoughCheck(facts)] });
	const unread = !caller.grants.known ? caller.grants.problem : !caller.own.known ? caller.own.problem : undefined;
	if (unread)
		return step('role', { state: 'unknown', reason: 'notReadable', about: { ...about, problem: unread.message } });
	const checks = roleChecks(facts);
	return step('role', {
		state: blockers(checks).length > 0 ? 'blocked' : 'ready',
		reason:
			blockers(checks).length > 0
				? 'checksFail'
				: met === 'unknown'
					? 'notProven'
					: caller.atProjects.length > 0
						? 'atProjectOnly'
						: 'roleMissing',
		about,
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

/** Azure RBAC: a new assignment can take up to ten minutes to work everywhere (Microsoft Learn, RBAC troubleshooting). */
const roleSettling = 10 * 60_000;

/** Roles with data actions given at a management group may take hours to reach the data plane (Microsoft Learn). */
const managementGroupSettling = 24 * 3600_000;

const settledFor = (facts: Facts, caller: Caller): Check => {
	const { through } = accessOf(facts, caller);
	const ages = through.map((one) => ({
		left:
			(isAtManagementGroup(one) ? managementGroupSettling : roleSettling) -
			(facts.readAt - Date.parse(one.createdOn ?? '')),
		createdOn: one.createdOn,
	}));
	// One that has settled is enough; one without a date is older than anybody remembers.
	const isSettled = through.length === 0 || ages.some(({ left }) => Number.isNaN(left) || left <= 0);
	return { id: 'roleHasSettled', weight: 'warns', met: isSettled ? 'yes' : 'no', about: ages[0]?.createdOn };
};

export const roleVisible = (facts: Facts, given: Step): Step => {
	const { caller } = facts;
	if (given.state === 'skipped') return step('roleVisible', { state: 'skipped', reason: 'nothingCalls' });
	if (!caller || given.state !== 'done') return step('roleVisible', { state: 'blocked', reason: 'needsRole' });
	const { met, doubts } = accessOf(facts, caller);
	const about = { identity: caller.choice.name };
	if (!caller.grants.known)
		return step('roleVisible', {
			state: 'unknown',
			reason: 'notReadable',
			about: { ...about, problem: caller.grants.problem.message },
		});
	const denied = doubts.find(({ kind }) => kind === 'denied');
	const check: Check = {
		id: 'roleIsVisible',
		weight: 'blocks',
		met,
		about: denied && 'name' in denied ? denied.name : '',
	};
	const checks = [check, settledFor(facts, caller)];
	if (met === 'yes') return step('roleVisible', { state: 'done', reason: 'holds', checks, about });
	if (met === 'no' && !denied) return step('roleVisible', { state: 'waiting', reason: 'propagating', checks, about });
	return step('roleVisible', { state: 'unknown', reason: 'notProven', checks, about });
};

export const application = (facts: Facts, visible: Step): Step => {
	const { caller, said } = facts;
	if (visible.state === 'skipped') return step('application', { state: 'skipped', reason: 'nothingCalls' });
	const name = caller?.choice.name ?? '';
	const at = caller && said.changed.get(choiceId(caller.choice));
	if (at)
		return step('application', {
			state: 'done',
			reason: 'saidChanged',
			about: { identity: name, at },
			act: 'showApplication',
		});
	if (visible.state !== 'done')
		return step('application', { state: 'blocked', reason: 'needsRole', act: 'showApplication' });
	return step('application', {
		state: 'ready',
		reason: 'changeApplication',
		about: { identity: name },
		act: 'showApplication',
	});
};
