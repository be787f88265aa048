// What role definitions allow, by Azure's own matching rules.

import type { Permission } from '../azure.ts';
import type { TriState } from '../check.ts';
import { allowsAction, matchesAnyAction } from './action-patterns.ts';

/** The built-in roles that are given to callers, by GUID: Microsoft renames them (Azure AI User is Foundry User now). */
export const builtInRoles = {
	openAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
	cognitiveServicesUser: 'a97b65f3-24c7-4388-baec-2e87135dc908',
	foundryUser: '53ca6127-db72-4b80-b1b0-d745d6d5456d',
} as const;

/** What Azure calls them, for where their definitions are not at hand. */
export const builtInRoleNames: Readonly<Record<string, string>> = {
	[builtInRoles.openAiUser]: 'Cognitive Services OpenAI User',
	[builtInRoles.cognitiveServicesUser]: 'Cognitive Services User',
	[builtInRoles.foundryUser]: 'Foundry User',
};

export const actions = {
	writeAccount: 'Microsoft.CognitiveServices/accounts/write',
	regenerateKey: 'Microsoft.CognitiveServices/accounts/regenerateKey/action',
	listKeys: 'Microsoft.CognitiveServices/accounts/listKeys/action',
	assignRoles: 'Microsoft.Authorization/roleAssignments/write',
	removeRoles: 'Microsoft.Authorization/roleAssignments/delete',
	/** As Resource Manager names it where it is missing; what roles give it by, see action-patterns.ts. */
	assignIdentity: 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
	chat: 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action',
} as const;

export { allowsAction as allows };

/** Whether data-plane `action` is allowed. A block's exclusions take away from that block alone. */
export const allowsDataAction = (permissions: readonly Permission[], action: string): boolean =>
	permissions.some(
		(block) => matchesAnyAction(block.dataActions, action) && !matchesAnyAction(block.notDataActions, action),
	);

const every = '/every/action';

/** Stands for whatever data actions the kind has; no action of Azure's. */
export const anyDataAction = (kind: string): string => `Microsoft.CognitiveServices/accounts/${kind}${every}`;

/** The data action that calling an account of this kind takes: chat completions where there are OpenAI routes. */
export const requiredDataAction = (kind: string): string =>
	hasOpenAiRoutes(kind) ? actions.chat : anyDataAction(kind);

/** A pattern over data of these accounts that is not only about the OpenAI routes. */
const isBeyondOpenAi = (pattern: string): boolean =>
	!/^microsoft\.cognitiveservices\/accounts\/openai\//i.test(pattern) &&
	(/^microsoft\.cognitiveservices\//i.test(pattern) || pattern.startsWith('*'));

/**
 * Whether the data plane is open for `action`. `unknown`: for some of what a kind other than OpenAI has, and which of it
 * is called nobody tells here (data actions do not carry the kind's name: TextAnalytics accounts have `…/Language/…`).
 */
export const grantsDataAction = (permissions: readonly Permission[], action: string): TriState =>
	allowsDataAction(permissions, action)
		? 'yes'
		: action.endsWith(every) && permissions.some(({ dataActions }) => dataActions.some(isBeyondOpenAi))
			? 'unknown'
			: 'no';

/** Accounts with the `/openai` routes. */
export const hasOpenAiRoutes = (kind: string): boolean => ['openai', 'aiservices'].includes(kind.toLowerCase());
