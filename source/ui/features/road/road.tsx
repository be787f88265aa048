// Guides one account: what each step is for, why it has its state, and the next thing to do.

import { useQueryClient } from '@tanstack/react-query';
import { Box, Text } from 'ink';
import { useState } from 'react';
import { nextStep, roadSteps } from '../../../assessment/road/road.ts';
import { type AccountId, isSameId, resourceNameOf } from '../../../model/resource-id.ts';
import type { Action } from '../../context/keys.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { useRoute } from '../../context/navigation-provider.tsx';
import { isRunning } from '../../context/operation.ts';
import { useOperation } from '../../context/operation-provider.tsx';
import { useChanges, useRefresh } from '../../context/queries.ts';
import { queryKeys } from '../../context/query-keys.ts';
import { useShell } from '../../context/session.ts';
import { useProbe } from '../../context/use-probe.ts';
import { useRecordNote } from '../../context/use-record-note.ts';
import { useVerdict } from '../../context/use-verdict.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import { useList } from '../../kit/use-list.ts';
import { usePolling } from '../../kit/use-polling.ts';
import { useQuestion } from '../../kit/use-question.ts';
import { StepList } from '../common/step-list.tsx';
import { problemBlocks } from '../problem-blocks.ts';
import { stepBlocks } from './road-blocks.ts';
import { useStepAction } from './use-step-action.ts';

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly road: { readonly accountId: AccountId };
	}
}

/** The screen shows the steps of one account's road, why each is in its state, and the next thing to do. */
export const RoadScreen = ({ accountId }: ScreenParams['road']) => {
	const { strings, openHandler } = useShell();
	const operation = useOperation();
	const { updateRoute } = useRoute();
	const words = strings.road;
	const { facts, found, problem, stale } = useVerdict(accountId);
	const changes = useChanges();
	const refresh = useRefresh();
	const record = useRecordNote(accountId);
	const client = useQueryClient();
	const question = useQuestion<'nothingCalls'>();
	const [isExplained, setExplained] = useState(false);
	const steps = facts ? roadSteps(facts, found) : [];
	const next = nextStep(steps);
	const list = useList(steps, ({ id }) => id, 0, next ? steps.indexOf(next) : 0);
	const step = list.current;
	const elapsed = usePolling(
		steps.some(({ id, state }) => state === 'waiting' && (id === 'roleVisible' || id === 'keysOff')),
		() =>
			// A read may take longer than the pause between reads, so a running one is not interrupted.
			void client.invalidateQueries({ queryKey: queryKeys.facts(accountId) }, { cancelRefetch: false }),
	);
	const probe = useProbe(accountId);
	const undo = changes.data?.findLast(
		({ undo: undoRequest, intended }) =>
			undoRequest && isSameId(intended.change.changeRequest.input.accountId, accountId),
	)?.undo;
	const enter = useStepAction(accountId, step, probe.ask);
	const asksEndpoint = steps.find(({ action }) => action === 'probe');
	const actions: readonly Action[] = question.asked
		? question.answers({
				key: 'tick',
				label: words.yesNothingCalls,
				run: () => void record({ kind: 'nothingCalls' }, words.recorded),
			})
		: [
				enter,
				...list.actions,
				{
					key: 'tab',
					label: isExplained ? words.less : words.more,
					run: () => setExplained(!isExplained),
				},
				...(asksEndpoint
					? [
							{
								key: 'verify' as const,
								label: strings.account.probe,
								// The question stands below its step.
								run: () => {
									updateRoute({ cursor: asksEndpoint.id });
									probe.ask();
								},
								quiet: step === asksEndpoint,
							},
						]
					: []),
				...(undo
					? [
							{
								key: 'undo' as const,
								label: `${strings.history.undo}: ${strings.changes[undo.kind].name}`,
								run: openHandler({ name: 'confirm', changeRequest: undo }),
							},
						]
					: []),
				{
					key: 'identity',
					label: strings.account.chooseIdentity,
					run: openHandler({ name: 'identity', accountId }),
					quiet: step?.action === 'chooseIdentity',
				},
				...(facts?.chosenIdentity && facts.fittingRoleIds.length > 1
					? [
							{
								key: 'role' as const,
								label: strings.role.choose,
								run: openHandler({ name: 'role', accountId }),
								quiet: step?.id !== 'role',
							},
						]
					: []),
				{
					key: 'nothingCalls',
					label: words.nothingCalls,
					run: () => question.ask('nothingCalls'),
					disabled: facts?.notes.nothingCalls ? words.reasons.nothingCalls({}) : undefined,
				},
				{
					key: 'consumers',
					label: strings.verdict.consumers,
					run: openHandler({ name: 'consumers', accountId }),
				},
				...(isRunning(operation)
					? [
							{
								key: 'flight' as const,
								label: strings.flight.inProgress,
								run: openHandler({ name: 'flight' }),
							},
						]
					: []),
				{
					key: 'why',
					label: strings.symptoms.key,
					run: openHandler({ name: 'why', accountId }),
				},
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			];
	return (
		<Frame
			breadcrumbs={[facts?.account.name ?? resourceNameOf(accountId), words.title]}
			actions={actions}
			stale={stale}
			scrollKey={`${step?.id} ${probe.answer?.status} ${isExplained}`}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} />;
				if (question.asked) return <Lines blocks={[{ text: words.askNothingCalls }]} area={area} />;
				if (!step) return <Lines blocks={[{ text: strings.lists.reading }]} area={area} />;
				const listed = Math.min(steps.length, area.height < 12 ? 3 : Math.floor(area.height / 2));
				const rest = { ...area, height: area.height - listed - 1 };
				return (
					<Box flexDirection="column">
						<StepList steps={steps} cursor={list.cursor} area={{ ...area, height: listed }} />
						<Text> </Text>
						<Lines blocks={stepBlocks(step, strings, { elapsed, ...probe, isExplained })} area={rest} />
					</Box>
				);
			}}
		</Frame>
	);
};
