// Accounts, user-assigned identities and role assignments of many subscriptions at once.
import type { Account, Azure, CallOptions, RoleAssignment } from './azure.ts';
import { everywhere } from './everywhere.ts';
import { batches, readGraph } from './graph.ts';
import type { Reach } from './reach.ts';
import * as words from './words.ts';

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

type Lists = Pick<Azure, 'accounts' | 'userAssignedIdentities'>;
type Fresh = ReturnType<typeof rememberFresh>;

/** The parts of `Azure` that look everywhere. */
export const inventories = (
	reach: Reach,
	{ accounts, userAssignedIdentities }: Lists,
	fresh: Fresh,
): Pick<Azure, 'inventory' | 'identities' | 'assignments'> => ({
	inventory: (ids, options) =>
		everywhere(
			reach,
			{ query: accountsQuery, words: (row) => fresh.over(indexedAccount(row)), list: accounts },
			ids,
			options,
		),
	identities: (ids, options) =>
		everywhere(
			reach,
			{ query: identitiesQuery, words: words.userAssignedWords, list: userAssignedIdentities },
			ids,
			options,
		),
	assignments: async (ids, call: CallOptions = {}): Promise<readonly RoleAssignment[]> => {
		const { raw, cloud, reading } = reach;
		const read = (some: readonly string[]) =>
			reading(() => readGraph(raw, cloud.resourceManager, assignmentsQuery, some, call));
		return (await Promise.all(batches(ids).map(read))).flat().map(words.assignmentWords);
	},
});
