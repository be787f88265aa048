// Switches the practice tenant's faults on and off, to show how the program handles them.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Fault, FaultKind } from 'azure-ai-emulator';
import { queryKeys } from '../../context/query-keys.ts';
import { useSession, useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import type { Column } from '../../kit/table.tsx';
import { useList } from '../../kit/use-list.ts';
import { TableScreen } from '../common/table-screen.tsx';

type FaultRow = { readonly kind: FaultKind; readonly state: 'off' | 'once' | 'always' };

const nextState = { off: 'once', once: 'always', always: 'off' } as const;

const faultState = (kind: FaultKind, faults: readonly Fault[]): FaultRow['state'] => {
	const fault = faults.find((one) => one.kind === kind);
	return !fault ? 'off' : fault.times === undefined ? 'always' : 'once';
};

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly faults: NoParams;
	}
}

/** The screen shows the practice tenant's faults, and switches them on and off. */
export const FaultsScreen = () => {
	const { strings, notify } = useShell();
	const { faults: switches } = useSession();
	const words = strings.faults;
	const client = useQueryClient();
	const query = useQuery({
		queryKey: queryKeys.faults(),
		staleTime: 0,
		queryFn: async () => (await switches?.get()) ?? [],
	});
	const on = query.data ?? [];
	const rows = (Object.keys(words.kinds) as FaultKind[]).map(
		(kind): FaultRow => ({ kind, state: faultState(kind, on) }),
	);
	const list = useList(rows, ({ kind }) => kind);
	const set = (faults: readonly Fault[]) => {
		// The cache is updated at once, so that the next key acts on what this one has set.
		client.setQueryData(queryKeys.faults(), faults);
		switches?.set(faults).then(
			(now) => client.setQueryData(queryKeys.faults(), now),
			(error: unknown) => notify(error instanceof Error ? error.message : String(error), 'danger'),
		);
	};
	const turn = ({ kind, state }: FaultRow) => {
		const others = on.filter((one) => one.kind !== kind);
		const to = nextState[state];
		set(to === 'off' ? others : [...others, { kind, ...(to === 'once' ? { times: 1 } : {}) }]);
	};
	const columns: readonly Column<FaultRow>[] = [
		{
			header: words.state,
			cell: ({ state }) =>
				state === 'off' ? `${marks.none} ${words.states.off}` : `${marks.warning} ${words.states[state]}`,
			tone: ({ state }) => (state === 'off' ? 'muted' : 'warning'),
			rank: 0,
		},
		{ header: words.kind, cell: ({ kind }) => kind, rank: 1 },
		{ header: words.what, cell: ({ kind }) => words.kinds[kind], rank: 0, most: 70 },
	];
	return (
		<TableScreen
			breadcrumbs={[words.title]}
			actions={[
				{ key: 'enter', label: words.turn, run: () => list.current && turn(list.current) },
				{ key: 'all', label: words.allOff, run: () => set([]) },
			]}
			columns={columns}
			list={list}
			empty={strings.lists.reading}
			notes={[{ text: words.hint, tone: 'muted' }]}
		/>
	);
};
