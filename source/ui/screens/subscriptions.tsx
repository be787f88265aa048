// The first screen: every subscription, and how far each has come.
import type { Subscription } from '../../azure/azure.ts';
import { type Counted, staleAmong, useAccountsOf } from '../accounts-of.ts';
import { Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { problemBlocks } from '../components/problem-note.ts';
import { type Column, Table } from '../components/table.tsx';
import { failureOf, staleOf, useRefresh, useSubscriptions } from '../queries.ts';
import { useShell } from '../session.ts';
import { useFilter } from '../use-filter.ts';
import { useList } from '../use-list.ts';

type Row = Subscription & { readonly counted: Counted };

export const Subscriptions = () => {
	const { strings, move } = useShell();
	const words = strings.lists;
	const query = useSubscriptions();
	const problem = failureOf(query);
	const all = query.data ?? [];
	const { counted, done } = useAccountsOf(all);
	const filter = useFilter();
	const refresh = useRefresh();
	const rows = all
		.map((one, index): Row => ({ ...one, counted: counted[index] ?? { state: 'reading' } }))
		.filter(({ name, id }) => filter.shows(name, id));
	const list = useList(rows, ({ id }) => id);
	const number = (pick: (found: Extract<Counted, { state: 'read' }>) => number) => (row: Row) =>
		row.counted.state === 'read'
			? String(pick(row.counted))
			: row.counted.state === 'reading'
				? '..'
				: words.notReadable;
	const columns: readonly Column<Row>[] = [
		{ header: words.name, cell: ({ name }) => name, rank: 0 },
		{
			header: words.state,
			cell: ({ state }) => state,
			rank: 1,
			tone: ({ state }) => (state === 'Enabled' ? undefined : 'warning'),
		},
		{
			header: words.accounts,
			cell: number((one) => one.accounts.length),
			rank: 0,
			align: 'right',
			tone: ({ counted: { state } }) => (state === 'failed' ? 'warning' : undefined),
		},
		{
			header: words.keysOn,
			cell: number((one) => one.accounts.filter(({ keyAuth }) => keyAuth === 'on').length),
			rank: 0,
			align: 'right',
			tone: ({ counted: one }) =>
				one.state === 'failed' || (one.state === 'read' && one.accounts.some(({ keyAuth }) => keyAuth === 'on'))
					? 'warning'
					: undefined,
		},
		{ header: words.id, cell: ({ id }) => id, rank: 2 },
	];
	const current = list.current;
	const failed = current?.counted.state === 'failed' ? current.counted.problem : undefined;
	return (
		<Frame
			crumbs={[words.subscriptions, done < all.length ? words.progress(done, all.length) : words.total(all.length)]}
			isRoot
			stale={staleOf(query) ?? staleAmong(counted)}
			field={filter.field}
			actions={[
				...filter.actions,
				...list.actions,
				{
					key: 'enter',
					label: words.open,
					run: () => current && move({ to: 'open', screen: { name: 'accounts', subscriptionId: current.id } }),
					disabled: failed ? words.cannotRead(failed.message) : undefined,
				},
				{
					key: 'all',
					label: words.allAccounts,
					run: () => move({ to: 'open', screen: { name: 'accounts', subscriptionId: undefined } }),
				},
				{ key: 'history', label: strings.history.title, run: () => move({ to: 'open', screen: { name: 'history' } }) },
				{ key: 'tenants', label: strings.tenants.title, run: () => move({ to: 'open', screen: { name: 'tenants' } }) },
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
		>
			{(area) =>
				problem ? (
					<Lines blocks={problemBlocks(problem, strings)} area={area} more={strings.shell.more} />
				) : (
					<Table
						columns={columns}
						rows={rows}
						cursor={list.cursor}
						area={area}
						rowKey={({ id }) => id}
						empty={query.isPending ? words.reading : filter.text ? words.noMatch : words.noSubscriptions}
					/>
				)
			}
		</Frame>
	);
};
