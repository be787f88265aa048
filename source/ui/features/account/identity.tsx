// Chooses the identity that the application calls with; hosts and user-assigned identities are told apart.

import type { HostsAndIdentities } from '../../../assessment/consumers.ts';
import type { Host, HostType, Subscription } from '../../../model/azure.ts';
import { type AccountId, resourceNameOf } from '../../../model/resource-id.ts';
import type { IdentityChoice } from '../../../storage/journal-entries.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { useRefresh } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useHostsAndIdentities } from '../../context/use-hosts-and-identities.ts';
import { useRecordChoice } from '../../context/use-record-choice.ts';
import type { Column } from '../../kit/table.tsx';
import { abbreviateNames } from '../../kit/table-with-notes.tsx';
import type { Block } from '../../kit/text.ts';
import { useFilter } from '../../kit/use-filter.ts';
import { useList } from '../../kit/use-list.ts';
import { TableScreen } from '../common/table-screen.tsx';

type CallerRow = {
	readonly id: string;
	readonly name: string;
	readonly type: HostType | 'functionApp' | 'functionSlot' | 'userAssigned';
	readonly isOn: boolean;
	readonly resourceGroup: string;
	readonly subscription: string;
	readonly choice: IdentityChoice;
};

const callerType = ({ type, kind }: Host): CallerRow['type'] => {
	const isFunction = kind.toLowerCase().includes('functionapp');
	return isFunction && type === 'site' ? 'functionApp' : isFunction && type === 'slot' ? 'functionSlot' : type;
};

const toCallerRows = (
	{ hosts, identities }: HostsAndIdentities,
	subscriptions: readonly Subscription[],
): readonly CallerRow[] => {
	const names = new Map(subscriptions.map(({ id, name }) => [id.toLowerCase(), name]));
	const nameOf = (id: string) => names.get(id.toLowerCase()) ?? id;
	return [
		...hosts.map(
			(host): CallerRow => ({
				...host,
				type: callerType(host),
				isOn: host.identity.systemAssigned !== undefined,
				subscription: nameOf(host.subscriptionId),
				choice: { kind: 'host', hostId: host.id, name: host.name },
			}),
		),
		...identities.map(
			(one): CallerRow => ({
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

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly identity: { readonly accountId: AccountId };
	}
}

/** The screen shows the identities that the application can call with, and records the choice. */
export const IdentityScreen = ({ accountId }: ScreenParams['identity']) => {
	const { strings } = useShell();
	const words = strings.identity;
	const filter = useFilter();
	const take = useRecordChoice(accountId);
	const refresh = useRefresh();
	const found = useHostsAndIdentities();
	const { problem } = found;
	const rows = toCallerRows(found.hostsAndIdentities, found.subscriptions)
		// An account does not call itself.
		.filter(({ id }) => id.toLowerCase() !== accountId.toLowerCase())
		.filter((row) => filter.matchesWords(row.name, row.resourceGroup, row.subscription, words.types[row.type]))
		.toSorted((a, b) => a.name.localeCompare(b.name) || a.resourceGroup.localeCompare(b.resourceGroup));
	const list = useList(rows, ({ id }) => id);
	const columns: readonly Column<CallerRow>[] = [
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
	const { unreadableSubscriptions, notIndexed, isFromIndex } = found.hostsAndIdentities;
	const notes: readonly Block[] = [
		...(unreadableSubscriptions.length > 0
			? [
					{
						text: `${marks.warning} ${words.unreadable(abbreviateNames(unreadableSubscriptions, strings))}`,
						tone: 'warning' as const,
					},
				]
			: []),
		...(notIndexed > 0 ? [{ text: words.notIndexed(notIndexed), tone: 'muted' as const }] : []),
		...(isFromIndex ? [{ text: words.fromIndex, tone: 'muted' as const }] : []),
	];
	return (
		<TableScreen
			breadcrumbs={[resourceNameOf(accountId), words.title]}
			filter={filter}
			stale={found.stale}
			actions={[
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
			columns={columns}
			list={list}
			problem={problem}
			notes={notes}
			empty={
				found.isReading ? (found.progress ?? strings.lists.reading) : filter.text ? strings.lists.noMatch : words.none
			}
		/>
	);
};
