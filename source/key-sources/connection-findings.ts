// A connection of a Foundry account, a project or a workspace: whose key it keeps, told without the key.
import { isSameId, resourceNameOf } from '../model/resource-id.ts';
import { asObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';
import type { Finding, ScanContext } from './source.ts';

/** What a connection belongs to. */
export type ConnectionOwner = { readonly id: string; readonly name: string };

const keyAuthTypes = /^(ApiKey|AccountKey|CustomKeys)$/i;

/** Its target says whose; where that is a shared address, the account it names in its metadata. */
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
