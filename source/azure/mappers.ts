// Azure's JSON into the types of model/: every string sanitised, names and ids kept exact, every double negative turned round,
// nothing assumed present.
import type {
	Account,
	Deployment,
	Host,
	HostIdentity,
	Lock,
	NetworkExposure,
	Permission,
	RoleAssignment,
	RoleDefinition,
	Subscription,
	Tenant,
	UserAssignedIdentity,
} from '../model/azure.ts';
import { hostTypeOf } from '../model/host-types.ts';
import { qualifiedNameOf, resourceGroupOf, resourceNameOf, subscriptionIdOf } from '../model/resource-id.ts';
import { asArray, asObject, type JsonObject } from '../shared/json.ts';
import { clean, cleanOptional, exact, exactOptional } from '../shared/sanitise.ts';

const toTexts = (value: unknown): readonly string[] => asArray(value).map(clean);
/** Returns a time as ISO 8601. The SDK makes a date of any text, an invalid one too. */
const toIsoTime = (value: unknown): string | undefined =>
	value instanceof Date ? (Number.isNaN(value.valueOf()) ? undefined : value.toISOString()) : cleanOptional(value);

/** Returns when a resource was made: from `systemData`, or from the property that accounts and virtual machines have. */
const createdAtOf = ({ systemData, properties }: JsonObject): string | undefined => {
	const { dateCreated, timeCreated } = asObject(properties);
	return toIsoTime(asObject(systemData).createdAt) ?? toIsoTime(dateCreated) ?? toIsoTime(timeCreated);
};

/** Returns the identities of a resource. `type` is a list in a string, with or without a space after the comma, depending on the provider. */
export const toHostIdentity = (value: unknown): HostIdentity => {
	const { type, principalId, userAssignedIdentities } = asObject(value);
	const types = clean(type)
		.split(',')
		.map((part) => part.trim().toLowerCase());
	const system = exactOptional(principalId);
	return {
		types: types.filter((one) => /^[a-z]+$/.test(one) && one !== 'none'),
		systemAssigned: types.includes('systemassigned') && system ? { principalId: system } : undefined,
		userAssigned: Object.entries(asObject(userAssignedIdentities)).map(([id, one]) => ({
			id: exact(id),
			principalId: exact(asObject(one).principalId),
			clientId: exact(asObject(one).clientId),
		})),
	};
};

const toNetworkExposure = (properties: JsonObject): NetworkExposure => {
	if (properties.publicNetworkAccess === 'Disabled') return 'private';
	const { defaultAction } = asObject(properties.networkAcls);
	if (defaultAction === 'Deny') return 'selected';
	return properties.publicNetworkAccess === 'Enabled' || defaultAction === 'Allow' ? 'public' : 'unknown';
};

/** Returns a subscription out of Resource Manager's JSON, its texts sanitised. */
export const toSubscription = (value: unknown): Subscription => {
	const { subscriptionId, displayName, state, tenantId } = asObject(value);
	const id = exact(subscriptionId);
	return { id, name: clean(displayName) || id, state: clean(state), tenantId: exact(tenantId) };
};

/** Returns a tenant out of Resource Manager's JSON, its texts sanitised. */
export const toTenant = (value: unknown): Tenant => {
	const { tenantId, displayName, defaultDomain } = asObject(value);
	const id = exact(tenantId);
	return { id, name: clean(displayName) || id, domain: clean(defaultDomain) };
};

/** Returns an account out of Resource Manager's JSON or a row of Resource Graph, its texts sanitised. */
export const toAccount = (value: unknown): Account => {
	const one = asObject(value);
	const properties = asObject(one.properties);
	const id = exact(one.id);
	return {
		id,
		name: exact(one.name),
		subscriptionId: subscriptionIdOf(id),
		resourceGroup: resourceGroupOf(id),
		kind: clean(one.kind),
		location: clean(one.location),
		keyAuth: properties.disableLocalAuth === true ? 'off' : 'on',
		subdomain: exactOptional(properties.customSubDomainName),
		endpoint: exactOptional(properties.endpoint),
		exposure: toNetworkExposure(properties),
		provisioningState: clean(properties.provisioningState),
		identity: toHostIdentity(one.identity),
		tags: Object.fromEntries(Object.entries(asObject(one.tags)).map(([name, text]) => [clean(name), clean(text)])),
		etag: cleanOptional(one.etag),
		createdAt: createdAtOf(one),
	};
};

/**
 * `.ft-` stands in the name of every fine-tuned model, `sourceAccount` where it was trained elsewhere, and only such models
 * are deployed at DeveloperTier (Microsoft Learn, deploy a fine-tuned model).
 */
