// Who may do what, and what stands in the way: role assignments, locks.
import { Refusal } from './http.ts';
import { type Assignment, type Block, covers, lower, type World } from './world.ts';

const matches = (pattern: string, action: string): boolean => {
	const escaped = lower(pattern)
		.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
		.replaceAll('*', '.*');
	return new RegExp(`^${escaped}$`).test(lower(action));
};

const any = (patterns: readonly string[], action: string) => patterns.some((pattern) => matches(pattern, action));

/** The principal and every group it is in. */
export const selves = (world: World, principalId: string): ReadonlySet<string> => {
	const ids = new Set([lower(principalId)]);
	// Groups in groups: go on until nothing is added.
	for (let before = 0; before !== ids.size; ) {
		before = ids.size;
		for (const { id, members = [] } of world.principals.values()) {
			if (members.some((member) => ids.has(lower(member)))) ids.add(lower(id));
		}
	}
	return ids;
};

const assignmentsOf = (world: World, principalId: string, scope: string, now: number): readonly Assignment[] => {
	const ids = selves(world, principalId);
	return [...world.assignments.values()].filter(
		(one) => ids.has(lower(one.principalId)) && covers(one.scope, scope) && one.visibleAt <= now,
	);
};

export const blocksOf = (world: World, principalId: string, scope: string, now: number): readonly Block[] =>
	assignmentsOf(world, principalId, scope, now).flatMap((one) => world.roles.get(lower(one.roleId))?.permissions ?? []);

export const may = (world: World, scope: string, action: string, now: number): boolean =>
	blocksOf(world, world.operatorId, scope, now).some(
		(block) => any(block.actions, action) && !any(block.notActions, action),
	);

export const mayData = (world: World, scope: string, action: string, now: number): boolean =>
	blocksOf(world, world.operatorId, scope, now).some(
		(block) => any(block.dataActions, action) && !any(block.notDataActions, action),
	);

/**
 * Lists answer with what the caller may read, even nothing; they are refused only where no role, here, above or
 * anywhere below, gives the action.
 */
export const demandSomewhere = (world: World, scope: string, action: string, now: number): void => {
	const ids = selves(world, world.operatorId);
	const below = [...world.assignments.values()].some(
		(one) =>
			ids.has(lower(one.principalId)) &&
			covers(scope, one.scope) &&
			(world.roles.get(lower(one.roleId))?.permissions ?? []).some(
				(block) => any(block.actions, action) && !any(block.notActions, action),
			),
	);
	if (!below) demand(world, scope, action, now);
};

/** Whether the operator can see anything at all in a subscription: then it is listed. */
export const seesSubscription = (world: World, subscriptionId: string): boolean => {
	const ids = selves(world, world.operatorId);
	const scope = `/subscriptions/${lower(subscriptionId)}`;
	return [...world.assignments.values()].some(
		(one) => ids.has(lower(one.principalId)) && (covers(one.scope, scope) || covers(scope, one.scope)),
	);
};

/** Resource Manager's own sentence for a missing right. */
export const demand = (world: World, scope: string, action: string, now: number): void => {
	if (may(world, scope, action, now)) return;
	const who = world.principals.get(lower(world.operatorId));
	throw new Refusal(
		403,
		'AuthorizationFailed',
		`The client '${who?.name ?? world.operatorId}' with object id '${world.operatorId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
	);
};

/** CanNotDelete stops deletions; ReadOnly stops every write, POST actions included (Microsoft Learn, lock-resources). */
export const refuseIfLocked = (world: World, scope: string, doing: 'write' | 'delete'): void => {
	const held = world.locks.filter(
		(lock) => covers(lock.scope, scope) && (lock.level === 'ReadOnly' || doing === 'delete'),
	);
	if (held.length === 0) return;
	const scopes = [...new Set(held.map((lock) => lock.scope))].join(',');
	throw new Refusal(
		409,
		'ScopeLocked',
		`The scope '${scope}' cannot perform ${doing} operation because following scope(s) are locked: '${scopes}'. Please remove the lock and try again.`,
	);
};

/** Writes are refused in a subscription that is not active. */
export const refuseIfDisabled = (world: World, subscriptionId: string): void => {
	const found = world.subscriptions.find((one) => lower(one.subscriptionId) === lower(subscriptionId));
	if (found?.state !== 'Disabled') return;
	throw new Refusal(
		409,
		'ReadOnlyDisabledSubscription',
		`The subscription '${found.subscriptionId}' is disabled and therefore marked as read only. You cannot perform any write actions on this subscription until it is re-enabled.`,
	);
};
