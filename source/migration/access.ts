// What role definitions allow, by Azure's own matching rules.
import type { Permission } from '../azure/azure.ts';
import type { Met } from './check.ts';

export const roles = {
	openAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
	cognitiveServicesUser: 'a97b65f3-24c7-4388-baec-2e87135dc908',
} as const;

export const actions = {
	writeAccount: 'Microsoft.CognitiveServices/accounts/write',
	regenerateKey: 'Microsoft.CognitiveServices/accounts/regenerateKey/action',
	listKeys: 'Microsoft.CognitiveServices/accounts/listKeys/action',
	assignRoles: 'Microsoft.Authorization/roleAssignments/write',
	removeRoles: 'Microsoft.Authorization/roleAssignments/delete',
	chat: 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action',
} as const;

/** `*` stands for any characters, `/` included; case does not matter (Azure RBAC, role definition format). */
const matches = (pattern: string, action: string): boolean => {
	const [head = '', ...tail] = pattern.toLowerCase().split('*');
	let rest = action.toLowerCase();
	if (!rest.startsWith(head)) return false;
	rest = rest.slice(head.length);
	if (tail.length === 0) return rest === '';
	const last = tail.pop() ?? '';
	for (const piece of tail) {
		const at = rest.indexOf(piece);
		if (at < 0) return false;
		rest = rest.slice(at + piece.length);
	}
	return rest.length >= last.length && rest.endsWith(last);
};

const anyMatches = (patterns: readonly string[], action: string) =>
	patterns.some((pattern) => matches(pattern, action));

/** Whether control-plane `action` is allowed. A block's exclusions take away from that block alone. */
export const allows = (permissions: readonly Permission[], action: string): boolean =>
	permissions.some((block) => anyMatches(block.actions, action) && !anyMatches(block.notActions, action));

/** The same for the data plane. */
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
