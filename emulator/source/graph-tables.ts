// The tables of Resource Graph's index, and who may read what of them.

import { canSeeSubscription, isAllowed } from './authorization.ts';
import type { RequestContext } from './http.ts';
import { QueryError } from './query/query.ts';
import { lower, subscriptionIdOf, type TenantState } from './tenant-state.ts';

/**
 * Rights are the same for everything of one type in one resource group, unless an assignment is made at one resource, or
 * of the group without what is in it.
 */
const createReadCheck = (tenant: TenantState, now: number) => {
	const cache = new Map<string, boolean>();
	const scopesWithRules = [...tenant.roleAssignments.values(), ...tenant.denyAssignments].map(({ scope }) =>
		lower(scope),
	);
	const individualScopes = new Set([
		...scopesWithRules.filter((scope) => scope.includes('/providers/')),
		...tenant.denyAssignments.filter((deny) => deny.doNotApplyToChildScopes).map(({ scope }) => lower(scope)),
	]);
	return (id: string, action: string): boolean => {
		const group = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.exec(id)?.[0] ?? id;
		const outer = /^.*?\/providers\/[^/]+\/[^/]+\/[^/]+/i.exec(id)?.[0] ?? id;
		if ([id, outer, group].some((one) => individualScopes.has(lower(one)))) return isAllowed(tenant, id, action, now);
		const key = `${lower(group)} ${action}`;
		const found = cache.get(key) ?? isAllowed(tenant, group, action, now);
		cache.set(key, found);
		return found;
	};
};

/** Returns active role assignments, and for a while removed ones, as `microsoft.authorization/roleassignments`. */
const roleAssignmentRows = (
	{ tenant, now }: Pick<RequestContext, 'tenant' | 'now'>,
	isRequested: (subscription: string) => boolean,
	mayRead = createReadCheck(tenant, now),
) =>
	[
		...tenant.roleAssignments.values(),
		...tenant.revokedAssignments.flatMap(({ assignment, effectiveUntil }) =>
			effectiveUntil > now ? [assignment] : [],
		),
	]
		.filter(
			({ scope, effectiveAt }) =>
				effectiveAt <= now &&
				isRequested(subscriptionIdOf(scope)) &&
				mayRead(scope, 'Microsoft.Authorization/roleAssignments/read'),
		)
		.map((one) => ({
			id: one.id,
			name: one.name,
			type: 'microsoft.authorization/roleassignments',
			tenantId: tenant.tenantId,
			subscriptionId: subscriptionIdOf(one.scope),
			properties: {
				roleDefinitionId: `/providers/Microsoft.Authorization/RoleDefinitions/${one.roleDefinitionId}`,
				principalId: one.principalId,
				principalType: one.principalType,
				scope: one.scope,
				condition: one.condition ?? null,
				description: one.description ?? null,
				createdOn: one.createdOn,
				createdBy: one.createdBy,
				updatedOn: one.updatedOn ?? one.createdOn,
				updatedBy: one.createdBy,
			},
		}));

/** Returns role definitions, which every principal can read. */
const roleDefinitionRows = (tenant: TenantState) =>
	[...tenant.roleDefinitions.values()].map(({ id, name, description, permissions }) => ({
		id: `/providers/Microsoft.Authorization/RoleDefinitions/${id}`,
		name: id,
		type: 'microsoft.authorization/roledefinitions',
		tenantId: tenant.tenantId,
		subscriptionId: '',
		properties: { roleName: name, type: 'BuiltInRole', description, assignableScopes: ['/'], permissions },
	}));

/** Returns the rows of a table that the caller may read, of the requested subscriptions; absent: of all. */
export const tableRows = (
	{ tenant, now }: RequestContext,
	table: string,
	subscriptions: readonly string[] | undefined,
) => {
	const requestedIds = subscriptions && new Set(subscriptions.map(lower));
	const isRequested = (subscription: string) => !requestedIds || requestedIds.has(lower(subscription));
	if (table === 'resourcecontainers') {
		return tenant.subscriptions
			.filter((one) => isRequested(one.subscriptionId) && canSeeSubscription(tenant, one.subscriptionId))
			.map((one) => ({
				id: `/subscriptions/${one.subscriptionId}`,
				name: one.displayName,
				type: 'microsoft.resources/subscriptions',
				subscriptionId: one.subscriptionId,
				tenantId: tenant.tenantId,
				properties: { state: one.state },
			}));
	}
	if (table === 'authorizationresources')
		return [...roleAssignmentRows({ tenant, now }, isRequested), ...roleDefinitionRows(tenant)];
	if (table !== 'resources') throw new QueryError(`The table '${table}' is unknown or not supported here.`);
	const mayRead = createReadCheck(tenant, now);
	const versions = requestedIds
		? [...requestedIds].flatMap((one) => tenant.resourceGraphIndex.inGroup(one))
		: [...tenant.resourceGraphIndex.values()];
	return versions
		.flatMap((all) => all.findLast((version) => version.visibleFrom <= now)?.resource ?? [])
		.filter((one) => mayRead(one.id, `${one.type}/read`))
		.map((one) => ({
			...one,
			type: lower(one.type),
			subscriptionId: subscriptionIdOf(one.id),
			resourceGroup: lower(/resourceGroups\/([^/]+)/i.exec(one.id)?.[1] ?? ''),
			tenantId: tenant.tenantId,
		}));
};
