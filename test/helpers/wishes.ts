// A wish of every kind of change on the practice tenant, ready to be confirmed.
import type { HostType } from '../../source/model/azure.ts';
import type { ChangeKind, Wish } from '../../source/model/change.ts';
import { assignmentId } from '../../source/model/rbac/role-assignments.ts';
import { roles } from '../../source/model/rbac/role-definitions.ts';
import { decided } from './decided.ts';
import { hostWish } from './host-wishes.ts';
import { accountNamed, hostNamed, type Practice } from './practice.ts';

const grant = async ({ azure }: Practice) => {
	const account = await accountNamed(azure, 'aoai-contoso-chat');
	const host = await hostNamed(azure, 'vm-chat-prod');
	return {
		accountId: account.id,
		roleId: roles.openAiUser,
		principalId: host.identity.systemAssigned?.principalId ?? '',
		principalName: host.name,
	};
};

/** What a kind needs to be there before it can be wished is made here, by Azure's own requests. */
export const wishes: Readonly<Record<ChangeKind, (practice: Practice) => Promise<Wish>>> = {
	turnOnIdentity: async ({ azure }) => {
		const account = await accountNamed(azure, 'aoai-contoso-chat');
		const host = await hostNamed(azure, 'ca-support-bot');
		return { kind: 'turnOnIdentity', input: { accountId: account.id, hostId: host.id } };
	},
	assignRole: async (practice) => ({ kind: 'assignRole', input: await grant(practice) }),
	removeRoleAssignment: async (practice) => {
		const input = await grant(practice);
		const { accountId, principalName } = input;
		await practice.azure.send({
			method: 'PUT',
			path: assignmentId(input),
			apiVersion: '2022-04-01',
			body: {
				properties: {
					roleDefinitionId: `/subscriptions/${accountId.split('/')[2]}/providers/Microsoft.Authorization/roleDefinitions/${input.roleId}`,
					principalId: input.principalId,
					principalType: 'ServicePrincipal',
				},
			},
		});
		const { objectId: madeBy } = await practice.azure.me();
		return {
			kind: 'removeRoleAssignment',
			input: {
				accountId,
				principalName,
				assignmentId: assignmentId(input),
				principalId: input.principalId,
				madeBy,
			},
		};
	},
	disableKeys: async ({ azure }) => ({
		kind: 'disableKeys',
		input: decided((await accountNamed(azure, 'aoai-contoso-chat')).id),
	}),
	enableKeys: async ({ azure }) => ({
		kind: 'enableKeys',
		input: { accountId: (await accountNamed(azure, 'aoai-contoso-portal')).id },
	}),
	setSubdomain: async ({ azure }) => ({
		kind: 'setSubdomain',
		input: { accountId: (await accountNamed(azure, 'aoai-contoso-regional')).id, subdomain: 'contoso-regional' },
	}),
	regenerateKey: async ({ azure }) => ({
		kind: 'regenerateKey',
		input: { accountId: (await accountNamed(azure, 'aoai-contoso-chat')).id, which: 'key1', holders: [] },
	}),
};

/** Every kind of change, and switching on the identity of these types of hosts; by a name of its own. */
export const wishesWith = (types: readonly HostType[]): Readonly<Record<string, (typeof wishes)[ChangeKind]>> => ({
	...wishes,
	...Object.fromEntries(
		types.map((type) => [`turnOnIdentity-${type}`, (practice: Practice) => hostWish(practice, type)]),
	),
});
