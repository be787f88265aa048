// Microsoft.CognitiveServices/accounts.

import { acceptsKeys } from './data-plane.ts';
import { deletedAccounts } from './deleted-accounts.ts';
import { endpointOf, endpointsOf } from './endpoints.ts';
import { copyToIndex } from './follow.ts';
import { requestConflict } from './host-rules.ts';
import { type Answer, type Call, json, page, Refusal } from './http.ts';
import { changedIdentity } from './identity.ts';
import { newKey } from './new-key.ts';
import { demandGroup, notFound } from './not-found.ts';
import { running, start } from './operations.ts';
import { afterPolicies } from './policy/effects.ts';
import { demandMatch } from './preconditions.ts';
import { demand, demandSomewhere, may, refuseIfDisabled, refuseIfLocked } from './rights.ts';
import { covers } from './scopes.ts';
import { type Fields, groupOf, lower, type Resource, subscriptionOf, type World } from './world.ts';

const type = 'Microsoft.CognitiveServices/accounts';
const provider = 'Microsoft.CognitiveServices';

export const findResource = (world: World, id: string): Resource => {
	const found = world.resources.get(lower(id));
	if (found) return found;
	throw notFound(world, id);
};

/** The account with the state of its running operation, as a GET shows it. */
const shown = (call: Call, account: Resource): Resource =>
	running(call, account.id)
		? { ...account, properties: { ...account.properties, provisioningState: 'Accepted' } }
		: account;

const accountAt = (call: Call, action = 'read'): Resource => {
	const { subscription, group, account } = call.params;
	const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/${type}/${account}`;
	demand(call.world, id, `${type}/${action}`, call.now);
	return findResource(call.world, id);
};

const listAt = (call: Call, scope: string): Answer => {
	const all = call.world.resources
		.of(groupOf(subscriptionOf(scope), type))
		.filter((one) => covers(call.world, scope, one.id));
	const readable = all.filter((one) => may(call.world, one.id, `${type}/read`, call.now));
	demandSomewhere(call.world, scope, `${type}/read`, call.now);
	if (all.length === 0) demandGroup(call.world, scope);
	return page(
		call,
		readable.map((one) => shown(call, one)),
	);
};

export const listInSubscription = (call: Call): Answer => listAt(call, `/subscriptions/${call.params.subscription}`);

export const listInGroup = (call: Call): Answer =>
	listAt(call, `/subscriptions/${call.params.subscription}/resourceGroups/${call.params.group}`);

export const get = (call: Call): Answer => json(200, shown(call, accountAt(call)));

export const listDeployments = (call: Call): Answer => {
	const account = accountAt(call, 'deployments/read');
	return page(call, call.world.deployments.get(lower(account.id)) ?? []);
};

export const getDeployment = (call: Call): Answer => {
	const account = accountAt(call, 'deployments/read');
	const name = call.params.deployment ?? '';
	const found = call.world.deployments.get(lower(account.id))?.find((one) => lower(one.name) === lower(name));
	if (!found) throw new Refusal(404, 'ResourceNotFound', `The deployment '${name}' was not found.`);
	return json(200, found);
};

/** `true`, and the text "true" that the `az rest` of many a blog sends and Azure takes. */
const asBoolean = (value: unknown): boolean | undefined => {
	if (typeof value === 'boolean') return value;
	if (typeof value === 'string' && /^(true|false)$/i.test(value)) return lower(value) === 'true';
	if (value === null || value === undefined) return undefined;
	throw new Refusal(
		400,
		'InvalidRequestContent',
		"The request content was invalid and could not be deserialized: 'Could not convert the value of disableLocalAuth to boolean.'",
	);
};

/** By an account of anybody's, also one that was deleted and can be restored. */
const subdomainTaken = ({ world, now }: Call, name: string, except: string): boolean =>
	[...world.resources.values(), ...deletedAccounts(world, now)].some(
		(one) => lower(one.id) !== lower(except) && lower(String(one.properties.customSubDomainName ?? '')) === lower(name),
	);

/** 2 to 64 letters, digits and dashes, as the label of a host name. */
const isSubdomain = (name: string): boolean => /^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$/i.test(name);

const withSubdomain = (call: Call, account: Resource, wanted: unknown): Fields => {
	const current = account.properties.customSubDomainName;
	if (typeof wanted !== 'string' || wanted === current) return {};
	if (current)
		throw new Refusal(400, 'BadRequest', 'The custom subdomain name of a resource cannot be changed once it is set.');
	if (!isSubdomain(wanted)) throw new Refusal(400, 'BadRequest', `The subdomain name '${wanted}' is not valid.`);
	if (subdomainTaken(call, wanted, account.id)) {
		throw new Refusal(
			409,
			'CustomDomainInUse',
			`Please pick a different name. The subdomain name '${wanted}' is not available as it's already used by a resource.`,
		);
	}
	const [kind, label] = [account.kind ?? '', lower(wanted)];
	return { customSubDomainName: wanted, endpoint: endpointOf(kind, label), endpoints: endpointsOf(kind, label) };
};

