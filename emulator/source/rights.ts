// Who may do what, and what stands in the way: role assignments and their conditions, deny assignments, locks.

import type { Assignment, Block, Deny } from './access-words.ts';
import { type Asked, fulfils, matches } from './conditions.ts';
import { Refusal } from './http.ts';
import { covers } from './scopes.ts';
import { assignmentGroup, lower, subscriptionOf, type World } from './world.ts';

const any = (patterns: readonly string[], action: string) => patterns.some((pattern) => matches(pattern, action));

/** The principal and every group it is in. */
export const selves = (world: World, principalId: string): ReadonlySet<string> => {
	const ids = new Set([lower(principalId)]);
	// Groups in groups: go on until nothing is added.
	for (let before = 0; before !== ids.size; ) {
		before = ids.size;
		for (const { id, members = [] } of world.principals.of('Group')) {
			if (members.some((member) => ids.has(lower(member)))) ids.add(lower(id));
		}
	}
	return ids;
};

/** Assignments to the principal or a group it is in that can matter at a scope: those of its subscription and above. */
const assignmentsNear = (world: World, principalId: string, scope: string): readonly Assignment[] =>
	[...selves(world, principalId)].flatMap((id) => [
		...world.assignments.of(assignmentGroup(id, '')),
		...(subscriptionOf(scope) ? world.assignments.of(assignmentGroup(id, scope)) : []),
	]);

/** What counts now: also what was taken away a moment ago. */
const assignmentsOf = (world: World, principalId: string, scope: string, now: number): readonly Assignment[] => {
	const ids = selves(world, principalId);
	const ended = world.ended.filter(({ until, was }) => until > now && ids.has(lower(was.principalId)));
	return [...assignmentsNear(world, principalId, scope), ...ended.map(({ was }) => was)].filter(
		(one) => covers(world, one.scope, scope) && one.visibleAt <= now,
	);
};

export const blocksOf = (world: World, principalId: string, scope: string, now: number): readonly Block[] =>
	assignmentsOf(world, principalId, scope, now).flatMap((one) => world.roles.get(lower(one.roleId))?.permissions ?? []);

type Kind = 'actions' | 'dataActions';
const notOf = { actions: 'notActions', dataActions: 'notDataActions' } as const;

const allows = (block: Block, kind: Kind, action: string) =>
	any(block[kind], action) && !any(block[notOf[kind]], action);

const granted = (
	world: World,
	who: string,
	scope: string,
	kind: Kind,
	action: string,
	now: number,
	asked: Asked = {},
) =>
	assignmentsOf(world, who, scope, now).some(
		({ roleId, condition }) =>
			(!condition || fulfils(condition, action, asked)) &&
			world.roles.get(lower(roleId))?.permissions.some((block) => allows(block, kind, action)),
	);

const everybody = '00000000-0000-0000-0000-000000000000';

/** The deny assignment that takes an action away from a principal, if there is one. */
const deniedBy = (world: World, who: string, scope: string, kind: Kind, action: string): Deny | undefined => {
	const ids = selves(world, who);
	const names = (ones: Deny['principals']) => ones.some(({ id }) => id === everybody || ids.has(lower(id)));
	return world.denies.find(
		(deny) =>
			(deny.doNotApplyToChildScopes ? lower(deny.scope) === lower(scope) : covers(world, deny.scope, scope)) &&
			names(deny.principals) &&
			!names(deny.excludePrincipals) &&
			deny.permissions.some((block) => allows(block, kind, action)),
	);
};

export const may = (world: World, scope: string, action: string, now: number): boolean =>
	granted(world, world.operatorId, scope, 'actions', action, now) &&
	!deniedBy(world, world.operatorId, scope, 'actions', action);

/** Whether a principal's token is let in on the data plane. */
export const mayData = (world: World, principalId: string, scope: string, action: string, now: number): boolean =>
	granted(world, principalId, scope, 'dataActions', action, now) &&
	!deniedBy(world, principalId, scope, 'dataActions', action);

/**
 * Lists answer with what the caller may read, even nothing; they are refused only where no role, here, above or
 * anywhere below, gives the action.
 */
export const demandSomewhere = (world: World, scope: string, action: string, now: number): void => {
	const below = assignmentsNear(world, world.operatorId, scope).some(
		(one) =>
			covers(world, scope, one.scope) &&
			(world.roles.get(lower(one.roleId))?.permissions ?? []).some((block) => allows(block, 'actions', action)),
	);
	if (!below) demand(world, scope, action, now);
};

/** Whether the operator can see anything at all in a subscription: then it is listed. */
export const seesSubscription = (world: World, subscriptionId: string): boolean => {
	const scope = `/subscriptions/${lower(subscriptionId)}`;
	return assignmentsNear(world, world.operatorId, scope).some(
		(one) => covers(world, one.scope, scope) || covers(world, scope, one.scope),
	);
};

const clientOf = ({ principals, operatorId }: World) =>
	`The client '${principals.get(lower(operatorId))?.upn ?? operatorId}' with object id '${operatorId}'`;

type At<T> = { readonly action: string } & T;

/** A write that names other resources takes a right at each of them too (Resource Manager's linked access checks). */
export const demandLinked = (
	world: World,
	write: At<{ scope: string }>,
	linked: At<{ scopes: readonly string[] }>,
	now: number,
): void => {
	const refused = linked.scopes.filter((scope) => !may(world, scope, linked.action, now));
	if (refused.length === 0) return;
	throw new Refusal(
		403,
		'LinkedAuthorizationFailed',
		`${clientOf(world)} has permission to perform action '${write.action}' on scope '${write.scope}'; however, it does not have permission to perform action '${linked.action}' on the linked scope(s) '${refused.join(',')}' or the linked scope(s) are invalid.`,
	);
};

/** Resource Manager's own sentences for a missing right, and for one that a deny assignment takes away. */
export const demand = (world: World, scope: string, action: string, now: number, asked: Asked = {}): void => {
	const { operatorId } = world;
	const client = clientOf(world);
	if (!granted(world, operatorId, scope, 'actions', action, now, asked)) {
		const isConditional = assignmentsOf(world, operatorId, scope, now).some(
			({ roleId, condition }) =>
				condition && world.roles.get(lower(roleId))?.permissions.some((block) => allows(block, 'actions', action)),
		);
		throw new Refusal(
			403,
			'AuthorizationFailed',
			`${client} does not have authorization ${isConditional ? 'or an ABAC condition not fulfilled ' : ''}to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
		);
	}
	const deny = deniedBy(world, operatorId, scope, 'actions', action);
	if (!deny) return;
	throw new Refusal(
		403,
		'DenyAssignmentAuthorizationFailed',
		`${client} has permission to perform action '${action}' on scope '${scope}'; however, the access is denied because of the deny assignment with name '${deny.displayName}' and Id '${deny.name.replaceAll('-', '')}' at scope '${deny.scope}'.`,
	);
};

/** CanNotDelete stops deletions; ReadOnly stops every write, POST actions included (Microsoft Learn, lock-resources). */
export const refuseIfLocked = (world: World, scope: string, doing: 'write' | 'delete'): void => {
	const held = world.locks.filter(
		(lock) => covers(world, lock.scope, scope) && (lock.level === 'ReadOnly' || doing === 'delete'),
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
