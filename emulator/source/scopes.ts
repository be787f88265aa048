// The levels of scopes: resource, resource group, subscription, management groups, the tenant's root.
import { lower, subscriptionIdOf, type TenantState } from './tenant-state.ts';

const managementGroupOf = (scope: string) =>
	/^\/providers\/microsoft\.management\/managementgroups\/([^/]+)/.exec(lower(scope))?.[1];

/** Returns the management groups that an id is, or is below: its own first. */
const ancestorGroups = (
	{ managementGroups }: Pick<TenantState, 'managementGroups'>,
	id: string,
): ReadonlySet<string> => {
	const subscription = subscriptionIdOf(id);
	let at =
		managementGroupOf(id) ??
		managementGroups.find(({ subscriptions }) => subscriptions.some((one) => lower(one) === subscription))?.name;
	const line = new Set<string>();
	while (at && !line.has(lower(at))) {
		const name = lower(at);
		line.add(name);
		at = managementGroups.find((one) => lower(one.name) === name)?.parent;
	}
	return line;
};

/** Whether `scope` is `id` itself or something above it. */
export const scopeContains = (tenant: Pick<TenantState, 'managementGroups'>, scope: string, id: string): boolean => {
	const above = lower(scope).replace(/\/$/, '');
	if (above === '') return true;
	const group = managementGroupOf(above);
	if (group) return ancestorGroups(tenant, id).has(group);
	return lower(id) === above || lower(id).startsWith(`${above}/`);
};
