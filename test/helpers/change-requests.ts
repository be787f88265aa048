// A request for every kind of change on the practice tenant, ready to be confirmed.
import type { HostType } from '../../source/model/azure.ts';
import type { ChangeKind, ChangeRequest } from '../../source/model/change-inputs.ts';
import { builtInRoles } from '../../source/model/rbac/permissions.ts';
import { roleAssignmentId } from '../../source/model/rbac/role-assignments.ts';
import { buildDisableKeysInput } from './account-notes.ts';
import { buildHostIdentityRequest } from './host-identity-requests.ts';
import { findAccount, findHost, type PracticeTenant } from './practice-tenant.ts';

const buildRoleGrant = async ({ azure }: PracticeTenant) => {
	const account = await findAccount(azure, 'aoai-contoso-chat');
	const host = await findHost(azure, 'vm-chat-prod');
	return {
		accountId: account.id,
		roleId: builtInRoles.openAiUser,
		principalId: host.identity.systemAssigned?.principalId ?? '',
		principalName: host.name,
	};
};

/** What a kind needs to be there before it can be asked for is made here, by Azure's own requests. */
export const changeRequestBuilders: Readonly<Record<ChangeKind, (practice: PracticeTenant) => Promise<ChangeRequest>>> =
	{
		turnOnIdentity: async ({ azure }) => {
			const account = await findAccount(azure, 'aoai-contoso-chat');
			const host = await findHost(azure, 'ca-support-bot');
			return { kind: 'turnOnIdentity', input: { accountId: account.id, hostId: host.id } };
		},
		assignRole: async (practice) => ({ kind: 'assignRole', input: await buildRoleGrant(practice) }),
		removeRoleAssignment: async (practice) => {
			const input = await buildRoleGrant(practice);
			const { accountId, principalName } = input;
			await practice.azure.send({
				method: 'PUT',
				path: roleAssignmentId(input),
				apiVersion: '2022-04-01',
				body: {
					properties: {
						roleDefinitionId: `/subscriptions/${accountId.split('/')[2]}/providers/Microsoft.Authorization/roleDefinitions/${input.roleId}`,
						principalId: input.principalId,
						principalType: 'ServicePrincipal',
					},
				},
			});
			const { objectId: madeBy } = await practice.azure.signedInUser();
			return {
				kind: 'removeRoleAssignment',
				input: {
					accountId,
					principalName,
					assignmentId: roleAssignmentId(input),
					principalId: input.principalId,
					madeBy,
				},
			};
		},
		disableKeys: async ({ azure }) => ({
			kind: 'disableKeys',
			input: buildDisableKeysInput((await findAccount(azure, 'aoai-contoso-chat')).id),
		}),
		enableKeys: async ({ azure }) => ({
			kind: 'enableKeys',
			input: { accountId: (await findAccount(azure, 'aoai-contoso-portal')).id },
		}),
		setSubdomain: async ({ azure }) => ({
			kind: 'setSubdomain',
			input: { accountId: (await findAccount(azure, 'aoai-contoso-regional')).id, subdomain: 'contoso-regional' },
		}),
		regenerateKey: async ({ azure }) => ({
			kind: 'regenerateKey',
			input: { accountId: (await findAccount(azure, 'aoai-contoso-chat')).id, which: 'key1', holders: [] },
		}),
	};

/** Every kind of change, and switching on the identity of these types of hosts; by a name of its own. */
export const changeRequestBuildersWithHosts = (
	types: readonly HostType[],
): Readonly<Record<string, (typeof changeRequestBuilders)[ChangeKind]>> => ({
	...changeRequestBuilders,
	...Object.fromEntries(
		types.map((type) => [
			`turnOnIdentity-${type}`,
			(practice: PracticeTenant) => buildHostIdentityRequest(practice, type),
		]),
	),
});
