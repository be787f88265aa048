// Everything of one account that is worth copying, and each as text for terminals that take no clipboard.
import { azEquivalent } from '../../../guides/az-equivalent.ts';
import { returnCommand } from '../../../guides/resume-command.ts';
import { failureOf, staleOf, useFacts } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { DetailedTable } from '../../kit/detailed-table.tsx';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Column } from '../../kit/table.tsx';
import { useList } from '../../kit/use-list.ts';
import { problemBlocks } from '../common/problem-note.ts';

type Item = { readonly id: keyof ReturnType<typeof useShell>['strings']['copy']['items']; readonly text: string };

const itemsOf = (id: string, endpoint: string | undefined, portal: string, mode: 'azure' | 'practice') => {
	const [, , subscription = '', , resourceGroup = ''] = id.split('/');
	const all: readonly Item[] = [
		{ id: 'id', text: id },
		{ id: 'endpoint', text: endpoint ?? '' },
		{ id: 'portal', text: `${portal}/#resource${encodeURI(id)}` },
		{
			id: 'show',
			text: azEquivalent({
				method: 'GET',
				url: `https://management.azure.com${encodeURI(id)}`,
				by: 'token',
				hasBody: false,
			}),
		},
		{ id: 'open', text: returnCommand({ accountId: id, mode, flags: {} }) },
		{ id: 'name', text: id.split('/').pop() ?? '' },
		{ id: 'resourceGroup', text: resourceGroup },
		{ id: 'subscription', text: subscription },
	];
	return all.filter(({ text }) => text !== '');
};

export const CopyMenu = ({ accountId }: { readonly accountId: string }) => {
	const { strings, copy, say, mode } = useShell();
	const { portal } = useSession();
	const words = strings.copy;
	const query = useFacts(accountId);
	const problem = failureOf(query);
	const rows = itemsOf(accountId, query.data?.account.endpoint, portal, mode);
	const list = useList(rows, ({ id }) => id);
	const { current } = list;
	const columns: readonly Column<Item>[] = [
		{ header: words.what, cell: ({ id }) => words.items[id], rank: 0 },
		{ header: words.text, cell: ({ text }) => text, rank: 0, most: 200 },
	];
	return (
		<Frame
			crumbs={[accountId.split('/').pop() ?? '', words.title]}
			stale={staleOf(query)}
			scrollKey={current?.id}
			actions={[
				...list.actions,
				{
					key: 'enter',
					label: words.copy,
					run: () => {
						if (!current) return;
						copy(current.text);
						say(strings.shell.copied(words.items[current.id]));
					},
				},
			]}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} more={strings.shell.more} />;
				return (
					<DetailedTable
						columns={columns}
						rows={rows}
						cursor={list.cursor}
						area={area}
						listed={Math.min(rows.length + 1, area.height - 4)}
						rowKey={({ id }) => id}
						empty=""
						details={[
							{ text: words.asText, tone: 'muted' },
							{ code: current?.text ?? '', tone: 'key' },
						]}
					/>
				);
			}}
		</Frame>
	);
};
