// Shows what will be sent, what blocks it, and the question that confirms it.

import { useQuery } from '@tanstack/react-query';
import { useIsScreenReaderEnabled } from 'ink';
import { useState } from 'react';
import { azCommand } from '../../../changes/az-command.ts';
import { type ConfirmationInput, confirm } from '../../../changes/confirm.ts';
import { planChange } from '../../../changes/plan.ts';
import type { ChangeRequest } from '../../../model/change-inputs.ts';
import { blockingChecks } from '../../../model/check.ts';
import type { Action, KeyId } from '../../context/keys.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { isRunning } from '../../context/operation.ts';
import { useOperation } from '../../context/operation-provider.tsx';
import { toProblem, useInvalidateAfterChange } from '../../context/queries.ts';
import { queryKeys } from '../../context/query-keys.ts';
import { useSession, useShell } from '../../context/session.ts';
import { useReassess, useScanResultsOf } from '../../context/use-reassess.ts';
import { useClearSecretScan } from '../../context/use-verdict.ts';
import { Frame } from '../../kit/frame.tsx';
import { FixedLines, Lines } from '../../kit/lines.tsx';
import { useLayOut } from '../../kit/mask.ts';
import { useArmed } from '../../kit/use-armed.ts';
import { problemBlocks } from '../problem-blocks.ts';
import { changeBlocks, questionBlocks } from './confirm-blocks.ts';
import { useEvidenceAges } from './evidence-ages.ts';
import { startOperation } from './start-operation.ts';

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly confirm: { readonly changeRequest: ChangeRequest };
	}
}

/** The screen shows one planned change with its checks, and asks for its confirmation. */
export const ConfirmScreen = ({ changeRequest }: ScreenParams['confirm']) => {
	const { strings, navigate, notify, copy, readOnly, setOperation, clock } = useShell();
	const operation = useOperation();
	const { azure, journal, user, wait } = useSession();
	const invalidateAfterChange = useInvalidateAfterChange();
	const clearSecretScan = useClearSecretScan();
	const reassess = useReassess();
	const scanResultsOf = useScanResultsOf();
	const words = strings.confirm;
	const isRead = useIsScreenReaderEnabled();
	const [typed, setTyped] = useState('');
	const [chose, setChose] = useState<'yes' | 'no'>('no');
	// The plan is not read again while a person answers: the confirmed change is the shown one, and the writer looks
	// again itself.
	const query = useQuery({
		queryKey: queryKeys.change(changeRequest),
		gcTime: 0,
		staleTime: Number.POSITIVE_INFINITY,
		queryFn: async ({ signal }) => ({ change: await planChange(azure, changeRequest, { signal }), readAt: clock() }),
	});
	const { change, readAt = clock() } = query.data ?? {};
	const ages = useEvidenceAges(changeRequest, readAt);
	const problem = toProblem(query.error);
	const blockedReason = !change
		? undefined
		: readOnly
			? words.readOnly
			: isRunning(operation)
				? words.busy
				: blockingChecks(change.checks).length > 0
					? words.blocked
					: undefined;
	const isAsked = change !== undefined && blockedReason === undefined;
	const isArmed = useArmed(isAsked);
	const byName = change?.confirmation.by === 'name' ? change.confirmation.name : undefined;

	const answer = (given: ConfirmationInput) => {
		if (!change || blockedReason) return;
		const result = confirm(change, given);
		if (result === 'blocked') return notify(words.blocked, 'warning');
		if (result === 'wrongName') return notify(words.wrongName(byName ?? ''), 'warning');
		if (result === 'notChosen') return navigate({ to: 'back' });
		const onFinished = () => {
			if (changeRequest.kind === 'regenerateKey') clearSecretScan();
			invalidateAfterChange();
		};
		setOperation(
			startOperation(result, { azure, journal, me: user, wait, reassess: reassess(scanResultsOf) }, clock, onFinished),
		);
		navigate({ to: 'replace', screen: { name: 'flight' } });
	};

	// Letters are text while a name is typed.
	const copyKey: KeyId = isArmed && byName !== undefined ? 'tab' : 'copy';
	const copyActions: readonly Action[] = change
		? [
				{
					key: copyKey,
					label: words.copy,
					run: () => {
						copy(azCommand(change.request));
						notify(strings.shell.copied('az'));
					},
				},
			]
		: [];
	const leave: Action = { key: 'escape', label: words.leave, run: () => navigate({ to: 'back' }) };
	const toggleAnswer = () => isArmed && setChose(chose === 'yes' ? 'no' : 'yes');
	const choices: readonly Action[] =
		isAsked && byName === undefined
			? (['up', 'down'] as const).map((key) => ({
					key,
					label: words.choose,
					run: toggleAnswer,
					pick: (row: number) => isArmed && setChose(row === 1 ? 'yes' : 'no'),
					quiet: !isArmed,
				}))
			: [];
	const actions: readonly Action[] = !isArmed
		? [...choices, ...copyActions, leave]
		: byName !== undefined
			? [
					{ key: 'enter', label: words.confirmName, run: () => answer({ typedText: typed }), isAnswer: true },
					...copyActions,
					leave,
				]
			: [
					...choices,
					{
						key: 'enter',
						label: chose === 'yes' ? words.doIt : words.goBack,
						run: () => answer({ choice: chose }),
						isAnswer: true,
					},
					...copyActions,
					leave,
				];
	const layOut = useLayOut();
	const question = change
		? questionBlocks(change, { blockedReason, chose, isScreenReader: isRead, isArmed }, strings)
		: [];
	return (
		<Frame
			breadcrumbs={[change?.targetName ?? '', strings.changes[changeRequest.kind].name]}
			actions={actions}
			field={
				isArmed && byName !== undefined
					? {
							label: words.nameLabel,
							value: typed,
							onChange: setTyped,
							onPaste: () => notify(words.noPaste, 'warning'),
						}
					: undefined
			}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} />;
				if (!change) return <Lines blocks={[{ text: words.reading }]} area={area} />;
				const asked = layOut(question, area.width).length + 1;
				const rest = { ...area, height: area.height - asked };
				return (
					<>
						<Lines blocks={changeBlocks(change, ages, copyKey, strings)} area={rest} />
						<FixedLines blocks={[{ text: '' }, ...question]} width={area.width} height={asked} />
					</>
				);
			}}
		</Frame>
	);
};
