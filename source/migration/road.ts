// The road from keys to tokens: a pure function of what Azure says now, so resuming is starting and a step that
// somebody else did in the portal is simply done.
import { actions, fittingRole, neededAction, reaches } from './access.ts';
import type { Wish } from './change.ts';
import { subdomainCheck, visibleCheck } from './changes/disable-keys.ts';
import { settledCheck } from './changes/key-auth.ts';
import { blockers, type Check, type Met } from './check.ts';
import type { Caller, Facts } from './facts.ts';
import { lockChecks, mayCheck } from './rights.ts';

export type StepId = 'tokenAccess' | 'identity' | 'role' | 'roleVisible' | 'application' | 'keysOff' | 'verified';

/** `waiting`: nothing to do but let Azure finish. `unknown`: it could not be seen. `skipped`: said not to apply. */
export type StepState = 'done' | 'ready' | 'waiting' | 'blocked' | 'unknown' | 'skipped';

/** Why a step stands where it stands; strings/ has a sentence for each. */
export type Reason =
	| 'holds'
	| 'noSubdomain'
	| 'chooseIdentity'
	| 'identityOff'
	| 'nothingCalls'
	| 'notReadable'
	| 'needsIdentity'
	| 'roleMissing'
	| 'needsRole'
	| 'propagating'
	| 'conditional'
	| 'changeApplication'
	| 'saidChanged'
	| 'needsEarlier'
	| 'checksFail'
	| 'keysOn'
	| 'needsKeysOff'
	| 'notAskedYet'
	| 'refusalSeen';

export type Step = {
	readonly id: StepId;
	readonly state: StepState;
	readonly reason: Reason;
	/** Names for the sentence. */
	readonly about: Readonly<Record<string, string>>;
	readonly checks: readonly Check[];
	/** The change that does this step. */
	readonly wish?: Wish;
	/** What else the person can do here. */
	readonly act?: 'setSubdomain' | 'chooseIdentity' | 'showApplication' | 'probe';
};

type Draft = Omit<Step, 'id' | 'about' | 'checks'> & Partial<Pick<Step, 'about' | 'checks'>>;

const step = (id: StepId, draft: Draft): Step => ({ about: {}, checks: [], ...draft, id });

const isPassed = ({ state }: Step): boolean => state === 'done' || state === 'skipped';

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

