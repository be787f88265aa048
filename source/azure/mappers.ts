// Azure's JSON into our words: every string sanitised, names and ids kept exact, every double negative turned round,
// nothing assumed present.
import type {
	Account,
	Deployment,
	Exposure,
	Host,
	HostIdentity,
	Lock,
	Permission,
	RoleAssignment,
	RoleDefinition,
	Subscription,
	Tenant,
	UserAssignedIdentity,
} from '../model/azure.ts';
import { hostTypeOf } from '../model/host-types/index.ts';
import { wholeNameOf } from '../model/resource-id-parts.ts';
import { clean, cleanOptional, exact, exactOptional } from '../shared/sanitise.ts';

export type Fields = { readonly [name: string]: unknown };

/** The members of a JSON object; none for anything else. */
export const fields = (value: unknown): Fields =>
	typeof value === 'object' && value !== null ? (value as Fields) : {};
/** The elements of a JSON array; none for anything else. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): readonly string[] => list(value).map(clean);
/** The SDK makes a date of whatever stands there, an invalid one too. */
const timeWords = (value: unknown): string | undefined =>
	value instanceof Date ? (Number.isNaN(value.valueOf()) ? undefined : value.toISOString()) : cleanOptional(value);
const segments = { subscriptions: /\/subscriptions\/([^/]+)/i, resourceGroups: /\/resourceGroups\/([^/]+)/i } as const;
const segment = (id: string, name: keyof typeof segments) => segments[name].exec(id)?.[1] ?? '';
const last = (id: string) => id.split('/').pop() ?? '';

/** `type` is a list in a string, with or without a space after the comma, depending on the provider. */
export const identityWords = (value: unknown): HostIdentity => {
	const { type, principalId, userAssignedIdentities } = fields(value);
	const types = clean(type)
		.split(',')
		.map((part) => part.trim().toLowerCase());
	const system = exactOptional(principalId);
	return {
		types: types.filter((one) => /^[a-z]+$/.test(one) && one !== 'none'),
		systemAssigned: types.includes('systemassigned') && system ? { principalId: system } : undefined,
		userAssigned: Object.entries(fields(userAssignedIdentities)).map(([id, one]) => ({
			id: exact(id),
			principalId: exact(fields(one).principalId),
			clientId: exact(fields(one).clientId),
		})),
	};
};

const exposure = (properties: Fields): Exposure => {
	if (properties.publicNetworkAccess === 'Disabled') return 'private';
	const { defaultAction } = fields(properties.networkAcls);
	if (defaultAction === 'Deny') return 'selected';
	return properties.publicNetworkAccess === 'Enabled' || defaultAction === 'Allow' ? 'public' : 'unknown';
};

export const subscriptionWords = (value: unknown): Subscription => {
	const { subscriptionId, displayName, state, tenantId } = fields(value);
	const id = exact(subscriptionId);
	return { id, name: clean(displayName) || id, state: clean(state), tenantId: exact(tenantId) };
};

export const tenantWords = (value: unknown): Tenant => {
	const { tenantId, displayName, defaultDomain } = fields(value);
	const id = exact(tenantId);
	return { id, name: clean(displayName) || id, domain: clean(defaultDomain) };
};

export const accountWords = (value: unknown): Account => {
	const one = fields(value);
	const properties = fields(one.properties);
	const id = exact(one.id);
	return {
		id,
		name: exact(one.name),
		subscriptionId: segment(id, 'subscriptions'),
		resourceGroup: segment(id, 'resourceGroups'),
		kind: clean(one.kind),
		location: clean(one.location),
		keyAuth: properties.disableLocalAuth === true ? 'off' : 'on',
		subdomain: exactOptional(properties.customSubDomainName),
		endpoint: exactOptional(properties.endpoint),
		exposure: exposure(properties),
		provisioningState: clean(properties.provisioningState),
		identity: identityWords(one.identity),
		tags: Object.fromEntries(Object.entries(fields(one.tags)).map(([name, text]) => [clean(name), clean(text)])),
		etag: cleanOptional(one.etag),
	};
};

export const deploymentWords = (value: unknown): Deployment => {
	const one = fields(value);
	const properties = fields(one.properties);
	const model = fields(properties.model);
	return {
		name: exact(one.name),
		format: clean(model.format),
		model: clean(model.name),
		version: clean(model.version),
		state: clean(properties.provisioningState),
	};
};

/** Undefined for a resource that is none of the hosts. */
export const hostWords = (value: unknown): Host | undefined => {
	const one = fields(value);
	const id = exact(one.id);
	const type = hostTypeOf(clean(one.type));
	if (!type) return undefined;
	return {
		id,
		// Resource Manager calls some by their last name and some by both; a person needs both.
		name: wholeNameOf(id),
		type,
		kind: clean(one.kind),
		subscriptionId: segment(id, 'subscriptions'),
		resourceGroup: segment(id, 'resourceGroups'),
		location: clean(one.location),
		identity: identityWords(one.identity),
		etag: exactOptional(one.etag),
	};
};

export const userAssignedWords = (value: unknown): UserAssignedIdentity => {
	const one = fields(value);
	// The SDK lifts these out of `properties`; Resource Graph does not.
	const { principalId = one.principalId, clientId = one.clientId } = fields(one.properties);
	const id = exact(one.id);
	return {
		id,
		name: exact(one.name),
		subscriptionId: segment(id, 'subscriptions'),
		resourceGroup: segment(id, 'resourceGroups'),
		location: clean(one.location),
		principalId: exact(principalId),
		clientId: exact(clientId),
	};
};

export const assignmentWords = (value: unknown): RoleAssignment => {
	const one = fields(value);
	// @azure/arm-authorization lifts the properties to the top and makes dates of the times.
	const { scope, principalId, principalType, roleDefinitionId, condition, createdOn, createdBy } = {
		...one,
		...fields(one.properties),
	};
	return {
		id: exact(one.id),
		name: exact(one.name),
		scope: exact(scope),
		principalId: exact(principalId),
		principalType: clean(principalType) || 'Unknown',
		roleId: last(exact(roleDefinitionId)).toLowerCase(),
		condition: cleanOptional(condition),
		createdOn: timeWords(createdOn),
		createdBy: cleanOptional(createdBy),
	};
};

export const permissionWords = (value: unknown): Permission => {
	const { actions, notActions, dataActions, notDataActions } = fields(value);
	return {
		actions: texts(actions),
		notActions: texts(notActions),
		dataActions: texts(dataActions),
		notDataActions: texts(notDataActions),
	};
};

export const definitionWords = (value: unknown): RoleDefinition => {
	const one = fields(value);
	const { roleName, permissions } = fields(one.properties);
	return {
		id: exact(one.name).toLowerCase(),
		name: clean(roleName),
		permissions: list(permissions).map(permissionWords),
	};
};

/** Undefined for a level that Azure may add one day. */
export const lockWords = (value: unknown): Lock | undefined => {
	const one = fields(value);
	const { level } = fields(one.properties);
	if (level !== 'CanNotDelete' && level !== 'ReadOnly') return undefined;
	return {
		name: exact(one.name),
		level,
		scope: exact(one.id).split(/\/providers\/Microsoft\.Authorization\/locks\//i)[0] ?? '',
	};
};
