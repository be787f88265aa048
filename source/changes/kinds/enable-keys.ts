// Turning key authentication on again: the undo of disable-keys.

import type { Kind } from '../../model/change.ts';
import type { KeyPolicy } from '../../model/evidence.ts';
import { actions } from '../../model/rbac/role-definitions.ts';
import { type Seen, see } from '../../model/read-result.ts';
import { lockChecks, mayCheck } from '../operator-rights.ts';
import { policyChecksForOn } from '../preconditions.ts';
import {
	isBusy,
	type KeyWorld,
	keyAuthEffects,
	keyAuthRequest,
	keyAuthStanding,
	readKeyWorld,
	settledCheck,
} from './key-auth.ts';

type World = KeyWorld & { readonly policies: Seen<readonly KeyPolicy[]> };

export const enableKeys: Kind<'enableKeys', World> = {
	kind: 'enableKeys',
	read: async (azure, input, options) => {
		const [world, policies] = await Promise.all([
			readKeyWorld(azure, input, options),
			see(azure.keyPolicies(input.accountId, options)),
		]);
		return { ...world, policies };
	},
	plan: ({ account, rights, policies }, input) => ({
		wish: { kind: 'enableKeys', input },
		targetId: account.id,
		targetName: account.name,
		about: { account: account.name },
		request: keyAuthRequest(account, 'on'),
		effects: keyAuthEffects(account, 'on'),
		demand: { by: 'choice' },
		checks: [
			settledCheck(account),
			mayCheck(rights, 'mayWriteAccount', actions.writeAccount, 'blocks'),
			...lockChecks(rights).filter((check) => check.id === 'noReadOnlyLock'),
			...policyChecksForOn(policies),
		],
		seen: { 'properties.disableLocalAuth': String(account.keyAuth === 'off') },
	}),
	standing: ({ account }) => keyAuthStanding(account, 'on'),
	undo: () => undefined,
	isPassing: isBusy,
};
