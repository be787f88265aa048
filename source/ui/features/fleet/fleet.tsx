// Shows every readable account, counted: how far the fleet has come, and where to continue.

import { Box } from 'ink';
import { useMemo } from 'react';
import { groupings } from '../../../assessment/fleet.ts';
import { useRoute } from '../../context/navigation-provider.tsx';
import { useRefresh } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { toHaystack } from '../../kit/filter.ts';
import { Frame } from '../../kit/frame.tsx';
import { FixedLines, Lines } from '../../kit/lines.tsx';
import { useLayOut } from '../../kit/mask.ts';
import { Table } from '../../kit/table.tsx';
import { useFitNotes } from '../../kit/table-with-notes.tsx';
import type { Block } from '../../kit/text.ts';
import { useFilter } from '../../kit/use-filter.ts';
import { useList } from '../../kit/use-list.ts';
import { useSelection } from '../../kit/use-selection.ts';
import { problemBlocks } from '../problem-blocks.ts';
import { fleetNotes, fleetSummary } from './fleet-summary.ts';
import { groupColumns, nextColumns } from './fleet-tables.ts';
import { useFleet } from './use-fleet.ts';

const views = [...groupings, 'next'] as const;

/** The width from which the next accounts stand beside the groups. */
const wideColumns = 130;
/** The height below which the pictures give way to the list. */
const lowRows = 14;

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly fleet: NoParams;
	}
}

/** The screen shows the accounts of all subscriptions, counted by group, or those to migrate next. */
export const FleetScreen = () => {
	const { strings, navigate, openHandler, clock } = useShell();
	const words = strings.fleet;
	const { route, updateRoute } = useRoute();
	const found = useFleet();
	const { all, inventory, fleet, next, unread, problem } = found;
	const filter = useFilter();
	const layOut = useLayOut();
	const fitNotes = useFitNotes();
	const refresh = useRefresh();
	const view = views.find((one) => one === route.view) ?? 'subscription';
	const grouping = view === 'next' ? 'subscription' : view;
	const isNext = view === 'next';
	const groups = useMemo(
		() => fleet[grouping].filter(({ name }) => isNext || filter.matches(toHaystack([name]))),
		[fleet, grouping, isNext, filter.matches],
	);
	const most = fleet[grouping][0]?.keysOn ?? 0;
	const toGroups = useMemo(() => groupColumns(grouping, most, strings), [grouping, most, strings]);
	const names = useMemo(() => new Map(all.map(({ id, name }) => [id.toLowerCase(), name])), [all]);
	const toNext = useMemo(() => nextColumns(strings, (id) => names.get(id.toLowerCase()) ?? id), [strings, names]);
	const haystacks = useMemo(() => next.map(({ account: { name, kind } }) => toHaystack([name, kind])), [next]);
	const nextRows = useMemo(
		() => (isNext ? next.filter((_, at) => filter.matches(haystacks[at] ?? toHaystack([]))) : next),
		[next, haystacks, isNext, filter.matches],
	);
	const groupList = useList(groups, ({ id }) => id);
	const nextList = useList(nextRows, ({ account }) => account.id);
	const list = isNext ? nextList : groupList;
	const selection = useSelection(nextRows, nextList, ({ account }) => account.id);
	const open = () => {
		if (view === 'next') {
			const { current } = nextList;
			if (current) navigate({ to: 'open', screen: { name: 'road', accountId: current.account.id } });
			return;
		}
		const { current } = groupList;
		if (!current) return;
		const title = current.name || words.noOwner;
		navigate({
			to: 'open',
			screen:
				view === 'subscription'
					? { name: 'accounts', subscriptionId: all.find(({ id }) => id.toLowerCase() === current.id)?.id, title }
					: { name: 'accounts', subscriptionId: undefined, group: { grouping: view, id: current.id }, title },
		});
		navigate({ to: 'point', update: { onlyKeysOn: true } });
	};
	const tabs: Block = {
		row: views.map((one, at) => ({
			text: `${at > 0 ? '  ' : ''}${one === view ? marks.here : ' '} ${words.views[one]}`,
			tone: one === view ? 'focus' : 'muted',
		})),
	};
	const isRead = inventory.readCount >= all.length && all.length > 0;
	return (
		<Frame
			breadcrumbs={[
				words.title,
				isRead ? strings.lists.total(fleet.total.accounts) : strings.lists.progress(inventory.readCount, all.length),
				...(selection.selected ? [strings.plan.selected(selection.selected.size)] : []),
			]}
			filter={filter}
			stale={found.stale}
			actions={[
				...filter.actions,
				...list.actions,
				{ key: 'enter', label: isNext ? strings.account.road : strings.lists.open, run: open },
				...(isNext ? selection.actions : []),
				{
					key: 'tab',
					label: words.otherView,
					run: () =>
						updateRoute({
							view: views[(views.indexOf(view) + 1) % views.length],
							cursor: undefined,
							filter: undefined,
						}),
				},
				{ key: 'history', label: strings.history.open, run: openHandler({ name: 'history' }) },
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} />;
				const isWide = area.width >= wideColumns;
				// The list takes what is left of a small window.
				const isLow = area.height < lowRows;
				const none = !isRead
					? strings.lists.reading
					: unread.length > 0
						? strings.lists.nothingRead
						: strings.lists.noAccounts;
				const top = [...fleetSummary(found, area.width, isLow, strings, none), tabs];
				const topLines = layOut(top, area.width).length;
				const below = fitNotes(fleetNotes(found, isNext || isWide, clock(), strings), area);
				const height = area.height - topLines - below.height;
				const half = Math.floor(area.width / 2);
				const room = { width: isWide ? half - 2 : area.width, height };
				const clicks = { top: topLines, showsRows: area.showsRows };
				const emptyOf = (nothing: string) =>
					fleet.total.accounts === 0
						? none
						: isRead
							? filter.text
								? strings.lists.noMatch
								: nothing
							: strings.lists.reading;
				return (
					<>
						<FixedLines blocks={top} width={area.width} height={topLines} />
						<Box height={height}>
							{isWide || view !== 'next' ? (
								<Box width={room.width} marginRight={isWide ? 2 : 0}>
									<Table
										columns={toGroups}
										rows={groups}
										sizedBy={fleet[grouping]}
										cursor={isNext ? -1 : groupList.cursor}
										area={{ ...room, ...(isNext ? {} : clicks) }}
										rowKey={({ id }) => id}
										empty={emptyOf(strings.lists.noAccounts)}
									/>
								</Box>
							) : null}
							{isWide || isNext ? (
								<Table
									columns={toNext}
									rows={nextRows}
									sizedBy={next}
									cursor={isNext ? nextList.cursor : -1}
									area={{ ...room, width: isWide ? area.width - half : area.width, ...(isNext ? clicks : {}) }}
									rowKey={({ account }) => account.id}
									selected={selection.selected}
									empty={emptyOf(words.nothing)}
								/>
							) : null}
						</Box>
						<FixedLines blocks={below.shown} width={area.width} height={below.height} />
					</>
				);
			}}
		</Frame>
	);
};
