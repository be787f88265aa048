// Many changes on their way, and what came of each.
import { useSyncExternalStore } from 'react';
import type { CarriedOut } from '../../../changes/apply.ts';
import { wantsSignIn } from '../../../model/problem.ts';
import type { Strings } from '../../../strings/index.ts';
import { type Together as Batch, type Flight, isAloft, leftIn, tallyOf } from '../../context/operation.ts';
import { useSession, useShell } from '../../context/session.ts';
import { marks, type Tone } from '../../context/theme.ts';
import { barOf } from '../../kit/charts.ts';
import { DetailedTable } from '../../kit/detailed-table.tsx';
import { Frame } from '../../kit/frame.tsx';
import { Fixed } from '../../kit/lines.tsx';
import type { Column } from '../../kit/table.tsx';
import { type Block, layOut } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { inBrief, problemBlocks } from '../common/problem-note.ts';
import { copyCommand, withSignIn } from './copy-command.ts';

type State = CarriedOut['outcome'] | 'now' | 'notBegun';
type Row = {
	readonly id: string;
	readonly name: string;
	readonly state: State;
	readonly result: CarriedOut | undefined;
};

const states: Readonly<Record<State, { readonly mark: string; readonly tone: Tone }>> = {
	done: { mark: marks.ok, tone: 'ok' },
	already: { mark: marks.ok, tone: 'muted' },
	failed: { mark: marks.no, tone: 'danger' },
	open: { mark: marks.unknown, tone: 'warning' },
	now: { mark: marks.next, tone: 'key' },
	notBegun: { mark: marks.none, tone: 'muted' },
};

const rowsOf = ({ all, results }: Batch): readonly Row[] => {
	const found = results();
	return all.map(({ change }, at) => {
		const result = found.get(at);
		return {
			id: change.targetId,
			name: change.targetName,
			state: result?.outcome ?? (found.has(at) ? 'now' : 'notBegun'),
			result,
		};
	});
};

const problemOf = ({ result }: Row) => (result && 'problem' in result ? result.problem : undefined);

const columnsOf = (strings: Strings): readonly Column<Row>[] => [
	{ header: strings.plan.account, cell: ({ name }) => name, rank: 0 },
	{
		header: strings.plan.outcome,
		cell: ({ state }) => `${states[state].mark} ${strings.plan.outcomes[state]}`,
		tone: ({ state }) => states[state].tone,
		rank: 0,
	},
	{
		header: strings.plan.reason,
		cell: (row) => {
			const problem = problemOf(row);
			return problem ? inBrief(problem, strings) : '';
		},
		rank: 0,
		most: 200,
	},
];

/** Lines of the terminal for why the account under the cursor failed. */
const detailLines = 8;

/** Lines below which the picture gives way to what is to be done. */
const low = 16;

export const TogetherScreen = ({ flight, batch }: { readonly flight: Flight; readonly batch: Batch }) => {
	const shell = useShell();
	const { strings, move, opens, mode, signIn } = shell;
	const { me } = useSession();
	const words = strings.plan;
	const { bug, result } = useSyncExternalStore(flight.subscribe, flight.state);
	if (bug) throw bug;
	const rows = rowsOf(batch);
	const underWay = rows.findIndex(({ state }) => state === 'now');
	const firstBad = rows.findIndex((row) => problemOf(row) !== undefined);
	const list = useList(rows, ({ id }) => id, 10, Math.max(0, underWay >= 0 ? underWay : firstBad));
	const { done, bad, left } = tallyOf(batch);
	const isOver = !isAloft(flight);
	const problems = rows.flatMap((row) => problemOf(row) ?? []);
	// What ended it for all: it could not be begun, or whoever is signed in is refused.
	const refused =
		result && 'problem' in result && done + bad === 0 ? result.problem : problems.find((one) => wantsSignIn(one));
	const refusal = refused && withSignIn(refused, shell, me.tenantId);
	const { command } = refusal?.facts ?? {};
	/** The plan is kept: what is left of it is planned and confirmed once more, as whoever is signed in then. */
	const again = () => {
		const accountIds = leftIn(batch);
		move({ to: 'replace', screen: { name: 'plan', accountIds, action: batch.action, batch: batch.id() } });
		if (mode === 'azure') signIn(me.tenantId);
	};
	const head: readonly Block[] = [
		{ text: words.heads[batch.action](batch.all.length), tone: 'title' },
		{ row: [{ text: barOf(done + bad, batch.all.length, 40), tone: 'ok' }] },
		...(isOver
			? [
					{
						text: `${bad > 0 || left > 0 ? marks.warning : marks.ok} ${words.ended(done, bad, left)}`,
						tone: (bad > 0 || left > 0 ? 'warning' : 'ok') as Tone,
					},
					...(refusal ? problemBlocks(refusal, strings) : [{ text: words.rest }]),
				]
			: [
					{ text: words.flying(done + bad, batch.all.length) },
					{ text: batch.isStopping() ? words.stopping : words.mayLeave, tone: 'muted' as const },
				]),
		{ text: '' },
	];
	return (
		<Frame
			crumbs={[words.title, `${done + bad} / ${batch.all.length}`]}
			actions={[
				...list.actions,
				...(isOver && refusal && wantsSignIn(refusal)
					? [{ key: 'refresh' as const, label: strings.flight.again, run: again }]
					: []),
				...copyCommand(isOver ? command : undefined, shell),
				...(isOver
					? [{ key: 'enter' as const, label: strings.shell.back, run: () => move({ to: 'back' }) }]
					: [{ key: 'stop' as const, label: words.stop, run: flight.stop }]),
				{ key: 'history', label: strings.history.open, run: opens({ name: 'history' }) },
			]}
		>
			{(area) => {
				// In a small window what to do next comes before the picture.
				const top = refusal && area.height < low ? head.slice(2) : head;
				const height = Math.min(area.height, layOut(top, area.width).length);
				const rest = area.height - height;
				// What ended it for all is told above already.
				const problem = refusal ? undefined : list.current && problemOf(list.current);
				return (
					<>
						<Fixed blocks={top} width={area.width} height={height} />
						<DetailedTable
							columns={columnsOf(strings)}
							rows={rows}
							cursor={list.cursor}
							area={{ ...area, height: rest, top: height }}
							listed={problem ? Math.min(rows.length + 1, Math.max(2, rest - detailLines)) : rest}
							rowKey={({ id }) => id}
							empty=""
							details={problem ? problemBlocks(problem, strings) : undefined}
						/>
					</>
				);
			}}
		</Frame>
	);
};
