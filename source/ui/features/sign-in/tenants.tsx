// Lists the tenants of the signed-in user, and signs in to another one.

import { useQuery } from '@tanstack/react-query';
import type { Tenant } from '../../../model/azure.ts';
import { isRunning } from '../../context/operation.ts';
import { useOperation } from '../../context/operation-provider.tsx';
import { loadFailure, toStaleData, useRefresh } from '../../context/queries.ts';
import { queryKeys } from '../../context/query-keys.ts';
import { useConnection, useSession, useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import type { Column } from '../../kit/table.tsx';
import { useList } from '../../kit/use-list.ts';
import { TableScreen } from '../common/table-screen.tsx';

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly tenants: NoParams;
	}
}

/** The screen shows the tenants of the signed-in user, and signs in to the chosen one. */
export const TenantsScreen = () => {
	const { strings, signIn } = useShell();
	const { mode } = useConnection();
	const operation = useOperation();
	const { azure, user } = useSession();
	const words = strings.tenants;
	const query = useQuery({ queryKey: queryKeys.tenants(), queryFn: ({ signal }) => azure.tenants({ signal }) });
	const refresh = useRefresh();
	const problem = loadFailure(query);
	const rows = query.data ?? [];
	const list = useList(rows, ({ id }) => id);
	const isHere = ({ id }: Tenant) => id === user.tenantId;
	const columns: readonly Column<Tenant>[] = [
		{ header: words.name, cell: ({ name }) => name, rank: 0 },
		{ header: words.domain, cell: ({ domain }) => domain, rank: 1 },
		{ header: words.id, cell: ({ id }) => id, rank: 2 },
		{ header: '', cell: (one) => (isHere(one) ? `${marks.ok} ${words.here}` : ''), tone: () => 'ok', rank: 0 },
	];
	const { current } = list;
	const whyNot = !current
		? words.none
		: isHere(current)
			? words.isHere
			: mode === 'practice'
				? words.onlyPractice
				: isRunning(operation)
					? words.operationRunning
					: undefined;
	return (
		<TableScreen
			breadcrumbs={[words.title]}
			stale={toStaleData(query)}
			actions={[
				{ key: 'enter', label: words.switchTo, run: () => current && signIn(current.id), disabled: whyNot },
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
			columns={columns}
			list={list}
			empty={query.isPending ? strings.lists.reading : words.none}
			problem={problem}
		/>
	);
};
