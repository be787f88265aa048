// The accounts of one subscription, or of all of them together.

import { Box } from 'ink';
import { useMemo } from 'react';
import { groupIdOf } from '../../../assessment/fleet.ts';
import type { Screen } from '../../context/navigation.ts';
import { isAloft } from '../../context/operation.ts';
import { failureOf, noSubscriptions, staleOf, useRefresh, useSubscriptions } from '../../context/queries.ts';
import { usePlace, useShell } from '../../context/session.ts';
import { useAccountsOf } from '../../context/use-inventory.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import { indexNote, NotedTable, unreadNote } from '../../kit/noted-table.tsx';
import type { Block } from '../../kit/text.ts';
import { useFilter } from '../../kit/use-filter.ts';
import { useList } from '../../kit/use-list.ts';
import { useSelection } from '../../kit/use-selection.ts';
import { useSize } from '../../kit/use-size.ts';
import { adviceBlocks, problemBlocks } from '../common/problem-note.ts';
import { useOwnerTags } from '../fleet/use-fleet.ts';
import { accountAside, aside } from './account-aside.ts';
import { columnsOf, everyRow, sortNames, sorts } from './account-rows.ts';

type Props = {
	readonly subscriptionId: string | undefined;
	readonly among?: Extract<Screen, { name: 'accounts' }>['among'];
};

export const Accounts = ({ subscriptionId, among }: Props) => {
	const { strings, opens, clock, flight } = useShell();
	const ownerTags = useOwnerTags();
	const words = strings.lists;
	const { place, point } = usePlace();
	const filter = useFilter();
	const refresh = useRefresh();
	const subscriptions = useSubscriptions();
	const problem = failureOf(subscriptions);
	const all = subscriptions.data ?? noSubscriptions;
	const asked = useMemo(
		() => (subscriptionId ? all.filter(({ id }) => id === subscriptionId) : all),
		[all, subscriptionId],
	);
	const inventory = useAccountsOf(asked);
	const failures = useMemo(
		() =>
			asked.flatMap(({ id, name }) => {
				const listed = inventory.of(id);
				return listed?.state === 'failed' ? [{ subscription: name, problem: listed.problem }] : [];
			}),
		[asked, inventory],
	);
	const sort = sortNames.find((one) => one === place.sort) ?? 'name';
	const columns = useMemo(() => columnsOf(words, subscriptionId !== undefined), [words, subscriptionId]);
	const byName = useMemo(() => {
		const rows = everyRow(inventory, asked);
		return among ? rows.filter(({ account }) => groupIdOf(account, among.grouping, ownerTags) === among.id) : rows;
	}, [inventory, asked, among, ownerTags]);
	const every = useMemo(() => (sorts[sort] ? byName.toSorted(sorts[sort]) : byName), [byName, sort]);
	const rows = useMemo(
		() =>
			every.filter(
				({ account, haystack }) => (!place.onlyKeysOn || account.keyAuth === 'on') && filter.matches(haystack),
			),
		[every, filter.matches, place.onlyKeysOn],
	);
	const list = useList(rows, ({ id }) => id);
	const selection = useSelection(rows, list, ({ id }) => id);
	const beside = useSize().columns >= aside.from;
	const notes: readonly Block[] = [
		...unreadNote(
			failures.map(({ subscription }) => subscription),
			strings,
		),
		...(failures[0] ? adviceBlocks(failures[0].problem, strings) : []),
		...indexNote(inventory.indexedAt, clock(), strings),
	];
	const title = subscriptionId
		? (asked[0]?.name ?? subscriptionId)
		: among
			? among.id || strings.fleet.noOwner
			: words.allAccounts;
	const [failure] = failures;
	const shown = problem ?? (failures.length === asked.length ? failure?.problem : undefined);
	return (
		<Frame
			crumbs={[
				words.subscriptions,
				title,
				inventory.done < asked.length ? words.progress(inventory.done, asked.length) : words.total(rows.length),
				...(selection.selected ? [strings.plan.selected(selection.selected.size)] : []),
			]}
			typeAhead={inventory.done < asked.length || subscriptions.isPending ? 'keeps' : undefined}
			filter={filter}
			scrollKey={beside ? list.current?.id : undefined}
			stale={staleOf(subscriptions) ?? inventory.stale}
			actions={[
				...filter.actions,
				...list.actions,
				{
					key: 'enter',
					label: words.open,
					run: opens(list.current && { name: 'account', accountId: list.current.id }),
					waits: !list.current,
				},
				...selection.actions,
				{
					key: 'road',
					label: strings.account.road,
					run: opens(list.current && { name: 'road', accountId: list.current.id }),
					waits: !list.current,
				},
				{
					key: 'keysOn',
					label: place.onlyKeysOn ? words.showAll : words.onlyKeysOn,
					run: () => point({ onlyKeysOn: !place.onlyKeysOn }),
				},
				{
					key: 'sort',
					label: `${words.sort}: ${words.sorts[sort]}`,
					run: () => point({ sort: sortNames[(sortNames.indexOf(sort) + 1) % sortNames.length] }),
				},
				...(isAloft(flight)
					? [
							{
								key: 'flight' as const,
								label: strings.flight.underWay,
								run: opens({ name: 'flight' }),
							},
						]
					: []),
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
		>
			{(area) =>
				shown ? (
					<Lines blocks={problemBlocks(shown, strings)} area={area} more={strings.shell.more} />
				) : (
					<Box height={area.height}>
						<Box flexDirection="column">
							<NotedTable
								columns={columns}
								rows={rows}
								sizedBy={byName}
								cursor={list.cursor}
								area={{ ...area, width: area.width - (beside ? aside.width + 2 : 0) }}
								rowKey={({ id }) => id}
								selected={selection.selected}
								empty={
									inventory.done < asked.length || subscriptions.isPending
										? words.reading
										: byName.length === 0 && failures.length > 0
											? words.nothingRead
											: filter.text || place.onlyKeysOn
												? words.noMatch
												: words.noAccounts
								}
								notes={notes}
							/>
						</Box>
						{beside && list.current ? (
							<Box width={aside.width} marginLeft={2}>
								<Lines
									blocks={accountAside(list.current.account, list.current.subscription, strings)}
									area={{ ...area, width: aside.width }}
									more={strings.shell.more}
								/>
							</Box>
						) : null}
					</Box>
				)
			}
		</Frame>
	);
};
