// May the keys be turned off? The ruling, the checks behind it, and where it was looked.
import type { Ruling, Verdict } from '../../../assessment/verdict.ts';
import type { Strings } from '../../../strings/index.ts';
import type { Action } from '../../context/keys.ts';
import { useRefresh } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { marks, type Tone } from '../../context/theme.ts';
import { useNote } from '../../context/use-note.ts';
import { useVerdict } from '../../context/use-verdict.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Block } from '../../kit/text.ts';
import { useQuestion } from '../../kit/use-question.ts';
import { useReason } from '../../kit/use-reason.ts';
import { checklist } from '../common/checklist.ts';
import { problemBlocks } from '../common/problem-note.ts';
import { evidenceBlocks } from './evidence-blocks.ts';
import { loggingCommand } from './monitor-blocks.ts';

const rulingMarks: Readonly<Record<Ruling, { readonly mark: string; readonly tone: Tone }>> = {
	ready: { mark: marks.ok, tone: 'ok' },
	notReady: { mark: marks.no, tone: 'danger' },
	cannotTell: { mark: marks.unknown, tone: 'warning' },
	refused: { mark: marks.no, tone: 'danger' },
};

const ruled = ({ ruling, accepted, checks }: Verdict, strings: Strings): readonly Block[] => {
	const { mark, tone } = rulingMarks[ruling];
	const words = strings.verdict;
	return [
		{ text: `${mark} ${words.rulings[ruling]}`, tone },
		...(accepted
			? [
					{
						text: words.accepted(accepted.by, strings.shell.when(accepted.at), accepted.reason),
						indent: 2,
						tone: 'warning' as const,
					},
				]
			: []),
		{ text: '' },
		...checklist(checks, strings),
		{ text: '' },
		{ text: words.sources, tone: 'title' },
	];
};

export const VerdictScreen = ({ accountId }: { readonly accountId: string }) => {
	const { strings, move, opens, say, copy } = useShell();
	const words = strings.verdict;
	const { facts, evidence, found, problem, stale, shownName, ...secrets } = useVerdict(accountId);
	const note = useNote(accountId);
	const refresh = useRefresh();
	const question = useQuestion<'secrets'>();
	const reason = useReason(words.acceptLabel, words.acceptNeedsReason, (text) => {
		const checks = (found?.checks ?? []).filter(({ weight, met }) => weight === 'proves' && met !== 'yes');
		return note({ kind: 'doubtAccepted', checks: checks.map(({ id }) => id), reason: text }, words.acceptDone);
	});
	const open = (name: 'consumers' | 'access' | 'people') => opens({ name, accountId });
	const answers = question.answers({
		key: 'tick',
		label: words.yes,
		run: () => secrets.lookThroughSecrets(),
	});
	const isDecided = found !== undefined && (found.ruling === 'ready' || found.accepted !== undefined);
	const actions: readonly Action[] = [
		{ key: 'enter', label: strings.flight.onward, run: () => move({ to: 'back' }), quiet: !isDecided },
		{
			key: 'lookThrough',
			label: secrets.hasLookedThroughSecrets ? words.lookThroughAgain : words.lookThrough,
			run: () => question.ask('secrets'),
			disabled: facts ? undefined : strings.lists.reading,
		},
		{ key: 'consumers', label: words.consumers, run: open('consumers') },
		{ key: 'tick', label: words.people, run: open('people') },
		{ key: 'access', label: words.access, run: open('access') },
		...(found?.accepted
			? []
			: [
					{
						key: 'accept' as const,
						label: words.accept,
						run: reason.ask,
						disabled: !found
							? strings.lists.reading
							: found.ruling === 'cannotTell'
								? undefined
								: words.acceptNot[found.ruling],
					},
				]),
		{
			key: 'copyProof',
			label: words.copyDiagnostics,
			run: () => {
				if (!facts) return;
				copy(loggingCommand(facts.account));
				say(strings.shell.copied('az'));
			},
			quiet: true,
		},
		{ key: 'refresh', label: strings.shell.refresh, run: refresh },
	];
	const blocks: readonly Block[] = problem
		? problemBlocks(problem, strings)
		: question.asked
			? [{ text: words.askSecrets }]
			: !facts || !evidence || !found
				? [{ text: words.reading }]
				: [...ruled(found, strings), ...evidenceBlocks(evidence, facts.account, shownName, strings)];
	return (
		<Frame
			crumbs={[facts?.account.name ?? '', words.title]}
			actions={reason.isOpen ? reason.actions : question.asked ? answers : actions}
			field={reason.field}
			stale={stale}
			scrollKey={`${question.asked} ${secrets.isLookingThroughSecrets}`}
		>
			{(area) => (
				<Lines
					blocks={secrets.isLookingThroughSecrets ? [{ text: words.lookingThrough }, { text: '' }, ...blocks] : blocks}
					area={area}
					more={strings.shell.more}
				/>
			)}
		</Frame>
	);
};