const identity = ({ account, caller, said }: Facts): Step => {
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
		reason: 'identityOff',
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

const granted = ({ account, definitions }: Facts, caller: Caller): Met => {
	if (caller.own.known && caller.own.value) return 'yes';
	if (!caller.grants.known || !caller.own.known) return 'unknown';
	return reaches(caller.grants.value, definitions, neededAction(account.kind));
};

const role = (facts: Facts): Step => {
	const { account, caller } = facts;
	if (facts.said.nothingCalls) return step('role', { state: 'skipped', reason: 'nothingCalls' });
	if (!caller?.principalId) return step('role', { state: 'blocked', reason: 'needsIdentity' });
	const met = granted(facts, caller);
	const about = { identity: caller.choice.name };
	if (met === 'yes') return step('role', { state: 'done', reason: 'holds', about });
	const unread = !caller.grants.known ? caller.grants.problem : !caller.own.known ? caller.own.problem : undefined;
	if (unread)
		return step('role', { state: 'unknown', reason: 'notReadable', about: { ...about, problem: unread.message } });
	const checks = roleChecks(facts);
	return step('role', {
		state: blockers(checks).length > 0 ? 'blocked' : 'ready',
		reason: blockers(checks).length > 0 ? 'checksFail' : met === 'unknown' ? 'conditional' : 'roleMissing',
		about,
		checks,
		wish: {
			kind: 'assignRole',
			input: {
				accountId: account.id,
				roleId: fittingRole(account.kind),
				principalId: caller.principalId,
				principalName: caller.choice.name,
			},
		},
	});
};

/** Azure RBAC: a new assignment can take up to ten minutes to work everywhere (Microsoft Learn, RBAC troubleshooting). */
export const roleSettling = 10 * 60_000;

const settledFor = (facts: Facts, caller: Caller): Check => {
	const created = caller.own.known ? caller.own.value?.createdOn : undefined;
	const age = created ? facts.readAt - Date.parse(created) : Number.POSITIVE_INFINITY;
	return { id: 'roleHasSettled', weight: 'warns', met: age >= roleSettling ? 'yes' : 'no', about: created };
};

const roleVisible = (facts: Facts, given: Step): Step => {
	const { account, caller, definitions } = facts;
	if (given.state === 'skipped') return step('roleVisible', { state: 'skipped', reason: 'nothingCalls' });
	if (!caller || given.state !== 'done') return step('roleVisible', { state: 'blocked', reason: 'needsRole' });
	const check = visibleCheck(account, caller.grants, definitions);
	const checks = [check, settledFor(facts, caller)];
	const about = { identity: caller.choice.name };
	if (check.met === 'yes') return step('roleVisible', { state: 'done', reason: 'holds', checks, about });
	if (check.met === 'no') return step('roleVisible', { state: 'waiting', reason: 'propagating', checks, about });
	return step('roleVisible', {
		state: 'unknown',
		reason: caller.grants.known ? 'conditional' : 'notReadable',
		checks,
		about: { ...about, problem: check.about ?? '' },
	});
};

const application = (facts: Facts, visible: Step): Step => {
	const { caller, said } = facts;
	if (visible.state === 'skipped') return step('application', { state: 'skipped', reason: 'nothingCalls' });
	const name = caller?.choice.name ?? '';
	const at = said.applicationChanged.get(name);
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

const keysOff = (facts: Facts, earlier: readonly Step[]): Step => {
	const { account, caller, said, rights } = facts;
	if (account.keyAuth === 'off') {
		const settled = settledCheck(account);
		return settled.met === 'yes'
			? step('keysOff', { state: 'done', reason: 'holds' })
			: step('keysOff', { state: 'waiting', reason: 'holds', checks: [settled] });
	}
	const checks = [
		subdomainCheck(account),
		settledCheck(account),
		mayCheck(rights, 'mayWriteAccount', actions.writeAccount, 'blocks'),
		...lockChecks(rights),
	];
	const missing = earlier.find((one) => !isPassed(one));
	if (missing)
		return step('keysOff', { state: 'blocked', reason: 'needsEarlier', about: { step: missing.id }, checks });
	if (blockers(checks).length > 0) return step('keysOff', { state: 'blocked', reason: 'checksFail', checks });
	const principal =
		caller && !said.nothingCalls
			? {
					principalId: caller.principalId,
					principalName: caller.choice.name,
					applicationChanged: said.applicationChanged.get(caller.choice.name),
				}
			: {};
	return step('keysOff', {
		state: 'ready',
		reason: 'keysOn',
		checks,
		wish: { kind: 'disableKeys', input: { accountId: account.id, ...principal } },
	});
};

const verified = ({ said }: Facts, off: Step): Step => {
	if (off.state !== 'done') return step('verified', { state: 'blocked', reason: 'needsKeysOff' });
	return said.keyRefusalSeen
		? step('verified', { state: 'done', reason: 'refusalSeen', about: { at: said.keyRefusalSeen }, act: 'probe' })
		: step('verified', { state: 'waiting', reason: 'notAskedYet', act: 'probe' });
};

/** The seven steps in order. */
export const road = (facts: Facts): readonly Step[] => {
	const access = tokenAccess(facts);
	const chosen = identity(facts);
	const given = role(facts);
	const visible = roleVisible(facts, given);
	const changed = application(facts, visible);
	const off = keysOff(facts, [access, chosen, given, visible, changed]);
	return [access, chosen, given, visible, changed, off, verified(facts, off)];
};

/** The step to look at first: the first that is not behind us, or the last. */
export const nextStep = (steps: readonly Step[]): Step | undefined =>
	steps.find((one) => !isPassed(one)) ?? steps.at(-1);
