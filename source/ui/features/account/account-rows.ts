// The rows of a list of accounts: their search text, their order and their columns.
import type { Account, Subscription } from '../../../model/azure.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import type { AccountInventory } from '../../context/use-account-inventory.ts';
import { type Haystack, toHaystack } from '../../kit/filter.ts';
import type { Column } from '../../kit/table.tsx';

/** The search text and the sort key of a row are made once, not at every key. */
export type AccountRow = {
	readonly id: string;
	readonly account: Account;
	readonly subscription: string;
	readonly name: string;
	readonly haystack: Haystack;
};

const rowCache = new WeakMap<Account, AccountRow>();

/** Returns the same row for the same account: a list grows in parts, and its earlier rows stay. */
const toAccountRow = (account: Account, subscription: string): AccountRow => {
	const found = rowCache.get(account);
	if (found?.subscription === subscription) return found;
	const { id, name, resourceGroup, kind, location, subdomain = '', tags } = account;
	const words = [name, resourceGroup, kind, location, subdomain, subscription, ...Object.values(tags)];
	const row = { id, account, subscription, name: name.toLowerCase(), haystack: toHaystack(words) };
	rowCache.set(account, row);
	return row;
};

/** Compares by code unit: names of accounts are ASCII, and a hundred thousand of them sort in a tenth of a second. */
const compareBy =
	(key: (row: AccountRow) => string) =>
	(a: AccountRow, b: AccountRow): number => {
		const [x, y] = [key(a), key(b)];
		return x < y ? -1 : x > y ? 1 : 0;
	};

export const comparators = {
	name: undefined,
	keyAuth: (a: AccountRow, b: AccountRow) => compareBy(({ account }) => account.keyAuth)(b, a),
	kind: compareBy(({ account }) => account.kind),
	location: compareBy(({ account }) => account.location),
} as const;
type SortName = keyof typeof comparators;
export const sortNames = Object.keys(comparators) as SortName[];

/** Returns the accounts of these subscriptions that are read so far, sorted by name. */
export const toAccountRows = (inventory: AccountInventory, asked: readonly Subscription[]): readonly AccountRow[] =>
	asked
		.flatMap(({ id, name }) => {
			const listed = inventory.listingOf(id);
			return listed?.state === 'read' ? listed.items.map((account) => toAccountRow(account, name)) : [];
		})
		.sort(compareBy(({ name }) => name));

/** Returns the columns of the list of accounts; `isOne` leaves out the subscription. */
export const accountColumns = (words: Strings['lists'], isOne: boolean): readonly Column<AccountRow>[] => [
	{ header: words.name, cell: ({ account }) => account.name, rank: 0 },
	{
		header: words.keys,
		cell: ({ account }) => (account.keyAuth === 'on' ? `${marks.warning} ${words.on}` : `${marks.ok} ${words.off}`),
		tone: ({ account }) => (account.keyAuth === 'on' ? 'warning' : 'ok'),
		rank: 0,
	},
	{ header: words.kind, cell: ({ account }) => account.kind, rank: 1, most: 18 },
	{ header: words.location, cell: ({ account }) => account.location, rank: 3 },
	{ header: words.resourceGroup, cell: ({ account }) => account.resourceGroup, rank: 2, most: 24 },
	{ header: words.subdomain, cell: ({ account }) => account.subdomain ?? marks.none, rank: 6, most: 26 },
	{ header: words.network, cell: ({ account }) => words.exposures[account.exposure], rank: 4 },
	{ header: words.state, cell: ({ account }) => account.provisioningState, rank: 7 },
	...(isOne
		? []
		: [{ header: words.subscription, cell: ({ subscription }: AccountRow) => subscription, rank: 5, most: 24 }]),
];
