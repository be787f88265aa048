// Answers whether keys can be turned off: the outcome, the checks behind it, and where evidence was looked for.

import type { Verdict, VerdictOutcome } from '../../../assessment/verdict.ts';
import type { AccountId } from '../../../model/resource-id.ts';
import type { Strings } from '../../../strings/index.ts';
import type { Action } from '../../context/keys.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { useRefresh } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { type MarkStyle, marks } from '../../context/theme.ts';
import { useRecordNote } from '../../context/use-record-note.ts';
import { useVerdict } from '../../context/use-verdict.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Block } from '../../kit/text.ts';
import { useQuestion } from '../../kit/use-question.ts';
import { useReasonPrompt } from '../../kit/use-reason-prompt.ts';
import { checklistBlocks } from '../common/checklist.ts';
import { problemBlocks } from '../problem-blocks.ts';
import { evidenceBlocks } from './evidence-blocks.ts';
import { enableLoggingCommand } from './monitor-blocks.ts';

const outcomeStyles: Readonly<Record<VerdictOutcome, MarkStyle>> = {
	ready: { mark: marks.ok, tone: 'ok' },
	notReady: { mark: marks.no, tone: 'danger' },
	cannotTell: { mark: marks.unknown, tone: 'warning' },
	refused: { mark: marks.no, tone: 'danger' },
};

const outcomeBlocks = ({ outcome, acceptedRisk, checks }: Verdict, strings: Strings): readonly Block[] => {
	const { mark, tone } = outcomeStyles[outcome];
	const words = strings.verdict;
	return [
		{ text: `${mark} ${words.outcomes[outcome]}`, tone },
		...(acceptedRisk
			? [
					{
						text: words.acceptedRisk(acceptedRisk.by, strings.shell.when(acceptedRisk.at), acceptedRisk.reason),
						indent: 2,
						tone: 'warning' as const,
					},
				]
			: []),
		{ text: '' },
		...checklistBlocks(checks, strings),
		{ text: '' },
		{ text: words.sources, tone: 'title' },
	];
};

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly verdict: { readonly accountId: AccountId };
	}
}

/** The screen shows whether keys can be turned off, every check behind that, and where evidence was looked for. */
export const VerdictScreen = ({ accountId }: ScreenParams['verdict']) => {
	const { strings, navigate, openHandler, notify, copy } = useShell();
	const words = strings.verdict;
	const { facts, evidence, found, problem, stale, shownName, ...secrets } = useVerdict(accountId, {
		showsLatest: true,
	});
	const note = useRecordNote(accountId);
	const refresh = useRefresh();
	const question = useQuestion<'secrets'>();
	const reason = useReasonPrompt(words.acceptRiskLabel, words.acceptRiskNeedsReason, (text) => {
		const checks = (found?.checks ?? []).filter(({ weight, met }) => weight === 'proves' && met !== 'yes');
		return note({ kind: 'doubtAccepted', checks: checks.map(({ id }) => id), reason: text }, words.acceptRiskDone);
	});
	const open = (name: 'consumers' | 'access' | 'manualChecks') => openHandler({ name, accountId });
	const answers = question.answers({
		key: 'tick',
		label: words.yes,
		run: () => secrets.lookThroughSecrets(),
	});
	const isDecided = found !== undefined && (found.outcome === 'ready' || found.acceptedRisk !== undefined);
	const actions: readonly Action[] = [
		{ key: 'enter', label: strings.flight.backToRoad, run: () => navigate({ to: 'back' }), quiet: !isDecided },
		{
			key: 'lookThrough',
			label: secrets.hasLookedThroughSecrets ? words.scanAgain : words.scanSettings,
			run: () => question.ask('secrets'),
			disabled: facts ? undefined : strings.lists.reading,
		},
		{ key: 'consumers', label: words.consumers, run: open('consumers') },
		{ key: 'tick', label: words.openChecklist, run: open('manualChecks') },
		{ key: 'access', label: words.access, run: open('access') },
		...(found?.acceptedRisk
			? []
			: [
					{
						key: 'accept' as const,
						label: words.acceptRisk,
						run: reason.ask,
						disabled: !found
							? strings.lists.reading
							: found.outcome === 'cannotTell'
								? undefined
								: words.cannotAcceptRisk[found.outcome],
					},
				]),
		{
			key: 'copyProof',
			label: words.copyDiagnostics,
			run: () => {
				if (!facts) return;
				copy(enableLoggingCommand(facts.account));
				notify(strings.shell.copied('az'));
			},
			quiet: true,
		},
		{ key: 'refresh', label: strings.shell.refresh, run: refresh },
	];
	const blocks: readonly Block[] = problem
		? problemBlocks(problem, strings)
		: question.asked
			? [{ text: words.confirmScan }]
			: !facts || !evidence || !found
				? [{ text: words.reading }]
				: [...outcomeBlocks(found, strings), ...evidenceBlocks(evidence, facts.account, shownName, strings)];
	return (
		<Frame
			breadcrumbs={[facts?.account.name ?? '', words.title]}
			actions={reason.isOpen ? reason.actions : question.asked ? answers : actions}
			field={reason.field}
			stale={stale}
			scrollKey={`${question.asked} ${secrets.isLookingThroughSecrets}`}
		>
			{(area) => (
				<Lines
					blocks={secrets.isLookingThroughSecrets ? [{ text: words.scanning }, { text: '' }, ...blocks] : blocks}
					area={area}
				/>
			)}
		</Frame>
	);
};
