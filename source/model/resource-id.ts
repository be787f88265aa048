// Resource Manager ids, taken apart and put together.
import { createHash } from 'node:crypto';
import type { RoleAssignment } from './azure.ts';

export type ResourceId = { readonly subscriptionId: string; readonly resourceGroup: string; readonly name: string };

/** Parts of `/subscriptions/{s}/resourceGroups/{g}/providers/…/{name}`; parts that are absent are empty. */
export const parseResourceId = (id: string): ResourceId => {
	const part = (key: string) => new RegExp(`/${key}/([^/]+)`, 'i').exec(id)?.[1] ?? '';
	return {
		subscriptionId: part('subscriptions'),
		resourceGroup: part('resourceGroups'),
		name: id.split('/').pop() ?? '',
	};
};

/** Resource Manager ids are case-insensitive. */
export const isSameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What scope an assignment is inherited from, seen from a resource: the resource itself or a parent. */
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
 * The name of the role assignment we would create: a UUID version 5 of scope, principal and role, so that
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
