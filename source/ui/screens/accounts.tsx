// The accounts of one subscription, or of all of them together.
import type { Account, Subscription } from '../../azure/azure.ts';
import { staleAmong, useAccountsOf } from '../accounts-of.ts';
import { Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { problemBlocks } from '../components/problem-note.ts';
import { type Column, Table } from '../components/table.tsx';
import { failureOf, staleOf, useRefresh, useSubscriptions } from '../queries.ts';
import { usePlace, useShell } from '../session.ts';
import { marks } from '../theme.ts';
import { useFilter } from '../use-filter.ts';
import { useList } from '../use-list.ts';

type Row = Account & { readonly subscription: string };

const sorts = ['name', 'keyAuth', 'kind', 'location'] as const;

export const Accounts = ({ subscriptionId }: { readonly subscriptionId: string | undefined }) => {
	const { strings, move } = useShell();
	const words = strings.lists;
	const { place, point } = usePlace();
	const filter = useFilter();
	const refresh = useRefresh();
	const subscriptions = useSubscriptions();
	const problem = failureOf(subscriptions);
	const asked: readonly Subscription[] = (subscriptions.data ?? []).filter(
		({ id }) => !subscriptionId || id === subscriptionId,
	);
	const { counted, done } = useAccountsOf(asked);
	const failures = counted.flatMap((one, index) =>
		one.state === 'failed' ? [{ subscription: asked[index]?.name ?? '', problem: one.problem }] : [],
	);
	const sort = sorts.find((one) => one === place.sort) ?? 'name';
	const rows: readonly Row[] = counted
		.flatMap((one, index) =>
			one.state === 'read'
				? one.accounts.map((account) => ({ ...account, subscription: asked[index]?.name ?? '' }))
				: [],
		)
		.filter(({ keyAuth }) => !place.onlyKeysOn || keyAuth === 'on')
		.filter((row) =>
			filter.shows(
				row.name,
				row.resourceGroup,
				row.kind,
				row.location,
				row.subdomain ?? '',
				row.subscription,
				...Object.values(row.tags),
			),
		)
		.toSorted(
			(a, b) =>
				(sort === 'keyAuth' ? b.keyAuth.localeCompare(a.keyAuth) : a[sort].localeCompare(b[sort])) ||
				a.name.localeCompare(b.name),
		);
	const list = useList(rows, ({ id }) => id);
	const columns: readonly Column<Row>[] = [
		{ header: words.name, cell: ({ name }) => name, rank: 0 },
		{
			header: words.keys,
			cell: ({ keyAuth }) => (keyAuth === 'on' ? `${marks.warning} ${words.on}` : `${marks.ok} ${words.off}`),
			tone: ({ keyAuth }) => (keyAuth === 'on' ? 'warning' : 'ok'),
			rank: 0,
		},
		{ header: words.kind, cell: ({ kind }) => kind, rank: 1, most: 18 },
		{ header: words.location, cell: ({ location }) => location, rank: 3 },
		{ header: words.resourceGroup, cell: ({ resourceGroup }) => resourceGroup, rank: 2, most: 24 },
		{ header: words.subdomain, cell: ({ subdomain }) => subdomain ?? marks.none, rank: 6, most: 26 },
		{ header: words.network, cell: ({ exposure }) => words.exposures[exposure], rank: 4 },
		{ header: words.state, cell: ({ provisioningState }) => provisioningState, rank: 7 },
		...(subscriptionId
			? []
			: [{ header: words.subscription, cell: ({ subscription }: Row) => subscription, rank: 5, most: 24 }]),
	];
	const title = subscriptionId ? (asked[0]?.name ?? subscriptionId) : words.allAccounts;
	const shown = problem ?? (subscriptionId ? failures[0]?.problem : undefined);
	return (
		<Frame
			crumbs={[
				words.subscriptions,
				title,
				done < asked.length ? words.progress(done, asked.length) : words.total(rows.length),
			]}
			field={filter.field}
			stale={staleOf(subscriptions) ?? staleAmong(counted)}
			actions={[
				...filter.actions,
				...list.actions,
				{
					key: 'enter',
					label: words.open,
					run: () => list.current && move({ to: 'open', screen: { name: 'account', accountId: list.current.id } }),
				},
				{
					key: 'road',
					label: strings.account.road,
					run: () => list.current && move({ to: 'open', screen: { name: 'road', accountId: list.current.id } }),
				},
				{
					key: 'keysOn',
					label: place.onlyKeysOn ? words.showAll : words.onlyKeysOn,
					run: () => point({ onlyKeysOn: !place.onlyKeysOn }),
				},
				{
					key: 'sort',
					label: `${words.sort}: ${words.sorts[sort]}`,
					run: () => point({ sort: sorts[(sorts.indexOf(sort) + 1) % sorts.length] }),
				},
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
		>
			{(area) =>
				shown ? (
					<Lines blocks={problemBlocks(shown, strings)} area={area} more={strings.shell.more} />
				) : (
					<>
						<Table
							columns={columns}
							rows={rows}
							cursor={list.cursor}
							area={{ ...area, height: area.height - (failures.length > 0 ? 1 : 0) }}
							rowKey={({ id }) => id}
							empty={
								done < asked.length || subscriptions.isPending
									? words.reading
									: filter.text || place.onlyKeysOn
										? words.noMatch
										: words.noAccounts
							}
						/>
						{failures.length > 0 ? (
							<Lines
								blocks={[
									{
										row: [
											{
												text: `${marks.warning} ${words.someUnread(failures.map(({ subscription }) => subscription).join(', '))}`,
												tone: 'warning',
											},
										],
									},
								]}
								area={{ ...area, height: 1, offset: 0, limit: () => undefined }}
								more=""
							/>
						) : null}
					</>
				)
			}
		</Frame>
	);
};
