// Rotates the two keys in four steps that resume where the journal left them, or cuts one off at once.

import { useQuery } from '@tanstack/react-query';
import { keyHolderNames, keyHoldersIn, scanOpenSources } from '../../../assessment/key-holders.ts';
import { rotationSteps } from '../../../assessment/rotation.ts';
import type { KeyName } from '../../../model/evidence.ts';
import type { AccountId } from '../../../model/resource-id.ts';
import type { Action } from '../../context/keys.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { loadFailure, toStaleData, useRefresh } from '../../context/queries.ts';
import { queryKeys } from '../../context/query-keys.ts';
import { useSession, useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useAttempt } from '../../context/use-attempt.ts';
import { useNotedQuery } from '../../context/use-noted-query.ts';
import { useRecordNote } from '../../context/use-record-note.ts';
import { useSecretScanResults } from '../../context/use-verdict.ts';
import type { Block } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { useQuestion } from '../../kit/use-question.ts';
import { BlockScreen } from '../common/block-screen.tsx';
import { keyHolderBlocks, rotationStepBlocks, rotationStepRows } from './rotation-blocks.ts';

const keyNames: Readonly<Record<KeyName, string>> = { key1: 'Key1', key2: 'Key2' };

type RotationQuestion = 'tick' | 'untick' | 'copy';

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly rotate: { readonly accountId: AccountId };
	}
}

/** The screen shows the four steps of a key rotation, who still holds each key, and the next thing to do. */
export const RotateScreen = ({ accountId }: ScreenParams['rotate']) => {
	const { strings, navigate, openHandler, copy, notify } = useShell();
	const { azure, journal } = useSession();
	const words = strings.rotate;
	const attempt = useAttempt();
	const refresh = useRefresh();
	const record = useRecordNote(accountId);
	const scanQuery = useQuery({
		queryKey: queryKeys.keyHolders(accountId),
		queryFn: ({ signal }) => scanOpenSources(azure, accountId, { signal }),
	});
	const secretScanResults = useSecretScanResults(accountId);
	const holders =
		scanQuery.data && keyHoldersIn({ ...scanQuery.data.looks, ...secretScanResults }, scanQuery.data.subscriptions);
	const question = useQuestion<RotationQuestion>();
	// The cursor is not remembered: a step that was done meanwhile must not appear as the one to do.
	const query = useNotedQuery({
		queryKey: queryKeys.rotation(accountId),
		gcTime: 0,
		queryFn: async ({ signal }) => ({
			account: await azure.account(accountId, { signal }),
			steps: rotationSteps(await journal.entries(), accountId),
		}),
	});
	const problem = loadFailure(query);
	const { account, steps = [] } = query.data ?? {};
	const isFinished = steps.length > 0 && steps.every(({ state }) => state === 'done');
	const next = steps.findIndex(({ state }) => state !== 'done');
	const list = useList(steps, ({ id }) => id, 0, Math.max(0, next));
	const step = list.current;
	const key = step ? keyNames[step.which] : '';
	const lastDone = isFinished ? steps.length - 1 : next - 1;

	const renew = (which: KeyName) =>
		navigate({
			to: 'open',
			screen: {
				name: 'confirm',
				changeRequest: {
					kind: 'regenerateKey',
					input: { accountId, which, holders: holders ? keyHolderNames(holders.keyUses, which) : [] },
				},
			},
		});
	const answer = async (asked: RotationQuestion) => {
		if (!step) return;
		if (asked === 'copy') {
			const value = await azure.readKey(accountId, step.which);
			// The note is on record before the key leaves our hands.
			if (!(await record({ kind: 'keyCopied', which: step.which }))) return;
			copy(value);
			return notify(words.copied(key), 'warning');
		}
		const kind = asked === 'tick' ? 'appsMoved' : 'appsNotMoved';
		await record({ kind, to: step.which }, words.recorded, () =>
			navigate({ to: 'point', update: { cursor: undefined } }),
		);
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
					{ key: 'key1', label: words.renew(keyNames.key1), run: () => renew('key1') },
					{ key: 'key2', label: words.renew(keyNames.key2), run: () => renew('key2') },
					{
						key: 'history',
						label: strings.history.open,
						run: openHandler({ name: 'history' }),
					},
					{ key: 'refresh', label: strings.shell.refresh, run: refresh },
				];
	const texts = {
		tick: words.askTick(key),
		untick: words.askUntick(key),
		copy: words.askCopy(key, account?.name ?? ''),
	};
	const blocks: readonly Block[] =
		!step || !account
			? [{ text: strings.lists.reading }]
			: isOff
				? [{ text: `${marks.ok} ${words.keysOff}`, tone: 'ok' }]
				: asked
					? [{ text: texts[asked] }]
					: [
							{ text: isFinished ? `${marks.ok} ${words.finished}` : words.intro, tone: isFinished ? 'ok' : undefined },
							{ text: '' },
							...rotationStepRows(steps, list.cursor, strings),
							{ text: '' },
							...rotationStepBlocks(step, strings),
							...keyHolderBlocks(step, holders, strings),
							{ text: '' },
							{ text: words.cutOff, tone: 'title' },
							{ text: words.cutOffWhy, tone: 'muted' },
						];
	return (
		<BlockScreen
			breadcrumbs={[account?.name ?? '', words.title]}
			actions={actions}
			scrollKey={`${step?.id} ${asked}`}
			stale={toStaleData(query)}
			problem={problem}
			blocks={blocks}
		/>
	);
};
