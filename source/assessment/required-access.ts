// The access that one consumer requires, and the role that a person chose for it.

import { actions, anyDataAction, builtInRoles } from '../model/rbac/permissions.ts';
import type { RequiredAction } from '../model/rbac/required-actions.ts';
import type { AccountFacts } from './account-facts.ts';

type RequiredAccessFacts = Pick<AccountFacts, 'account' | 'requiredActions' | 'fittingRoleIds' | 'notes'>;

/** Returns the role that a person chose for a consumer, if it fits the account; undefined otherwise. */
export const chosenRoleId = (
	{ notes, fittingRoleIds: fitting }: RequiredAccessFacts,
	consumer: string,
): string | undefined => fitting.find((id) => id === notes.chosenRoles.get(consumer));

/** Roles for the deployments of Azure OpenAI alone. */
const deploymentRoles: readonly string[] = [builtInRoles.openAiUser, builtInRoles.openAiContributor];

/**
 * Returns the actions that a consumer requires: any of the deployments; the endpoints of agents, where the role for those alone was chosen;
 * all that the kind has, where a role for more than the OpenAI routes was chosen: a role for those routes alone is then
 * too little.
 */
export const requiredAccess = (facts: RequiredAccessFacts, consumer: string): readonly RequiredAction[] => {
	const chosen = chosenRoleId(facts, consumer);
	if (chosen === undefined || deploymentRoles.includes(chosen)) return facts.requiredActions;
	const action = chosen === builtInRoles.foundryAgentConsumer ? actions.callAgent : anyDataAction(facts.account.kind);
	return [{ deployment: undefined, actions: [action] }];
};
