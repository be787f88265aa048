// Lists the consumers of the account and how far each has come; the guide works on one of them at a time.

import {
	type ConsumerProgress,
	type ConsumerStep,
	type ConsumerStepStatus,
	consumerSteps,
} from '../../../assessment/consumer-progress.ts';
import { keyCallsId } from '../../../assessment/consumers.ts';
import type { AccountId } from '../../../model/resource-id.ts';
import type { Strings } from '../../../strings/index.ts';
import type { Action } from '../../context/keys.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { useShell } from '../../context/session.ts';
import { type MarkStyle, marks, type Tone } from '../../context/theme.ts';
import { useRecordChoice } from '../../context/use-record-choice.ts';
import { useRecordNote } from '../../context/use-record-note.ts';
import { useVerdict } from '../../context/use-verdict.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Column } from '../../kit/table.tsx';
import { TableWithDetails } from '../../kit/table-with-details.tsx';
import type { Block } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { useQuestion } from '../../kit/use-question.ts';
import { useReasonPrompt } from '../../kit/use-reason-prompt.ts';
import { directoryWarning } from '../account/directory-warning.ts';
import { problemBlocks } from '../problem-blocks.ts';

const cellStyles: Readonly<Record<ConsumerStepStatus, MarkStyle>> = {
	done: { mark: marks.ok, tone: 'ok' },
	open: { mark: marks.no, tone: 'warning' },
	unknown: { mark: marks.unknown, tone: 'warning' },
	none: { mark: marks.none, tone: 'muted' },
};

const stateTones: Readonly<Record<ConsumerProgress['state'], Tone>> = {
	ready: 'ok',
	open: 'danger',
	unknown: 'warning',
	accepted: 'muted',
};

const consumerName = ({ id, name }: ConsumerProgress, strings: Strings) =>
	id === keyCallsId ? strings.consumers.keyCalls : name;

const consumerColumns = (strings: Strings): readonly Column<ConsumerProgress>[] => {
	const words = strings.consumers;
	const stepColumn = (step: ConsumerStep): Column<ConsumerProgress> => ({
		header: words.steps[step],
		cell: ({ stepStatuses }) => cellStyles[stepStatuses[step]].mark,
		tone: ({ stepStatuses }) => cellStyles[stepStatuses[step]].tone,
		rank: 0,
	});
	return [
		{ header: words.name, cell: (row) => consumerName(row, strings), rank: 0, most: 26 },
		...consumerSteps.map(stepColumn),
		{ header: words.state, cell: ({ state }) => words.states[state], tone: ({ state }) => stateTones[state], rank: 0 },
		{ header: words.foundBy, cell: ({ from }) => words.from[from], rank: 1 },
	];
};

const consumerDetails = (row: ConsumerProgress, strings: Strings): readonly Block[] => {
	const words = strings.consumers;
	const { acceptedRisk, uses, calls, choice, stepStatuses } = row;
	return [
		{ text: consumerName(row, strings), tone: 'title' },
		...(acceptedRisk
			? [
					{
						text: words.acceptedBecause(acceptedRisk.by, strings.shell.when(acceptedRisk.at), acceptedRisk.reason),
						tone: 'warning' as const,
					},
				]
			: []),
		{
			text: consumerSteps.map((step) => `${words.steps[step]}: ${words.cells[stepStatuses[step]]}`).join('  '),
			tone: 'muted',
		},
		...uses.map(
			({ place, resourceName, holds }): Block => ({
				text: `${marks.warning} ${strings.verdict.keyHolding(place, resourceName, strings.verdict.holds[holds])}`,
				tone: 'warning',
			}),
		),
		...calls.map(
			({ calls: count, deployment, ip, firstSeen, lastSeen }): Block => ({
				text: words.call(count, deployment, ip, strings.shell.when(firstSeen), strings.shell.when(lastSeen)),
				tone: 'muted',
			}),
		),
		...(choice || row.id === keyCallsId ? [] : [{ text: words.cannotOpenRoad, tone: 'muted' as const }]),
		...(row.id === keyCallsId ? [{ text: words.cannotTick, tone: 'muted' as const }] : []),
	];
};

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly consumers: { readonly accountId: AccountId };
	}
}

