// What role definitions allow, by Azure's own matching rules.
import type { Permission, RoleAssignment, RoleDefinition } from '../azure/azure.ts';
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

/**
 * Whether these assignments give `action`. A conditional assignment proves nothing, and neither does one whose
 * definition could not be read: both are `unknown`, unless another assignment settles it.
 */
export const reaches = (
	assignments: readonly RoleAssignment[],
	definitions: ReadonlyMap<string, RoleDefinition>,
	action: string,
): Met => {
	let doubt = false;
	for (const assignment of assignments) {
		const definition = definitions.get(assignment.roleId.toLowerCase());
		if (!definition) doubt = true;
		else if (allowsData(definition.permissions, action)) {
			if (!assignment.condition) return 'yes';
			doubt = true;
		}
	}
	return doubt ? 'unknown' : 'no';
};

/**
 * The data action that calling an account of this kind takes. For the OpenAI routes it is chat completions; elsewhere
 * data actions begin with the kind's name, and only a role that grants all of them counts as enough.
 */
export const neededAction = (kind: string): string =>
	isOpenAi(kind) ? actions.chat : `Microsoft.CognitiveServices/accounts/${kind}/every/action`;

/** Accounts with the `/openai` routes. */
export const isOpenAi = (kind: string): boolean => ['openai', 'aiservices'].includes(kind.toLowerCase());

/** The least role that lets an application call an account of this kind (Microsoft Learn, built-in roles for AI). */
export const fittingRole = (kind: string): string => (isOpenAi(kind) ? roles.openAiUser : roles.cognitiveServicesUser);