const isFineTuned = (deployment: Readonly<Record<string, unknown>>): boolean => {
	const { name, sourceAccount } = asObject(asObject(deployment.properties).model);
	const { name: sku } = asObject(deployment.sku);
	return clean(name).includes('.ft-') || clean(sourceAccount) !== '' || /^developer/i.test(clean(sku));
};

/** Returns a deployment out of Resource Manager's JSON, its texts sanitised. */
export const toDeployment = (value: unknown): Deployment => {
	const one = asObject(value);
	const properties = asObject(one.properties);
	const model = asObject(properties.model);
	return {
		name: exact(one.name),
		format: clean(model.format),
		model: clean(model.name),
		version: clean(model.version),
		sku: clean(asObject(one.sku).name),
		capabilities: Object.entries(asObject(properties.capabilities)).flatMap(([name, value]) =>
			/^true$/i.test(String(value)) ? clean(name) : [],
		),
		isFineTuned: isFineTuned(one),
		state: clean(properties.provisioningState),
	};
};

/** Returns a host out of Resource Manager's JSON, its texts sanitised; undefined for a resource that is none. */
export const toHost = (value: unknown): Host | undefined => {
	const one = asObject(value);
	const id = exact(one.id);
	const type = hostTypeOf(clean(one.type));
	if (!type) return undefined;
	return {
		id,
		// Resource Manager calls some by their last name and some by both; a person needs both.
		name: qualifiedNameOf(id),
		type,
		kind: clean(one.kind),
		subscriptionId: subscriptionIdOf(id),
		resourceGroup: resourceGroupOf(id),
		location: clean(one.location),
		identity: toHostIdentity(one.identity),
		etag: exactOptional(one.etag),
		createdAt: createdAtOf(one),
	};
};

/** Returns an identity out of the SDK's object or a row of Resource Graph, its texts sanitised. */
export const toUserAssignedIdentity = (value: unknown): UserAssignedIdentity => {
	const one = asObject(value);
	// The SDK lifts these out of `properties`; Resource Graph does not.
	const { principalId = one.principalId, clientId = one.clientId } = asObject(one.properties);
	const id = exact(one.id);
	return {
		id,
		name: exact(one.name),
		subscriptionId: subscriptionIdOf(id),
		resourceGroup: resourceGroupOf(id),
		location: clean(one.location),
		principalId: exact(principalId),
		clientId: exact(clientId),
	};
};

/** Returns a role assignment out of the SDK's object or a row of Resource Graph, its texts sanitised. */
export const toRoleAssignment = (value: unknown): RoleAssignment => {
	const one = asObject(value);
	// @azure/arm-authorization lifts the properties to the top and makes dates of the times.
	const { scope, principalId, principalType, roleDefinitionId, condition, createdOn, createdBy } = {
		...one,
		...asObject(one.properties),
	};
	return {
		id: exact(one.id),
		name: exact(one.name),
		scope: exact(scope),
		principalId: exact(principalId),
		principalType: clean(principalType) || 'Unknown',
		roleId: resourceNameOf(exact(roleDefinitionId)).toLowerCase(),
		condition: cleanOptional(condition),
		createdOn: toIsoTime(createdOn),
		createdBy: cleanOptional(createdBy),
	};
};

/** Returns a permission out of Resource Manager's JSON, its texts sanitised. */
export const toPermission = (value: unknown): Permission => {
	const { actions, notActions, dataActions, notDataActions, condition } = asObject(value);
	const text = cleanOptional(condition);
	return {
		actions: toTexts(actions),
		notActions: toTexts(notActions),
		dataActions: toTexts(dataActions),
		notDataActions: toTexts(notDataActions),
		...(text === undefined ? {} : { condition: text }),
	};
};

/** Returns a role out of Resource Manager's JSON, its id a lower-case GUID and its texts sanitised. */
export const toRoleDefinition = (value: unknown): RoleDefinition => {
	const one = asObject(value);
	const { roleName, permissions } = asObject(one.properties);
	return {
		id: exact(one.name).toLowerCase(),
		name: clean(roleName),
		permissions: asArray(permissions).map(toPermission),
	};
};

/** Returns a lock out of Resource Manager's JSON, its texts sanitised; undefined for an unknown level. */
export const toLock = (value: unknown): Lock | undefined => {
	const one = asObject(value);
	const { level } = asObject(one.properties);
	if (level !== 'CanNotDelete' && level !== 'ReadOnly') return undefined;
	return {
		name: exact(one.name),
		level,
		scope: exact(one.id).split(/\/providers\/Microsoft\.Authorization\/locks\//i)[0] ?? '',
	};
};
