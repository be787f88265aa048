// What role definitions allow, by Azure's own matching rules.

import type { Permission } from '../azure.ts';
import type { TriState } from '../check.ts';
import { allowsAction, matchesAnyAction } from './action-patterns.ts';

/** The built-in roles for callers, by GUID (Microsoft Learn, Azure built-in roles): Microsoft renames them (Azure AI User is Foundry User now). */
export const builtInRoles = {
	openAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
	cognitiveServicesUser: 'a97b65f3-24c7-4388-baec-2e87135dc908',
	foundryUser: '53ca6127-db72-4b80-b1b0-d745d6d5456d',
	openAiContributor: 'a001fd3d-188f-4b5d-821b-7da978bf7442',
	foundryAgentConsumer: 'eed3b665-ab3a-47b6-8f48-c9382fb1dad6',
} as const;

/** Azure's names of these roles, for use where their definitions were not read. */
export const builtInRoleNames: Readonly<Record<string, string>> = {
	[builtInRoles.openAiUser]: 'Cognitive Services OpenAI User',
	[builtInRoles.cognitiveServicesUser]: 'Cognitive Services User',
	[builtInRoles.foundryUser]: 'Foundry User',
	[builtInRoles.openAiContributor]: 'Cognitive Services OpenAI Contributor',
	[builtInRoles.foundryAgentConsumer]: 'Foundry Agent Consumer',
};

export const actions = {
	writeAccount: 'Microsoft.CognitiveServices/accounts/write',
	regenerateKey: 'Microsoft.CognitiveServices/accounts/regenerateKey/action',
	listKeys: 'Microsoft.CognitiveServices/accounts/listKeys/action',
	assignRoles: 'Microsoft.Authorization/roleAssignments/write',
	removeRoles: 'Microsoft.Authorization/roleAssignments/delete',
	/** The name in Resource Manager's refusal. Roles grant it by another pattern: see action-patterns.ts. */
	assignIdentity: 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
	/** All that Foundry Agent Consumer opens (Microsoft Learn, RBAC for Foundry, 2026). */
	callAgent: 'Microsoft.CognitiveServices/accounts/AIServices/endpoints/interact/action',
	chat: 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action',
} as const;

export { allowsAction as allows };

/** Whether data-plane `action` is allowed. A block's exclusions take away from that block alone. */
export const allowsDataAction = (permissions: readonly Permission[], action: string): boolean =>
	permissions.some(
		(block) => matchesAnyAction(block.dataActions, action) && !matchesAnyAction(block.notDataActions, action),
	);

const every = '/every/action';

/** Returns a name for all data actions of the kind. Azure has no such action. */
export const anyDataAction = (kind: string): string => `Microsoft.CognitiveServices/accounts/${kind}${every}`;

/** Returns the data action that a call to an account of this kind needs: chat completions where there are OpenAI routes. */
export const requiredDataAction = (kind: string): string =>
	hasOpenAiRoutes(kind) ? actions.chat : anyDataAction(kind);

const accountData = 'microsoft.cognitiveservices/';
const openAiData = `${accountData}accounts/openai/`;

/** Whether the pattern may stand for anything that begins with `prefix`. */
const reaches = (pattern: string, prefix: string): boolean => {
	const [head = ''] = pattern.toLowerCase().split('*');
	return head.startsWith(prefix) || (pattern.includes('*') && prefix.startsWith(head));
};

/** Whether a pattern is over some of what `action`, one of `anyDataAction`, stands for. */
const opensSomeOf = (action: string, pattern: string): boolean =>
	action.toLowerCase().startsWith(openAiData)
		? reaches(pattern, openAiData)
		: reaches(pattern, accountData) && !pattern.toLowerCase().startsWith(openAiData);

/**
 * Whether the data plane is open for `action`. `unknown`: for some of what `anyDataAction` stands for, and which of it is
 * called Azure does not tell (data actions do not carry the kind's name: TextAnalytics accounts have `…/Language/…`).
 */
export const grantsDataAction = (permissions: readonly Permission[], action: string): TriState =>
	allowsDataAction(permissions, action)
		? 'yes'
		: action.endsWith(every) &&
				permissions.some(({ dataActions }) => dataActions.some((pattern) => opensSomeOf(action, pattern)))
			? 'unknown'
			: 'no';

/** Whether accounts of this kind have the `/openai` routes. */
export const hasOpenAiRoutes = (kind: string): boolean => ['openai', 'aiservices'].includes(kind.toLowerCase());
