// What role definitions allow, by Azure's own matching rules.

import type { Permission } from '../azure.ts';
import type { Met } from '../check.ts';
import { allows, anyMatches } from './action-patterns.ts';

/** The built-in roles that are given to callers, by GUID: Microsoft renames them (Azure AI User is Foundry User now). */
export const roles = {
	openAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
	cognitiveServicesUser: 'a97b65f3-24c7-4388-baec-2e87135dc908',
	foundryUser: '53ca6127-db72-4b80-b1b0-d745d6d5456d',
} as const;

/** What Azure calls them, for where their definitions are not at hand. */
export const roleNames: Readonly<Record<string, string>> = {
	[roles.openAiUser]: 'Cognitive Services OpenAI User',
	[roles.cognitiveServicesUser]: 'Cognitive Services User',
	[roles.foundryUser]: 'Foundry User',
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

export { allows };

/** Whether data-plane `action` is allowed. A block's exclusions take away from that block alone. */
export const allowsData = (permissions: readonly Permission[], action: string): boolean =>
	permissions.some((block) => anyMatches(block.dataActions, action) && !anyMatches(block.notDataActions, action));

const every = '/every/action';

/** Stands for whatever data actions the kind has; no action of Azure's. */
export const everyAction = (kind: string): string => `Microsoft.CognitiveServices/accounts/${kind}${every}`;

/** The data action that calling an account of this kind takes: chat completions where there are OpenAI routes. */
export const neededAction = (kind: string): string => (isOpenAi(kind) ? actions.chat : everyAction(kind));

/** A pattern over data of these accounts that is not only about the OpenAI routes. */
const isAboutOthers = (pattern: string): boolean =>
	!/^microsoft\.cognitiveservices\/accounts\/openai\//i.test(pattern) &&
	(/^microsoft\.cognitiveservices\//i.test(pattern) || pattern.startsWith('*'));

/**
 * Whether the data plane is open for `action`. `unknown`: for some of what a kind other than OpenAI has, and which of it
 * is called nobody tells here (data actions do not carry the kind's name: TextAnalytics accounts have `…/Language/…`).
 */
export const opensData = (permissions: readonly Permission[], action: string): Met =>
	allowsData(permissions, action)
		? 'yes'
		: action.endsWith(every) && permissions.some(({ dataActions }) => dataActions.some(isAboutOthers))
			? 'unknown'
			: 'no';

/** Accounts with the `/openai` routes. */
export const isOpenAi = (kind: string): boolean => ['openai', 'aiservices'].includes(kind.toLowerCase());
