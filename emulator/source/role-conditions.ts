// Conditions of role assignments, as far as this tenant can tell whether they are fulfilled.
// Grammar: Microsoft Learn, "Azure role assignment condition format and syntax".
import { lower } from './tenant-state.ts';

/**
 * Whether a pattern matches an action. `*` is anything, slashes too; between slashes it may be nothing at all: Managed Identity Operator's
 * `userAssignedIdentities/*\/assign/action` gives the `userAssignedIdentities/assign/action` that is asked for.
 */
export const matchesAction = (pattern: string, action: string): boolean => {
	const parts = lower(pattern)
		.split('/*/')
		.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*'));
	return new RegExp(`^${parts.join('/(.*/)?')}$`).test(lower(action));
};

/** What a condition may ask about a request. */
export type ConditionContext = { readonly roleId?: string };

/**
 * Whether a condition is met. One that does not name the action lets it pass. One about assignable roles is evaluated; any other,
 * such as one about private links, is not fulfilled from here.
 */
export const isConditionMet = (condition: string, action: string, { roleId = '' }: ConditionContext): boolean => {
	const named = [...condition.matchAll(/ActionMatches\{'([^']+)'\}/g)].map(([, pattern = '']) => pattern);
	if (!named.some((pattern) => matchesAction(pattern, action))) return true;
	const roles = /RoleDefinitionId\]\s+\w+:GuidEquals\s+\{([^}]*)\}/i.exec(condition)?.[1];
	return roles !== undefined && lower(roles).includes(lower(roleId)) && roleId !== '';
};
