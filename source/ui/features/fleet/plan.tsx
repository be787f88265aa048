// Shows one plan for many accounts: every change with its checks, the excluded accounts and why, and the confirmation.

import { useMemo, useState } from 'react';
import { confirmBatch } from '../../../changes/confirm.ts';
import { type BatchAction, batchConfirmationText, type OnFailure } from '../../../model/batch-plan.ts';
import type { AccountId } from '../../../model/resource-id.ts';
import type { Action } from '../../context/keys.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { isRunning } from '../../context/operation.ts';
import { useOperation } from '../../context/operation-provider.tsx';
import { useInvalidateAfterChange } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useAttempt } from '../../context/use-attempt.ts';
import { useReassess } from '../../context/use-reassess.ts';
import { Frame } from '../../kit/frame.tsx';
import { FixedLines, Lines } from '../../kit/lines.tsx';
import { useLayOut } from '../../kit/mask.ts';
import type { Block } from '../../kit/text.ts';
import { useArmed } from '../../kit/use-armed.ts';
import { useQuestion } from '../../kit/use-question.ts';
import { useTerminalSize } from '../../kit/use-terminal-size.ts';
import { startBatch } from '../change/start-batch.ts';
import { problemBlocks } from '../problem-blocks.ts';
import { evaluationProgressBlocks, planBlocks } from './plan-blocks.ts';
import { planMarkdown } from './plan-markdown.ts';
import { usePlan } from './use-plan.ts';

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly plan: {
			readonly accountIds: readonly AccountId[];
			readonly action: BatchAction;
			/** The batch that this plan continues. */
			readonly batch?: string;
		};
	}
}

/** The screen shows the plan for many accounts: its changes, the excluded accounts, and the confirmation. */
export const PlanScreen = ({ accountIds, action, batch }: ScreenParams['plan']) => {
	const { strings, navigate, notify, readOnly, setOperation, clock } = useShell();
	const operation = useOperation();
	const { azure, journal, user, wait, program, savePlan } = useSession();
	const { columns } = useTerminalSize();
	const forget = useInvalidateAfterChange();
	const attempt = useAttempt();
	const reassess = useReassess();
	const words = strings.plan;
	const [onFailure, setOnFailure] = useState<OnFailure>('stop');
	const [typed, setTyped] = useState<string>();
	const secrets = useQuestion<'secrets'>();
	const [withSecrets, setWithSecrets] = useState(false);
	const { plan, problem, progress, scanResultsOf } = usePlan({ accountIds, action }, withSecrets);
	const isAsked = typed !== undefined;
	const isArmed = useArmed(isAsked);
	const expected = plan ? batchConfirmationText(plan) : '';
	const blockedReason = !plan
		? strings.lists.reading
		: plan.changes.length === 0
			? words.empty
			: readOnly
				? strings.confirm.readOnly
				: isRunning(operation)
					? strings.confirm.busy
					: undefined;
	const answer = () => {
		if (!plan || blockedReason) return;
		const confirmed = confirmBatch(plan, typed ?? '');
		if (typeof confirmed === 'string') return notify(words.wrongWords(expected), 'warning');
		setOperation(
			startBatch(
				confirmed,
				{ azure, journal, me: user, wait, reassess: reassess(scanResultsOf), action, onFailure, batch },
				clock,
				forget,
			),
		);
		navigate({ to: 'replace', screen: { name: 'flight' } });
	};
	const save = () =>
		attempt(async () => {
			if (!plan) return;
			const at = new Date(clock()).toISOString();
			const text = planMarkdown(plan, { me: user, at, program, onFailure }, strings);
			notify(words.saved(await savePlan(`plan-${at.replaceAll(/[:.]/g, '-')}.md`, text)), 'ok');
		});
	const reviewing: readonly Action[] = [
		{ key: 'enter', label: words.confirm, run: () => setTyped(''), disabled: blockedReason },
		{ key: 'tab', label: words.switchOnFailure, run: () => setOnFailure(onFailure === 'stop' ? 'goOn' : 'stop') },
		{ key: 'save', label: words.save, run: save, disabled: plan ? undefined : strings.lists.reading },
		...(action === 'disable'
			? [
					{
						key: 'lookThrough' as const,
						label: words.scanSettings,
						run: () => secrets.ask('secrets'),
						disabled: plan ? undefined : strings.lists.reading,
					},
				]
			: []),
	];
	const answers = secrets.answers({
		key: 'tick',
		label: strings.verdict.yes,
		run: () => setWithSecrets(true),
	});
	const leave: Action = { key: 'escape', label: strings.confirm.leave, run: () => setTyped(undefined) };
	const confirming: readonly Action[] = isArmed
		? [{ key: 'enter', label: words.confirm, run: answer, isAnswer: true }, leave]
		: [leave];
	const layOut = useLayOut();
	const lines = useMemo(
		() => (plan ? layOut(planBlocks(plan, onFailure, strings), columns).map((row): Block => ({ row })) : []),
		[plan, onFailure, strings, columns, layOut],
	);
	const question: readonly Block[] =
		isAsked && plan
			? [
					{ text: words.typeWords, tone: 'warning' },
					{ text: expected, tone: 'title', indent: 2 },
				]
			: // The head of the plan already says that there is nothing to confirm.
				blockedReason && plan && plan.changes.length > 0
				? [{ text: `${marks.no} ${blockedReason}`, tone: 'danger' }]
				: [];
	return (
		<Frame
			breadcrumbs={[words.title, plan ? `${plan.changes.length} / ${accountIds.length}` : '']}
			actions={secrets.asked ? answers : isAsked ? confirming : reviewing}
			scrollKey={String(secrets.asked)}
			field={
				isAsked && isArmed
					? { label: words.label, value: typed, onChange: setTyped, onPaste: () => notify(words.noPaste, 'warning') }
					: undefined
			}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} />;
				if (secrets.asked) return <Lines blocks={[{ text: words.confirmScan(accountIds.length) }]} area={area} />;
				if (!plan) return <Lines blocks={evaluationProgressBlocks(progress, accountIds.length, strings)} area={area} />;
				const height = question.length > 0 ? layOut(question, area.width).length + 1 : 0;
				return (
					<>
						<Lines blocks={lines} area={{ ...area, height: area.height - height }} />
						{height > 0 ? <FixedLines blocks={[{ text: '' }, ...question]} width={area.width} height={height} /> : null}
					</>
				);
			}}
		</Frame>
	);
};
