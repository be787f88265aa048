// Accounts, user-assigned identities, role assignments and hosts of many subscriptions at once.
import type { Account, Azure, RoleAssignment } from '../model/azure.ts';
import { subscriptionOf } from '../model/resource-id-parts.ts';
import { hostsOf } from './hosts.ts';
import * as words from './mappers.ts';
import { everywhere, type Question } from './multi-subscription.ts';
import type { Reach } from './sdk-clients.ts';

/** Only what is shown of an account: its `properties` whole are several times as large. */
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

const indexedAccount = (row: unknown): Account => {
	const columns = (row ?? {}) as Readonly<Record<string, unknown>>;
	const properties = Object.fromEntries(accountColumns.map((name) => [name, columns[name]]));
	const networkAcls = { defaultAction: columns.defaultAction };
	return words.accountWords({ ...columns, properties: { ...properties, networkAcls } });
};

const identitiesQuery =
	"resources | where type =~ 'microsoft.managedidentity/userassignedidentities' | project id, name, location, properties | order by id asc";

const assignmentsQuery =
	"authorizationresources | where type =~ 'microsoft.authorization/roleassignments' | project id, name, properties | order by id asc";

/**
 * How long what Resource Manager said of one account counts more than the index: milliseconds. Azure does not say how
 * far the index lags; a switch made a moment ago must not be shown as not made.
 */
const fresher = 15 * 60_000;

type Kept = { readonly account: Account; readonly at: number };

/** The accounts that were read one by one, so that an older copy in the index does not contradict them. */
export const rememberFresh = (clock: () => number) => {
	const kept = new Map<string, Kept>();
	return {
		keep: (account: Account): Account => {
			kept.set(account.id.toLowerCase(), { account, at: clock() });
			return account;
		},
		over: (account: Account): Account => {
			const found = kept.size > 0 ? kept.get(account.id.toLowerCase()) : undefined;
			return found && clock() - found.at < fresher ? found.account : account;
		},
	};
};

type Lists = Pick<Azure, 'accounts' | 'userAssignedIdentities'> & {
	readonly assignmentsIn: Question<RoleAssignment>['list'];
};
type Fresh = ReturnType<typeof rememberFresh>;

const own = ({ subscriptionId }: { readonly subscriptionId: string }): string => subscriptionId;

/** The parts of `Azure` that look everywhere. */
export const inventories = (
	reach: Reach,
	{ accounts, userAssignedIdentities, assignmentsIn }: Lists,
	fresh: Fresh,
): Pick<Azure, 'inventory' | 'identities' | 'assignments' | 'hosts'> => ({
	inventory: (ids, options) => {
		const indexed = (row: unknown) => fresh.over(indexedAccount(row));
		return everywhere(
			reach,
			{ query: accountsQuery, words: indexed, subscriptionOf: own, list: accounts },
			ids,
			options,
		);
	},
	identities: (ids, options) => {
		const { userAssignedWords } = words;
		const list = userAssignedIdentities;
		return everywhere(
			reach,
			{ query: identitiesQuery, words: userAssignedWords, subscriptionOf: own, list },
			ids,
			options,
		);
	},
	assignments: (ids, options) => {
		const inSubscription = ({ id }: RoleAssignment) => subscriptionOf(id);
		// Resource Manager lists what is inherited too, of each subscription again; in the index that is in none.
		const list: typeof assignmentsIn = async (id, call) =>
			(await assignmentsIn(id, call)).filter((one) => inSubscription(one).toLowerCase() === id.toLowerCase());
		const { assignmentWords } = words;
		return everywhere(
			reach,
			{ query: assignmentsQuery, words: assignmentWords, subscriptionOf: inSubscription, list },
			ids,
			options,
		);
	},
	hosts: (ids, options) => everywhere(reach, { ...hostsOf(reach), subscriptionOf: own }, ids, options),
});
