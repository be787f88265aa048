// Who may do what: role assignments and their conditions, deny assignments, locks.

import type { DenyAssignment, Permission, RoleAssignment } from './authorization-types.ts';
import { AzureError } from './http.ts';
import { type ConditionContext, isConditionMet, matchesAction } from './role-conditions.ts';
import { scopeContains } from './scopes.ts';
import { assignmentGroupKey, lower, subscriptionIdOf, type TenantState } from './tenant-state.ts';

const matchesAny = (patterns: readonly string[], action: string) =>
	patterns.some((pattern) => matchesAction(pattern, action));

/** Returns the principal and every group that it is in. */
export const principalAndGroups = (tenant: TenantState, principalId: string): ReadonlySet<string> => {
	const ids = new Set([lower(principalId)]);
	// Groups in groups: go on until nothing is added.
	for (let before = 0; before !== ids.size; ) {
		before = ids.size;
		for (const { id, members = [] } of tenant.principals.inGroup('Group')) {
			if (members.some((member) => ids.has(lower(member)))) ids.add(lower(id));
		}
	}
	return ids;
};

/** Assignments to the principal or a group it is in that can matter at a scope: those of its subscription and above. */
const candidateAssignments = (tenant: TenantState, principalId: string, scope: string): readonly RoleAssignment[] =>
	[...principalAndGroups(tenant, principalId)].flatMap((id) => [
		...tenant.roleAssignments.inGroup(assignmentGroupKey(id, '')),
		...(subscriptionIdOf(scope) ? tenant.roleAssignments.inGroup(assignmentGroupKey(id, scope)) : []),
	]);

/** Returns the assignments that count now, with those that were removed a moment ago. */
const activeAssignments = (
	tenant: TenantState,
	principalId: string,
	scope: string,
	now: number,
): readonly RoleAssignment[] => {
	const ids = principalAndGroups(tenant, principalId);
	const revoked = tenant.revokedAssignments.filter(
		({ effectiveUntil, assignment }) => effectiveUntil > now && ids.has(lower(assignment.principalId)),
	);
	return [...candidateAssignments(tenant, principalId, scope), ...revoked.map(({ assignment }) => assignment)].filter(
		(one) => scopeContains(tenant, one.scope, scope) && one.effectiveAt <= now,
	);
};

/**
 * Returns the permissions of every role that reaches the principal at the scope. `now`: milliseconds since the epoch.
 */
export const grantedPermissions = (
	tenant: TenantState,
	principalId: string,
	scope: string,
	now: number,
): readonly Permission[] =>
	activeAssignments(tenant, principalId, scope, now).flatMap(
		(one) => tenant.roleDefinitions.get(lower(one.roleDefinitionId))?.permissions ?? [],
	);

type ActionKind = 'actions' | 'dataActions';
const exclusionKeys = { actions: 'notActions', dataActions: 'notDataActions' } as const;

const allows = (block: Permission, kind: ActionKind, action: string) =>
	matchesAny(block[kind], action) && !matchesAny(block[exclusionKeys[kind]], action);

const isGranted = (
	tenant: TenantState,
	who: string,
	scope: string,
	kind: ActionKind,
	action: string,
	now: number,
	conditionContext: ConditionContext = {},
) =>
	activeAssignments(tenant, who, scope, now).some(
		({ roleDefinitionId, condition }) =>
			(!condition || isConditionMet(condition, action, conditionContext)) &&
			tenant.roleDefinitions.get(lower(roleDefinitionId))?.permissions.some((block) => allows(block, kind, action)),
	);

const everyoneId = '00000000-0000-0000-0000-000000000000';

/** Returns the deny assignment that takes an action away from a principal, if there is one. */
const matchingDenyAssignment = (
	tenant: TenantState,
	who: string,
	scope: string,
	kind: ActionKind,
	action: string,
): DenyAssignment | undefined => {
	const ids = principalAndGroups(tenant, who);
	const names = (ones: DenyAssignment['principals']) => ones.some(({ id }) => id === everyoneId || ids.has(lower(id)));
	return tenant.denyAssignments.find(
		(deny) =>
			(deny.doNotApplyToChildScopes ? lower(deny.scope) === lower(scope) : scopeContains(tenant, deny.scope, scope)) &&
			names(deny.principals) &&
			!names(deny.excludePrincipals) &&
			deny.permissions.some((block) => allows(block, kind, action)),
	);
};

/** Whether the operator may do `action` at the scope: a role grants it and no deny assignment takes it away. */
export const isAllowed = (tenant: TenantState, scope: string, action: string, now: number): boolean =>
	isGranted(tenant, tenant.operatorId, scope, 'actions', action, now) &&
	!matchingDenyAssignment(tenant, tenant.operatorId, scope, 'actions', action);

/** Whether a principal's token is let in on the data plane. */
export const isDataActionAllowed = (
	tenant: TenantState,
	principalId: string,
	scope: string,
	action: string,
	now: number,
): boolean =>
	isGranted(tenant, principalId, scope, 'dataActions', action, now) &&
	!matchingDenyAssignment(tenant, principalId, scope, 'dataActions', action);

