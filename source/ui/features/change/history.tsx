// Shows the journal: what was changed, when, by whom, and the way back.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { azCommand } from '../../../changes/az-command.ts';
import { type ChangeRecord, type RecordState, requestIdOf } from '../../../changes/history.ts';
import { changeHandlerFor } from '../../../changes/kinds/index.ts';
import { ownAssignmentCheck } from '../../../changes/kinds/remove-role-assignment.ts';
import type { ChangeRequest } from '../../../model/change-inputs.ts';
import { attemptRead } from '../../../model/read-result.ts';
import type { Strings } from '../../../strings/index.ts';
import type { Action } from '../../context/keys.ts';
import {
	loadFailure,
	toStaleData,
	useBatches,
	useChanges,
	useOtherScopeChangeCount,
	useRefresh,
} from '../../context/queries.ts';
import { queryKeys } from '../../context/query-keys.ts';
import { useSession, useShell } from '../../context/session.ts';
import { type MarkStyle, marks } from '../../context/theme.ts';
import type { Column } from '../../kit/table.tsx';
import type { Block } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { BlockScreen } from '../common/block-screen.tsx';
import { TableScreen } from '../common/table-screen.tsx';
import { useBatchActions } from './use-batch-actions.ts';
import { useReconcileAgain } from './use-reconciliation.ts';

const stateStyles: Readonly<Record<RecordState, MarkStyle>> = {
	done: { mark: marks.ok, tone: 'ok' },
	heldAlready: { mark: marks.ok, tone: 'muted' },
	failed: { mark: marks.no, tone: 'danger' },
	notDone: { mark: marks.no, tone: 'warning' },
	undone: { mark: marks.none, tone: 'muted' },
	undoing: { mark: marks.wait, tone: 'warning' },
	open: { mark: marks.unknown, tone: 'warning' },
};

/** Returns `2026-11-24 09:05`, in UTC as in Azure's activity log. */
const toMinute = (at: string) => at.slice(0, 16).replace('T', ' ');

/** Returns whether another look could tell the outcome. */
const canReconcile = ({ intended, state }: ChangeRecord): boolean =>
	state !== 'open' || changeHandlerFor(intended.change.changeRequest.kind).status !== undefined;

/** Returns why the undo of a role assignment is not offered: it no longer exists, or another one has its place. */
const useUndoBlockedReason = (changeRequest: ChangeRequest | undefined): string | undefined => {
	const { strings } = useShell();
	const { azure } = useSession();
	const input = changeRequest?.kind === 'removeRoleAssignment' ? changeRequest.input : undefined;
	const { data } = useQuery({
		queryKey: queryKeys.assignment(input?.assignmentId),
		enabled: input !== undefined,
		staleTime: 0,
		queryFn: ({ signal }) => attemptRead(azure.roleAssignment(input?.assignmentId ?? '', { signal })),
	});
	const words = strings.history.notOurs;
	if (!input) return undefined;
	if (!data) return words.looking;
	// If it cannot be read, the confirm screen says so.
	if (!data.known) return undefined;
	if (!data.value) return words.gone;
	return ownAssignmentCheck(data.value, input).met === 'no' ? words.another : undefined;
};

const recordDetails = (record: ChangeRecord, strings: Strings): readonly Block[] => {
	const { intended, outcome, state } = record;
	const { change, who } = intended;
	const words = strings.history;
	const kind = strings.changes[change.changeRequest.kind];
	const line = (name: string, value: string): Block => ({ name, beside: 16, text: value || marks.none });
	return [
		{ text: kind.title(change.about), tone: 'title' },
		{ text: `${stateStyles[state].mark} ${words.states[state]}`, tone: stateStyles[state].tone },
		{ text: '' },
		line(words.when, intended.at),
		...(outcome ? [line(words.outcomeAt, outcome.at)] : []),
		line(words.who, `${who.name} (${who.credential})`),
		line(words.tenant, who.tenantId ?? ''),
		line(words.program, intended.program),
		line(strings.shell.requestId, requestIdOf(record.outcome) ?? ''),
		...(outcome?.type === 'failed'
			? [line(words.why, [outcome.problem.code, outcome.problem.detail].filter(Boolean).join(': '))]
			: []),
		...change.effects.map(({ property, before, after }) =>
			line(words.effect, `${property}: ${before || marks.none} ${marks.next} ${after || marks.none}`),
		),
		{ text: '' },
		{ text: `${change.request.method} ${change.request.path}?api-version=${change.request.apiVersion}`, tone: 'muted' },
		{ code: azCommand(change.request), tone: 'muted' },
	];
};

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly history: NoParams;
	}
}

