// A connection of a Foundry account, a project or a workspace: which account's key it keeps, without reading the key.
import { isSameId, resourceNameOf } from '../model/resource-id.ts';
import { asObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';
import type { Finding, ScanContext } from './source.ts';

/** The resource that a connection belongs to. */
export type ConnectionOwner = { readonly id: string; readonly name: string };

const keyAuthTypes = /^(ApiKey|AccountKey|CustomKeys)$/i;

/** Returns the findings of one connection. Its target names the account; at a shared address, its metadata does. */
export const connectionFindings = (
	value: unknown,
	owner: ConnectionOwner,
	{ account, accountHosts }: ScanContext,
): readonly Finding[] => {
	const { name, properties } = asObject(value);
	const { authType, target, metadata } = asObject(properties);
	const isKey = keyAuthTypes.test(clean(authType));
	const resourceId = clean(asObject(metadata).ResourceId);
	const isShared = accountHosts.isRegionalUrl(target);
	if (isShared && isKey && resourceId === '') return [{ name: `${owner.name} ${clean(name)}`, why: 'whose' }];
	if (!accountHosts.isAccountUrl(target) && !(isShared && isSameId(resourceId, account.id))) return [];
	const holds = isKey ? 'aKey' : 'endpoint';
	return [{ place: resourceNameOf(clean(name)), holds, ownerId: owner.id, ownerName: owner.name }];
};
