// The steps about the current consumer: its identity, its role, its code.

import { lockChecks, permissionCheck } from '../../changes/operator-rights.ts';
import { multifactorCheck } from '../../changes/preconditions.ts';
import { propagationCheck } from '../../changes/role-propagation.ts';
import { blockerNames, blockingChecks, type Check } from '../../model/check.ts';
import { accessToAccount, type EffectiveAccess } from '../../model/rbac/effective-access.ts';
import { actions } from '../../model/rbac/permissions.ts';
import { type RequiredAction, roleSufficiencyCheck } from '../../model/rbac/required-actions.ts';
import { conditionalAssignmentCheck, equivalentAssignments } from '../../model/rbac/role-assignments.ts';
import { isSameId } from '../../model/resource-id.ts';
import type { Step } from '../../model/step.ts';
import { createStep } from '../../model/step.ts';
import { subjectsNamed } from '../../model/subject.ts';
import type { AccountFacts, ChosenIdentity } from '../account-facts.ts';
import { type AcceptedRisk, identityChoiceId } from '../account-notes.ts';
import { chosenRoleId, requiredAccess } from '../required-access.ts';
import { enforcedChecks } from '../verdict.ts';

/** Returns the risk that a person accepted for the current consumer: it then needs no further step. */
const acceptedRiskOf = ({ chosenIdentity, notes }: AccountFacts): AcceptedRisk | undefined =>
	chosenIdentity && notes.acceptedRisks.get(identityChoiceId(chosenIdentity.choice));

const roleChecks = ({ rights, roleId }: AccountFacts): readonly Check[] => [
	permissionCheck(rights, 'mayAssignRoles', actions.assignRoles, 'blocks', roleId),
	...lockChecks(rights),
];

/**
 * Returns the problems of the whole road, shown at its first step: an identity that was turned on for an account that
 * cannot be changed is a change for nothing. Each check once, and none that is met.
 */
const upcomingProblems = (facts: AccountFacts): readonly Check[] => {
	const { rights, roleId } = facts;
	const all = [
		...enforcedChecks(facts),
		...roleChecks(facts),
		permissionCheck(rights, 'mayRemoveRoles', actions.removeRoles, 'warns', roleId),
		multifactorCheck(facts.me),
	];
	return all.filter(({ id, met }, at) => met !== 'yes' && all.findIndex((one) => one.id === id) === at);
};

/** Returns the step that chooses an identity and turns it on. */
export const identityStep = (facts: AccountFacts): Step => {
	const { account, chosenIdentity, notes } = facts;
	if (notes.nothingCalls)
		return createStep('identity', { state: 'skipped', reason: 'nothingCalls', action: 'chooseIdentity' });
	if (!chosenIdentity)
		return createStep('identity', {
			state: 'ready',
			reason: 'chooseIdentity',
			action: 'chooseIdentity',
			checks: upcomingProblems(facts),
		});
	const accepted = acceptedRiskOf(facts);
	if (accepted)
		return createStep('identity', {
			state: 'skipped',
			reason: 'accepted',
			about: { ...accepted },
			action: 'chooseIdentity',
		});
	const about = { identity: chosenIdentity.choice.name };
	if (chosenIdentity.host && !chosenIdentity.host.known) {
		return createStep('identity', {
			state: 'unknown',
			reason: 'notReadable',
			about: { ...about, problem: chosenIdentity.host.problem.message },
			action: 'chooseIdentity',
		});
	}
	if (
		chosenIdentity.principalId &&
		chosenIdentity.choice.kind === 'userAssigned' &&
		chosenIdentity.choice.principalId !== chosenIdentity.principalId
	)
		return createStep('identity', { state: 'done', reason: 'identityRenewed', about, action: 'chooseIdentity' });
	if (chosenIdentity.principalId)
		return createStep('identity', { state: 'done', reason: 'holds', about, action: 'chooseIdentity' });
	return createStep('identity', {
		state: 'ready',
		reason: chosenIdentity.choice.kind === 'host' ? 'identityOff' : 'identityGone',
		about,
		checks: upcomingProblems(facts),
		action: 'chooseIdentity',
		changeRequest:
			chosenIdentity.choice.kind === 'host'
				? { kind: 'turnOnIdentity', input: { accountId: account.id, hostId: chosenIdentity.choice.hostId } }
				: undefined,
	});
};

