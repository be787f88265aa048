// Turning key authentication on again: the undo of disable-keys.
import type { Account } from '../../azure/azure.ts';
import { actions } from '../access.ts';
import type { Kind } from '../change.ts';
import { lockChecks, mayCheck, type Rights, readRights } from '../rights.ts';
import { isBusy, keyAuthEffects, keyAuthRequest, keyAuthStanding, settledCheck } from './key-auth.ts';

type World = { readonly account: Account; readonly rights: Rights };

export const enableKeys: Kind<'enableKeys', World> = {
	kind: 'enableKeys',
	read: async (azure, { accountId }, options) => {
		const [account, rights] = await Promise.all([
			azure.account(accountId, options),
			readRights(azure, accountId, options),
		]);
		return { account, rights };
	},
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
