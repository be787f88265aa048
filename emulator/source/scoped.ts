// What all of Microsoft.Authorization's paths have in common: a scope in front, and filters over it.
import { type Call, Refusal } from './http.ts';
import { subscriptionOf } from './world.ts';

const provider = 'Microsoft.Authorization';

export const scopeOf = ({ params }: Call): string => `/${params.scope ?? ''}`.replace(/\/$/, '');

export const definitionId = (scope: string, roleId: string) => {
	const subscription = subscriptionOf(scope);
	return `${subscription ? `/subscriptions/${subscription}` : ''}/providers/${provider}/roleDefinitions/${roleId}`;
};

type Filter = { readonly atScope: boolean; readonly assignedTo?: string; readonly principalId?: string };

export const parseFilter = (text: string | null): Filter => {
	if (!text) return { atScope: false };
	let filter: Filter = { atScope: false };
	for (const term of text.split(/\s+and\s+/i)) {
		const assignedTo = /^assignedTo\('([^']*)'\)$/i.exec(term.trim())?.[1];
		const principalId = /^principalId eq '([^']*)'$/i.exec(term.trim())?.[1];
		if (/^atScope\(\)$/i.test(term.trim())) filter = { ...filter, atScope: true };
		else if (assignedTo !== undefined) filter = { ...filter, assignedTo };
		else if (principalId !== undefined) filter = { ...filter, principalId };
		else
			throw new Refusal(
				400,
				'InvalidFilter',
				`The filter '${text}' is not supported. Supported filters are 'atScope()', 'assignedTo('{value}')' and 'principalId eq '{value}''.`,
			);
	}
	return filter;
};
