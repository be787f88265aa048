// Microsoft.CognitiveServices/accounts.

import { accountEndpoint, accountEndpoints } from './account-endpoints.ts';
import {
	isAllowed,
	rejectIfLocked,
	rejectIfSubscriptionDisabled,
	requireAction,
	requireActionAtOrBelow,
} from './authorization.ts';
import { acceptsKeys } from './data-plane.ts';
import { restorableAccounts } from './deleted-accounts.ts';
import { withCapabilities } from './deployment-capabilities.ts';
import { requireEtagMatch } from './etag-preconditions.ts';
import { generateKey } from './generate-key.ts';
import { requestConflict } from './host-update-rules.ts';
import { AzureError, type HttpResponse, json, page, type RequestContext } from './http.ts';
import { applyIdentityUpdate } from './identity-update.ts';
import { replicateToIndex } from './index-replication.ts';
import { requireResourceGroup, resourceNotFound } from './not-found.ts';
import { runningOperation, startOperation, withOperationState } from './operations.ts';
import { applyPolicies } from './policy/effects.ts';
import { scopeContains } from './scopes.ts';
import {
	type JsonObject,
	lower,
	type Resource,
	resourceGroupKey,
	subscriptionIdOf,
	type TenantState,
} from './tenant-state.ts';

const type = 'Microsoft.CognitiveServices/accounts';
const provider = 'Microsoft.CognitiveServices';

/** Returns the resource with this id. Throws `AzureError` ResourceNotFound (404) where the tenant has none. */
export const requireResource = (tenant: TenantState, id: string): Resource => {
	const found = tenant.resources.get(lower(id));
	if (found) return found;
	throw resourceNotFound(tenant, id);
};

