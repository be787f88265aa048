// Columns of the two lists of the fleet: the groups with their bars, and the accounts to migrate next.
import type { Group, Grouping } from '../../../assessment/fleet.ts';
import type { MigrationCandidate } from '../../../assessment/migration-order.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import { formatCount, percentKeysOff, progressBar } from '../../kit/charts.ts';
import type { Column } from '../../kit/table.tsx';

const barWidth = 20;

/** Returns the columns of the groups: name, accounts with keys on, and a bar. `most`: the largest group. */
export const groupColumns = (view: Grouping, most: number, strings: Strings): readonly Column<Group>[] => {
	const words = strings.lists;
	const header = view === 'kind' ? words.kind : view === 'owner' ? strings.fleet.owner : words.subscription;
	return [
		{ header, cell: ({ name }) => name || strings.fleet.noOwner, rank: 0, most: 30 },
		{
			header: words.keysOn,
			cell: ({ keysOn }) => formatCount(keysOn),
			tone: ({ keysOn }) => (keysOn > 0 ? 'warning' : 'ok'),
			align: 'right',
			rank: 0,
		},
		{
			header: '',
			cell: ({ keysOn }) => progressBar(keysOn, most, barWidth),
			tone: ({ keysOn }) => (keysOn > 0 ? 'warning' : 'muted'),
			rank: 1,
		},
		{ header: words.accounts, cell: ({ accounts }) => formatCount(accounts), align: 'right', rank: 0 },
		{ header: strings.fleet.off, cell: (group) => `${percentKeysOff(group)}%`, align: 'right', rank: 0 },
	];
};

/**
 * Returns the columns of the accounts to migrate next: name, missing requirements, role assignments, and where each is.
 */
export const nextColumns = (
	strings: Strings,
	subscriptionOf: (id: string) => string,
): readonly Column<MigrationCandidate>[] => [
	{ header: strings.fleet.account, cell: ({ account }) => account.name, rank: 0, most: 34 },
	{
		header: strings.fleet.missingRequirements,
		cell: ({ missing, grantCount }) =>
			missing.length > 0
				? `${marks.warning} ${missing.map((one) => strings.fleet.lacks[one]).join(', ')}`
				: grantCount === undefined
					? `? ${strings.fleet.rolesUnreadable}`
					: `${marks.ok} ${strings.fleet.lacksNothing}`,
		tone: ({ missing, grantCount }) => (missing.length === 0 && grantCount !== undefined ? 'ok' : undefined),
		most: 70,
		rank: 0,
	},
	{
		header: strings.fleet.grants,
		cell: ({ grantCount }) => (grantCount === undefined ? '?' : formatCount(grantCount)),
		align: 'right',
		rank: 1,
	},
	{ header: strings.lists.kind, cell: ({ account }) => account.kind, rank: 3, most: 18 },
	{
		header: strings.lists.subscription,
		cell: ({ account }) => subscriptionOf(account.subscriptionId),
		rank: 2,
		most: 24,
	},
];
