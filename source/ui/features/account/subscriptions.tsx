// The first screen: every subscription, and how far each has come.

import { useMemo } from 'react';
import type { Account, Subscription, SubscriptionListing } from '../../../model/azure.ts';
import type { Strings } from '../../../strings/index.ts';
import { emptySubscriptions, loadFailure, toStaleData, useRefresh, useSubscriptions } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { useAccountInventory } from '../../context/use-account-inventory.ts';
import { type Haystack, toHaystack } from '../../kit/filter.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Column } from '../../kit/table.tsx';
import { TableWithDetails } from '../../kit/table-with-details.tsx';
import { indexAgeNote, TableWithNotes } from '../../kit/table-with-notes.tsx';
import { useFilter } from '../../kit/use-filter.ts';
import { useList } from '../../kit/use-list.ts';
import { problemBlocks } from '../problem-blocks.ts';

type SubscriptionRow = Subscription & {
	readonly haystack: Haystack;
	readonly listed: SubscriptionListing<Account> | undefined;
	readonly accounts: string;
	readonly keysOn: string;
	readonly acceptsKeys: boolean;
};

const toSubscriptionRow = (
	one: Subscription,
	listed: SubscriptionListing<Account> | undefined,
	words: Strings['lists'],
): SubscriptionRow => {
	const unknown = listed ? words.notReadable : '..';
	const keysOn = listed?.state === 'read' ? listed.items.filter(({ keyAuth }) => keyAuth === 'on').length : undefined;
	return {
		...one,
		haystack: toHaystack([one.name, one.id]),
		listed,
		accounts: listed?.state === 'read' ? String(listed.items.length) : unknown,
		keysOn: String(keysOn ?? unknown),
		acceptsKeys: keysOn !== undefined && keysOn > 0,
	};
};

const subscriptionColumns = (words: Strings['lists']): readonly Column<SubscriptionRow>[] => [
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

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly subscriptions: NoParams;
	}
}

/** The screen shows every subscription and how many of its accounts still have keys on. */
export const SubscriptionsScreen = () => {
	const { strings, navigate, openHandler, clock } = useShell();
	const words = strings.lists;
	const query = useSubscriptions();
	const problem = loadFailure(query);
	const all = query.data ?? emptySubscriptions;
	const inventory = useAccountInventory(all);
	const filter = useFilter();
	const refresh = useRefresh();
	const columns = useMemo(() => subscriptionColumns(words), [words]);
	const every = useMemo(
		() => all.map((one) => toSubscriptionRow(one, inventory.listingOf(one.id), words)),
		[all, inventory, words],
	);
	const rows = useMemo(() => every.filter(({ haystack }) => filter.matches(haystack)), [every, filter.matches]);
	const list = useList(rows, ({ id }) => id);
	const current = list.current;
	const failed = current?.listed?.state === 'failed' ? current.listed.problem : undefined;
	return (
		<Frame
			breadcrumbs={[
				words.subscriptions,
				inventory.readCount < all.length ? words.progress(inventory.readCount, all.length) : words.total(all.length),
			]}
			isRoot
			typeAhead={query.isPending ? 'keeps' : undefined}
			filter={filter}
			scrollKey={failed && current?.id}
			stale={toStaleData(query) ?? inventory.stale}
			actions={[
				...filter.actions,
				...list.actions,
				{
					key: 'enter',
					label: words.open,
					run: () =>
						current &&
						navigate({ to: 'open', screen: { name: 'accounts', subscriptionId: current.id, title: current.name } }),
					disabled: failed ? words.cannotRead(strings.problems[failed.kind].title) : undefined,
					waits: !current,
				},
				{
					key: 'all',
					label: words.openAll,
					run: openHandler({ name: 'accounts', subscriptionId: undefined }),
				},
				{
					key: 'recent',
					label: strings.recent.open,
					run: openHandler({ name: 'recent' }),
				},
				{
					key: 'policyTemplates',
					label: strings.policyTemplates.show,
					run: openHandler(current && { name: 'policyTemplates', subscriptionId: current.id }),
					disabled: current ? undefined : words.noMatch,
					quiet: true,
				},
				{ key: 'fleet', label: strings.fleet.open, run: openHandler({ name: 'fleet' }) },
				{ key: 'history', label: strings.history.open, run: openHandler({ name: 'history' }) },
				{ key: 'tenants', label: strings.tenants.open, run: openHandler({ name: 'tenants' }) },
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} />;
				const table = {
					columns,
					rows,
					sizedBy: every,
					cursor: list.cursor,
					rowKey: ({ id }: SubscriptionRow) => id,
					empty: query.isPending ? words.reading : filter.text ? words.noMatch : words.noSubscriptions,
				};
				const notes = indexAgeNote(inventory.indexedAt, clock(), strings);
				if (!failed) return <TableWithNotes {...table} area={area} notes={notes} />;
				const details = [...problemBlocks(failed, strings), ...notes];
				return <TableWithDetails {...table} area={area} tableHeight={Math.ceil(area.height / 2)} details={details} />;
			}}
		</Frame>
	);
};
