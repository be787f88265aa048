// A world from its contents: secrets made up, times made real, the index filled.
import type { Principal } from './access-words.ts';
import { contoso } from './contoso/contoso.ts';
import { Indexed } from './indexed.ts';
import { past } from './monitor/traffic.ts';
import { newKey } from './new-key.ts';
import type { TenantOptions } from './options.ts';
import { withSecrets } from './secrets.ts';
import {
	assignmentGroup,
	type Contents,
	type Fields,
	groupOf,
	lower,
	type Resource,
	subscriptionOf,
	type World,
} from './world.ts';

/** A world of its own, changed by what it is asked, with a record of every request. */
export type Tenant = World;

const principalsOf = ({ principals, resources }: Contents) => {
	const map = new Indexed<Principal>(
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

/** Delays default to seconds, so that a person sees them and does not wait for them. */
export const createTenant = (options: TenantOptions = {}, contents: Contents = contoso()): Tenant => {
	const settled: Required<TenantOptions> = {
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
	const start = settled.clock();
	const key = () => newKey(settled);
	const accounts = contents.resources.filter(({ type }) => type === 'Microsoft.CognitiveServices/accounts');
	const keys = new Map(accounts.map(({ id }) => [lower(id), { key1: key(), key2: key() }]));
	const resources = contents.resources.map((one) => ({
		...one,
		properties: withSecrets(atStart(one.properties, start), keys, key) as Fields,
	}));
	return {
		options: settled,
		tenantId: contents.tenantId,
		operatorId: contents.operatorId,
		subscriptions: contents.subscriptions,
		managementGroups: contents.managementGroups,
		resources: new Indexed(({ id, type }) => groupOf(subscriptionOf(id), type), byId(resources)),
		deployments: new Map(Object.entries(contents.deployments).map(([id, rows]) => [id, [...rows]])),
		deleted: new Map(),
		principals: principalsOf(contents),
		assignments: new Indexed(
			({ principalId, scope }) => assignmentGroup(principalId, scope),
			byId(contents.assignments),
		),
		ended: [],
		roles: byId(contents.roles),
		locks: [...contents.locks],
		denies: [...contents.denies],
		policyAssignments: [...contents.policyAssignments],
		policyExemptions: [...contents.policyExemptions],
		policyDefinitions: byId(contents.policyDefinitions),
		operations: new Map(),
		keyGates: new Map(),
		keys,
		index: new Indexed(
			(_, id) => subscriptionOf(id),
			resources
				.filter(({ type }) => isIndexed(type))
				.map((resource) => [
					lower(resource.id),
					[{ resource: structuredClone(resource) as Resource | undefined, from: 0 }],
				]),
		),
		buckets: new Map(),
		callers: contents.callers.map((caller) => ({
			caller,
			...('key' in caller.by ? { held: keys.get(lower(caller.accountId))?.[caller.by.key] } : {}),
			last: start,
		})),
		traffic: past(contents.callers, start),
		activities: contents.activities.map(({ ago, ...one }) => ({
			...one,
			at: start - ago,
			correlationId: settled.newId(),
		})),
		received: [],
	};
};

/** Resource Graph knows resources, slots and projects, not what else lives inside them. */
const isIndexed = (type: string) =>
	type.split('/').length === 2
		? !/^Microsoft\.Insights\//i.test(type) && type.includes('.')
		: /^Microsoft\.(Web\/sites\/slots|CognitiveServices\/accounts\/projects)$/i.test(type);

/** `$since` counts back from the start; in the tenant it is a time. */
const atStart = ({ $since, ...properties }: Fields, start: number): Fields =>
	$since === undefined ? properties : { ...properties, $since: start - Number($since) };
