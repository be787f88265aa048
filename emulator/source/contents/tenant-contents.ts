// Files of contents, composed and brought into the shapes that the tenant's rules work on.
import type {
	DenyAssignment,
	ManagementLock,
	Permission,
	Principal,
	RoleAssignment,
	RoleDefinition,
} from '../authorization-types.ts';
import {
	type DataPlaneBodies,
	type JsonObject,
	lower,
	type ManagementGroup,
	type Resource,
	type TenantContents,
} from '../tenant-state.ts';
import { withSecretsApart } from './container-secrets.ts';
import type { ContentsFile } from './contents-types.ts';
import { parseDuration } from './durations.ts';

type Entry<Section extends keyof ContentsFile> =
	NonNullable<ContentsFile[Section]> extends readonly (infer T)[] ? T : never;

const lastSegment = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** What an assignment, a lock or a deny assignment is attached to: `/subscriptions/…` before its own provider. */
const scopeOf = (id: string): string => id.slice(0, Math.max(0, id.toLowerCase().lastIndexOf('/providers/'))) || '/';

/** What Azure says where a file does not. */
const longAgo = '2025-01-01T00:00:00Z';

const toPermission = ({
	actions = [],
	notActions = [],
	dataActions = [],
	notDataActions = [],
}: Partial<Permission>): Permission => ({
	actions,
	notActions,
	dataActions,
	notDataActions,
});

const toManagementGroup = ({
	name,
	properties: { displayName, details, children },
}: Entry<'managementGroups'>): ManagementGroup => ({
	name,
	displayName,
	...(details?.parent ? { parent: lastSegment(details.parent.id) } : {}),
	subscriptions: (children ?? [])
		.filter(({ type }) => lower(type).endsWith('/subscriptions'))
		.map((child) => child.name),
});

const toRoleAssignment = (
	{ id, name, properties: one }: Entry<'roleAssignments'>,
	operatorId: string,
): RoleAssignment => ({
	id,
	name,
	scope: one.scope ?? scopeOf(id),
	roleDefinitionId: lastSegment(one.roleDefinitionId),
	principalId: one.principalId,
	principalType: one.principalType ?? 'ServicePrincipal',
	...(one.condition ? { condition: one.condition } : {}),
	...(one.description ? { description: one.description } : {}),
	createdOn: one.createdOn ?? longAgo,
	createdBy: one.createdBy ?? operatorId,
	...(one.updatedOn ? { updatedOn: one.updatedOn } : {}),
	effectiveAt: 0,
});

const toRoleDefinition = ({ name, properties: one }: Entry<'roleDefinitions'>): RoleDefinition => ({
	id: name,
	name: one.roleName,
	description: one.description ?? '',
	type: one.type ?? 'CustomRole',
	assignableScopes: one.assignableScopes ?? ['/'],
	permissions: one.permissions.map(toPermission),
});

const toDenyAssignment = ({ id, name, properties: one }: Entry<'denyAssignments'>): DenyAssignment => ({
	id,
	name,
	scope: one.scope ?? scopeOf(id),
	displayName: one.denyAssignmentName,
	description: one.description ?? '',
	permissions: one.permissions.map(toPermission),
	doNotApplyToChildScopes: one.doNotApplyToChildScopes ?? false,
	principals: one.principals,
	excludePrincipals: one.excludePrincipals ?? [],
	isSystemProtected: one.isSystemProtected ?? false,
	createdOn: one.createdOn ?? longAgo,
});

const toLock = ({ id, name, properties: { level, notes } }: Entry<'locks'>): ManagementLock => ({
	scope: scopeOf(id),
	name,
	level,
	...(notes ? { notes } : {}),
});

const principalTypes = {
	'#microsoft.graph.user': 'User',
	'#microsoft.graph.group': 'Group',
	'#microsoft.graph.servicePrincipal': 'ServicePrincipal',
} as const;

