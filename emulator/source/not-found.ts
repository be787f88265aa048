// Refusals for a missing resource, or its missing resource group (Microsoft Learn, resource not found errors).
import { AzureError } from './http.ts';
import { lower, type TenantState } from './tenant-state.ts';

/** Throws `AzureError` for a missing resource group: nothing is in it, and no assignment or lock is made at it. */
export const requireResourceGroup = ({ resources, roleAssignments, locks }: TenantState, id: string): void => {
	const [whole, group = ''] = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)/i.exec(id) ?? [];
	if (!whole) return;
	const isIn = (one: string) => `${lower(one)}/`.startsWith(`${lower(whole)}/`);
	if ([...resources.keys()].some(isIn) || [...roleAssignments.values(), ...locks].some(({ scope }) => isIn(scope)))
		return;
	throw new AzureError(404, 'ResourceGroupNotFound', `Resource group '${group}' could not be found.`);
};

/** Returns the refusal for the resource of an id that cannot be found. */
export const resourceNotFound = (tenant: TenantState, id: string): AzureError => {
	requireResourceGroup(tenant, id);
	const [, group = '', kind = '', name = ''] = /resourceGroups\/([^/]+)\/providers\/(.+)\/([^/]+)$/i.exec(id) ?? [];
	return new AzureError(
		404,
		'ResourceNotFound',
		`The Resource '${kind}/${name}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
	);
};