/** Returns the check of the same assignment with a condition: it proves nothing, and Azure takes none beside it. */
const conditionalAssignmentChecks = (
	{ account, roleId }: AccountFacts,
	{ principalId = '', roleAssignments, ownAssignment }: ChosenIdentity,
): readonly Check[] =>
	conditionalAssignmentCheck(
		equivalentAssignments(
			{
				listed: roleAssignments.known ? roleAssignments.value : [],
				own: ownAssignment.known ? ownAssignment.value : undefined,
			},
			{ accountId: account.id, roleId, principalId },
		),
	);

const chosenIdentityAccess = (
	facts: AccountFacts,
	{ principalId = '', roleAssignments }: ChosenIdentity,
	requiredActions: readonly RequiredAction[],
) => {
	const { account, roleDefinitions, denyAssignments } = facts;
	return accessToAccount(
		{
			scope: account.id,
			principalId,
			assignments: roleAssignments.known ? roleAssignments.value : [],
			roleDefinitions,
			denyAssignments,
		},
		requiredActions,
	);
};

/** Whether this program's assignment exists under its name and Azure does not list it yet. */
const isPropagating = ({ ownAssignment, roleAssignments }: ChosenIdentity): boolean =>
	ownAssignment.known &&
	ownAssignment.value !== undefined &&
	!ownAssignment.value.condition &&
	roleAssignments.known &&
	!roleAssignments.value.some(({ id }) => isSameId(id, ownAssignment.value?.id ?? ''));

/**
 * Whether the assignment is not needed because of an existing one: the very same, or another that would
 * be enough without the deny assignments.
 */
const isAlreadyAssigned = (
	{ account, roleId }: AccountFacts,
	{ roleAssignments, principalId = '' }: ChosenIdentity,
	{ grantedBy }: EffectiveAccess,
): boolean =>
	grantedBy.length > 0 ||
	(roleAssignments.known &&
		roleAssignments.value.some(
			(one) =>
				isSameId(one.scope, account.id) && isSameId(one.roleId, roleId) && isSameId(one.principalId, principalId),
		));

/** Returns the check that the assigned roles grant all that the account offers. */
const assignedRoleCheck = (
	{ account, roleDefinitions, requiredActions }: AccountFacts,
	{ grantedBy }: EffectiveAccess,
	missing: readonly string[],
): Check => {
	const check = { id: 'roleIsEnough', weight: 'warns' } as const;
	if (missing.length > 0) return { ...check, met: 'no', subjects: subjectsNamed('deployment', ...missing) };
	const each = grantedBy.map(({ roleId }) =>
		roleSufficiencyCheck(account.kind, roleDefinitions.get(roleId.toLowerCase()), requiredActions),
	);
	return (
		each.find(({ met }) => met === 'yes') ??
		each[0] ?? { ...check, met: 'unknown', subjects: subjectsNamed('accountKind', account.kind) }
	);
};

const roleEffectiveCheck = ({ met, uncertainties }: EffectiveAccess): Check => ({
	id: 'roleCounts',
	weight: 'blocks',
	met,
	subjects: uncertainties.map((one) =>
		'name' in one
			? { kind: 'assignment', name: one.name }
			: 'role' in one
				? { kind: 'role', name: one.role }
				: { kind: 'words', name: one.why },
	),
});

