// Which identity the application shall call with: hosts and user-assigned identities, told apart.

import type { Surroundings } from '../../../assessment/consumers.ts';
import type { Host, HostType, Subscription } from '../../../model/azure.ts';
import type { IdentityChoice } from '../../../storage/journal-entries.ts';
import { useRefresh } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useSurroundings } from '../../context/use-hosts-and-identities.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import { fewOf, NotedTable } from '../../kit/noted-table.tsx';
import type { Column } from '../../kit/table.tsx';
import type { Block } from '../../kit/text.ts';
import { useFilter } from '../../kit/use-filter.ts';
import { useList } from '../../kit/use-list.ts';
import { problemBlocks } from '../common/problem-note.ts';
import { useChoice } from './use-choice.ts';

type Row = {
	readonly id: string;
	readonly name: string;
	readonly type: HostType | 'functionApp' | 'functionSlot' | 'userAssigned';
	readonly isOn: boolean;
	readonly resourceGroup: string;
	readonly subscription: string;
	readonly choice: IdentityChoice;
};

const typeOf = ({ type, kind }: Host): Row['type'] => {
	const isFunction = kind.toLowerCase().includes('functionapp');
	return isFunction && type === 'site' ? 'functionApp' : isFunction && type === 'slot' ? 'functionSlot' : type;
};

const rowsOf = ({ hosts, identities }: Surroundings, subscriptions: readonly Subscription[]): readonly Row[] => {
	const names = new Map(subscriptions.map(({ id, name }) => [id.toLowerCase(), name]));
	const nameOf = (id: string) => names.get(id.toLowerCase()) ?? id;
	return [
		...hosts.map(
			(host): Row => ({
				...host,
				type: typeOf(host),
				isOn: host.identity.systemAssigned !== undefined,
				subscription: nameOf(host.subscriptionId),
				choice: { kind: 'host', hostId: host.id, name: host.name },
			}),
		),
		...identities.map(
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
		),
	];
};

export const Identity = ({ accountId }: { readonly accountId: string }) => {
	const { strings } = useShell();
	const words = strings.identity;
	const filter = useFilter();
	const take = useChoice(accountId);
	const refresh = useRefresh();
	const found = useSurroundings();
	const { problem } = found;
	const rows = rowsOf(found.around, found.subscriptions)
		// An account does not call itself.
		.filter(({ id }) => id.toLowerCase() !== accountId.toLowerCase())
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
	const { failed, silent, isIndexed } = found.around;
	const notes: readonly Block[] = [
		...(failed.length > 0
			? [{ text: `${marks.warning} ${words.unread(fewOf(failed, strings))}`, tone: 'warning' as const }]
			: []),
		...(silent > 0 ? [{ text: words.silent(silent), tone: 'muted' as const }] : []),
		...(isIndexed ? [{ text: words.fromIndex, tone: 'muted' as const }] : []),
	];
	return (
		<Frame
			crumbs={[accountId.split('/').pop() ?? '', words.title]}
			filter={filter}
			stale={found.stale}
			actions={[
				...filter.actions,
				...list.actions,
				{
					key: 'enter',
					label: words.choose,
					run: () => {
						const choice = list.current?.choice;
						if (choice) take({ kind: 'identityChosen', choice }, words.chosen(choice.name));
					},
				},
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
		>
			{(area) =>
				problem ? (
					<Lines blocks={problemBlocks(problem, strings)} area={area} more={strings.shell.more} />
				) : (
					<NotedTable
						columns={columns}
						rows={rows}
						cursor={list.cursor}
						area={area}
						rowKey={({ id }) => id}
						empty={
							found.isReading
								? (found.progress ?? strings.lists.reading)
								: filter.text
									? strings.lists.noMatch
									: words.none
						}
						notes={notes}
					/>
				)
			}
		</Frame>
	);
};
