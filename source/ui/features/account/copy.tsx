// Shows what can be copied about one account, as text too for terminals without a clipboard.

import { azEquivalent } from '../../../guides/az-equivalent.ts';
import { resumeCommand } from '../../../guides/resume-command.ts';
import { type AccountId, resourceGroupOf, resourceNameOf, subscriptionIdOf } from '../../../model/resource-id.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { loadFailure, toStaleData, useFacts } from '../../context/queries.ts';
import { useConnection, useSession, useShell } from '../../context/session.ts';
import type { Column } from '../../kit/table.tsx';
import { useList } from '../../kit/use-list.ts';
import { TableScreen } from '../common/table-screen.tsx';

type CopyItem = { readonly id: keyof ReturnType<typeof useShell>['strings']['copy']['items']; readonly text: string };

const toCopyItems = (id: string, endpoint: string | undefined, portal: string, mode: 'azure' | 'practice') => {
	const all: readonly CopyItem[] = [
		{ id: 'id', text: id },
		{ id: 'endpoint', text: endpoint ?? '' },
		{ id: 'portal', text: `${portal}/#resource${encodeURI(id)}` },
		{
			id: 'show',
			text: azEquivalent({
				method: 'GET',
				url: `https://management.azure.com${encodeURI(id)}`,
				authentication: 'token',
				hasBody: false,
			}),
		},
		{ id: 'open', text: resumeCommand({ accountId: id, mode, flags: {} }) },
		{ id: 'name', text: resourceNameOf(id) },
		{ id: 'resourceGroup', text: resourceGroupOf(id) },
		{ id: 'subscription', text: subscriptionIdOf(id) },
	];
	return all.filter(({ text }) => text !== '');
};

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly copy: { readonly accountId: AccountId };
	}
}

/** The screen shows what can be copied about one account, and the whole text of the row under the cursor. */
export const CopyScreen = ({ accountId }: ScreenParams['copy']) => {
	const { strings, copy, notify } = useShell();
	const { mode } = useConnection();
	const { portalOrigin } = useSession();
	const words = strings.copy;
	const query = useFacts(accountId);
	const problem = loadFailure(query);
	const rows = toCopyItems(accountId, query.data?.account.endpoint, portalOrigin, mode);
	const list = useList(rows, ({ id }) => id);
	const { current } = list;
	const columns: readonly Column<CopyItem>[] = [
		{ header: words.what, cell: ({ id }) => words.items[id], rank: 0 },
		{ header: words.text, cell: ({ text }) => text, rank: 0, most: 200 },
	];
	return (
		<TableScreen
			breadcrumbs={[resourceNameOf(accountId), words.title]}
			stale={toStaleData(query)}
			scrollKey={current?.id}
			actions={[
				{
					key: 'enter',
					label: words.copy,
					run: () => {
						if (!current) return;
						copy(current.text);
						notify(strings.shell.copied(words.items[current.id]));
					},
				},
			]}
			columns={columns}
			list={list}
			empty=""
			problem={problem}
			tableHeight={(height) => Math.min(list.rows.length + 1, height - 4)}
			details={[
				{ text: words.asText, tone: 'muted' },
				{ code: current?.text ?? '', tone: 'key' },
			]}
		/>
	);
};
