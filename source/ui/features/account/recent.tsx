// The accounts that were opened last, in this tenant.

import { resourceGroupOf, resourceNameOf, subscriptionIdOf } from '../../../model/resource-id.ts';
import { useRoute } from '../../context/navigation-provider.tsx';
import { useSession, useShell } from '../../context/session.ts';
import type { Column } from '../../kit/table.tsx';
import { useFilter } from '../../kit/use-filter.ts';
import { useList } from '../../kit/use-list.ts';
import { TableScreen } from '../common/table-screen.tsx';

type RecentAccountRow = {
	readonly id: string;
	readonly name: string;
	readonly group: string;
	readonly subscription: string;
};

const toRecentAccountRow = (id: string): RecentAccountRow => ({
	id,
	name: resourceNameOf(id),
	group: resourceGroupOf(id),
	subscription: subscriptionIdOf(id),
});

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly recent: NoParams;
	}
}

/** The screen shows the accounts of this tenant that were opened last. */
export const RecentScreen = () => {
	const { strings, openHandler } = useShell();
	const { recent } = useSession();
	const { route } = useRoute();
	const words = strings.lists;
	const filter = useFilter();
	const at = new Map(recent.all().map((one) => [one.accountId, one.at]));
	const rows = [...at.keys()]
		.map(toRecentAccountRow)
		.filter((row) => filter.matchesWords(row.name, row.group, row.subscription));
	const list = useList(rows, ({ id }) => id);
	const { current } = list;
	const none = current ? undefined : route.filter ? words.noMatch : strings.recent.none;
	const columns: readonly Column<RecentAccountRow>[] = [
		{ header: words.name, cell: ({ name }) => name, rank: 0 },
		{ header: words.resourceGroup, cell: ({ group }) => group, rank: 0, most: 24 },
		{ header: strings.recent.openedAt, cell: ({ id }) => strings.shell.when(at.get(id) ?? ''), rank: 1 },
		{ header: words.subscription, cell: ({ subscription }) => subscription, rank: 2 },
	];
	return (
		<TableScreen
			breadcrumbs={[strings.recent.title]}
			actions={[
				{
					key: 'enter',
					label: words.open,
					run: openHandler(current && { name: 'account', accountId: current.id }),
					disabled: none,
				},
				{
					key: 'road',
					label: strings.account.road,
					run: openHandler(current && { name: 'road', accountId: current.id }),
					disabled: none,
				},
			]}
			columns={columns}
			list={list}
			filter={filter}
			empty={none ?? ''}
		/>
	);
};
