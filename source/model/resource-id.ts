// Resource Manager ids, taken apart and put together.
import { createHash } from 'node:crypto';
import type { RoleAssignment } from './azure.ts';

declare const idOf: unique symbol;

/** A text that is the id of one kind of thing: another kind's id is not taken for it; a text of no kind is. */
type IdOf<Kind extends string> = string & { readonly [idOf]?: Kind };

/** Resource Manager id of a Cognitive Services account. */
export type AccountId = IdOf<'account'>;
/** Resource Manager id of a resource that can carry identities. */
export type HostId = IdOf<'host'>;
/** Resource Manager id of a role assignment. */
export type RoleAssignmentId = IdOf<'roleAssignment'>;
/** GUID of a role definition. */
export type RoleDefinitionId = IdOf<'roleDefinition'>;
/** Object id (GUID) in Microsoft Entra. */
export type PrincipalId = IdOf<'principal'>;
/** GUID of a subscription. */
export type SubscriptionId = IdOf<'subscription'>;

/** The names of these segments come in any case: Resource Manager ids are case-insensitive. */
const subscriptionPattern = /\/subscriptions\/([^/]+)/i;
const resourceGroupPattern = /\/resourceGroups\/([^/]+)/i;

/** Returns the subscription's GUID; `''` for an id that is in no subscription. */
export const subscriptionIdOf = (id: string): string => subscriptionPattern.exec(id)?.[1] ?? '';

/** Returns the resource group's name; `''` for an id that is in no resource group. */
export const resourceGroupOf = (id: string): string => resourceGroupPattern.exec(id)?.[1] ?? '';

/** Returns the last segment; the whole text of what is no path. */
export const resourceNameOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

const providerSegments = (id: string): readonly string[] =>
	id
		.split(/\/providers\//i)
		.pop()
		?.split('/') ?? [];

/** Returns the resource type, `Microsoft.Web/sites/slots`, in the id's own spelling. */
export const resourceTypeOf = (id: string): string => {
	const [provider = '', ...rest] = providerSegments(id);
	return [provider, ...rest.filter((_, at) => at % 2 === 0)].join('/');
};

/** Returns every name from the outermost resource inwards, `app/slot`: it tells namesakes inside others apart. */
export const qualifiedNameOf = (id: string): string =>
	providerSegments(id)
		.slice(1)
		.filter((_, at) => at % 2 === 1)
		.join('/');

/** Returns the scope as @azure/arm-authorization takes it: its path template brings the first slash. */
export const withoutLeadingSlash = (scope: string): string => scope.replace(/^\//, '');

/** Whether two ids name the same resource: Resource Manager ids are case-insensitive. */
export const isSameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Returns the level of the scope that a resource inherits an assignment from: the resource itself or a parent. */
export const scopeLevel = (
	scope: string,
): 'root' | 'managementGroup' | 'subscription' | 'resourceGroup' | 'resource' => {
	if (scope === '/' || scope === '') return 'root';
	if (/^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+$/i.test(scope)) return 'managementGroup';
	if (/^\/subscriptions\/[^/]+$/i.test(scope)) return 'subscription';
	if (/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i.test(scope)) return 'resourceGroup';
	return 'resource';
};

/** RFC 9562 URL namespace, which Resource Manager ids are closest to. */
const urlNamespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/**
 * Returns the name of this program's role assignment: a UUID version 5 of scope, principal and role, so that
 * sending it twice after a lost answer is harmless (PUT is idempotent on the name; Microsoft.Authorization 2022-04-01).
 */
export const roleAssignmentName = (scope: string, principalId: string, roleId: string): string => {
	const text = `${scope}|${principalId}|${roleId}`.toLowerCase();
	const hash = createHash('sha1').update(urlNamespace).update(text).digest().subarray(0, 16);
	hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
	hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
	const hex = hash.toString('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** Built-in roles with data actions may take hours to arrive from there (Microsoft Learn, RBAC limits). */
export const isAtManagementGroup = ({ scope }: RoleAssignment): boolean =>
	/^\/providers\/Microsoft\.Management\//i.test(scope);
