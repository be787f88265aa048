// Making one of the account's two keys anew: the old value stops working, for whoever holds it.

import { apiVersions } from '../../model/api-versions.ts';
import type { ChangeHandler } from '../../model/change.ts';
import { actions } from '../../model/rbac/permissions.ts';
import { subjectsNamed } from '../../model/subject.ts';
import { createdAtProperty } from '../drift.ts';
import { lockChecks, permissionCheck } from '../operator-rights.ts';
import { isAccountBusy, type KeyAuthSnapshot, readKeyAuthSnapshot } from './key-auth.ts';

/** As the portal and `regenerateKey` spell them. */
const names = { key1: 'Key1', key2: 'Key2' } as const;

/**
 * Without `standing`: nothing that may be read without reading a key tells a new key from the one before. Azure's answer
 * holds both keys, and nobody keeps them (send.ts).
 */
export const regenerateKey: ChangeHandler<'regenerateKey', KeyAuthSnapshot> = {
	kind: 'regenerateKey',
	read: readKeyAuthSnapshot,
	plan: ({ account, rights }, input) => ({
		wish: { kind: 'regenerateKey', input },
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
		demand: { by: 'name', name: account.name },
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
		seen: {
			[createdAtProperty]: account.createdAt ?? '',
			'properties.disableLocalAuth': String(account.keyAuth === 'off'),
		},
	}),
	// Both keys come back, the new one too; an answer without them may be anybody's.
	isProvenByResponse: ({ textPropertyNames: names }) => names.includes('key1') && names.includes('key2'),
	undo: () => undefined,
	isTransient: isAccountBusy,
};
