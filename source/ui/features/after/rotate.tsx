// The rotation of the two keys as four steps that resume where the journal left them; and the cut-off that cannot wait.

import { useQuery } from '@tanstack/react-query';
import { holdersIn, holdersOf, readOpenLooks } from '../../../assessment/key-holders.ts';
import { rotation } from '../../../assessment/rotation.ts';
import type { WhichKey } from '../../../model/evidence.ts';
import type { Action } from '../../context/keys.ts';
import { failureOf, staleOf, useForgetSaid, useRefresh } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useAttempt } from '../../context/use-attempt.ts';
import { useSecretLooksSoFar } from '../../context/use-verdict.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Block } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { useQuestion } from '../../kit/use-question.ts';
import { problemBlocks } from '../common/problem-note.ts';
import { heldBlocks, stepBlocks, stepRows } from './rotate-blocks.ts';

const names: Readonly<Record<WhichKey, string>> = { key1: 'Key1', key2: 'Key2' };

type Question = 'tick' | 'untick' | 'copy';

export const Rotate = ({ accountId }: { readonly accountId: string }) => {
	const { strings, move, opens, copy, say } = useShell();
	const { azure, journal, me } = useSession();
	const words = strings.rotate;
	const attempt = useAttempt();
	const refresh = useRefresh();
	const forget = useForgetSaid();
	const looked = useQuery({
		queryKey: ['holders', accountId],
		queryFn: ({ signal }) => readOpenLooks(azure, accountId, { signal }),
	});
	const inside = useSecretLooksSoFar(accountId);
	const holders = looked.data && holdersIn({ ...looked.data.looks, ...inside }, looked.data.subscriptions);
	const question = useQuestion<Question>();
	// Not kept for the next time: a step that was done meanwhile must not be shown as the one to do.
	const query = useQuery({
		queryKey: ['rotation', accountId],
		gcTime: 0,
		staleTime: 0,
		queryFn: async ({ signal }) => ({
			account: await azure.account(accountId, { signal }),
			steps: rotation(await journal.entries(), accountId),
		}),
	});
	const problem = failureOf(query);
	const { account, steps = [] } = query.data ?? {};
	const isFinished = steps.length > 0 && steps.every(({ state }) => state === 'done');
	const next = steps.findIndex(({ state }) => state !== 'done');
	const list = useList(steps, ({ id }) => id, 0, Math.max(0, next));
	const step = list.current;
	const key = step ? names[step.which] : '';
	const lastDone = isFinished ? steps.length - 1 : next - 1;

	const renew = (which: WhichKey) =>
		move({
			to: 'open',
			screen: {
				name: 'confirm',
				wish: {
					kind: 'regenerateKey',
					input: { accountId, which, holders: holders ? holdersOf(holders.found, which) : [] },
				},
			},
		});
	const answer = async (asked: Question) => {
		if (!step) return;
		if (asked === 'copy') {
			const value = await azure.key(accountId, step.which);
			// On record before it is out of our hands.
			await journal.note(accountId, { kind: 'keyCopied', which: step.which }, me.name);
			copy(value);
			return say(words.copied(key), 'warning');
		}
		await journal.note(accountId, { kind: asked === 'tick' ? 'appsMoved' : 'appsNotMoved', to: step.which }, me.name);
		forget();
		await query.refetch();
		move({ to: 'point', at: { cursor: undefined } });
		say(words.recorded, 'ok');
	};

	const enter = (): Action => {
		const none = { key: 'enter', label: strings.account.nothingToDo, run: () => undefined, quiet: true } as const;
		if (!step || step.state === 'later') return { ...none, disabled: words.blocked };
		if (step.by === 'change')
			return step.state === 'done'
				? { ...none, disabled: strings.account.nothingToDoHere }
				: { key: 'enter', label: words.renew(key), run: () => renew(step.which) };
		if (step.state === 'ready' || (isFinished && step.id === 'appsToKey2'))
			return { key: 'enter', label: words.tick, run: () => question.ask('tick') };
		if (steps[lastDone] === step) return { key: 'enter', label: words.untick, run: () => question.ask('untick') };
		return { ...none, disabled: strings.account.nothingToDoHere };
	};
	const isOff = account?.keyAuth === 'off';
	const { asked } = question;
	const actions: readonly Action[] = asked
		? question.answers({
				key: 'tick',
				label: asked === 'copy' ? words.yesCopy : words.yes,
				run: () => attempt(() => answer(asked)),
			})
		: !account || isOff
			? [{ key: 'refresh', label: strings.shell.refresh, run: refresh }]
			: [
					enter(),
					...list.actions,
					{
						key: 'copy',
						label: words.copyKey(key),
						run: () => question.ask('copy'),
						disabled: step?.by === 'person' ? undefined : words.nothingToCopy,
					},
					{ key: 'key1', label: words.renew(names.key1), run: () => renew('key1') },
					{ key: 'key2', label: words.renew(names.key2), run: () => renew('key2') },
					{
						key: 'history',
						label: strings.history.open,
						run: opens({ name: 'history' }),
					},
					{ key: 'refresh', label: strings.shell.refresh, run: refresh },
				];
	const texts = {
		tick: words.askTick(key),
		untick: words.askUntick(key),
		copy: words.askCopy(key, account?.name ?? ''),
	};
	const blocks: readonly Block[] = problem
		? problemBlocks(problem, strings)
		: !step || !account
			? [{ text: strings.lists.reading }]
			: isOff
				? [{ text: `${marks.ok} ${words.keysOff}`, tone: 'ok' }]
				: asked
					? [{ text: texts[asked] }]
					: [
							{ text: isFinished ? `${marks.ok} ${words.finished}` : words.intro, tone: isFinished ? 'ok' : undefined },
							{ text: '' },
							...stepRows(steps, list.cursor, strings),
							{ text: '' },
							...stepBlocks(step, strings),
							...heldBlocks(step, holders, strings),
							{ text: '' },
							{ text: words.cutOff, tone: 'title' },
							{ text: words.cutOffWhy, tone: 'muted' },
						];
	return (
		<Frame
			crumbs={[account?.name ?? '', words.title]}
			actions={actions}
			scrollKey={`${step?.id} ${asked}`}
			stale={staleOf(query)}
		>
			{(area) => <Lines blocks={blocks} area={area} more={strings.shell.more} />}
		</Frame>
	);
};
