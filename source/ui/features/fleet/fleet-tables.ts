// The two lists of the fleet, as columns: its groups with their bars, and the accounts that come next.
import type { Group, Grouping } from '../../../assessment/fleet.ts';
import type { Readiness } from '../../../assessment/migration-order.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import { barOf, figure, percentOff } from '../../kit/charts.ts';
import type { Column } from '../../kit/table.tsx';

const barWidth = 20;

export const groupColumns = (view: Grouping, most: number, strings: Strings): readonly Column<Group>[] => {
	const words = strings.lists;
	const header = view === 'kind' ? words.kind : view === 'owner' ? strings.fleet.owner : words.subscription;
	return [
		{ header, cell: ({ name }) => name || strings.fleet.noOwner, rank: 0, most: 30 },
		{
			header: words.keysOn,
			cell: ({ keysOn }) => figure(keysOn),
			tone: ({ keysOn }) => (keysOn > 0 ? 'warning' : 'ok'),
			align: 'right',
			rank: 0,
		},
		{
			header: '',
			cell: ({ keysOn }) => barOf(keysOn, most, barWidth),
			tone: ({ keysOn }) => (keysOn > 0 ? 'warning' : 'muted'),
			rank: 1,
		},
		{ header: words.accounts, cell: ({ accounts }) => figure(accounts), align: 'right', rank: 0 },
		{ header: strings.fleet.off, cell: (group) => `${percentOff(group)}%`, align: 'right', rank: 0 },
	];
};

export const nextColumns = (strings: Strings, subscriptionOf: (id: string) => string): readonly Column<Readiness>[] => [
	{ header: strings.fleet.account, cell: ({ account }) => account.name, rank: 0, most: 34 },
	{
		header: strings.fleet.lacking,
		cell: ({ lacks, grants }) =>
			lacks.length > 0
				? `${marks.warning} ${lacks.map((one) => strings.fleet.lacks[one]).join(', ')}`
				: grants === undefined
					? `? ${strings.fleet.rolesUnread}`
					: `${marks.ok} ${strings.fleet.lacksNothing}`,
		tone: ({ lacks, grants }) => (lacks.length === 0 && grants !== undefined ? 'ok' : undefined),
		most: 70,
		rank: 0,
	},
	{
		header: strings.fleet.grants,
		cell: ({ grants }) => (grants === undefined ? '?' : figure(grants)),
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
