// What one consumer has to be able to call, and which of the roles that fit the account was chosen for it.

import type { Need } from '../model/rbac/required-actions.ts';
import { everyAction, roles } from '../model/rbac/role-definitions.ts';
import type { Facts } from './account-facts.ts';

type Asked = Pick<Facts, 'account' | 'needs' | 'roles' | 'said'>;

/** The role that somebody chose for the consumer of that id, if it is one that fits; undefined where nobody chose. */
export const chosenRole = ({ said, roles: fitting }: Asked, consumer: string): string | undefined =>
	fitting.find((id) => id === said.roles.get(consumer));

/**
 * What has to be open to it: any of the deployments; all that the kind has, where a role for more than the OpenAI routes
 * was chosen, as what opens those alone is then not what was asked for.
 */
export const wantedOf = (facts: Asked, consumer: string): readonly Need[] => {
	const chosen = chosenRole(facts, consumer);
	return chosen !== undefined && chosen !== roles.openAiUser
		? [{ deployment: undefined, action: everyAction(facts.account.kind) }]
		: facts.needs;
};
