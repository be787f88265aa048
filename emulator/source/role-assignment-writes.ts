// Microsoft.Authorization: role assignments, as they are given and taken away.
import type { Assignment } from './access-words.ts';
import { type Answer, type Call, empty, json, Refusal } from './http.ts';
import { demandGroup, notFound } from './not-found.ts';
import { demand, refuseIfDisabled, refuseIfLocked } from './rights.ts';
import { assignmentIdOf, assignmentJson } from './role-assignments.ts';
import { scopeOf } from './scoped.ts';
import { type Fields, lower, subscriptionOf, type World } from './world.ts';

const provider = 'Microsoft.Authorization';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Wanted = {
	roleDefinitionId?: string;
	principalId?: string;
	principalType?: string;
	condition?: string;
	description?: string;
};

const knownPrincipal = (world: World, { principalId = '', principalType }: Wanted, now: number) => {
	const found = world.principals.get(lower(principalId));
	if (!found || (found.knownAt ?? 0) > now) {
		throw new Refusal(
			400,
			'PrincipalNotFound',
			`Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${world.tenantId}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group. See https://aka.ms/docs-principaltype`,
		);
	}
	if (principalType && principalType !== found.type) {
		throw new Refusal(
			400,
			'UnmatchedPrincipalType',
			`The PrincipalId '${principalId.replaceAll('-', '')}' has type '${found.type}' , which is different from specified PrinciaplType '${principalType}'.`,
		);
	}
	return found;
};

/** In one subscription; it cannot be raised (Microsoft Learn, Azure RBAC limits). */
const mostAssignments = 4000;

/** Condition and description can be changed; who, what and where cannot. */
const updated = ({ world, now }: Call, own: Assignment, { condition, description }: Wanted): Assignment => {
	const { condition: _, description: __, ...rest } = own;
	const next = {
		...rest,
		...(condition ? { condition } : {}),
		...(description ? { description } : {}),
		...(condition === own.condition && description === own.description
			? {}
			: { updatedOn: new Date(now).toISOString() }),
	};
	world.assignments.set(lower(own.id), next);
	return next;
};

/** What a role is given at has to be there: a group, or a resource. */
const demandScope = (world: World, scope: string): void => {
	if (!/\/providers\//i.test(scope)) demandGroup(world, scope);
	else if (subscriptionOf(scope) && !world.resources.has(lower(scope))) throw notFound(world, scope);
};

export const putAssignment = (call: Call): Answer => {
	const { world, now, params } = call;
	const scope = scopeOf(call);
	const wanted = ((call.body as Fields | undefined)?.properties ?? {}) as Wanted;
	const roleId = wanted.roleDefinitionId?.split('/').pop() ?? '';
	demand(world, scope, `${provider}/roleAssignments/write`, now, { roleId });
	refuseIfDisabled(world, subscriptionOf(scope));
	refuseIfLocked(world, scope, 'write');
	demandScope(world, scope);
	const name = params.name ?? '';
	if (!roleId || !wanted.principalId)
		throw new Refusal(400, 'BadRequestFormat', 'The request was incorrectly formatted.');
	if (!guid.test(name))
		throw new Refusal(
			400,
			'InvalidRoleAssignmentId',
			`The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`,
		);
	if (!world.roles.has(lower(roleId))) {
		throw new Refusal(
			400,
			'RoleDefinitionDoesNotExist',
			`The specified role definition with ID '${roleId.replaceAll('-', '')}' does not exist.`,
		);
	}
	const own = world.assignments.get(lower(assignmentIdOf(call)));
	if (own) {
		const same = lower(own.principalId) === lower(wanted.principalId ?? '') && lower(own.roleId) === lower(roleId);
		if (same) return json(200, assignmentJson(updated(call, own, wanted)));
		throw new Refusal(
			400,
			'RoleAssignmentUpdateNotPermitted',
			'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
		);
	}
	const principal = knownPrincipal(world, wanted, now);
	const twin = [...world.assignments.values()].find(
		(one) =>
			lower(one.scope) === lower(scope) &&
			lower(one.principalId) === lower(principal.id) &&
			lower(one.roleId) === lower(roleId),
	);
	if (twin) {
		throw new Refusal(
			409,
			'RoleAssignmentExists',
			`The role assignment already exists. The ID of the existing role assignment is ${twin.name.replaceAll('-', '')}.`,
		);
	}
	const subscription = subscriptionOf(scope);
	const count = [...world.assignments.values()].filter((one) => subscriptionOf(one.scope) === subscription).length;
	if (subscription && count >= mostAssignments) {
		throw new Refusal(400, 'RoleAssignmentLimitExceeded', 'No more role assignments can be created.');
	}
	const made: Assignment = {
		id: assignmentIdOf(call),
		name,
		scope,
		roleId,
		principalId: principal.id,
		principalType: principal.type,
		...(wanted.condition ? { condition: wanted.condition } : {}),
		...(wanted.description ? { description: wanted.description } : {}),
		createdOn: new Date(now).toISOString(),
		createdBy: world.operatorId,
		visibleAt: now + world.options.roleDelay,
	};
	world.assignments.set(lower(made.id), made);
	return json(201, assignmentJson(made));
};

export const deleteAssignment = (call: Call): Answer => {
	const { world, now } = call;
	const scope = scopeOf(call);
	const found = world.assignments.get(lower(assignmentIdOf(call)));
	demand(world, scope, `${provider}/roleAssignments/delete`, now, { roleId: found?.roleId });
	refuseIfDisabled(world, subscriptionOf(scope));
	refuseIfLocked(world, scope, 'delete');
	if (!found) return empty(204);
	world.assignments.delete(lower(found.id));
	world.ended.push({ was: found, until: now + world.options.roleDelay });
	return json(200, assignmentJson(found));
};