/** Returns the account with the state of its running operation, as a GET shows it. */
const requireAccount = (context: RequestContext, action = 'read'): Resource => {
	const { subscription, group, account } = context.params;
	const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/${type}/${account}`;
	requireAction(context.tenant, id, `${type}/${action}`, context.now);
	return requireResource(context.tenant, id);
};

const listAccounts = (context: RequestContext, scope: string): HttpResponse => {
	const all = context.tenant.resources
		.inGroup(resourceGroupKey(subscriptionIdOf(scope), type))
		.filter((one) => scopeContains(context.tenant, scope, one.id));
	const readable = all.filter((one) => isAllowed(context.tenant, one.id, `${type}/read`, context.now));
	requireActionAtOrBelow(context.tenant, scope, `${type}/read`, context.now);
	if (all.length === 0) requireResourceGroup(context.tenant, scope);
	return page(
		context,
		readable.map((one) => withOperationState(context, one, 'Accepted')),
	);
};

/** Answers GET …/accounts of a subscription, a page at a time. */
export const listAccountsInSubscription = (context: RequestContext): HttpResponse =>
	listAccounts(context, `/subscriptions/${context.params.subscription}`);

/** Answers GET …/accounts of a resource group, a page at a time. */
export const listAccountsInGroup = (context: RequestContext): HttpResponse =>
	listAccounts(context, `/subscriptions/${context.params.subscription}/resourceGroups/${context.params.group}`);

/** Answers GET of one account. A running operation shows as the provisioning state `Accepted`. */
export const getAccount = (context: RequestContext): HttpResponse =>
	json(200, withOperationState(context, requireAccount(context), 'Accepted'));

/** Answers GET …/deployments of an account, a page at a time. */
export const listDeployments = (context: RequestContext): HttpResponse => {
	const account = requireAccount(context, 'deployments/read');
	return page(context, (context.tenant.deployments.get(lower(account.id)) ?? []).map(withCapabilities));
};

/**
 * Answers GET of one deployment. Throws `AzureError` ResourceNotFound (404) where the account has none of that name.
 */
export const getDeployment = (context: RequestContext): HttpResponse => {
	const account = requireAccount(context, 'deployments/read');
	const name = context.params.deployment ?? '';
	const found = context.tenant.deployments.get(lower(account.id))?.find((one) => lower(one.name) === lower(name));
	if (!found) throw new AzureError(404, 'ResourceNotFound', `The deployment '${name}' was not found.`);
	return json(200, withCapabilities(found));
};

/** `true`, and the text "true" that the `az rest` of many a blog sends and Azure takes. */
const parseBoolean = (value: unknown): boolean | undefined => {
	if (typeof value === 'boolean') return value;
	if (typeof value === 'string' && /^(true|false)$/i.test(value)) return lower(value) === 'true';
	if (value === null || value === undefined) return undefined;
	throw new AzureError(
		400,
		'InvalidRequestContent',
		"The request content was invalid and could not be deserialized: 'Could not convert the value of disableLocalAuth to boolean.'",
	);
};

/** Whether any account has the subdomain, also one that was deleted and can be restored. */
const isSubdomainTaken = ({ tenant, now }: RequestContext, name: string, except: string): boolean =>
	[...tenant.resources.values(), ...restorableAccounts(tenant, now)].some(
		(one) => lower(one.id) !== lower(except) && lower(String(one.properties.customSubDomainName ?? '')) === lower(name),
	);

/** 2 to 63 letters, digits and hyphens, because it becomes one label of a host name (RFC 1035, 2.3.4). */
const isValidSubdomain = (name: string): boolean => /^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/i.test(name);

const subdomainProperties = (context: RequestContext, account: Resource, requested: unknown): JsonObject => {
	const current = account.properties.customSubDomainName;
	if (typeof requested !== 'string' || requested === current) return {};
	if (current)
		throw new AzureError(
			400,
			'BadRequest',
			'The custom subdomain name of a resource cannot be changed once it is set.',
		);
	if (!isValidSubdomain(requested))
		throw new AzureError(400, 'BadRequest', `The subdomain name '${requested}' is not valid.`);
	if (isSubdomainTaken(context, requested, account.id)) {
		throw new AzureError(
			409,
			'CustomDomainInUse',
			`Please pick a different name. The subdomain name '${requested}' is not available as it's already used by a resource.`,
		);
	}
	const [kind, label] = [account.kind ?? '', lower(requested)];
	return {
		customSubDomainName: requested,
		endpoint: accountEndpoint(kind, label),
		endpoints: accountEndpoints(kind, label),
	};
};

/** Answers PATCH, which merges: a 202 with an operation, or a 200 where nothing changes. */
export const patchAccount = (context: RequestContext): HttpResponse => {
	const { tenant, now } = context;
	const account = requireAccount(context, 'write');
	rejectIfSubscriptionDisabled(tenant, context.params.subscription ?? '');
	rejectIfLocked(tenant, account.id, 'write');
	requireEtagMatch(context, account);
	if (runningOperation(context, account.id)) throw requestConflict(account.id);
	if (typeof context.body !== 'object' || context.body === null) {
		throw new AzureError(
			400,
			'InvalidRequestContent',
			'The request content was invalid and could not be deserialized.',
		);
	}
	const {
		properties = {},
		tags,
		sku,
		identity,
	} = context.body as {
		properties?: JsonObject;
		tags?: Record<string, string>;
		sku?: JsonObject;
		identity?: Resource['identity'];
	};
	const { disableLocalAuth, customSubDomainName, ...others } = properties;
	const [before, acceptedBefore] = [account.properties.disableLocalAuth === true, acceptsKeys(context, account)];
	const requested =
		'disableLocalAuth' in properties
			? parseBoolean(disableLocalAuth)
			: (account.properties.disableLocalAuth as boolean | undefined);
	const next: JsonObject = {
		...account.properties,
		...others,
		...subdomainProperties(context, account, customSubDomainName),
	};
	if (requested === undefined) delete next.disableLocalAuth;
	else next.disableLocalAuth = requested;
	const version = context.url.searchParams.get('api-version') ?? '';
	account.properties = applyPolicies(tenant, { ...account, properties: next }, version).properties;
	const value = account.properties.disableLocalAuth;
	if (tags) account.tags = tags;
	if (sku) account.sku = { ...account.sku, ...sku };
	if (identity) account.identity = applyIdentityUpdate(context, account, identity, `${type}/write`);
	account.etag = `"${tenant.options.newId()}"`;
	account.systemData = {
		...account.systemData,
		lastModifiedBy: tenant.principals.get(lower(tenant.operatorId))?.upn ?? tenant.operatorId,
		lastModifiedByType: 'User',
		lastModifiedAt: new Date(now).toISOString(),
	};
	replicateToIndex(context, account);
	if (before !== (value === true))
		tenant.keyAuthSwitches.set(lower(account.id), { wereKeysAccepted: acceptedBefore, changedAt: now });
	return json(
		202,
		{ ...account, properties: { ...account.properties, provisioningState: 'Accepted' } },
		startOperation(context, account, provider),
	);
};

