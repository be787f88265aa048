// Every account that can be seen, counted: how far the fleet has come, and where to go on.
import { Box } from 'ink';
import { useMemo } from 'react';
import { type Group, groupings } from '../../migration/fleet.ts';
import type { Readiness } from '../../migration/readiness.ts';
import type { Strings } from '../../strings/index.ts';
import { Frame } from '../components/frame.tsx';
import { Fixed, Lines } from '../components/lines.tsx';
import { fitting, indexNote } from '../components/noted-table.tsx';
import { problemBlocks } from '../components/problem-note.ts';
import { type Column, Table } from '../components/table.tsx';
import { haystackOf } from '../filter.ts';
import { barOf, figure, sparkline } from '../picture.ts';
import { useRefresh } from '../queries.ts';
import { usePlace, useShell } from '../session.ts';
import { type Block, layOut } from '../text.ts';
import { marks } from '../theme.ts';
import { useFilter } from '../use-filter.ts';
import { trendDays, useFleet } from '../use-fleet.ts';
import { useList } from '../use-list.ts';
import { useSelection } from '../use-selection.ts';

const views = [...groupings, 'next'] as const;
type View = (typeof views)[number];

/** Columns from which on the next ones stand beside the groups. */
const wide = 130;
/** Lines below which pictures give way to the list. */
const low = 14;
const barWidth = 20;

const percentOff = ({ accounts, keysOn }: { readonly accounts: number; readonly keysOn: number }): number =>
	// Not all is done before the last one is. Nobody asks of none.
	Math.floor(((accounts - keysOn) / accounts) * 100);

const groupColumns = (view: View, most: number, strings: Strings): readonly Column<Group>[] => {
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
		{ header: strings.fleet.off, cell: (group) => `${percentOff(group)} %`, align: 'right', rank: 0 },
	];
};