/**
 * Lists answer with what the caller may read, even nothing; they are refused only where no role, here, above or
 * anywhere below, gives the action.
 */
export const requireActionAtOrBelow = (tenant: TenantState, scope: string, action: string, now: number): void => {
	const isGrantedBelow = candidateAssignments(tenant, tenant.operatorId, scope).some(
		(one) =>
			scopeContains(tenant, scope, one.scope) &&
			(tenant.roleDefinitions.get(lower(one.roleDefinitionId))?.permissions ?? []).some((block) =>
				allows(block, 'actions', action),
			),
	);
	if (!isGrantedBelow) requireAction(tenant, scope, action, now);
};

/** Whether the operator can see anything at all in a subscription: then it is listed. */
export const canSeeSubscription = (tenant: TenantState, subscriptionId: string): boolean => {
	const scope = `/subscriptions/${lower(subscriptionId)}`;
	return candidateAssignments(tenant, tenant.operatorId, scope).some(
		(one) => scopeContains(tenant, one.scope, scope) || scopeContains(tenant, scope, one.scope),
	);
};

const describeClient = ({ principals, operatorId }: TenantState) =>
	`The client '${principals.get(lower(operatorId))?.upn ?? operatorId}' with object id '${operatorId}'`;

type ScopedAction<T> = { readonly action: string } & T;

/** A write that names other resources takes a right at each of them too (Resource Manager's linked access checks). */
export const requireLinkedActions = (
	tenant: TenantState,
	write: ScopedAction<{ scope: string }>,
	linked: ScopedAction<{ scopes: readonly string[] }>,
	now: number,
): void => {
	const refused = linked.scopes.filter((scope) => !isAllowed(tenant, scope, linked.action, now));
	if (refused.length === 0) return;
	throw new AzureError(
		403,
		'LinkedAuthorizationFailed',
		`${describeClient(tenant)} has permission to perform action '${write.action}' on scope '${write.scope}'; however, it does not have permission to perform action '${linked.action}' on the linked scope(s) '${refused.join(',')}' or the linked scope(s) are invalid.`,
	);
};

/** Resource Manager's own sentences for a missing right, and for one that a deny assignment takes away. */
export const requireAction = (
	tenant: TenantState,
	scope: string,
	action: string,
	now: number,
	conditionContext: ConditionContext = {},
): void => {
	const { operatorId } = tenant;
	const client = describeClient(tenant);
	if (!isGranted(tenant, operatorId, scope, 'actions', action, now, conditionContext)) {
		const isConditional = activeAssignments(tenant, operatorId, scope, now).some(
			({ roleDefinitionId, condition }) =>
				condition &&
				tenant.roleDefinitions
					.get(lower(roleDefinitionId))
					?.permissions.some((block) => allows(block, 'actions', action)),
		);
		throw new AzureError(
			403,
			'AuthorizationFailed',
			`${client} does not have authorization ${isConditional ? 'or an ABAC condition not fulfilled ' : ''}to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
		);
	}
	const deny = matchingDenyAssignment(tenant, operatorId, scope, 'actions', action);
	if (!deny) return;
	throw new AzureError(
		403,
		'DenyAssignmentAuthorizationFailed',
		`${client} has permission to perform action '${action}' on scope '${scope}'; however, the access is denied because of the deny assignment with name '${deny.displayName}' and Id '${deny.name.replaceAll('-', '')}' at scope '${deny.scope}'.`,
	);
};

/** CanNotDelete stops deletions; ReadOnly stops every write, POST actions included (Microsoft Learn, lock-resources). */
export const rejectIfLocked = (tenant: TenantState, scope: string, attempted: 'write' | 'delete'): void => {
	const blockingLocks = tenant.locks.filter(
		(lock) => scopeContains(tenant, lock.scope, scope) && (lock.level === 'ReadOnly' || attempted === 'delete'),
	);
	if (blockingLocks.length === 0) return;
	const scopes = [...new Set(blockingLocks.map((lock) => lock.scope))].join(',');
	throw new AzureError(
		409,
		'ScopeLocked',
		`The scope '${scope}' cannot perform ${attempted} operation because following scope(s) are locked: '${scopes}'. Please remove the lock and try again.`,
	);
};

/** Writes are refused in a subscription that is not active. */
export const rejectIfSubscriptionDisabled = (tenant: TenantState, subscriptionId: string): void => {
	const found = tenant.subscriptions.find((one) => lower(one.subscriptionId) === lower(subscriptionId));
	if (found?.state !== 'Disabled') return;
	throw new AzureError(
		409,
		'ReadOnlyDisabledSubscription',
		`The subscription '${found.subscriptionId}' is disabled and therefore marked as read only. You cannot perform any write actions on this subscription until it is re-enabled.`,
	);
};
