// The accounts of one subscription, or of all of them together.

import { Box } from 'ink';
import { useMemo } from 'react';
import type { Grouping } from '../../../assessment/fleet.ts';
import { groupIdOf } from '../../../assessment/fleet.ts';
import type { SubscriptionId } from '../../../model/resource-id.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { useRoute } from '../../context/navigation-provider.tsx';
import { isRunning } from '../../context/operation.ts';
import { useOperation } from '../../context/operation-provider.tsx';
import { emptySubscriptions, loadFailure, toStaleData, useRefresh, useSubscriptions } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { useAccountInventory } from '../../context/use-account-inventory.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import { indexAgeNote, TableWithNotes, unreadableNote } from '../../kit/table-with-notes.tsx';
import type { Block } from '../../kit/text.ts';
import { useFilter } from '../../kit/use-filter.ts';
import { useList } from '../../kit/use-list.ts';
import { useSelection } from '../../kit/use-selection.ts';
import { useTerminalSize } from '../../kit/use-terminal-size.ts';
import { useOwnerTags } from '../fleet/use-fleet.ts';
import { adviceBlocks, problemBlocks } from '../problem-blocks.ts';
import { accountColumns, comparators, sortNames, toAccountRows } from './account-rows.ts';
import { accountSidePanel, sidePanelLayout } from './account-side-panel.ts';

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly accounts: {
			/** The subscription; undefined for all of them. */
			readonly subscriptionId: SubscriptionId | undefined;
			/** Its name, for the breadcrumbs. */
			readonly title?: string;
			/** The group of the fleet to show; absent for all accounts. */
			readonly group?: { readonly grouping: Grouping; readonly id: string };
		};
	}
}

/** The screen shows the accounts of one subscription, of one group of the fleet, or of all subscriptions. */
export const AccountsScreen = ({ subscriptionId, group }: ScreenParams['accounts']) => {
	const { strings, openHandler, clock } = useShell();
	const operation = useOperation();
	const ownerTags = useOwnerTags();
	const words = strings.lists;
	const { route, updateRoute } = useRoute();
	const filter = useFilter();
	const refresh = useRefresh();
	const subscriptions = useSubscriptions();
	const problem = loadFailure(subscriptions);
	const all = subscriptions.data ?? emptySubscriptions;
	const asked = useMemo(
		() => (subscriptionId ? all.filter(({ id }) => id === subscriptionId) : all),
		[all, subscriptionId],
	);
	const inventory = useAccountInventory(asked);
	const failures = useMemo(
		() =>
			asked.flatMap(({ id, name }) => {
				const listed = inventory.listingOf(id);
				return listed?.state === 'failed' ? [{ subscription: name, problem: listed.problem }] : [];
			}),
		[asked, inventory],
	);
	const sort = sortNames.find((one) => one === route.sort) ?? 'name';
	const columns = useMemo(() => accountColumns(words, subscriptionId !== undefined), [words, subscriptionId]);
	const byName = useMemo(() => {
		const rows = toAccountRows(inventory, asked);
		return group ? rows.filter(({ account }) => groupIdOf(account, group.grouping, ownerTags) === group.id) : rows;
	}, [inventory, asked, group, ownerTags]);
	const every = useMemo(() => (comparators[sort] ? byName.toSorted(comparators[sort]) : byName), [byName, sort]);
	const rows = useMemo(
		() =>
			every.filter(
				({ account, haystack }) => (!route.onlyKeysOn || account.keyAuth === 'on') && filter.matches(haystack),
			),
		[every, filter.matches, route.onlyKeysOn],
	);
	const list = useList(rows, ({ id }) => id);
	const selection = useSelection(rows, list, ({ id }) => id);
	const beside = useTerminalSize().columns >= sidePanelLayout.from;
	const notes: readonly Block[] = [
		...unreadableNote(
			failures.map(({ subscription }) => subscription),
			strings,
		),
		...(failures[0] ? adviceBlocks(failures[0].problem, strings) : []),
		...indexAgeNote(inventory.indexedAt, clock(), strings),
	];
	const title = subscriptionId
		? (asked[0]?.name ?? subscriptionId)
		: group
			? group.id || strings.fleet.noOwner
			: words.allAccounts;
	const [failure] = failures;
	const shown = problem ?? (failures.length === asked.length ? failure?.problem : undefined);
	return (
		<Frame
			breadcrumbs={[
				words.subscriptions,
				title,
				inventory.readCount < asked.length
					? words.progress(inventory.readCount, asked.length)
					: words.total(rows.length),
				...(selection.selected ? [strings.plan.selected(selection.selected.size)] : []),
			]}
			typeAhead={inventory.readCount < asked.length || subscriptions.isPending ? 'keeps' : undefined}
			filter={filter}
			scrollKey={beside ? list.current?.id : undefined}
			stale={toStaleData(subscriptions) ?? inventory.stale}
			actions={[
				...filter.actions,
				...list.actions,
				{
					key: 'enter',
					label: words.open,
					run: openHandler(list.current && { name: 'account', accountId: list.current.id }),
					waits: !list.current,
				},
				...selection.actions,
				{
					key: 'road',
					label: strings.account.road,
					run: openHandler(list.current && { name: 'road', accountId: list.current.id }),
					waits: !list.current,
				},
				{
					key: 'keysOn',
					label: route.onlyKeysOn ? words.showAll : words.onlyKeysOn,
					run: () => updateRoute({ onlyKeysOn: !route.onlyKeysOn }),
				},
				{
					key: 'sort',
					label: `${words.sort}: ${words.sorts[sort]}`,
					run: () => updateRoute({ sort: sortNames[(sortNames.indexOf(sort) + 1) % sortNames.length] }),
				},
				...(isRunning(operation)
					? [
							{
								key: 'flight' as const,
								label: strings.flight.inProgress,
								run: openHandler({ name: 'flight' }),
							},
						]
					: []),
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
		>
			{(area) =>
				shown ? (
					<Lines blocks={problemBlocks(shown, strings)} area={area} />
				) : (
					<Box height={area.height}>
						<Box flexDirection="column">
							<TableWithNotes
								columns={columns}
								rows={rows}
								sizedBy={byName}
								cursor={list.cursor}
								area={{ ...area, width: area.width - (beside ? sidePanelLayout.width + 2 : 0) }}
								rowKey={({ id }) => id}
								selected={selection.selected}
								empty={
									inventory.readCount < asked.length || subscriptions.isPending
										? words.reading
										: byName.length === 0 && failures.length > 0
											? words.nothingRead
											: filter.text || route.onlyKeysOn
												? words.noMatch
												: words.noAccounts
								}
								notes={notes}
							/>
						</Box>
						{beside && list.current ? (
							<Box width={sidePanelLayout.width} marginLeft={2}>
								<Lines
									blocks={accountSidePanel(list.current.account, list.current.subscription, strings)}
									area={{ ...area, width: sidePanelLayout.width }}
								/>
							</Box>
						) : null}
					</Box>
				)
			}
		</Frame>
	);
};
