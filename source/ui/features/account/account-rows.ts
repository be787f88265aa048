// The rows of a list of accounts: what they are found by, in which orders they come, and their columns.
import type { Account, Subscription } from '../../../model/azure.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import type { Inventory } from '../../context/use-inventory.ts';
import { type Haystack, haystackOf } from '../../kit/filter.ts';
import type { Column } from '../../kit/table.tsx';

/** What a row is found and sorted by is made once, not at every key. */
export type Row = {
	readonly id: string;
	readonly account: Account;
	readonly subscription: string;
	readonly name: string;
	readonly haystack: Haystack;
};

const made = new WeakMap<Account, Row>();

/** The same row for the same account: a list grows by parts, and is not made anew for each. */
const rowOf = (account: Account, subscription: string): Row => {
	const found = made.get(account);
	if (found?.subscription === subscription) return found;
	const { id, name, resourceGroup, kind, location, subdomain = '', tags } = account;
	const words = [name, resourceGroup, kind, location, subdomain, subscription, ...Object.values(tags)];
	const row = { id, account, subscription, name: name.toLowerCase(), haystack: haystackOf(words) };
	made.set(account, row);
	return row;
};

/** By code unit: names of accounts are ASCII, and a hundred thousand of them are in order in a tenth of a second. */
const by =
	(key: (row: Row) => string) =>
	(a: Row, b: Row): number => {
		const [x, y] = [key(a), key(b)];
		return x < y ? -1 : x > y ? 1 : 0;
	};

export const sorts = {
	name: undefined,
	keyAuth: (a: Row, b: Row) => by(({ account }) => account.keyAuth)(b, a),
	kind: by(({ account }) => account.kind),
	location: by(({ account }) => account.location),
} as const;
type Sort = keyof typeof sorts;
export const sortNames = Object.keys(sorts) as Sort[];

export const everyRow = (inventory: Inventory, asked: readonly Subscription[]): readonly Row[] =>
	asked
		.flatMap(({ id, name }) => {
			const listed = inventory.of(id);
			return listed?.state === 'read' ? listed.rows.map((account) => rowOf(account, name)) : [];
		})
		.sort(by(({ name }) => name));

export const columnsOf = (words: Strings['lists'], isOne: boolean): readonly Column<Row>[] => [
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
	...(isOne ? [] : [{ header: words.subscription, cell: ({ subscription }: Row) => subscription, rank: 5, most: 24 }]),
];
