// One plan for many accounts: every change with its checks, who is left out and why, and the only question that counts.
import { useMemo, useState } from 'react';
import { confirmBatch } from '../../../changes/confirm.ts';
import { batchWords, type OnFailure } from '../../../model/batch.ts';
import type { Action } from '../../context/keys.ts';
import type { Screen } from '../../context/navigation.ts';
import { isAloft } from '../../context/operation.ts';
import { useForget } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useAttempt } from '../../context/use-attempt.ts';
import { Frame } from '../../kit/frame.tsx';
import { Fixed, Lines } from '../../kit/lines.tsx';
import { type Block, layOut } from '../../kit/text.ts';
import { useArmed } from '../../kit/use-armed.ts';
import { useQuestion } from '../../kit/use-question.ts';
import { useSize } from '../../kit/use-size.ts';
import { takeOffTogether } from '../change/start-batch.ts';
import { problemBlocks } from '../common/problem-note.ts';
import { judgingBlocks, planBlocks } from './plan-blocks.ts';
import { planFile } from './plan-document.ts';
import { usePlan } from './use-plan.ts';

type Props = Pick<Extract<Screen, { name: 'plan' }>, 'accountIds' | 'action' | 'batch'>;

export const PlanScreen = ({ accountIds, action, batch }: Props) => {
	const { strings, move, say, readOnly, flight, setFlight, clock } = useShell();
	const { azure, journal, me, wait, program, savePlan } = useSession();
	const { columns } = useSize();
	const forget = useForget();
	const attempt = useAttempt();
	const words = strings.plan;
	const [onFailure, setOnFailure] = useState<OnFailure>('stop');
	const [typed, setTyped] = useState<string>();
	const secrets = useQuestion<'secrets'>();
	const [withSecrets, setWithSecrets] = useState(false);
	const { plan, problem, progress } = usePlan({ accountIds, action }, withSecrets);
	const isAsked = typed !== undefined;
	const isArmed = useArmed(isAsked);
	const expected = plan ? batchWords(plan) : '';
	const stop = !plan
		? strings.lists.reading
		: plan.changes.length === 0
			? words.empty
			: readOnly
				? strings.confirm.readOnly
				: isAloft(flight)
					? strings.confirm.busy
					: undefined;
	const answer = () => {
		if (!plan || stop) return;
		const confirmed = confirmBatch(plan, typed ?? '');
		if (typeof confirmed === 'string') return say(words.wrongWords(expected), 'warning');
		setFlight(takeOffTogether(confirmed, { azure, journal, me, wait, action, onFailure, batch }, clock, forget));
		move({ to: 'replace', screen: { name: 'flight' } });
	};
	const save = () =>
		attempt(async () => {
			if (!plan) return;
			const at = new Date(clock()).toISOString();
			const text = planFile(plan, { me, at, program, onFailure }, strings);
			say(words.saved(await savePlan(`plan-${at.replaceAll(/[:.]/g, '-')}.md`, text)), 'ok');
		});
	const reviewing: readonly Action[] = [
		{ key: 'enter', label: words.confirm, run: () => setTyped(''), disabled: stop },
		{ key: 'tab', label: words.otherwise, run: () => setOnFailure(onFailure === 'stop' ? 'goOn' : 'stop') },
		{ key: 'save', label: words.save, run: save, disabled: plan ? undefined : strings.lists.reading },
		...(action === 'disable'
			? [
					{
						key: 'lookThrough' as const,
						label: words.lookThrough,
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
	const lines = useMemo(
		() => (plan ? layOut(planBlocks(plan, onFailure, strings), columns).map((row): Block => ({ row })) : []),
		[plan, onFailure, strings, columns],
	);
	const question: readonly Block[] =
		isAsked && plan
			? [
					{ text: words.typeWords, tone: 'warning' },
					{ text: expected, tone: 'title', indent: 2 },
				]
			: // That there is nothing to confirm stands at the head of the plan.
				stop && plan && plan.changes.length > 0
				? [{ text: `${marks.no} ${stop}`, tone: 'danger' }]
				: [];
	return (
		<Frame
			crumbs={[words.title, plan ? `${plan.changes.length} / ${accountIds.length}` : '']}
			actions={secrets.asked ? answers : isAsked ? confirming : reviewing}
			scrollKey={String(secrets.asked)}
			field={
				isAsked && isArmed
					? { label: words.label, value: typed, onChange: setTyped, onPaste: () => say(words.noPaste, 'warning') }
					: undefined
			}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} more={strings.shell.more} />;
				if (secrets.asked)
					return <Lines blocks={[{ text: words.askSecrets(accountIds.length) }]} area={area} more="" />;
				if (!plan) return <Lines blocks={judgingBlocks(progress, accountIds.length, strings)} area={area} more="" />;
				const height = question.length > 0 ? layOut(question, area.width).length + 1 : 0;
				return (
					<>
						<Lines blocks={lines} area={{ ...area, height: area.height - height }} more={strings.shell.more} />
						{height > 0 ? <Fixed blocks={[{ text: '' }, ...question]} width={area.width} height={height} /> : null}
					</>
				);
			}}
		</Frame>
	);
};
