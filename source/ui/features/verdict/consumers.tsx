// Whoever calls the account, and how far each has come; the guide works on one of them at a time.
import { type Cell, type ConsumerRow, type ConsumerStep, consumerSteps } from '../../../assessment/consumer-steps.ts';
import { keyCallsId } from '../../../assessment/consumers.ts';
import type { Strings } from '../../../strings/index.ts';
import type { Action } from '../../context/keys.ts';
import { useShell } from '../../context/session.ts';
import { marks, type Tone } from '../../context/theme.ts';
import { useNote } from '../../context/use-note.ts';
import { useVerdict } from '../../context/use-verdict.ts';
import { DetailedTable } from '../../kit/detailed-table.tsx';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Column } from '../../kit/table.tsx';
import type { Block } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { useQuestion } from '../../kit/use-question.ts';
import { useReason } from '../../kit/use-reason.ts';
import { unnamed } from '../account/directory-warning.ts';
import { problemBlocks } from '../common/problem-note.ts';

const cellMarks: Readonly<Record<Cell, { readonly mark: string; readonly tone: Tone }>> = {
	done: { mark: marks.ok, tone: 'ok' },
	open: { mark: marks.no, tone: 'warning' },
	unknown: { mark: marks.unknown, tone: 'warning' },
	none: { mark: marks.none, tone: 'muted' },
};

const stateTones: Readonly<Record<ConsumerRow['state'], Tone>> = {
	ready: 'ok',
	open: 'danger',
	unknown: 'warning',
	accepted: 'muted',
};

const nameOf = ({ id, name }: ConsumerRow, strings: Strings) => (id === keyCallsId ? strings.consumers.keyCalls : name);

const columnsOf = (strings: Strings): readonly Column<ConsumerRow>[] => {
	const words = strings.consumers;
	const stepColumn = (step: ConsumerStep): Column<ConsumerRow> => ({
		header: words.steps[step],
		cell: ({ cells }) => cellMarks[cells[step]].mark,
		tone: ({ cells }) => cellMarks[cells[step]].tone,
		rank: 0,
	});
	return [
		{ header: words.name, cell: (row) => nameOf(row, strings), rank: 0, most: 26 },
		...consumerSteps.map(stepColumn),
		{ header: words.state, cell: ({ state }) => words.states[state], tone: ({ state }) => stateTones[state], rank: 0 },
		{ header: words.found, cell: ({ from }) => words.from[from], rank: 1 },
	];
};

const details = (row: ConsumerRow, strings: Strings): readonly Block[] => {
	const words = strings.consumers;
	const { accepted, uses, calls, choice, cells } = row;
	return [
		{ text: nameOf(row, strings), tone: 'title' },
		...(accepted
			? [
					{
						text: words.acceptedBecause(accepted.by, strings.shell.when(accepted.at), accepted.reason),
						tone: 'warning' as const,
					},
				]
			: []),
		{
			text: consumerSteps.map((step) => `${words.steps[step]}: ${words.cells[cells[step]]}`).join('  '),
			tone: 'muted',
		},
		...uses.map(
			({ place, resourceName, holds }): Block => ({
				text: `${marks.warning} ${strings.verdict.holding(place, resourceName, strings.verdict.holds[holds])}`,
				tone: 'warning',
			}),
		),
		...calls.map(
			({ calls: count, deployment, ip, firstSeen, lastSeen }): Block => ({
				text: words.call(count, deployment, ip, strings.shell.when(firstSeen), strings.shell.when(lastSeen)),
				tone: 'muted',
			}),
		),
		...(choice || row.id === keyCallsId ? [] : [{ text: words.cannotWork, tone: 'muted' as const }]),
		...(row.id === keyCallsId ? [{ text: words.cannotTick, tone: 'muted' as const }] : []),
	];
};

export const Consumers = ({ accountId }: { readonly accountId: string }) => {
	const { strings, move } = useShell();
	const words = strings.consumers;
	const { facts, rows, found, problem, stale, names } = useVerdict(accountId);
	const note = useNote(accountId);
	const list = useList(rows, ({ id }) => id);
	const { current } = list;
	const name = current ? nameOf(current, strings) : '';
	const id = current?.id ?? '';
	const isChanged = facts?.said.changed.has(id) ?? false;
	const reason = useReason(words.acceptLabel(name), words.needsReason, (text) =>
		note({ kind: 'consumerAccepted', consumer: id, reason: text }, words.accepted(name)),
	);
	const adding = useReason(words.addLabel, words.addLabel, (text) =>
		note({ kind: 'consumerAdded', consumer: `added:${text.toLowerCase()}`, name: text }, words.added(text)),
	);
	const question = useQuestion<'changed'>();
	const answers = question.answers({
		key: 'enter',
		label: strings.application.yes,
		run: () => void note({ kind: 'applicationChanged', consumer: id }, words.ticked(name)),
	});
	const nobody = current ? undefined : words.none;
	const actions: readonly Action[] = [
		...list.actions,
		{
			key: 'enter',
			label: words.work,
			run: () => {
				if (!current?.choice) return;
				note({ kind: 'identityChosen', choice: current.choice }, strings.identity.chosen(name));
				move({ to: 'backTo', name: 'road' });
			},
			disabled: nobody ?? (current?.choice ? undefined : words.cannotWork),
		},
		{
			key: 'tick',
			label: isChanged ? words.untick : words.tick,
			run: () =>
				isChanged
					? note({ kind: 'applicationUnchanged', consumer: id }, words.unticked(name))
					: question.ask('changed'),
			disabled: nobody ?? (id === keyCallsId ? words.cannotTick : undefined),
		},
		{
			key: 'accept',
			label: current?.accepted ? words.unaccept : words.accept,
			run: () =>
				current?.accepted ? note({ kind: 'consumerUnaccepted', consumer: id }, words.unaccepted(name)) : reason.ask(),
			disabled: nobody,
		},
		{ key: 'add', label: words.add, run: adding.ask },
		{
			key: 'drop',
			label: words.drop,
			run: () => note({ kind: 'consumerDropped', consumer: id }, words.dropped(name)),
			disabled: nobody ?? (current?.from === 'added' || current?.from === 'chosen' ? undefined : words.cannotDrop),
		},
	];
	const open = [reason, adding].find(({ isOpen }) => isOpen);
	return (
		<Frame
			crumbs={[facts?.account.name ?? '', words.title]}
			actions={open ? open.actions : question.asked ? answers : actions}
			field={open?.field}
			stale={stale}
			scrollKey={id}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} more={strings.shell.more} />;
				if (question.asked)
					return <Lines blocks={[{ text: strings.application.ask(name) }]} area={area} more={strings.shell.more} />;
				const half = Math.min(rows.length + 1, Math.max(3, Math.floor(area.height / 2)));
				return (
					<DetailedTable
						columns={columnsOf(strings)}
						rows={rows}
						cursor={list.cursor}
						area={area}
						listed={half + (rows.length === 0 ? 1 : 0)}
						rowKey={(row) => row.id}
						empty={found ? words.none : strings.verdict.reading}
						details={current && [...details(current, strings), ...unnamed(names, strings)]}
					/>
				);
			}}
		</Frame>
	);
};