const toPrincipal = ({ id, displayName, userPrincipalName, members, ...one }: Entry<'principals'>): Principal => ({
	id,
	type: principalTypes[one['@odata.type']],
	name: displayName ?? '',
	...(userPrincipalName ? { upn: userPrincipalName } : {}),
	...(members ? { members: members.map((member) => member.id) } : {}),
});

/** Azure writes absent members as null in some answers. */
const withoutNulls = (entry: JsonObject): JsonObject =>
	Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));

const toResource = (entry: Entry<'resources'>): Resource =>
	({ ...withoutNulls(entry), properties: entry.properties ?? {} }) as unknown as Resource;

const toClient = ({ firstCallAgo, lastCallAgo, pastInterval, liveInterval, ...one }: Entry<'clients'>) => ({
	...one,
	deployment: one.deployment ?? '',
	firstCallAgo: parseDuration(firstCallAgo),
	...(lastCallAgo ? { lastCallAgo: parseDuration(lastCallAgo) } : {}),
	pastInterval: parseDuration(pastInterval),
	...(liveInterval ? { liveInterval: parseDuration(liveInterval) } : {}),
});

/** Paths of one host may be spread over files; hosts are compared in lower case. */
const composeDataPlanes = (files: readonly ContentsFile[]): DataPlaneBodies => {
	const composed: Record<string, Record<string, JsonObject>> = {};
	for (const { dataPlane = {} } of files)
		for (const [host, bodies] of Object.entries(dataPlane))
			composed[lower(host)] = { ...composed[lower(host)], ...bodies };
	return composed;
};

const isDeployment = ({ type }: Resource): boolean =>
	lower(type) === 'microsoft.cognitiveservices/accounts/deployments';

/**
 * Composes files into one tenant; the last that names a tenant or an operator wins. A member that a section is absent
 * of is empty, and a missing operator is the first principal. Never throws for files that `parseContents` took.
 */
export const toTenantContents = (files: readonly ContentsFile[]): TenantContents => {
	const all = <Section extends Exclude<keyof ContentsFile, 'about' | 'tenantId' | 'operatorId' | 'dataPlane'>>(
		section: Section,
	): Entry<Section>[] => files.flatMap((file) => (file[section] ?? []) as Entry<Section>[]);
	const last = (name: 'tenantId' | 'operatorId') => files.findLast((file) => file[name])?.[name];
	const principals = all('principals').map(toPrincipal);
	const operatorId = last('operatorId') ?? principals[0]?.id ?? '00000000-0000-0000-0000-000000000001';
	const resources = all('resources').map(toResource).flatMap(withSecretsApart);
	const deployments = Map.groupBy(resources.filter(isDeployment), ({ id }) =>
		lower(id).replace(/\/deployments\/[^/]+$/, ''),
	);
	return {
		tenantId: last('tenantId') ?? '00000000-0000-0000-0000-000000000002',
		operatorId,
		subscriptions: all('subscriptions').map((one) => ({ ...one, state: one.state ?? 'Enabled' })),
		managementGroups: all('managementGroups').map(toManagementGroup),
		resources: resources.filter((one) => !isDeployment(one)),
		deployments: Object.fromEntries(deployments),
		principals,
		roleAssignments: all('roleAssignments').map((one) => toRoleAssignment(one, operatorId)),
		roleDefinitions: all('roleDefinitions').map(toRoleDefinition),
		locks: all('locks').map(toLock),
		roleEligibilities: all('roleEligibilityScheduleInstances').map(({ id, name, properties }) => ({
			id,
			name,
			properties,
		})),
		denyAssignments: all('denyAssignments').map(toDenyAssignment),
		policyAssignments: all('policyAssignments'),
		policyExemptions: all('policyExemptions'),
		policyDefinitions: all('policyDefinitions'),
		dataPlane: composeDataPlanes(files),
		clients: all('clients').map(toClient),
		activityLog: all('activityLog').map(({ ago, ...one }) => ({ ...one, ago: parseDuration(ago) })),
	};
};