const isKeyAuthDisabled = (account: Resource) => account.properties.disableLocalAuth === true;

/** Answers POST …/listKeys with both keys. Throws `AzureError` (400) where key authentication is off. */
export const listKeys = (context: RequestContext): HttpResponse => {
	const account = requireAccount(context, 'listKeys/action');
	rejectIfLocked(context.tenant, account.id, 'write');
	if (isKeyAuthDisabled(account))
		throw new AzureError(400, 'BadRequest', 'Failed to list key. disableLocalAuth is set to be true');
	return json(200, context.tenant.accountKeys.get(lower(account.id)) ?? {});
};

/**
 * Answers POST …/regenerateKey with both keys, one of them new. Throws `AzureError` (400) where key authentication is
 * off.
 */
export const regenerateKey = (context: RequestContext): HttpResponse => {
	const { tenant } = context;
	const account = requireAccount(context, 'regenerateKey/action');
	rejectIfLocked(tenant, account.id, 'write');
	if (isKeyAuthDisabled(account))
		throw new AzureError(400, 'BadRequest', 'Failed to regenerate key. disableLocalAuth is set to be true');
	const which = lower(String((context.body as JsonObject | undefined)?.keyName ?? ''));
	const keys = tenant.accountKeys.get(lower(account.id));
	if (!keys || (which !== 'key1' && which !== 'key2')) {
		throw new AzureError(400, 'InvalidKeyName', "The key name must be 'Key1' or 'Key2'.");
	}
	keys[which] = generateKey(tenant.options);
	return json(200, keys);
};

/** Answers 200 either way, with the reason where the name cannot be had (CheckDomainAvailability, 2025-06-01). */
export const checkDomainAvailability = (context: RequestContext): HttpResponse => {
	const { subdomainName, type: asked, kind } = (context.body ?? {}) as Record<string, string | undefined>;
	const scope = `/subscriptions/${context.params.subscription}`;
	requireActionAtOrBelow(context.tenant, scope, `${provider}/checkDomainAvailability/action`, context.now);
	if (!subdomainName || lower(asked ?? '') !== lower(type)) {
		throw new AzureError(
			400,
			'InvalidRequestContent',
			"The request content was invalid: 'subdomainName' and 'type' (Microsoft.CognitiveServices/accounts) are required.",
		);
	}
	const reason = !isValidSubdomain(subdomainName)
		? `Sub domain name '${subdomainName}' is not valid`
		: isSubdomainTaken(context, subdomainName, '')
			? `Sub domain name '${subdomainName}' is already used. Please pick a different name.`
			: undefined;
	return json(200, {
		isSubdomainAvailable: reason === undefined,
		...(reason ? { reason } : {}),
		subdomainName,
		type,
		...(kind ? { kind } : {}),
	});
};
