// A tenant from its contents: secrets made up, times made real, the index filled.
import type { Principal } from './authorization-types.ts';
import { createContosoContents } from './contents/contoso.ts';
import { parseDuration } from './contents/durations.ts';
import { generateKey } from './generate-key.ts';
import { GroupedMap } from './grouped-map.ts';
import { pastRequests } from './monitor/simulated-clients.ts';
import { resolveSecrets } from './secret-placeholders.ts';
import type { TenantOptions } from './tenant-options.ts';
import {
	assignmentGroupKey,
	type DataPlaneBodies,
	type JsonObject,
	lower,
	type Resource,
	resourceGroupKey,
	subscriptionIdOf,
	type TenantContents,
	type TenantState,
} from './tenant-state.ts';

/** A tenant. Requests change it, and it keeps a record of every one. */
export type Tenant = TenantState;

const collectPrincipals = ({ principals, resources }: TenantContents) => {
	const map = new GroupedMap<Principal>(
		({ type }) => type,
		principals.map((one) => [lower(one.id), one]),
	);
	const add = (id: unknown, name: string) => {
		if (typeof id === 'string') map.set(lower(id), { id, type: 'ServicePrincipal', name });
	};
	for (const { name, type, identity, properties } of resources) {
		add(identity?.principalId, name);
		if (/userAssignedIdentities$/i.test(type)) add(properties.principalId, name);
	}
	return map;
};

/** Returns a tenant. Delays default to seconds, so that a person sees them and does not wait for them. */
export const createTenant = (
	options: TenantOptions = {},
	contents: TenantContents = createContosoContents(),
): Tenant => {
	const resolvedOptions: Required<TenantOptions> = {
		clock: Date.now,
		newId: () => crypto.randomUUID(),
		roleDelay: 6000,
		keyDelay: 10_000,
		operationTime: 2000,
		principalDelay: 4000,
		pageSize: 5,
		retryAfter: 1,
		queries: 15,
		logDelay: 3000,
		...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
	};
	const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [lower(row.id), row]));
	const start = resolvedOptions.clock();
	const key = () => generateKey(resolvedOptions);
	const accounts = contents.resources.filter(({ type }) => lower(type) === 'microsoft.cognitiveservices/accounts');
	const keys = new Map(accounts.map(({ id }) => [lower(id), { key1: key(), key2: key() }]));
	const resources = contents.resources.map((one) => ({
		...one,
		properties: resolveSecrets(resolveStartTimes(one.properties, start), keys, key) as JsonObject,
	}));
	return {
		options: resolvedOptions,
		tenantId: contents.tenantId,
		operatorId: contents.operatorId,
		subscriptions: contents.subscriptions,
		managementGroups: contents.managementGroups,
		resources: new GroupedMap(({ id, type }) => resourceGroupKey(subscriptionIdOf(id), type), byId(resources)),
		deployments: new Map(Object.entries(contents.deployments).map(([id, rows]) => [id, [...rows]])),
		softDeletedAccounts: new Map(),
		principals: collectPrincipals(contents),
		roleAssignments: new GroupedMap(
			({ principalId, scope }) => assignmentGroupKey(principalId, scope),
			byId(contents.roleAssignments),
		),
		revokedAssignments: [],
		roleDefinitions: byId(contents.roleDefinitions),
		locks: [...contents.locks],
		roleEligibilities: [...contents.roleEligibilities],
		denyAssignments: [...contents.denyAssignments],
		policyAssignments: [...contents.policyAssignments],
		policyExemptions: [...contents.policyExemptions],
		policyDefinitions: byId(contents.policyDefinitions),
		operations: new Map(),
		keyAuthSwitches: new Map(),
		accountKeys: keys,
		resourceGraphIndex: new GroupedMap(
			(_, id) => subscriptionIdOf(id),
			resources
				.filter(({ type }) => isIndexed(type))
				.map((resource) => [
					lower(resource.id),
					[{ resource: structuredClone(resource) as Resource | undefined, visibleFrom: 0 }],
				]),
		),
		rateLimitBuckets: new Map(),
		clients: contents.clients.map((profile) => ({
			profile,
			...('key' in profile.credential
				? { copiedKey: keys.get(lower(profile.accountId))?.[profile.credential.key] }
				: {}),
			lastCallAt: start,
		})),
		dataPlaneRequests: pastRequests(contents.clients, start),
		activityLog: contents.activityLog.map(({ ago, ...one }) => ({
			...one,
			at: start - ago,
			correlationId: resolvedOptions.newId(),
		})),
		receivedRequests: [],
		dataPlane: resolveSecrets(contents.dataPlane, keys, key) as DataPlaneBodies,
	};
};

/** Resource Graph knows resources, slots and projects, not what else lives inside them. */
const isIndexed = (type: string) =>
	type.split('/').length === 2
		? !/^Microsoft\.Insights\//i.test(type) && type.includes('.')
		: /^Microsoft\.(Web\/sites\/slots|CognitiveServices\/accounts\/projects)$/i.test(type);

/** `$since` is a duration before the start; in the tenant it is a time. */
const resolveStartTimes = ({ $since, ...properties }: JsonObject, start: number): JsonObject =>
	$since === undefined ? properties : { ...properties, $since: start - parseDuration(String($since)) };
