// The tables of Resource Graph's index, and who may read what of them.
import type { Call } from './http.ts';
import { QueryError } from './query/query.ts';
import { may, seesSubscription } from './rights.ts';
import { lower, subscriptionOf, type World } from './world.ts';

/**
 * Rights are the same for everything of one type in one resource group, unless something is said of a resource alone, or
 * of the group without what is in it.
 */
const readable = (world: World, now: number) => {
	const known = new Map<string, boolean>();
	const said = [...world.assignments.values(), ...world.denies].map(({ scope }) => lower(scope));
	const alone = new Set([
		...said.filter((scope) => scope.includes('/providers/')),
		...world.denies.filter((deny) => deny.doNotApplyToChildScopes).map(({ scope }) => lower(scope)),
	]);
	return (id: string, action: string): boolean => {
		const group = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.exec(id)?.[0] ?? id;
		const outer = /^.*?\/providers\/[^/]+\/[^/]+\/[^/]+/i.exec(id)?.[0] ?? id;
		if ([id, outer, group].some((one) => alone.has(lower(one)))) return may(world, id, action, now);
		const key = `${lower(group)} ${action}`;
		const found = known.get(key) ?? may(world, group, action, now);
		known.set(key, found);
		return found;
	};
};

/** Active role assignments, and for a while those that were, as `microsoft.authorization/roleassignments`. */
const assignmentRows = (
	{ world, now }: Pick<Call, 'world' | 'now'>,
	isAsked: (subscription: string) => boolean,
	mayRead = readable(world, now),
) =>
	[...world.assignments.values(), ...world.ended.flatMap(({ was, until }) => (until > now ? [was] : []))]
		.filter(
			({ scope, visibleAt }) =>
				visibleAt <= now &&
				isAsked(subscriptionOf(scope)) &&
				mayRead(scope, 'Microsoft.Authorization/roleAssignments/read'),
		)
		.map((one) => ({
			id: one.id,
			name: one.name,
			type: 'microsoft.authorization/roleassignments',
			tenantId: world.tenantId,
			subscriptionId: subscriptionOf(one.scope),
			properties: {
				roleDefinitionId: `/providers/Microsoft.Authorization/RoleDefinitions/${one.roleId}`,
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

/** Role definitions, which can be read by everybody. */
const definitionRows = (world: World) =>
	[...world.roles.values()].map(({ id, name, description, permissions }) => ({
		id: `/providers/Microsoft.Authorization/RoleDefinitions/${id}`,
		name: id,
		type: 'microsoft.authorization/roledefinitions',
		tenantId: world.tenantId,
		subscriptionId: '',
		properties: { roleName: name, type: 'BuiltInRole', description, assignableScopes: ['/'], permissions },
	}));

/** The rows of a table that the caller may read, of the subscriptions that are asked for; absent: of all. */
export const rowsOf = ({ world, now }: Call, table: string, subscriptions: readonly string[] | undefined) => {
	const asked = subscriptions && new Set(subscriptions.map(lower));
	const isAsked = (subscription: string) => !asked || asked.has(lower(subscription));
	if (table === 'resourcecontainers') {
		return world.subscriptions
			.filter((one) => isAsked(one.subscriptionId) && seesSubscription(world, one.subscriptionId))
			.map((one) => ({
				id: `/subscriptions/${one.subscriptionId}`,
				name: one.displayName,
				type: 'microsoft.resources/subscriptions',
				subscriptionId: one.subscriptionId,
				tenantId: world.tenantId,
				properties: { state: one.state },
			}));
	}
	if (table === 'authorizationresources') return [...assignmentRows({ world, now }, isAsked), ...definitionRows(world)];
	if (table !== 'resources') throw new QueryError(`The table '${table}' is unknown or not supported here.`);
	const mayRead = readable(world, now);
	const versions = asked ? [...asked].flatMap((one) => world.index.of(one)) : [...world.index.values()];
	return versions
		.flatMap((all) => all.findLast((version) => version.from <= now)?.resource ?? [])
		.filter((one) => mayRead(one.id, `${one.type}/read`))
		.map((one) => ({
			...one,
			type: lower(one.type),
			subscriptionId: subscriptionOf(one.id),
			resourceGroup: lower(/resourceGroups\/([^/]+)/i.exec(one.id)?.[1] ?? ''),
			tenantId: world.tenantId,
		}));
};
