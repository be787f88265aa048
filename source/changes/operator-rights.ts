// The operator's rights and the locks, as checks that every change shares.

import type { AzureClient, CallOptions, Lock, Permission, RoleDefinition, SignedInUser } from '../model/azure.ts';
import type { Check, CheckId } from '../model/check.ts';
import type { DenyAssignment } from '../model/evidence.ts';
import { mayBeConditional, type OperatorAccess, operatorRestriction } from '../model/rbac/operator-access.ts';
import { actions, allows } from '../model/rbac/permissions.ts';
import { attemptRead, type ReadResult } from '../model/read-result.ts';
import type { RoleDefinitionId } from '../model/resource-id.ts';
import { subjectsNamed } from '../model/subject.ts';
import { readRoleDefinitions } from './role-definitions.ts';

/** The operator's permissions, what takes away from them, and the locks at one resource. */
export type OperatorRights = {
	readonly permissions: ReadResult<readonly Permission[]>;
	readonly locks: ReadResult<readonly Lock[]>;
	/** What may take away again what `permissions` include: Azure leaves conditions and denies out of them. */
	readonly access: OperatorAccess;
	/** Roles that the operator may activate; asked for only where rights are missing. */
	readonly eligible?: readonly RoleDefinition[];
};

/** What was read already, or is being read, by whoever asks. */
type KnownRights = {
	readonly me?: SignedInUser;
	readonly denyAssignments?: Promise<ReadResult<readonly DenyAssignment[]>>;
};

const readOperatorAccess = async (
	azure: AzureClient,
	scope: string,
	options: CallOptions,
	{ me, denyAssignments }: KnownRights,
): Promise<OperatorAccess> => {
	const reading = denyAssignments ?? attemptRead(azure.denyAssignments(scope, options));
	const principalId = (me ?? (await azure.signedInUser(options))).objectId ?? '';
	const [assignments, denies] = await Promise.all([
		attemptRead(azure.roleAssignmentsOf(scope, principalId, options)),
		reading,
	]);
	const all = assignments.known && assignments.value.some(mayBeConditional) ? assignments.value : [];
	const roleDefinitions = await readRoleDefinitions(
		azure,
		scope,
		all.map(({ roleId }) => roleId),
		options,
	);
	return { scope, principalId, assignments, roleDefinitions, denyAssignments: denies };
};

/** Needed on the way of every account: where one is missing, what could be activated is worth a request. */
const usualActions = [actions.writeAccount, actions.assignRoles];

/** Without a licence, or a right to ask, nothing is eligible as far as can be told: the plain reason stands. */
const readEligible = async (
	azure: AzureClient,
	scope: string,
	permissions: OperatorRights['permissions'],
	options: CallOptions,
): Promise<readonly RoleDefinition[]> => {
	if (!permissions.known || usualActions.every((action) => allows(permissions.value, action))) return [];
	const ids = await attemptRead(azure.eligibleRoleIds(scope, options));
	return ids.known ? [...(await readRoleDefinitions(azure, scope, ids.value, options)).values()] : [];
};

/** Reads what the operator may do at the scope: their permissions, what takes away from them, and the locks. */
export const readOperatorRights = async (
	azure: AzureClient,
	scope: string,
	options: CallOptions,
	known: KnownRights = {},
): Promise<OperatorRights> => {
	const [permissions, locks, access] = await Promise.all([
		attemptRead(azure.permissions(scope, options)),
		attemptRead(azure.locks(scope, options)),
		readOperatorAccess(azure, scope, options, known),
	]);
	return { permissions, locks, access, eligible: await readEligible(azure, scope, permissions, options) };
};

/**
 * Returns the check `id`: whether the operator may do `action`; `roleId`: the role that is given or taken. What only may take
 * it away again warns: Azure itself still refuses.
 */
export const permissionCheck = (
	{ permissions, access, eligible = [] }: OperatorRights,
	id: CheckId,
	action: string,
	weight: Check['weight'],
	roleId?: RoleDefinitionId,
): Check => {
	if (!permissions.known)
		return { id, weight, met: 'unknown', subjects: subjectsNamed('words', permissions.problem.message) };
	const check = { id, weight, subjects: subjectsNamed('action', action) };
	if (!allows(permissions.value, action)) {
		const names = eligible.filter((role) => allows(role.permissions, action)).map(({ name }) => name);
		return names.length === 0
			? { ...check, met: 'no' }
			: { ...check, met: 'no', because: 'eligible', subjects: subjectsNamed('role', ...new Set(names)) };
	}
	const restriction = operatorRestriction(access, action, roleId);
	if (!restriction) return { ...check, met: 'yes' };
	return { ...check, ...restriction, weight: restriction.met === 'no' ? weight : 'warns' };
};

/**
 * Returns the checks of locks. ReadOnly stops every write; CanNotDelete lets the change through and stops the undo of an assignment
 * (Azure Resource Manager, lock-resources). An unreadable list warns: Azure itself still refuses.
 */
export const lockChecks = (rights: OperatorRights): readonly Check[] => {
	if (!rights.locks.known)
		return [
			{
				id: 'noReadOnlyLock',
				weight: 'warns',
				met: 'unknown',
				subjects: subjectsNamed('words', rights.locks.problem.message),
			},
		];
	const named = (level: Lock['level']) =>
		rights.locks.known ? rights.locks.value.filter((lock) => lock.level === level).map((lock) => lock.name) : [];
	const check = (id: CheckId, weight: Check['weight'], names: readonly string[]): Check =>
		names.length === 0
			? { id, weight, met: 'yes' }
			: { id, weight, met: 'no', subjects: subjectsNamed('lock', ...names) };
	return [check('noReadOnlyLock', 'blocks', named('ReadOnly')), check('noDeleteLock', 'warns', named('CanNotDelete'))];
};