/** PATCH merges; the answer is a 202 with an operation, or a 200 where nothing changes. */
export const patch = (call: Call): Answer => {
	const { world, now } = call;
	const account = accountAt(call, 'write');
	refuseIfDisabled(world, call.params.subscription ?? '');
	refuseIfLocked(world, account.id, 'write');
	demandMatch(call, account);
	if (running(call, account.id)) throw requestConflict(account.id);
	if (typeof call.body !== 'object' || call.body === null) {
		throw new Refusal(400, 'InvalidRequestContent', 'The request content was invalid and could not be deserialized.');
	}
	const {
		properties = {},
		tags,
		sku,
		identity,
	} = call.body as {
		properties?: Fields;
		tags?: Record<string, string>;
		sku?: Fields;
		identity?: Resource['identity'];
	};
	const { disableLocalAuth, customSubDomainName, ...others } = properties;
	const [before, acceptedBefore] = [account.properties.disableLocalAuth === true, acceptsKeys(call, account)];
	const wanted =
		'disableLocalAuth' in properties
			? asBoolean(disableLocalAuth)
			: (account.properties.disableLocalAuth as boolean | undefined);
	const next: Fields = { ...account.properties, ...others, ...withSubdomain(call, account, customSubDomainName) };
	if (wanted === undefined) delete next.disableLocalAuth;
	else next.disableLocalAuth = wanted;
	const version = call.url.searchParams.get('api-version') ?? '';
	account.properties = afterPolicies(world, { ...account, properties: next }, version).properties;
	const value = account.properties.disableLocalAuth;
	if (tags) account.tags = tags;
	if (sku) account.sku = { ...account.sku, ...sku };
	if (identity) account.identity = changedIdentity(call, account, identity, `${type}/write`);
	account.etag = `"${world.options.newId()}"`;
	account.systemData = {
		...account.systemData,
		lastModifiedBy: world.principals.get(lower(world.operatorId))?.upn ?? world.operatorId,
		lastModifiedByType: 'User',
		lastModifiedAt: new Date(now).toISOString(),
	};
	copyToIndex(call, account);
	if (before !== (value === true)) world.keyGates.set(lower(account.id), { acceptedBefore, changedAt: now });
	return json(
		202,
		{ ...account, properties: { ...account.properties, provisioningState: 'Accepted' } },
		start(call, account, provider),
	);
};

const keysOff = (account: Resource) => account.properties.disableLocalAuth === true;

export const listKeys = (call: Call): Answer => {
	const account = accountAt(call, 'listKeys/action');
	refuseIfLocked(call.world, account.id, 'write');
	if (keysOff(account)) throw new Refusal(400, 'BadRequest', 'Failed to list key. disableLocalAuth is set to be true');
	return json(200, call.world.keys.get(lower(account.id)) ?? {});
};

export const regenerateKey = (call: Call): Answer => {
	const { world } = call;
	const account = accountAt(call, 'regenerateKey/action');
	refuseIfLocked(world, account.id, 'write');
	if (keysOff(account))
		throw new Refusal(400, 'BadRequest', 'Failed to regenerate key. disableLocalAuth is set to be true');
	const which = lower(String((call.body as Fields | undefined)?.keyName ?? ''));
	const keys = world.keys.get(lower(account.id));
	if (!keys || (which !== 'key1' && which !== 'key2')) {
		throw new Refusal(400, 'InvalidKeyName', "The key name must be 'Key1' or 'Key2'.");
	}
	keys[which] = newKey(world.options);
	return json(200, keys);
};

/** Answers 200 either way, with the reason where the name cannot be had (CheckDomainAvailability, 2025-06-01). */
export const checkDomain = (call: Call): Answer => {
	const { subdomainName, type: asked, kind } = (call.body ?? {}) as Record<string, string | undefined>;
	const scope = `/subscriptions/${call.params.subscription}`;
	demandSomewhere(call.world, scope, `${provider}/checkDomainAvailability/action`, call.now);
	if (!subdomainName || lower(asked ?? '') !== lower(type)) {
		throw new Refusal(
			400,
			'InvalidRequestContent',
			"The request content was invalid: 'subdomainName' and 'type' (Microsoft.CognitiveServices/accounts) are required.",
		);
	}
	const reason = !isSubdomain(subdomainName)
		? `Sub domain name '${subdomainName}' is not valid`
		: subdomainTaken(call, subdomainName, '')
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
