// The first screen: every subscription, and how far each has come.
import { useMemo } from 'react';
import type { Account, Listed, Subscription } from '../../../model/azure.ts';
import type { Strings } from '../../../strings/index.ts';
import { failureOf, noSubscriptions, staleOf, useRefresh, useSubscriptions } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { useAccountsOf } from '../../context/use-inventory.ts';
import { DetailedTable } from '../../kit/detailed-table.tsx';
import { type Haystack, haystackOf } from '../../kit/filter.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import { indexNote, NotedTable } from '../../kit/noted-table.tsx';
import type { Column } from '../../kit/table.tsx';
import { useFilter } from '../../kit/use-filter.ts';
import { useList } from '../../kit/use-list.ts';
import { problemBlocks } from '../common/problem-note.ts';

type Row = Subscription & {
	readonly haystack: Haystack;
	readonly listed: Listed<Account> | undefined;
	readonly accounts: string;
	readonly keysOn: string;
	readonly acceptsKeys: boolean;
};

const rowOf = (one: Subscription, listed: Listed<Account> | undefined, words: Strings['lists']): Row => {
	const unknown = listed ? words.notReadable : '..';
	const keysOn = listed?.state === 'read' ? listed.rows.filter(({ keyAuth }) => keyAuth === 'on').length : undefined;
	return {
		...one,
		haystack: haystackOf([one.name, one.id]),
		listed,
		accounts: listed?.state === 'read' ? String(listed.rows.length) : unknown,
		keysOn: String(keysOn ?? unknown),
		acceptsKeys: keysOn !== undefined && keysOn > 0,
	};
};

const columnsOf = (words: Strings['lists']): readonly Column<Row>[] => [
	{ header: words.name, cell: ({ name }) => name, rank: 0 },
	{
		header: words.state,
		cell: ({ state }) => state,
		rank: 1,
		tone: ({ state }) => (state === 'Enabled' ? undefined : 'warning'),
	},
	{
		header: words.accounts,
		cell: ({ accounts }) => accounts,
		rank: 0,
		align: 'right',
		tone: ({ listed }) => (listed?.state === 'failed' ? 'warning' : undefined),
	},
	{
		header: words.keysOn,
		cell: ({ keysOn }) => keysOn,
		rank: 0,
		align: 'right',
		tone: ({ listed, acceptsKeys }) => (listed?.state === 'failed' || acceptsKeys ? 'warning' : undefined),
	},
	{ header: words.id, cell: ({ id }) => id, rank: 2 },
];

export const Subscriptions = () => {
	const { strings, move, opens, clock } = useShell();
	const words = strings.lists;
	const query = useSubscriptions();
	const problem = failureOf(query);
	const all = query.data ?? noSubscriptions;
	const inventory = useAccountsOf(all);
	const filter = useFilter();
	const refresh = useRefresh();
	const columns = useMemo(() => columnsOf(words), [words]);
	const every = useMemo(() => all.map((one) => rowOf(one, inventory.of(one.id), words)), [all, inventory, words]);
	const rows = useMemo(() => every.filter(({ haystack }) => filter.matches(haystack)), [every, filter.matches]);
	const list = useList(rows, ({ id }) => id);
	const current = list.current;
	const failed = current?.listed?.state === 'failed' ? current.listed.problem : undefined;
	return (
		<Frame
			crumbs={[
				words.subscriptions,
				inventory.done < all.length ? words.progress(inventory.done, all.length) : words.total(all.length),
			]}
			isRoot
			typeAhead={query.isPending ? 'keeps' : undefined}
			filter={filter}
			scrollKey={failed && current?.id}
			stale={staleOf(query) ?? inventory.stale}
			actions={[
				...filter.actions,
				...list.actions,
				{
					key: 'enter',
					label: words.open,
					run: () =>
						current &&
						move({ to: 'open', screen: { name: 'accounts', subscriptionId: current.id, title: current.name } }),
					disabled: failed ? words.cannotRead(strings.problems[failed.kind].title) : undefined,
					waits: !current,
				},
				{
					key: 'all',
					label: words.openAll,
					run: opens({ name: 'accounts', subscriptionId: undefined }),
				},
				{
					key: 'recent',
					label: strings.recent.open,
					run: opens({ name: 'recent' }),
				},
				{
					key: 'keepOff',
					label: strings.keepOff.show,
					run: opens(current && { name: 'keepOff', subscriptionId: current.id }),
					disabled: current ? undefined : words.noMatch,
					quiet: true,
				},
				{ key: 'fleet', label: strings.fleet.open, run: opens({ name: 'fleet' }) },
				{ key: 'history', label: strings.history.open, run: opens({ name: 'history' }) },
				{ key: 'tenants', label: strings.tenants.open, run: opens({ name: 'tenants' }) },
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} more={strings.shell.more} />;
				const table = {
					columns,
					rows,
					sizedBy: every,
					cursor: list.cursor,
					rowKey: ({ id }: Row) => id,
					empty: query.isPending ? words.reading : filter.text ? words.noMatch : words.noSubscriptions,
				};
				const notes = indexNote(inventory.indexedAt, clock(), strings);
				if (!failed) return <NotedTable {...table} area={area} notes={notes} />;
				const details = [...problemBlocks(failed, strings), ...notes];
				return <DetailedTable {...table} area={area} listed={Math.ceil(area.height / 2)} details={details} />;
			}}
		</Frame>
	);
};
