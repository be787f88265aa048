// Many changes on their way, and what came of each.
import { useSyncExternalStore } from 'react';
import { wantsSignIn } from '../../azure/problem.ts';
import type { CarriedOut } from '../../migration/carry-out.ts';
import type { Strings } from '../../strings/index.ts';
import { Frame } from '../components/frame.tsx';
import { Fixed } from '../components/lines.tsx';
import { problemBlocks } from '../components/problem-note.ts';
import { type Column, Table } from '../components/table.tsx';
import { copyCommand, withSignIn } from '../copy-command.ts';
import { type Together as Batch, type Flight, isAloft, leftIn, tallyOf } from '../flight.ts';
import { barOf } from '../picture.ts';
import { useSession, useShell } from '../session.ts';
import { type Block, layOut } from '../text.ts';
import { marks, type Tone } from '../theme.ts';
import { useList } from '../use-list.ts';

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
		cell: ({ result }) =>
			result && 'problem' in result ? `${strings.problems[result.problem.kind].title}: ${result.problem.message}` : '',
		rank: 0,
		most: 200,
	},
];

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
	const list = useList(rows, ({ id }) => id, 10, Math.max(0, underWay));
	const { done, bad, left } = tallyOf(batch);
	const isOver = !isAloft(flight);
	const problems = rows.flatMap((row) => (row.result && 'problem' in row.result ? [row.result.problem] : []));
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
				return (
					<>
						<Fixed blocks={top} width={area.width} height={height} />
						<Table
							columns={columnsOf(strings)}
							rows={rows}
							cursor={list.cursor}
							area={{ ...area, height: area.height - height, top: height }}
							rowKey={({ id }) => id}
							empty=""
						/>
					</>
				);
			}}
		</Frame>
	);
};