/** Returns the step that gives the identity its role. */
export const roleStep = (facts: AccountFacts): Step => {
	const { account, chosenIdentity } = facts;
	if (facts.notes.nothingCalls) return createStep('role', { state: 'skipped', reason: 'nothingCalls' });
	const accepted = acceptedRiskOf(facts);
	if (accepted) return createStep('role', { state: 'skipped', reason: 'accepted', about: { ...accepted } });
	if (!chosenIdentity?.principalId) return createStep('role', { state: 'later', reason: 'needsIdentity' });
	const consumer = identityChoiceId(chosenIdentity.choice);
	const access = chosenIdentityAccess(facts, chosenIdentity, requiredAccess(facts, consumer));
	const { met } = access;
	const definition = facts.roleDefinitions.get(facts.roleId);
	const deployed = chosenIdentityAccess(facts, chosenIdentity, facts.requiredActions);
	const missing = deployed.closed.map(({ deployment }) => deployment ?? account.kind);
	const about = {
		identity: chosenIdentity.choice.name,
		role: definition?.name ?? facts.roleId,
		closed: missing.join(', '),
	};
	const enough = roleSufficiencyCheck(account.kind, definition, facts.requiredActions);
	// Its roles grant some deployments and not others, and no person chose a role for it.
	const isPartly = met === 'yes' && missing.length > 0 && !chosenRoleId(facts, consumer);
	const isNarrower = isPartly || (met === 'no' && deployed.met === 'yes');
	if ((met === 'yes' && !isPartly) || isPropagating(chosenIdentity))
		return createStep('role', {
			state: 'done',
			reason: 'holds',
			about,
			checks: [assignedRoleCheck(facts, access, missing)],
		});
	const unreadable = !chosenIdentity.roleAssignments.known
		? chosenIdentity.roleAssignments.problem
		: !chosenIdentity.ownAssignment.known
			? chosenIdentity.ownAssignment.problem
			: undefined;
	if (unreadable)
		return createStep('role', {
			state: 'unknown',
			reason: 'notReadable',
			about: { ...about, problem: unreadable.message },
		});
	const conditional = conditionalAssignmentChecks(facts, chosenIdentity);
	if (conditional.length > 0)
		return createStep('role', { state: 'blocked', reason: 'conditionalGrant', about, checks: conditional });
	if (!isPartly && isAlreadyAssigned(facts, chosenIdentity, access))
		return createStep('role', { state: 'unknown', reason: 'heldInVain', about, checks: [roleEffectiveCheck(access)] });
	const checks = [...roleChecks(facts), ...(enough.met === 'yes' ? [] : [enough])];
	return createStep('role', {
		state: blockingChecks(checks).length > 0 ? 'blocked' : 'ready',
		reason:
			blockingChecks(checks).length > 0
				? 'checksFail'
				: met === 'unknown'
					? 'notProven'
					: isNarrower
						? missing.length > 0 && enough.met === 'yes'
							? 'rolePartly'
							: 'roleNarrower'
						: chosenIdentity.projectAssignments.length > 0
							? 'atProjectOnly'
							: 'roleMissing',
		about: { ...about, by: blockerNames(checks) },
		checks,
		changeRequest: {
			kind: 'assignRole',
			input: {
				accountId: account.id,
				roleId: facts.roleId,
				principalId: chosenIdentity.principalId,
				principalName: chosenIdentity.choice.name,
			},
		},
	});
};

/** Returns the step that waits until Azure lists the role and it works everywhere. `given`: the step `role`. */
export const roleVisibleStep = (facts: AccountFacts, given: Step): Step => {
	const { chosenIdentity } = facts;
	if (given.state === 'skipped') return createStep('roleVisible', { ...given, checks: [] });
	if (!chosenIdentity || given.state !== 'done')
		return createStep('roleVisible', { state: 'later', reason: 'needsRole' });
	const about = { identity: chosenIdentity.choice.name };
	// This program's assignment exists, also where other access is uncertain: there is something to wait for.
	const { met, grantedBy } = chosenIdentityAccess(
		facts,
		chosenIdentity,
		requiredAccess(facts, identityChoiceId(chosenIdentity.choice)),
	);
	const isListed = met === 'yes';
	const check: Check = { id: 'roleIsVisible', weight: 'blocks', met: isListed ? 'yes' : 'no' };
	return isListed
		? createStep('roleVisible', {
				state: 'done',
				reason: 'holds',
				checks: [check, ...propagationCheck(grantedBy, facts.readAt)],
				about,
			})
		: createStep('roleVisible', { state: 'waiting', reason: 'propagating', checks: [check], about });
};

/** Returns the step that changes the code of the application. `visible`: the step `roleVisible`. */
export const applicationStep = (facts: AccountFacts, visible: Step): Step => {
	const { chosenIdentity, notes } = facts;
	if (visible.state === 'skipped') return createStep('application', { ...visible, checks: [] });
	const name = chosenIdentity?.choice.name ?? '';
	const at = chosenIdentity && notes.changedAt.get(identityChoiceId(chosenIdentity.choice));
	if (at)
		return createStep('application', {
			state: 'done',
			reason: 'saidChanged',
			about: { identity: name, at },
			action: 'showApplication',
		});
	if (visible.state === 'later')
		return createStep('application', { state: 'later', reason: 'needsRole', action: 'showApplication' });
	if (visible.state !== 'done')
		return createStep('application', {
			state: 'later',
			reason: 'needsEarlier',
			about: { step: visible.id },
			action: 'showApplication',
		});
	const before = chosenIdentity && notes.changedBeforeKeysOff.get(identityChoiceId(chosenIdentity.choice));
	if (before)
		return createStep('application', {
			state: 'ready',
			reason: 'changedBefore',
			about: { identity: name, at: before },
			action: 'showApplication',
		});
	return createStep('application', {
		state: 'ready',
		reason: 'changeApplication',
		about: { identity: name },
		action: 'showApplication',
	});
};
