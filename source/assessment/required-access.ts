// What one consumer has to be able to call, and which of the roles that fit the account was chosen for it.

import { anyDataAction, builtInRoles } from '../model/rbac/permissions.ts';
import type { RequiredAction } from '../model/rbac/required-actions.ts';
import type { AccountFacts } from './account-facts.ts';

type RequiredAccessFacts = Pick<AccountFacts, 'account' | 'requiredActions' | 'fittingRoleIds' | 'notes'>;

/** The role that somebody chose for the consumer of that id, if it is one that fits; undefined where nobody chose. */
export const chosenRoleId = (
	{ notes, fittingRoleIds: fitting }: RequiredAccessFacts,
	consumer: string,
): string | undefined => fitting.find((id) => id === notes.chosenRoles.get(consumer));

/**
 * What has to be open to it: any of the deployments; all that the kind has, where a role for more than the OpenAI routes
 * was chosen, as what opens those alone is then not what was asked for.
 */
export const requiredAccess = (facts: RequiredAccessFacts, consumer: string): readonly RequiredAction[] => {
	const chosen = chosenRoleId(facts, consumer);
	return chosen !== undefined && chosen !== builtInRoles.openAiUser
		? [{ deployment: undefined, action: anyDataAction(facts.account.kind) }]
		: facts.requiredActions;
};
