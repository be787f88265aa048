// Taking back a role assignment that this program made.
import { apiVersions } from '../../model/api-versions.ts';
import type { Account, Deployment, RoleAssignment, RoleDefinition } from '../../model/azure.ts';
import type { Inputs, Kind } from '../../model/change.ts';
import type { Check } from '../../model/check.ts';
import type { DenyAssignment } from '../../model/evidence.ts';
import { type Access, accessToAccount } from '../../model/rbac/effective-access.ts';
import { needsOf } from '../../model/rbac/required-actions.ts';
import { actions } from '../../model/rbac/role-definitions.ts';
import { type Seen, see } from '../../model/read-result.ts';
import { sameId, scopeLevel } from '../../model/resource-id.ts';
import { lockChecks, mayCheck, type Rights, readRights } from '../operator-rights.ts';
import { readDefinitions } from '../read-role-definitions.ts';

type World = {
	readonly account: Account;
	readonly deployments: Seen<readonly Deployment[]>;
	readonly assignment: RoleAssignment | undefined;
	/** What else reaches the principal at the account, through groups too. */
	readonly others: Seen<readonly RoleAssignment[]>;
	readonly definitions: ReadonlyMap<string, RoleDefinition>;
	readonly denies: Seen<readonly DenyAssignment[]>;
	readonly rights: Rights;
};

/** What the principal can still do without the assignment. */
const accessWithout = ({ account, deployments, assignment, others, definitions, denies }: World): Access => {
	if (!others.known || !assignment) return { met: 'unknown', through: [], doubts: [] };
	const { principalId } = assignment;
	return accessToAccount(
		{ scope: account.id, principalId, assignments: others.value, definitions, denies },
		needsOf(account, deployments.known ? deployments.value : []),
	);
};

/** `role (where it comes from)`, for each that still lets the principal call. */
const throughWhat = ({ account, definitions }: World, { through }: Access): string =>
	through
		.map(({ roleId, scope }) => {
			const from = sameId(scope, account.id)
				? account.name
				: scopeLevel(scope) === 'root'
					? '/'
					: scope.split('/').pop();
			return `${definitions.get(roleId.toLowerCase())?.name ?? roleId} (${from})`;
		})
		.join(', ');

/** It is still there, for the same principal, and by whoever made it then: a later one is somebody else's to remove. */
export const oursCheck = (
	assignment: RoleAssignment | undefined,
	{ principalId, madeBy }: Inputs['removeRoleAssignment'],
): Check => {
	const same = (was: string | undefined, is: string | undefined) =>
		was === undefined || is === undefined ? 'unknown' : sameId(was, is) ? 'yes' : 'no';
	const isFor = same(principalId, assignment?.principalId);
	const isBy = same(madeBy, assignment?.createdBy);
	const met =
		!assignment || isFor === 'no' || isBy === 'no' ? 'no' : isFor === 'yes' && isBy === 'yes' ? 'yes' : 'unknown';
	return {
		id: 'assignmentIsOurs',
		// An older journal does not say whose it was: then the person decides.
		weight: met === 'unknown' ? 'warns' : 'blocks',
		met,
		about: assignment && (assignment.createdBy ?? assignment.name),
	};
};

export const removeRoleAssignment: Kind<'removeRoleAssignment', World> = {
	kind: 'removeRoleAssignment',
	read: async (azure, input, options) => {
		const { accountId } = input;
		const [account, deployments, assignment, denies, rights] = await Promise.all([
			azure.account(accountId, options),
			see(azure.deployments(accountId, options)),
			azure.roleAssignment(input.assignmentId, options),
			see(azure.denyAssignments(accountId, options)),
			readRights(azure, accountId, options),
		]);
		const listed: Seen<readonly RoleAssignment[]> = assignment
			? await see(azure.roleAssignmentsOf(accountId, assignment.principalId, options))
			: { known: true, value: [] };
		const others: Seen<readonly RoleAssignment[]> = listed.known
			? { known: true, value: listed.value.filter(({ id }) => !sameId(id, input.assignmentId)) }
			: listed;
		const roleIds = others.known ? others.value.map(({ roleId }) => roleId) : [];
		const definitions = await readDefinitions(azure, accountId, roleIds, options);
		return { account, deployments, assignment, others, definitions, denies, rights };
	},
	plan: (world, input) => {
		const { account, assignment, rights } = world;
		const left = accessWithout(world);
		return {
			wish: { kind: 'removeRoleAssignment', input },
			targetId: input.assignmentId,
			targetName: account.name,
			about: {
				account: account.name,
				principal: input.principalName,
				left: left.met,
				through: throughWhat(world, left),
			},
			request: { method: 'DELETE', path: input.assignmentId, apiVersion: apiVersions.roleAssignments },
			effects: [
				{ property: `roleAssignments (${account.name})`, before: assignment ? input.principalName : '', after: '' },
			],
			demand: { by: 'name', name: input.principalName },
			checks: [
				oursCheck(assignment, input),
				mayCheck(rights, 'mayRemoveRoles', actions.removeRoles, 'blocks'),
				// Both levels of lock stop the deletion of an assignment.
				...lockChecks(rights).map((check) =>
					check.met === 'unknown' ? check : { ...check, weight: 'blocks' as const },
				),
				// With the keys off, the role may be the application's only way in.
				{
					id: 'nobodyLockedOut',
					weight: 'warns',
					met: account.keyAuth === 'on' || left.met === 'yes' ? 'yes' : 'no',
					about: input.principalName,
				},
			],
			seen: { assignment: assignment?.id ?? '', 'properties.disableLocalAuth': String(account.keyAuth === 'off') },
		};
	},
	standing: ({ assignment }) => (assignment ? 'before' : 'after'),
	// As for its making: a replica may still list it.
	doubtFor: 3 * 60_000,
	undo: () => undefined,
};
