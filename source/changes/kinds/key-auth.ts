// The common part of turning keys off and on: one property of the account.

import { apiVersions } from '../../model/api-versions.ts';
import type { Account, ArmRequest, AzureClient, CallOptions, KeyAuth } from '../../model/azure.ts';
import type { ChangeStatus, Effect } from '../../model/change.ts';
import type { Check } from '../../model/check.ts';
import type { Problem } from '../../model/problem.ts';
import type { AccountId } from '../../model/resource-id.ts';
import { subjectsNamed } from '../../model/subject.ts';
import { type OperatorRights, readOperatorRights } from '../operator-rights.ts';

/** Returns the PATCH. It merges, so it carries one property; a PUT would reset the others (accounts, 2025-09-01). */
export const keyAuthRequest = (account: Account, wanted: KeyAuth): ArmRequest => ({
	method: 'PATCH',
	path: account.id,
	apiVersion: apiVersions.accounts,
	body: { properties: { disableLocalAuth: wanted === 'off' } },
});

/** Returns what changes at the account: the one property `disableLocalAuth`. */
export const keyAuthEffects = (account: Account, wanted: KeyAuth): readonly Effect[] => [
	{
		property: 'properties.disableLocalAuth',
		before: String(account.keyAuth === 'off'),
		after: String(wanted === 'off'),
	},
];

export type KeyAuthSnapshot = { readonly account: Account; readonly rights: OperatorRights };

/** Resolves with the snapshot of a change that needs no more than the account and the operator's rights. */
export const readKeyAuthSnapshot = async (
	azure: AzureClient,
	{ accountId }: { readonly accountId: AccountId },
	options: CallOptions,
): Promise<KeyAuthSnapshot> => {
	const [account, rights] = await Promise.all([
		azure.account(accountId, options),
		readOperatorRights(azure, accountId, options),
	]);
	return { account, rights };
};

const finalProvisioningStates = new Set(['Succeeded', 'Failed', 'Canceled']);

/** Returns the status of a change to an account. A value counts only once Azure has finished: before that it may be put back. */
export const accountChangeStatus = (account: Account, holds: boolean): ChangeStatus => {
	if (!finalProvisioningStates.has(account.provisioningState)) return 'inProgress';
	return holds ? 'applied' : 'pending';
};

/** Returns how far the change to `wanted` has come, as the account shows it. */
export const keyAuthStatus = (account: Account, wanted: KeyAuth): ChangeStatus =>
	accountChangeStatus(account, account.keyAuth === wanted);

/** Returns the check that Azure is not at work on the account. */
export const provisioningCheck = (account: Account): Check => ({
	id: 'isSettled',
	weight: 'blocks',
	// A failed account is at rest too, and its keys can be turned on again.
	met: finalProvisioningStates.has(account.provisioningState) ? 'yes' : 'no',
	subjects: subjectsNamed('state', account.provisioningState),
});

/** Whether another change of the same account is in progress: 409 RequestConflict, which passes when that change ends. */
export const isAccountBusy = (problem: Problem): boolean => problem.kind === 'conflict';
