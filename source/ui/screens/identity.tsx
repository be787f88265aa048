// Which identity the application shall call with: hosts and user-assigned identities, told apart.
import { useQuery } from '@tanstack/react-query';
import type { Host } from '../../azure/azure.ts';
import type { IdentityChoice } from '../../entries.ts';
import { see } from '../../migration/seen.ts';
import { Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { problemBlocks } from '../components/problem-note.ts';
import { type Column, Table } from '../components/table.tsx';
import { failureOf, staleOf, useForget, useRefresh, useSubscriptions } from '../queries.ts';
import { useSession, useShell } from '../session.ts';
import { marks } from '../theme.ts';
import { useAttempt } from '../use-attempt.ts';
import { useFilter } from '../use-filter.ts';
import { useList } from '../use-list.ts';

type Row = {
	readonly id: string;
	readonly name: string;
	readonly type: 'virtualMachine' | 'site' | 'functionApp' | 'containerApp' | 'userAssigned';
	readonly isOn: boolean;
	readonly resourceGroup: string;
	readonly subscription: string;
	readonly choice: IdentityChoice;
};

const typeOf = ({ type, kind }: Host): Row['type'] =>
	type === 'site' && kind.toLowerCase().includes('functionapp') ? 'functionApp' : type;

/** Every identity that could be found, and the subscriptions whose user-assigned ones could not be read. */
const useIdentities = () => {
	const { azure } = useSession();
	const subscriptions = useSubscriptions();
	const asked = subscriptions.data ?? [];
	const query = useQuery({
		queryKey: ['identities', asked.map(({ id }) => id).join()],
		enabled: asked.length > 0,
		queryFn: async ({ signal }) => {
			const nameOf = (id: string) => asked.find((one) => one.id.toLowerCase() === id.toLowerCase())?.name ?? id;
			const [hosts, ...lists] = await Promise.all([
				azure.hosts(
					asked.map(({ id }) => id),
					{ signal },
				),
				...asked.map(({ id }) => see(azure.userAssignedIdentities(id, { signal }))),
			]);
			const fromHosts = hosts.map(
				(host): Row => ({
					...host,
					type: typeOf(host),
					isOn: host.identity.systemAssigned !== undefined,
					subscription: nameOf(host.subscriptionId),
					choice: { kind: 'host', hostId: host.id, name: host.name },
				}),
			);
			const assigned = lists.flatMap((list) => (list.known ? list.value : []));
			const fromIdentities = assigned.map(
				(one): Row => ({
					...one,
					type: 'userAssigned',
					isOn: true,
					subscription: nameOf(one.subscriptionId),
					choice: {
						kind: 'userAssigned',
						identityId: one.id,
						name: one.name,
						principalId: one.principalId,
						clientId: one.clientId,
					},
				}),
			);
			const unread = lists.flatMap((list, index) => (list.known ? [] : [asked[index]?.name ?? '']));
			return { rows: [...fromHosts, ...fromIdentities], unread };
		},
	});
	return {
		rows: query.data?.rows ?? [],
		unread: query.data?.unread ?? [],
		isReading: query.isPending,
		problem: failureOf(subscriptions) ?? failureOf(query),
		stale: staleOf(query) ?? staleOf(subscriptions),
	};
};

export const Identity = ({ accountId }: { readonly accountId: string }) => {
	const { strings, move, say } = useShell();
	const { journal, me } = useSession();
	const words = strings.identity;
	const filter = useFilter();
	const attempt = useAttempt();
	const refresh = useRefresh();
	const forget = useForget();
	const found = useIdentities();
	const { problem } = found;
	const rows = found.rows
		.filter((row) => filter.shows(row.name, row.resourceGroup, row.subscription, words.types[row.type]))
		.toSorted((a, b) => a.name.localeCompare(b.name) || a.resourceGroup.localeCompare(b.resourceGroup));
	const list = useList(rows, ({ id }) => id);
	const columns: readonly Column<Row>[] = [
		{ header: words.name, cell: ({ name }) => name, rank: 0 },
		{ header: words.type, cell: ({ type }) => words.types[type], rank: 1 },
		{
			header: words.identity,
			cell: ({ isOn }) => (isOn ? `${marks.ok} ${words.on}` : `${marks.no} ${words.off}`),
			tone: ({ isOn }) => (isOn ? 'ok' : 'warning'),
			rank: 0,
		},
		{ header: strings.lists.resourceGroup, cell: ({ resourceGroup }) => resourceGroup, rank: 0, most: 24 },
		{ header: strings.lists.subscription, cell: ({ subscription }) => subscription, rank: 2, most: 26 },
	];
	const choose = async (choice: IdentityChoice) => {
		await journal.note(accountId, { kind: 'identityChosen', choice }, me.name);
		forget();
		move({ to: 'back' });
		say(words.chosen(choice.name), 'ok');
	};
	return (
		<Frame
			crumbs={[accountId.split('/').pop() ?? '', words.title]}
			field={filter.field}
			stale={found.stale}
			actions={[
				...filter.actions,
				...list.actions,
				{
					key: 'enter',
					label: words.choose,
					run: () => {
						const { current } = list;
						if (current) attempt(() => choose(current.choice));
					},
				},
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
		>
			{(area) =>
				problem ? (
					<Lines blocks={problemBlocks(problem, strings)} area={area} more={strings.shell.more} />
				) : (
					<>
						<Table
							columns={columns}
							rows={rows}
							cursor={list.cursor}
							area={{ ...area, height: area.height - 1 }}
							rowKey={({ id }) => id}
							empty={found.isReading ? strings.lists.reading : filter.text ? strings.lists.noMatch : words.none}
						/>
						<Lines
							blocks={[
								found.unread.length > 0
									? { row: [{ text: `${marks.warning} ${words.unread(found.unread.join(', '))}`, tone: 'warning' }] }
									: { row: [{ text: words.fromIndex, tone: 'muted' }] },
							]}
							area={{ ...area, height: 1, offset: 0, limit: () => undefined }}
							more=""
						/>
					</>
				)
			}
		</Frame>
	);
};
