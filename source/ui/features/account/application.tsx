// Shows the application's own change: code before and after, the proof on its host, and the tick that only a person can
// give.

import { useSyncExternalStore } from 'react';
import { identityChoiceId } from '../../../assessment/account-notes.ts';
import type { AccountId } from '../../../model/resource-id.ts';
import type { Action } from '../../context/keys.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { loadFailure, toStaleData, useFacts } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useRecordNote } from '../../context/use-record-note.ts';
import type { Block } from '../../kit/text.ts';
import { useQuestion } from '../../kit/use-question.ts';
import { BlockScreen } from '../common/block-screen.tsx';
import { toApplicationGuide } from './application-blocks.ts';

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly application: { readonly accountId: AccountId };
	}
}

/**
 * The screen shows what the application has to change, how its host can prove access, and whether a person confirmed
 * it.
 */
export const ApplicationScreen = ({ accountId }: ScreenParams['application']) => {
	const { strings, navigate, openHandler, copy, notify, sampleLanguage } = useShell();
	const languageId = useSyncExternalStore(sampleLanguage.subscribe, sampleLanguage.current);
	const { azure } = useSession();
	const words = strings.application;
	const question = useQuestion<'changed'>();
	const query = useFacts(accountId);
	const record = useRecordNote(accountId);
	const facts = query.data;
	const problem = loadFailure(query);
	const caller = facts?.chosenIdentity;
	const principal = caller?.choice.name ?? '';
	const consumer = caller ? identityChoiceId(caller.choice) : '';
	const ticked = facts?.notes.changedAt.get(consumer);
	const before = facts?.notes.changedBeforeKeysOff.get(consumer);
	const shown = facts && toApplicationGuide(facts, azure.dataScope, languageId, strings);
	const proof = shown?.proof;
	const put = (text: string | undefined, name: string) => {
		if (!text) return;
		copy(text);
		notify(strings.shell.copied(name));
	};
	const intro: Block = ticked
		? { text: `${marks.ok} ${words.tickedAt(strings.shell.when(ticked))}`, tone: 'ok' }
		: before
			? { text: strings.road.reasons.changedBefore({ at: strings.shell.when(before) }), tone: 'warning' }
			: { text: shown?.isSetting ? words.introSetting(principal) : words.intro(principal || words.noIdentity) };
	const blocks: readonly Block[] = !shown
		? [{ text: strings.lists.reading }]
		: question.asked
			? [{ text: words.ask(principal) }]
			: [intro, ...shown.blocks];
	const reading = shown ? undefined : strings.lists.reading;
	// An answer needs its question on screen: the facts are withheld while a note is being recorded.
	const actions: readonly Action[] =
		question.asked && shown
			? question.answers({
					key: 'enter',
					label: words.yes,
					run: () =>
						void record({ kind: 'applicationChanged', consumer }, words.ticked, () =>
							navigate({ to: 'backTo', name: 'road' }),
						),
				})
			: [
					{
						key: 'tab',
						label: shown?.isSetting ? words.otherSetting : words.otherLanguage,
						run: () => shown && sampleLanguage.set(shown.nextId),
						disabled: reading,
						quiet: shown?.nextId === shown?.id,
					},
					{
						key: 'copy',
						label: words.copy,
						run: () => put(shown?.code, shown?.language ?? ''),
						disabled: reading,
					},
					{
						key: 'copyProof',
						label: words.copyProof,
						run: () => put(proof && 'command' in proof ? proof.command : undefined, words.proof),
						disabled: reading ?? (proof && 'none' in proof ? proof.none : undefined),
						quiet: shown?.isSetting,
					},
					ticked
						? {
								key: 'tick',
								label: words.untick,
								run: () => void record({ kind: 'applicationUnchanged', consumer }, words.unticked),
							}
						: {
								key: 'tick',
								label: words.tick,
								run: () => question.ask('changed'),
								disabled: caller ? undefined : words.needsIdentity,
							},
					{ key: 'why', label: words.why, run: openHandler({ name: 'why', accountId }) },
				];
	return (
		<BlockScreen
			breadcrumbs={[facts?.account.name ?? '', words.title]}
			actions={actions}
			stale={toStaleData(query)}
			scrollKey={`${shown?.id} ${question.asked}`}
			problem={problem}
			blocks={blocks}
		/>
	);
};
