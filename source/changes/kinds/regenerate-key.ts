// Regenerates one of the account's two keys: the old value stops working for every holder.

import { apiVersions } from '../../model/api-versions.ts';
import type { ChangeHandler } from '../../model/change.ts';
import { actions } from '../../model/rbac/permissions.ts';
import { subjectsNamed } from '../../model/subject.ts';
import { createdAtProperty } from '../drift.ts';
import { lockChecks, permissionCheck } from '../operator-rights.ts';
import { isAccountBusy, type KeyAuthSnapshot, readKeyAuthSnapshot } from './key-auth.ts';

/** The names of the keys in the portal and in requests of `regenerateKey`. */
const names = { key1: 'Key1', key2: 'Key2' } as const;

/**
 * Without `status`: no read but that of a key tells a new key from the one before. Azure's answer
 * holds both keys, and the program drops them (long-running-operation.ts).
 */
export const regenerateKey: ChangeHandler<'regenerateKey', KeyAuthSnapshot> = {
	kind: 'regenerateKey',
	read: readKeyAuthSnapshot,
	plan: ({ account, rights }, input) => ({
		changeRequest: { kind: 'regenerateKey', input },
		targetId: account.id,
		targetName: account.name,
		about: {
			account: account.name,
			key: names[input.which],
			other: names[input.which === 'key1' ? 'key2' : 'key1'],
		},
		request: {
			method: 'POST',
			path: `${account.id}/regenerateKey`,
			apiVersion: apiVersions.accounts,
			body: { keyName: names[input.which] },
		},
		// No property of the account changes.
		effects: [],
		confirmation: { by: 'name', name: account.name },
		checks: [
			{ id: 'keysCanBeMade', weight: 'blocks', met: account.keyAuth === 'on' ? 'yes' : 'no' },
			permissionCheck(rights, 'mayRegenerate', actions.regenerateKey, 'blocks'),
			...lockChecks(rights).filter((check) => check.id === 'noReadOnlyLock'),
			{
				id: 'nobodyHoldsKey',
				weight: 'warns',
				met: input.holders.length > 0 ? 'no' : 'unknown',
				subjects: subjectsNamed('consumer', ...input.holders),
			},
		],
		baseline: {
			[createdAtProperty]: account.createdAt ?? '',
			'properties.disableLocalAuth': String(account.keyAuth === 'off'),
		},
	}),
	// Both keys come back, the new one too; an answer without them proves nothing.
	isProvenByResponse: ({ textPropertyNames: names }) => names.includes('key1') && names.includes('key2'),
	undo: () => undefined,
	isTransient: isAccountBusy,
};