/** The screen shows the consumers of the account and the state of each. */
export const ConsumersScreen = ({ accountId }: ScreenParams['consumers']) => {
	const { strings } = useShell();
	const words = strings.consumers;
	const { facts, rows, found, problem, stale, names } = useVerdict(accountId, { showsLatest: true });
	const note = useRecordNote(accountId);
	const choose = useRecordChoice(accountId, { to: 'backTo', name: 'road' });
	const list = useList(rows, ({ id }) => id);
	const { current } = list;
	const name = current ? consumerName(current, strings) : '';
	const id = current?.id ?? '';
	const isChanged = facts?.notes.changedAt.has(id) ?? false;
	const reason = useReasonPrompt(words.acceptLabel(name), words.needsReason, (text) =>
		note({ kind: 'consumerAccepted', consumer: id, reason: text }, words.accepted(name)),
	);
	const adding = useReasonPrompt(words.addLabel, words.addLabel, (text) =>
		note({ kind: 'consumerAdded', consumer: `added:${text.toLowerCase()}`, name: text }, words.added(text)),
	);
	const question = useQuestion<'changed'>();
	const answers = question.answers({
		key: 'enter',
		label: strings.application.yes,
		run: () => void note({ kind: 'applicationChanged', consumer: id }, words.ticked(name)),
	});
	const emptyReason = current ? undefined : words.none;
	const actions: readonly Action[] = [
		...list.actions,
		{
			key: 'enter',
			label: words.openRoad,
			run: () => {
				if (current?.choice) choose({ kind: 'identityChosen', choice: current.choice }, strings.identity.chosen(name));
			},
			disabled: emptyReason ?? (current?.choice ? undefined : words.cannotOpenRoad),
		},
		{
			key: 'tick',
			label: isChanged ? words.untick : words.tick,
			run: () =>
				isChanged
					? note({ kind: 'applicationUnchanged', consumer: id }, words.unticked(name))
					: question.ask('changed'),
			disabled: emptyReason ?? (id === keyCallsId ? words.cannotTick : undefined),
		},
		{
			key: 'accept',
			label: current?.acceptedRisk ? words.unaccept : words.accept,
			run: () =>
				current?.acceptedRisk
					? note({ kind: 'consumerUnaccepted', consumer: id }, words.unaccepted(name))
					: reason.ask(),
			disabled: emptyReason,
		},
		{ key: 'add', label: words.add, run: adding.ask },
		{
			key: 'drop',
			label: words.remove,
			run: () => note({ kind: 'consumerDropped', consumer: id }, words.removed(name)),
			disabled:
				emptyReason ?? (current?.from === 'added' || current?.from === 'chosen' ? undefined : words.cannotRemove),
		},
	];
	const open = [reason, adding].find(({ isOpen }) => isOpen);
	return (
		<Frame
			breadcrumbs={[facts?.account.name ?? '', words.title]}
			actions={open ? open.actions : question.asked ? answers : actions}
			field={open?.field}
			stale={stale}
			scrollKey={id}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} />;
				if (question.asked) return <Lines blocks={[{ text: strings.application.ask(name) }]} area={area} />;
				const half = Math.min(rows.length + 1, Math.max(3, Math.floor(area.height / 2)));
				return (
					<TableWithDetails
						columns={consumerColumns(strings)}
						rows={rows}
						cursor={list.cursor}
						area={area}
						tableHeight={half + (rows.length === 0 ? 1 : 0)}
						rowKey={(row) => row.id}
						empty={found ? words.none : strings.verdict.reading}
						details={current && [...consumerDetails(current, strings), ...directoryWarning(names, strings)]}
					/>
				);
			}}
		</Frame>
	);
};
