// What all of Microsoft.Authorization's paths have in common: a scope in front, and filters over it.
import { AzureError, type RequestContext } from './http.ts';
import { subscriptionIdOf } from './tenant-state.ts';

const provider = 'Microsoft.Authorization';

/** Returns the scope in front of the provider in the path, without a slash at its end. */
export const scopeFromPath = ({ params }: RequestContext): string => `/${params.scope ?? ''}`.replace(/\/$/, '');

/** Returns the id of a role as it is spelled for a scope: below its subscription, if it has one. */
export const roleDefinitionId = (scope: string, roleId: string) => {
	const subscription = subscriptionIdOf(scope);
	return `${subscription ? `/subscriptions/${subscription}` : ''}/providers/${provider}/roleDefinitions/${roleId}`;
};

type ScopeFilter = { readonly atScope: boolean; readonly assignedTo?: string; readonly principalId?: string };

/** Returns the filter of `$filter`. Throws `AzureError` (400) for a term that Azure does not know. */
export const parseScopeFilter = (text: string | null): ScopeFilter => {
	if (!text) return { atScope: false };
	let filter: ScopeFilter = { atScope: false };
	for (const term of text.split(/\s+and\s+/i)) {
		const assignedTo = /^assignedTo\('([^']*)'\)$/i.exec(term.trim())?.[1];
		const principalId = /^principalId eq '([^']*)'$/i.exec(term.trim())?.[1];
		if (/^atScope\(\)$/i.test(term.trim())) filter = { ...filter, atScope: true };
		else if (assignedTo !== undefined) filter = { ...filter, assignedTo };
		else if (principalId !== undefined) filter = { ...filter, principalId };
		else
			throw new AzureError(
				400,
				'InvalidFilter',
				`The filter '${text}' is not supported. Supported filters are 'atScope()', 'assignedTo('{value}')' and 'principalId eq '{value}''.`,
			);
	}
	return filter;
};
