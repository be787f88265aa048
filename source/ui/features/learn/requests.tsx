// Lists every request of this session, its response, and the command that would send the same.

import { useMemo, useSyncExternalStore } from 'react';
import { azEquivalent } from '../../../guides/az-equivalent.ts';
import type { Strings } from '../../../strings/index.ts';
import type { NumberedRequest } from '../../context/request-trace-store.ts';
import { useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { toHaystack } from '../../kit/filter.ts';
import type { Column } from '../../kit/table.tsx';
import type { Block } from '../../kit/text.ts';
import { useFilter } from '../../kit/use-filter.ts';
import { useList } from '../../kit/use-list.ts';
import { TableScreen } from '../common/table-screen.tsx';

/** Returns the path without the subscription, which most requests share and which hides the rest. */
const shortPath = (url: string): string => {
	const { hostname, pathname } = new URL(url);
	// The end tells rows apart, so their common part is left out. The whole address is below.
	const path = decodeURI(pathname)
		.replace(/^\/subscriptions\/[^/]+(?=\/.)/i, '')
		.replace(/^\/resourceGroups\/[^/]+\/providers\/Microsoft\.[^/]+(?=\/.)/i, '..');
	return hostname.startsWith('management.') ? path : `${hostname}${path}`;
};

const isSuccess = ({ status }: NumberedRequest) => status !== undefined && status < 400;

const requestColumns = (words: Strings['requests']): readonly Column<NumberedRequest>[] => [
	{ header: words.when, cell: ({ at }) => new Date(at).toISOString().slice(11, 19), rank: 1 },
	{ header: words.method, cell: ({ method }) => method, rank: 0 },
	{
		header: words.status,
		cell: (one) => `${isSuccess(one) ? marks.ok : marks.no} ${one.status ?? words.noAnswer}`,
		tone: (one) => (isSuccess(one) ? undefined : 'warning'),
		rank: 0,
	},
	{ header: words.took, cell: ({ durationMs }) => String(durationMs), align: 'right', rank: 0 },
	{ header: words.path, cell: ({ url }) => shortPath(url), rank: 0, most: 200 },
];

const requestDetails = (one: NumberedRequest, { requests: words, shell }: Strings): readonly Block[] => [
	{ text: `${one.method} ${one.url}`, tone: 'muted' },
	...(one.requestId ? [{ text: `${shell.requestId} ${one.requestId}`, tone: 'muted' as const }] : []),
	{ text: words.command, tone: 'title' },
	{ code: azEquivalent(one), tone: 'key', indent: 2 },
];

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly requests: NoParams;
	}
}

/** The screen shows the requests of this session, and the command that would send the one under the cursor. */
export const RequestsScreen = () => {
	const { strings, requests, copy, notify } = useShell();
	const words = strings.requests;
	const all = useSyncExternalStore(requests.subscribe, requests.all);
	const filter = useFilter();
	const rows = useMemo(
		() =>
			all
				.filter(({ method, url, status }) => filter.matches(toHaystack([method, url, String(status ?? '')])))
				.toReversed(),
		[all, filter.matches],
	);
	const list = useList(rows, ({ number }) => String(number));
	const { current } = list;
	const columns = useMemo(() => requestColumns(words), [words]);
	return (
		<TableScreen
			breadcrumbs={[words.title, strings.lists.total(requests.count())]}
			scrollKey={String(current?.number)}
			actions={[
				{
					key: 'copy',
					label: words.copyCommand,
					run: () => {
						if (!current) return;
						copy(azEquivalent(current));
						notify(strings.shell.copied(azEquivalent(current)));
					},
					disabled: current ? undefined : words.none,
				},
			]}
			columns={columns}
			list={list}
			filter={filter}
			empty={filter.text ? strings.lists.noMatch : words.none}
			tableHeight={(height) => height - Math.min(7, Math.floor(height / 2))}
			details={current && requestDetails(current, strings)}
		/>
	);
};
