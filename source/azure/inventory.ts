// Accounts, user-assigned identities, role assignments and hosts of many subscriptions at once.
import type { Account, AzureClient, RoleAssignment } from '../model/azure.ts';
import { isSameId, type SubscriptionId, subscriptionIdOf } from '../model/resource-id.ts';
import { hostsQueryFor } from './hosts.ts';
import * as words from './mappers.ts';
import { listAcrossSubscriptions, type MultiSubscriptionQuery } from './multi-subscription.ts';
import type { SdkClients } from './sdk-clients.ts';

/** The columns that screens show of an account: its `properties` whole are several times as large. */
const accountColumns = [
	'disableLocalAuth',
	'customSubDomainName',
	'endpoint',
	'provisioningState',
	'publicNetworkAccess',
] as const;

const accountsQuery = [
	"resources | where type =~ 'microsoft.cognitiveservices/accounts'",
	'| project id, name, kind, location, tags, identity,',
	accountColumns.map((name) => `${name} = properties.${name}`).join(', '),
	', defaultAction = properties.networkAcls.defaultAction | order by id asc',
].join(' ');

const toIndexedAccount = (row: unknown): Account => {
	const columns = (row ?? {}) as Readonly<Record<string, unknown>>;
	const properties = Object.fromEntries(accountColumns.map((name) => [name, columns[name]]));
	const networkAcls = { defaultAction: columns.defaultAction };
	return words.toAccount({ ...columns, properties: { ...properties, networkAcls } });
};

const identitiesQuery =
	"resources | where type =~ 'microsoft.managedidentity/userassignedidentities' | project id, name, location, properties | order by id asc";

const assignmentsQuery =
	"authorizationresources | where type =~ 'microsoft.authorization/roleassignments' | project id, name, properties | order by id asc";

/**
 * Milliseconds for which a read of one account from Resource Manager counts more than the index. Azure does not say how
 * far the index lags; a switch made a moment ago must not be shown as not made.
 */
const freshAccountLifetime = 15 * 60_000;

type CachedAccount = { readonly account: Account; readonly at: number };

/** Returns a memory of accounts that were read one by one, so that an older copy in the index does not contradict them. */
export const createFreshAccounts = (clock: () => number) => {
	const cachedAccounts = new Map<string, CachedAccount>();
	return {
		keep: (account: Account): Account => {
			cachedAccounts.set(account.id.toLowerCase(), { account, at: clock() });
			return account;
		},
		over: (account: Account): Account => {
			const found = cachedAccounts.size > 0 ? cachedAccounts.get(account.id.toLowerCase()) : undefined;
			return found && clock() - found.at < freshAccountLifetime ? found.account : account;
		},
	};
};

type SubscriptionLists = Pick<AzureClient, 'accounts' | 'userAssignedIdentities'> & {
	readonly listAssignmentsIn: MultiSubscriptionQuery<RoleAssignment>['list'];
};
type FreshAccounts = ReturnType<typeof createFreshAccounts>;

const ownSubscriptionId = ({ subscriptionId }: { readonly subscriptionId: SubscriptionId }): string => subscriptionId;

/** Returns the methods of `AzureClient` that read across subscriptions. */
export const createInventory = (
	clients: SdkClients,
	{ accounts, userAssignedIdentities, listAssignmentsIn }: SubscriptionLists,
	fresh: FreshAccounts,
): Pick<AzureClient, 'accountsAcross' | 'identitiesAcross' | 'roleAssignmentsAcross' | 'hostsAcross'> => ({
	accountsAcross: (ids, options) => {
		const toItem = (row: unknown) => fresh.over(toIndexedAccount(row));
		return listAcrossSubscriptions(
			clients,
			{ query: accountsQuery, toItem: toItem, subscriptionIdOf: ownSubscriptionId, list: accounts },
			ids,
			options,
		);
	},
	identitiesAcross: (ids, options) => {
		const { toUserAssignedIdentity } = words;
		const list = userAssignedIdentities;
		return listAcrossSubscriptions(
			clients,
			{ query: identitiesQuery, toItem: toUserAssignedIdentity, subscriptionIdOf: ownSubscriptionId, list },
			ids,
			options,
		);
	},
	roleAssignmentsAcross: (ids, options) => {
		const inSubscription = ({ id }: RoleAssignment) => subscriptionIdOf(id);
		// Resource Manager lists what is inherited too, of each subscription again; in the index that is in none.
		const list: typeof listAssignmentsIn = async (id, call) =>
			(await listAssignmentsIn(id, call)).filter((one) => isSameId(inSubscription(one), id));
		const { toRoleAssignment } = words;
		return listAcrossSubscriptions(
			clients,
			{ query: assignmentsQuery, toItem: toRoleAssignment, subscriptionIdOf: inSubscription, list },
			ids,
			options,
		);
	},
	hostsAcross: (ids, options) =>
		listAcrossSubscriptions(clients, { ...hostsQueryFor(clients), subscriptionIdOf: ownSubscriptionId }, ids, options),
});
