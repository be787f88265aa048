// Resource groups: one exists if a resource is in it, or an assignment or lock is made at it.

import { isAllowed, requireAction, requireActionAtOrBelow } from './authorization.ts';
import { type HttpResponse, json, page, type RequestContext } from './http.ts';
import { requireResourceGroup } from './not-found.ts';
import { lower, subscriptionIdOf, type TenantState } from './tenant-state.ts';

const readAction = 'Microsoft.Resources/subscriptions/resourceGroups/read';

const resourceGroupIds = (
	{ resources, roleAssignments, locks }: TenantState,
	subscription: string,
): readonly string[] => {
	const scopes = [
		...[...resources.values()].map(({ id }) => id),
		...[...roleAssignments.values(), ...locks].map(({ scope }) => scope),
	];
	const ids = scopes.flatMap((id) => /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.exec(id)?.[0] ?? []);
	const own = ids.filter((id) => subscriptionIdOf(id) === lower(subscription));
	return [...new Map(own.map((id) => [lower(id), id])).values()];
};

const toResourceGroupJson = ({ resources }: TenantState, id: string) => ({
	id,
	name: id.split('/').pop(),
	type: 'Microsoft.Resources/resourceGroups',
	location: [...resources.values()].find((one) => lower(one.id).startsWith(`${lower(id)}/`))?.location ?? 'japaneast',
	properties: { provisioningState: 'Succeeded' },
});

/** Answers GET …/resourceGroups: those that the operator may read, a page at a time. */
export const listResourceGroups = (context: RequestContext): HttpResponse => {
	const { tenant, now, params } = context;
	requireActionAtOrBelow(tenant, `/subscriptions/${params.subscription}`, readAction, now);
	const readable = resourceGroupIds(tenant, params.subscription ?? '').filter((id) =>
		isAllowed(tenant, id, readAction, now),
	);
	return page(
		context,
		readable.map((id) => toResourceGroupJson(tenant, id)),
	);
};

/** Answers GET of one resource group. Throws `AzureError` (404) where nothing is in a group of that name. */
export const getResourceGroup = (context: RequestContext): HttpResponse => {
	const { tenant, now, params } = context;
	const id = `/subscriptions/${params.subscription}/resourceGroups/${params.group}`;
	requireAction(tenant, id, readAction, now);
	requireResourceGroup(tenant, id);
	return json(
		200,
		toResourceGroupJson(
			tenant,
			resourceGroupIds(tenant, params.subscription ?? '').find((one) => lower(one) === lower(id)) ?? id,
		),
	);
};
