// Turning key authentication on again: the undo of disable-keys.
import { actions } from '../access.ts';
import type { Kind } from '../change.ts';
import { lockChecks, mayCheck } from '../rights.ts';
import {
	isBusy,
	type KeyWorld,
	keyAuthEffects,
	keyAuthRequest,
	keyAuthStanding,
	readKeyWorld,
	settledCheck,
} from './key-auth.ts';

export const enableKeys: Kind<'enableKeys', KeyWorld> = {
	kind: 'enableKeys',
	read: readKeyWorld,
	plan: ({ account, rights }, input) => ({
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
		],
		seen: { 'properties.disableLocalAuth': String(account.keyAuth === 'off') },
	}),
	standing: ({ account }) => keyAuthStanding(account, 'on'),
	undo: () => undefined,
	isPassing: isBusy,
};
