// The id of one kind of thing is not taken for another's: held by the compiler, as `npm run types` reads this file.
import { expect, it } from 'vitest';
import type { Account } from '../../source/model/azure.ts';
import type { AccountId, HostId, PrincipalId, SubscriptionId } from '../../source/model/resource-id.ts';

it('keeps the ids of accounts, hosts, principals and subscriptions apart', () => {
	const account = { id: '/a', subscriptionId: 's' } as Account;
	const accountId: AccountId = account.id;
	// @ts-expect-error the id of an account is no host's
	const hostId: HostId = account.id;
	// @ts-expect-error the id of an account is no principal's
	const principalId: PrincipalId = account.id;
	// @ts-expect-error the id of a subscription is no account's
	const other: AccountId = account.subscriptionId;
	const subscriptionId: SubscriptionId = account.subscriptionId;
	expect([accountId, hostId, principalId, other, subscriptionId]).toEqual(['/a', '/a', '/a', 's', 's']);
});
