// What a change reads beside its resource, and no step of the model changes: told once, so that runs are short.
import type { AzureClient } from '../../source/model/azure.ts';

const allowsAll = { actions: ['*'], notActions: [], dataActions: [], notDataActions: [] };

/** Rights, locks, policies, logs and deployments as a tenant without any stories has them. */
export const withoutSideReads = (azure: AzureClient): AzureClient => ({
	...azure,
	permissions: async () => [allowsAll],
	locks: async () => [],
	keyPolicies: async () => [],
	denyAssignments: async () => [],
	requestLog: async () => [],
	deployments: async () => [],
	roleDefinition: async (_, id) => ({
		id,
		name: 'Cognitive Services OpenAI User',
		permissions: [{ ...allowsAll, actions: [], dataActions: ['Microsoft.CognitiveServices/accounts/OpenAI/*'] }],
	}),
});
