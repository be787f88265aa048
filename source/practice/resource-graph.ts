// POST /providers/Microsoft.ResourceGraph/resources: the index, which follows writes after a while.
import { type Answer, type Call, json, Refusal } from './http.ts';
import { compile, QueryError } from './query/query.ts';
import { may, seesSubscription } from './rights.ts';
import { lower, subscriptionOf } from './world.ts';

type Ask = {
	readonly subscriptions?: readonly string[];
	readonly query?: string;
	readonly options?: {
		readonly $top?: number;
		readonly $skip?: number;
		readonly $skipToken?: string;
		readonly resultFormat?: string;
	};
};

/** Active role assignments, as `microsoft.authorization/roleassignments`. */
const assignmentRows = ({ world, now }: Pick<Call, 'world' | 'now'>, isAsked: (subscription: string) => boolean) =>
	[...world.assignments.values()]
		.filter(
			({ scope, visibleAt }) =>
				visibleAt <= now &&
				isAsked(subscriptionOf(scope)) &&
				may(world, scope, 'Microsoft.Authorization/roleAssignments/read', now),
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
				createdOn: one.createdOn,
			},
		}));

const rowsOf = ({ world, now }: Call, table: string, subscriptions: readonly string[] | undefined) => {
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
	if (table === 'authorizationresources') return assignmentRows({ world, now }, isAsked);
	if (table !== 'resources') throw new QueryError(`The table '${table}' is unknown or not supported here.`);
	return [...world.index.values()]
		.flatMap((versions) => versions.findLast((version) => version.from <= now)?.resource ?? [])
		.filter((one) => isAsked(subscriptionOf(one.id)) && may(world, one.id, `${one.type}/read`, now))
		.map((one) => ({
			...one,
			type: lower(one.type),
			subscriptionId: subscriptionOf(one.id),
			resourceGroup: lower(/resourceGroups\/([^/]+)/i.exec(one.id)?.[1] ?? ''),
			tenantId: world.tenantId,
		}));
};

const invalid = (message: string) =>
	new Refusal(400, 'BadRequest', 'Please provide below info when asking for support.', {
		details: [
			{
				code: 'InvalidQuery',
				message:
					'Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying.',
			},
			{ code: 'ParserFailure', message },
		],
	});

/** 1,000 rows a page at most; `$skipToken` goes on where the page ended (Resource Graph, 2024-04-01). */
export const resources = (call: Call): Answer => {
	const { subscriptions, query = '', options = {} } = (call.body ?? {}) as Ask;
	try {
		const compiled = compile(query, { now: call.now });
		const { run } = compiled;
		const table = lower(compiled.table);
		const all = run(rowsOf(call, table, subscriptions));
		const from = Number(options.$skipToken ?? options.$skip ?? 0);
		const data = all.slice(from, from + Math.min(options.$top ?? 1000, 1000));
		const end = from + data.length;
		const isTable = options.resultFormat === 'table';
		const names = Object.keys(data[0] ?? {});
		return json(
			200,
			{
				totalRecords: all.length,
				count: data.length,
				resultTruncated: end < all.length ? 'true' : 'false',
				...(end < all.length ? { $skipToken: String(end) } : {}),
				facets: [],
				data: isTable
					? {
							columns: names.map((name) => ({ name, type: 'object' })),
							rows: data.map((row) => names.map((name) => row[name])),
						}
					: data,
			},
			{ 'x-ms-user-quota-remaining': '14', 'x-ms-user-quota-resets-after': '00:00:05' },
		);
	} catch (error) {
		if (error instanceof QueryError) throw invalid(error.message);
		throw error;
	}
};
