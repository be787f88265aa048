// Shows the progress of a batch, and the result of each change.
import { useSyncExternalStore } from 'react';
import type { ApplyResult } from '../../../changes/apply.ts';
import { needsSignIn } from '../../../model/problem.ts';
import type { Strings } from '../../../strings/index.ts';
import {
	type BatchOperation as Batch,
	countOutcomes,
	isRunning,
	type Operation,
	remainingAccountIds,
} from '../../context/operation.ts';
import { useConnection, useSession, useShell } from '../../context/session.ts';
import { type MarkStyle, marks, type Tone } from '../../context/theme.ts';
import { progressBar } from '../../kit/charts.ts';
import { Frame } from '../../kit/frame.tsx';
import { FixedLines } from '../../kit/lines.tsx';
import { useLayOut } from '../../kit/mask.ts';
import type { Column } from '../../kit/table.tsx';
import { TableWithDetails } from '../../kit/table-with-details.tsx';
import type { Block } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { problemBlocks, problemSummary } from '../problem-blocks.ts';
import { copyCommandActions, withSignInCommand } from './copy-command.ts';

type BatchRowState = ApplyResult['outcome'] | 'now' | 'notBegun';
type BatchRow = {
	readonly id: string;
	readonly name: string;
	readonly state: BatchRowState;
	readonly result: ApplyResult | undefined;
};

const stateStyles: Readonly<Record<BatchRowState, MarkStyle>> = {
	done: { mark: marks.ok, tone: 'ok' },
	already: { mark: marks.ok, tone: 'muted' },
	failed: { mark: marks.no, tone: 'danger' },
	open: { mark: marks.unknown, tone: 'warning' },
	now: { mark: marks.next, tone: 'key' },
	notBegun: { mark: marks.none, tone: 'muted' },
};

const toBatchRows = ({ changes, results }: Batch): readonly BatchRow[] => {
	const found = results();
	return changes.map(({ change }, at) => {
		const result = found.get(at);
		return {
			id: change.targetId,
			name: change.targetName,
			state: result?.outcome ?? (found.has(at) ? 'now' : 'notBegun'),
			result,
		};
	});
};

const rowProblem = ({ result }: BatchRow) => (result && 'problem' in result ? result.problem : undefined);

const batchColumns = (strings: Strings): readonly Column<BatchRow>[] => [
	{ header: strings.plan.account, cell: ({ name }) => name, rank: 0 },
	{
		header: strings.plan.outcome,
		cell: ({ state }) => `${stateStyles[state].mark} ${strings.plan.outcomes[state]}`,
		tone: ({ state }) => stateStyles[state].tone,
		rank: 0,
	},
	{
		header: strings.plan.reason,
		cell: (row) => {
			const problem = rowProblem(row);
			return problem ? problemSummary(problem, strings) : '';
		},
		rank: 0,
		most: 200,
	},
];

/** The lines for why the account under the cursor failed. */
const detailLines = 8;

/** The height below which the bar gives way to what to do next. */
const lowRows = 16;

/** The screen shows the progress of a batch and the result of each of its changes. */
export const BatchScreen = ({ flight, batch }: { readonly flight: Operation; readonly batch: Batch }) => {
	const shell = useShell();
	const { strings, navigate, openHandler, signIn } = shell;
	const { mode } = useConnection();
	const { user } = useSession();
	const words = strings.plan;
	const { bug, result } = useSyncExternalStore(flight.subscribe, flight.state);
	if (bug) throw bug;
	const layOut = useLayOut();
	const rows = toBatchRows(batch);
	const underWay = rows.findIndex(({ state }) => state === 'now');
	const firstBad = rows.findIndex((row) => rowProblem(row) !== undefined);
	const list = useList(rows, ({ id }) => id, 10, Math.max(0, underWay >= 0 ? underWay : firstBad));
	const { done, bad, left } = countOutcomes(batch);
	const isOver = !isRunning(flight);
	const problems = rows.flatMap((row) => rowProblem(row) ?? []);
	// The cause that ended the whole batch: it could not start, or Azure refused the signed-in user.
	const refused =
		result && 'problem' in result && done + bad === 0 ? result.problem : problems.find((one) => needsSignIn(one));
	const refusal = refused && withSignInCommand(refused, { mode, signInCommand: shell.signInCommand }, user.tenantId);
	const { command } = refusal?.facts ?? {};
	/** The rest of the plan is planned and confirmed again, as the user who is signed in then. */
	const again = () => {
		const accountIds = remainingAccountIds(batch);
		navigate({ to: 'replace', screen: { name: 'plan', accountIds, action: batch.action, batch: batch.id() } });
		if (mode === 'azure') signIn(user.tenantId);
	};
	const head: readonly Block[] = [
		{ text: words.heads[batch.action](batch.changes.length), tone: 'title' },
		{ row: [{ text: progressBar(done + bad, batch.changes.length, 40), tone: 'ok' }] },
		...(isOver
			? [
					{
						text: `${bad > 0 || left > 0 ? marks.warning : marks.ok} ${words.ended(done, bad, left)}`,
						tone: (bad > 0 || left > 0 ? 'warning' : 'ok') as Tone,
					},
					...(refusal ? problemBlocks(refusal, strings) : [{ text: words.batchFollowUp }]),
				]
			: [
					{ text: words.running(done + bad, batch.changes.length) },
					{ text: batch.isStopping() ? words.stopping : words.mayLeave, tone: 'muted' as const },
				]),
		{ text: '' },
	];
	return (
		<Frame
			breadcrumbs={[words.title, `${done + bad} / ${batch.changes.length}`]}
			actions={[
				...list.actions,
				...(isOver && refusal && needsSignIn(refusal)
					? [{ key: 'refresh' as const, label: strings.flight.retryAfterSignIn, run: again }]
					: []),
				...copyCommandActions(isOver ? command : undefined, shell),
				...(isOver
					? [{ key: 'enter' as const, label: strings.shell.back, run: () => navigate({ to: 'back' }) }]
					: [{ key: 'stop' as const, label: words.stop, run: flight.stop }]),
				{ key: 'history', label: strings.history.open, run: openHandler({ name: 'history' }) },
			]}
		>
			{(area) => {
				// A small window shows what to do next above the bar.
				const top = refusal && area.height < lowRows ? head.slice(2) : head;
				const height = Math.min(area.height, layOut(top, area.width).length);
				const rest = area.height - height;
				// The lines above already say what ended the whole batch.
				const problem = refusal ? undefined : list.current && rowProblem(list.current);
				return (
					<>
						<FixedLines blocks={top} width={area.width} height={height} />
						<TableWithDetails
							columns={batchColumns(strings)}
							rows={rows}
							cursor={list.cursor}
							area={{ ...area, height: rest, top: height }}
							tableHeight={problem ? Math.min(rows.length + 1, Math.max(2, rest - detailLines)) : rest}
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
