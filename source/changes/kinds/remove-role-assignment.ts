// Removes a role assignment that this program made.

import { apiVersions } from '../../model/api-versions.ts';
import type { Account, Deployment, RoleAssignment, RoleDefinition } from '../../model/azure.ts';
import type { ChangeHandler } from '../../model/change.ts';
import type { ChangeInputs } from '../../model/change-inputs.ts';
import type { Check } from '../../model/check.ts';
import type { DenyAssignment } from '../../model/evidence.ts';
import { accessToAccount, type EffectiveAccess } from '../../model/rbac/effective-access.ts';
import { actions } from '../../model/rbac/permissions.ts';
import { requiredActionsOf } from '../../model/rbac/required-actions.ts';
import { attemptRead, type ReadResult } from '../../model/read-result.ts';
import { isSameId, resourceNameOf, scopeLevel } from '../../model/resource-id.ts';
import { subjectsNamed } from '../../model/subject.ts';
import { createdAtProperty } from '../drift.ts';
import { lockChecks, type OperatorRights, permissionCheck, readOperatorRights } from '../operator-rights.ts';
import { readRoleDefinitions } from '../role-definitions.ts';

type RemoveRoleAssignmentSnapshot = {
	readonly account: Account;
	readonly deployments: ReadResult<readonly Deployment[]>;
	readonly assignment: RoleAssignment | undefined;
	/** The other assignments of the principal at the account, through groups too. */
	readonly otherAssignments: ReadResult<readonly RoleAssignment[]>;
	readonly roleDefinitions: ReadonlyMap<string, RoleDefinition>;
	readonly denyAssignments: ReadResult<readonly DenyAssignment[]>;
	readonly rights: OperatorRights;
};

/** Returns the access that the principal keeps without the assignment. */
const remainingAccess = ({
	account,
	deployments,
	assignment,
	otherAssignments,
	roleDefinitions,
	denyAssignments,
}: RemoveRoleAssignmentSnapshot): EffectiveAccess => {
	if (!otherAssignments.known || !assignment) return { met: 'unknown', grantedBy: [], uncertainties: [] };
	const { principalId } = assignment;
	return accessToAccount(
		{ scope: account.id, principalId, assignments: otherAssignments.value, roleDefinitions, denyAssignments },
		requiredActionsOf(account, deployments.known ? deployments.value : []),
	);
};

/** Returns `role (its scope)` for each assignment that still lets the principal call. */
const grantDescriptions = (
	{ account, roleDefinitions }: RemoveRoleAssignmentSnapshot,
	{ grantedBy }: EffectiveAccess,
): string =>
	grantedBy
		.map(({ roleId, scope }) => {
			const from = isSameId(scope, account.id)
				? account.name
				: scopeLevel(scope) === 'root'
					? '/'
					: resourceNameOf(scope);
			return `${roleDefinitions.get(roleId.toLowerCase())?.name ?? roleId} (${from})`;
		})
		.join(', ');

/** Of a baseline: when the assignment was made, which tells one from another under its name. */
const assignedAtProperty = 'assignment.createdOn';

/** Returns the check that the assignment still exists, with the same principal and author: a later one is not ours to remove. */
export const ownAssignmentCheck = (
	assignment: RoleAssignment | undefined,
	{ principalId, madeBy }: ChangeInputs['removeRoleAssignment'],
): Check => {
	const same = (was: string | undefined, is: string | undefined) =>
		was === undefined || is === undefined ? 'unknown' : isSameId(was, is) ? 'yes' : 'no';
	const isFor = same(principalId, assignment?.principalId);
	const isBy = same(madeBy, assignment?.createdBy);
	const met =
		!assignment || isFor === 'no' || isBy === 'no' ? 'no' : isFor === 'yes' && isBy === 'yes' ? 'yes' : 'unknown';
	return {
		id: 'assignmentIsOurs',
		// An older journal does not say whose it was: then the person decides.
		weight: met === 'unknown' ? 'warns' : 'blocks',
		met,
		subjects: assignment && [
			assignment.createdBy === undefined
				? { kind: 'assignment', name: assignment.name, id: assignment.id }
				: { kind: 'principal', name: assignment.createdBy, id: assignment.createdBy },
		],
	};
};

export const removeRoleAssignment: ChangeHandler<'removeRoleAssignment', RemoveRoleAssignmentSnapshot> = {
	kind: 'removeRoleAssignment',
	read: async (azure, input, options) => {
		const { accountId } = input;
		const [account, deployments, assignment, denies, rights] = await Promise.all([
			azure.account(accountId, options),
			attemptRead(azure.deployments(accountId, options)),
			azure.roleAssignment(input.assignmentId, options),
			attemptRead(azure.denyAssignments(accountId, options)),
			readOperatorRights(azure, accountId, options),
		]);
		const listed: ReadResult<readonly RoleAssignment[]> = assignment
			? await attemptRead(azure.roleAssignmentsOf(accountId, assignment.principalId, options))
			: { known: true, value: [] };
		const others: ReadResult<readonly RoleAssignment[]> = listed.known
			? { known: true, value: listed.value.filter(({ id }) => !isSameId(id, input.assignmentId)) }
			: listed;
		const roleIds = others.known ? others.value.map(({ roleId }) => roleId) : [];
		const definitions = await readRoleDefinitions(azure, accountId, roleIds, options);
		return {
			account,
			deployments,
			assignment,
			otherAssignments: others,
			roleDefinitions: definitions,
			denyAssignments: denies,
			rights,
		};
	},
	plan: (snapshot, input) => {
		const { account, assignment, rights } = snapshot;
		const left = remainingAccess(snapshot);
		return {
			changeRequest: { kind: 'removeRoleAssignment', input },
			targetId: input.assignmentId,
			targetName: account.name,
			about: {
				account: account.name,
				principal: input.principalName,
				left: left.met,
				through: grantDescriptions(snapshot, left),
			},
			request: { method: 'DELETE', path: input.assignmentId, apiVersion: apiVersions.roleAssignments },
			effects: [
				{ property: `roleAssignments (${account.name})`, before: assignment ? input.principalName : '', after: '' },
			],
			confirmation: { by: 'name', name: input.principalName },
			checks: [
				ownAssignmentCheck(assignment, input),
				permissionCheck(rights, 'mayRemoveRoles', actions.removeRoles, 'blocks', assignment?.roleId),
				// Both levels of lock stop the deletion of an assignment.
				...lockChecks(rights).map((check) =>
					check.met === 'unknown' ? check : { ...check, weight: 'blocks' as const },
				),
				// With the keys off, the role may be the application's only way in.
				{
					id: 'nobodyLockedOut',
					weight: 'warns',
					met: account.keyAuth === 'on' || left.met === 'yes' ? 'yes' : 'no',
					subjects: subjectsNamed('principal', input.principalName),
				},
			],
			baseline: {
				[createdAtProperty]: account.createdAt ?? '',
				assignment: assignment?.id ?? '',
				[assignedAtProperty]: assignment?.createdOn ?? '',
				'properties.disableLocalAuth': String(account.keyAuth === 'off'),
			},
		};
	},
	status: ({ assignment }, { baseline }) => {
		if (!assignment) return 'applied';
		// Journals of older versions do not say when it was made. One that was made anew tells nothing of the one before.
		const assignedAt = baseline[assignedAtProperty];
		return !assignedAt || assignedAt === assignment.createdOn ? 'pending' : 'inProgress';
	},
	// The same as for assigning it: a replica may still list it.
	consistencyWindow: 10 * 60_000,
	watchTime: 3 * 60_000,
	undo: () => undefined,
};
