// Whether what the operator's roles allow is taken away again: by deny assignments, or by conditions of their own assignments.

import type { RoleAssignment, RoleDefinition } from '../azure.ts';
import type { Check, TriState } from '../check.ts';
import type { DenyAssignment } from '../evidence.ts';
import type { ReadResult } from '../read-result.ts';
import type { PrincipalId, RoleDefinitionId } from '../resource-id.ts';
import { type Subject, subjectsNamed } from '../subject.ts';
import { allowsAction } from './action-patterns.ts';
import { conditionLets } from './assignment-conditions.ts';
import { denyUncertainties } from './effective-access.ts';
import { builtInRoleNames } from './permissions.ts';

export type OperatorAccess = {
	readonly scope: string;
	readonly principalId: PrincipalId;
	/** At the scope and above, through groups too. */
	readonly assignments: ReadResult<readonly RoleAssignment[]>;
	/** Of all of these where one `mayBeConditional`; empty otherwise. */
	readonly roleDefinitions: ReadonlyMap<string, RoleDefinition>;
	readonly denyAssignments: ReadResult<readonly DenyAssignment[]>;
};

/** Built-in roles with a condition in their definition: Foundry Owner, Project Manager, Account Owner (Learn, RBAC for Foundry). */
const conditionalRoles: readonly string[] = [
	'c883944f-8b7b-4483-af10-35834be79c4a',
	'eadc314b-1a2d-4efa-be10-5d325db5065e',
	'e47c6f54-e4a2-4754-9501-8e0985b135e1',
];

/** Whether a condition may bear on what the assignment gives: its own, or one of its role. */
export const mayBeConditional = ({ condition, roleId }: RoleAssignment): boolean =>
	condition !== undefined || conditionalRoles.includes(roleId.toLowerCase());

type Restriction = Pick<Check, 'met' | 'because' | 'subjects'>;

const unread = (why: string): Restriction => ({
	met: 'unknown',
	because: 'rightsUnread',
	subjects: subjectsNamed('words', why),
});

const denyRestriction = (
	{ scope, principalId, assignments, denyAssignments }: OperatorAccess,
	action: string,
): Restriction | undefined => {
	const found = denyUncertainties(
		{ scope, principalId, assignments: assignments.known ? assignments.value : [], denyAssignments },
		action,
		(permissions, asked): TriState => (allowsAction(permissions, asked) ? 'yes' : 'no'),
	);
	const named = (kind: 'denied' | 'maybeDenied'): readonly Subject[] =>
		found.flatMap((one) => (one.kind === kind ? [{ kind: 'assignment' as const, name: one.name }] : []));
	const [denied, maybe] = [named('denied'), named('maybeDenied')];
	if (denied.length > 0) return { met: 'no', because: 'denied', subjects: denied };
	if (maybe.length > 0) return { met: 'unknown', because: 'maybeDenied', subjects: maybe };
	return denyAssignments.known ? undefined : unread(denyAssignments.problem.message);
};

type Grant = { readonly met: TriState; readonly roleIds: readonly string[]; readonly role: string };

/** What each assignment that may give the action is worth. */
const grantsOf = (
	assignments: readonly RoleAssignment[],
	roleDefinitions: OperatorAccess['roleDefinitions'],
	action: string,
	roleId: RoleDefinitionId | undefined,
): readonly Grant[] =>
	assignments.flatMap(({ roleId: own, condition }): readonly Grant[] => {
		const definition = roleDefinitions.get(own.toLowerCase());
		if (!definition) return [{ met: 'unknown', roleIds: [], role: builtInRoleNames[own] ?? own }];
		return definition.permissions
			.filter((block) => allowsAction([block], action))
			.map((block) => {
				const all = [condition, block.condition].flatMap((text) =>
					text === undefined ? [] : [conditionLets(text, { action, roleId })],
				);
				const met = all.some((one) => one.met === 'no')
					? 'no'
					: all.some((one) => one.met === 'unknown')
						? 'unknown'
						: 'yes';
				return { met, roleIds: all.flatMap(({ roleIds }) => roleIds), role: definition.name };
			});
	});

const conditionRestriction = (
	{ assignments, roleDefinitions }: OperatorAccess,
	action: string,
	roleId: RoleDefinitionId | undefined,
): Restriction | undefined => {
	if (!assignments.known) return unread(assignments.problem.message);
	if (!assignments.value.some(mayBeConditional)) return undefined;
	// What comes from elsewhere (Azure Lighthouse) is no assignment that Azure lists.
	const grants = grantsOf(assignments.value, roleDefinitions, action, roleId);
	if (grants.length === 0 || grants.some(({ met }) => met === 'yes')) return undefined;
	const unclear = grants.filter(({ met }) => met === 'unknown');
	if (unclear.length > 0)
		return {
			met: 'unknown',
			because: 'conditional',
			subjects: subjectsNamed('role', ...new Set(unclear.map(({ role }) => role))),
		};
	const names = [...new Set(grants.flatMap(({ roleIds }) => roleIds))].map(
		(id) => roleDefinitions.get(id)?.name ?? builtInRoleNames[id] ?? id,
	);
	return { met: 'no', because: 'otherRoles', subjects: subjectsNamed('role', ...names) };
};

/**
 * Returns what stands between the operator and `action` although their roles include it; undefined where nothing does.
 * `roleId`: the role that is given or taken.
 */
export const operatorRestriction = (
	access: OperatorAccess,
	action: string,
	roleId: RoleDefinitionId | undefined,
): Restriction | undefined => {
	const [denied, conditional] = [denyRestriction(access, action), conditionRestriction(access, action, roleId)];
	return [denied, conditional].find((one) => one?.met === 'no') ?? denied ?? conditional;
};
