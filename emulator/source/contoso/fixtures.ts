// The words that Contoso's stories are written in: ids, subscriptions, scopes, role assignments. Every id is fixed.

import type { RoleAssignment } from '../authorization-types.ts';
import { builtInRoles } from '../built-in-roles.ts';
import type { Subscription, TenantContents } from '../tenant-state.ts';

export const tenantId = '7f5c1a52-3f0e-4d0a-9d8b-6f2b1c3a9e10';
export const operator = {
	id: '3b1f6c0e-52d7-4c3e-8a63-0d9c1f7e2a41',
	name: 'Aiko Tanaka',
	upn: 'aiko.tanaka@contoso.example',
};

const roleIdByName = (name: string): string => {
	const found = builtInRoles.find((role) => role.name === name);
	if (!found) throw new Error(`no built-in role is called ${name}`);
	return found.id;
};

/** A GUID that is the same on every run, from a number that is unique in here. */
export const fixedGuid = (n: number): string =>
	`${(0x5a00_0000 + n).toString(16)}-0c1d-4e2f-8a3b-${n.toString(16).padStart(12, '0')}`;

const subscription = (n: number, displayName: string, state: Subscription['state'] = 'Enabled') => ({
	subscriptionId: fixedGuid(n),
	displayName,
	state,
});
export const production = subscription(1, 'Contoso AI Production');
export const development = subscription(2, 'Contoso AI Development');
export const kensho = subscription(3, 'コントソ 検証環境');
export const sandbox = subscription(4, 'Contoso Sandbox');
export const legacy = subscription(5, 'Contoso Legacy', 'Disabled');
export const partner = subscription(6, 'Fabrikam Shared Services');

export const resourceId = (where: Subscription, group: string, type: string, name: string) =>
	`/subscriptions/${where.subscriptionId}/resourceGroups/${group}/providers/${type}/${name}`;

export const systemData = (createdAt: string) => ({
	createdBy: 'platform@contoso.example',
	createdByType: 'User',
	createdAt,
	lastModifiedBy: 'platform@contoso.example',
	lastModifiedByType: 'User',
	lastModifiedAt: createdAt,
});

export const subscriptionScope = (where: Subscription) => `/subscriptions/${where.subscriptionId}`;
export const resourceGroupScope = (where: Subscription, group: string) =>
	`${subscriptionScope(where)}/resourceGroups/${group}`;

let nextAssignmentNumber = 2000;
export const roleAssignment = (
	scope: string,
	role: string,
	principalId: string,
	principalType: string,
	createdOn = '2025-02-03T01:00:00Z',
	condition?: string,
): RoleAssignment => {
	const name = fixedGuid(nextAssignmentNumber++);
	return {
		id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
		name,
		scope,
		roleDefinitionId: roleIdByName(role),
		principalId,
		principalType,
		...(condition ? { condition } : {}),
		createdOn,
		createdBy: fixedGuid(501),
		effectiveAt: 0,
	};
};

/** What a file of stories brings. */
export type Scenario = Partial<
	Pick<
		TenantContents,
		| 'resources'
		| 'roleAssignments'
		| 'principals'
		| 'denyAssignments'
		| 'policyAssignments'
		| 'policyExemptions'
		| 'clients'
		| 'activityLog'
	>
>;
