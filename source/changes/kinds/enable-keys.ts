// Turning key authentication on again: the undo of disable-keys.

import type { ChangeHandler } from '../../model/change.ts';
import type { KeyPolicy } from '../../model/evidence.ts';
import { actions } from '../../model/rbac/permissions.ts';
import { attemptRead, type ReadResult } from '../../model/read-result.ts';
import { createdAtProperty } from '../drift.ts';
import { lockChecks, permissionCheck } from '../operator-rights.ts';
import { policyChecksForEnabling } from '../preconditions.ts';
import {
	isAccountBusy,
	type KeyAuthSnapshot,
	keyAuthEffects,
	keyAuthRequest,
	keyAuthStatus,
	provisioningCheck,
	readKeyAuthSnapshot,
} from './key-auth.ts';

type EnableKeysSnapshot = KeyAuthSnapshot & { readonly policies: ReadResult<readonly KeyPolicy[]> };

export const enableKeys: ChangeHandler<'enableKeys', EnableKeysSnapshot> = {
	kind: 'enableKeys',
	setsKeyAuth: 'on',
	read: async (azure, input, options) => {
		const [snapshot, policies] = await Promise.all([
			readKeyAuthSnapshot(azure, input, options),
			attemptRead(azure.keyPolicies(input.accountId, options)),
		]);
		return { ...snapshot, policies };
	},
	plan: ({ account, rights, policies }, input) => ({
		changeRequest: { kind: 'enableKeys', input },
		targetId: account.id,
		targetName: account.name,
		about: { account: account.name },
		request: keyAuthRequest(account, 'on'),
		effects: keyAuthEffects(account, 'on'),
		confirmation: { by: 'choice' },
		checks: [
			provisioningCheck(account),
			permissionCheck(rights, 'mayWriteAccount', actions.writeAccount, 'blocks'),
			...lockChecks(rights).filter((check) => check.id === 'noReadOnlyLock'),
			...policyChecksForEnabling(policies),
		],
		baseline: {
			[createdAtProperty]: account.createdAt ?? '',
			'properties.disableLocalAuth': String(account.keyAuth === 'off'),
		},
	}),
	status: ({ account }) => keyAuthStatus(account, 'on'),
	undo: () => undefined,
	isTransient: isAccountBusy,
};