/** The screen shows the changes in the journal, and offers to undo or to look again. */
export const HistoryScreen = () => {
	const { strings, openHandler } = useShell();
	const { journal } = useSession();
	const words = strings.history;
	const [open, setOpen] = useState<string>();
	const query = useChanges();
	const refresh = useRefresh();
	const lookAgain = useReconcileAgain();
	const problem = loadFailure(query);
	const rows = (query.data ?? []).toReversed();
	const list = useList(rows, ({ intended }) => intended.id);
	const shown = rows.find(({ intended }) => intended.id === open);
	const { current } = list;
	const sizes = new Map(useBatches().data?.map(({ planned }) => [planned.id, planned.accountIds.length]));
	const whyNotOurs = useUndoBlockedReason(current?.undo);
	const otherScopeCount = useOtherScopeChangeCount();
	const columns: readonly Column<ChangeRecord>[] = [
		{ header: words.when, cell: ({ intended }) => toMinute(intended.at), rank: 0 },
		{ header: words.what, cell: ({ intended }) => strings.changes[intended.change.changeRequest.kind].name, rank: 0 },
		{ header: words.target, cell: ({ intended }) => intended.change.targetName, rank: 0 },
		{
			header: words.state,
			cell: ({ state }) => `${stateStyles[state].mark} ${words.states[state]}`,
			tone: ({ state }) => stateStyles[state].tone,
			rank: 0,
		},
		{ header: words.who, cell: ({ intended }) => intended.who.name, rank: 1 },
		{
			header: strings.plan.batch,
			cell: ({ intended }) => (intended.batch ? strings.plan.batchSize(sizes.get(intended.batch) ?? 0) : ''),
			rank: 2,
		},
		{ header: strings.shell.requestId, cell: ({ outcome }) => requestIdOf(outcome) ?? '', rank: 3 },
	];
	const together = useBatchActions(current);
	const foot: readonly Block[] = [
		...(otherScopeCount > 0 ? [{ text: words.outOfScope(otherScopeCount), tone: 'muted' as const }] : []),
		{ text: journal.file, tone: 'muted' },
	];
	const whyNot = !current
		? words.nothing
		: current.undo
			? whyNotOurs
			: words.noUndo[canReconcile(current) ? current.state : 'done'];
	const changeActions: readonly Action[] = [
		{
			key: 'undo',
			label: words.undo,
			run: openHandler(current?.undo && { name: 'confirm', changeRequest: current.undo }),
			disabled: whyNot,
		},
		...together,
		{
			key: 'refresh',
			label: strings.shell.refresh,
			run: () => {
				lookAgain();
				refresh();
			},
		},
	];
	const frame = { breadcrumbs: [words.title], scrollKey: open, stale: toStaleData(query), problem };
	if (shown)
		return (
			<BlockScreen
				{...frame}
				actions={[{ key: 'escape', label: strings.shell.back, run: () => setOpen(undefined) }, ...changeActions]}
				blocks={recordDetails(shown, strings)}
			/>
		);
	return (
		<TableScreen
			{...frame}
			columns={columns}
			list={list}
			actions={[
				{
					key: 'enter',
					label: words.details,
					run: () => setOpen(current?.intended.id),
					disabled: current ? undefined : words.nothing,
				},
				...changeActions,
			]}
			empty={query.isPending ? strings.lists.reading : words.nothing}
			notes={foot}
		/>
	);
};