const nextColumns = (strings: Strings, subscriptionOf: (id: string) => string): readonly Column<Readiness>[] => [
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

type Found = ReturnType<typeof useFleet>;

/** The whole in figures, or `none` where there is none, and beside them as a bar, and the days until now as a curve. */
const summary = (
	{ fleet: { total }, trend }: Found,
	width: number,
	isLow: boolean,
	strings: Strings,
	none: string,
): readonly Block[] => {
	const words = strings.fleet;
	// Of no accounts there is neither a share nor a trend.
	if (total.accounts === 0) return [{ text: none, tone: 'title' }];
	const { since, points, turnedOff } = trend;
	const figures = {
		text: words.total(figure(total.keysOn), figure(total.accounts), percentOff(total)),
		tone: 'title' as const,
	};
	if (isLow) return [figures];
	const bar = barOf(total.accounts - total.keysOn, total.accounts, Math.min(60, width - 1));
	const done = words.turnedOff(figure(turnedOff), trendDays);
	const said = since
		? [words.trend(since.day, figure(since.keysOn), figure(total.keysOn)), done]
		: [words.noTrend, done];
	const curve = sparkline(
		points.map(({ keysOn }) => keysOn),
		said.length,
	);
	return [
		figures,
		{ row: [{ text: bar, tone: 'ok' }] },
		...said.map(
			(text, at): Block => ({
				row: [...(since ? [{ text: `${curve[at]}  `, tone: 'key' as const }] : []), { text, tone: 'muted' }],
			}),
		),
		{ text: '' },
	];
};

export const FleetScreen = () => {
	const { strings, move, clock } = useShell();
	const words = strings.fleet;
	const { place, point } = usePlace();
	const found = useFleet();
	const { all, inventory, fleet, next, unread, problem } = found;
	const filter = useFilter();
	const refresh = useRefresh();
	const view = views.find((one) => one === place.view) ?? 'subscription';
	const grouping = view === 'next' ? 'subscription' : view;
	const isNext = view === 'next';
	const groups = useMemo(
		() => fleet[grouping].filter(({ name }) => isNext || filter.matches(haystackOf([name]))),
		[fleet, grouping, isNext, filter.matches],
	);
	const most = fleet[grouping][0]?.keysOn ?? 0;
	const toGroups = useMemo(() => groupColumns(grouping, most, strings), [grouping, most, strings]);
	const names = useMemo(() => new Map(all.map(({ id, name }) => [id.toLowerCase(), name])), [all]);
	const toNext = useMemo(() => nextColumns(strings, (id) => names.get(id.toLowerCase()) ?? id), [strings, names]);
	const haystacks = useMemo(() => next.map(({ account: { name, kind } }) => haystackOf([name, kind])), [next]);
	const nextRows = useMemo(
		() => (isNext ? next.filter((_, at) => filter.matches(haystacks[at] ?? haystackOf([]))) : next),
		[next, haystacks, isNext, filter.matches],
	);
	const groupList = useList(groups, ({ id }) => id);
	const nextList = useList(nextRows, ({ account }) => account.id);
	const list = isNext ? nextList : groupList;
	const selection = useSelection(nextRows, nextList, ({ account }) => account.id);
	const open = () => {
		if (view === 'next') {
			const { current } = nextList;
			if (current) move({ to: 'open', screen: { name: 'road', accountId: current.account.id } });
			return;
		}
		const { current } = groupList;
		if (!current) return;
		const title = current.name || words.noOwner;
		move({
			to: 'open',
			screen:
				view === 'subscription'
					? { name: 'accounts', subscriptionId: all.find(({ id }) => id.toLowerCase() === current.id)?.id, title }
					: { name: 'accounts', subscriptionId: undefined, among: { grouping: view, id: current.id }, title },
		});
		move({ to: 'point', at: { onlyKeysOn: true } });
	};
	const tabs: Block = {
		row: views.map((one, at) => ({
			text: `${at > 0 ? '  ' : ''}${one === view ? marks.here : ' '} ${words.views[one]}`,
			tone: one === view ? 'focus' : 'muted',
		})),
	};
	const notes: readonly Block[] = [
		...(unread.length > 0
			? [{ text: `${marks.warning} ${strings.lists.someUnread(unread.length, unread.join(', '))}` }]
			: []),
		...(found.grantsProblem ? [{ text: `${marks.warning} ${words.noGrants(found.grantsProblem.message)}` }] : []),
		...(found.keepProblem ? [{ text: `${marks.warning} ${words.notKept(found.keepProblem.message)}` }] : []),
	].map(({ text }) => ({ text, tone: 'warning' as const }));
	const isRead = inventory.done >= all.length && all.length > 0;
	return (
		<Frame
			crumbs={[
				words.title,
				isRead ? strings.lists.total(fleet.total.accounts) : strings.lists.progress(inventory.done, all.length),
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
						point({ view: views[(views.indexOf(view) + 1) % views.length], cursor: undefined, filter: undefined }),
				},
				{ key: 'history', label: strings.history.title, run: () => move({ to: 'open', screen: { name: 'history' } }) },
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} more={strings.shell.more} />;
				const isWide = area.width >= wide;
				// The list is what is left of a small window.
				const isLow = area.height < low;
				const hint: readonly Block[] = isNext || isWide ? [{ text: words.onlyIndex, tone: 'muted' }] : [];
				const none = !isRead
					? strings.lists.reading
					: unread.length > 0
						? strings.lists.nothingRead
						: strings.lists.noAccounts;
				const top = [...summary(found, area.width, isLow, strings, none), tabs];
				const topLines = layOut(top, area.width).length;
				const below = fitting([...notes, ...hint, ...indexNote(inventory.indexedAt, clock(), strings)], area);
				const height = area.height - topLines - below.height;
				const half = Math.floor(area.width / 2);
				const room = { width: isWide ? half - 2 : area.width, height };
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
						<Fixed blocks={top} width={area.width} height={topLines} />
						<Box height={height}>
							{isWide || view !== 'next' ? (
								<Box width={room.width} marginRight={isWide ? 2 : 0}>
									<Table
										columns={toGroups}
										rows={groups}
										sizedBy={fleet[grouping]}
										cursor={isNext ? -1 : groupList.cursor}
										area={room}
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
									area={{ ...room, width: isWide ? area.width - half : area.width }}
									rowKey={({ account }) => account.id}
									selected={selection.selected}
									empty={emptyOf(words.nothing)}
								/>
							) : null}
						</Box>
						<Fixed blocks={below.shown} width={area.width} height={below.height} />
					</>
				);
			}}
		</Frame>
	);
};
