// Shows one lesson: its subject, how far it has come, and a hint at a time.

import type { LessonId } from '../../../guides/lessons/ids.ts';
import { lessons } from '../../../guides/lessons/lessons.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { useRoute } from '../../context/navigation-provider.tsx';
import { loadFailure, toStaleData, useRefresh } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';
import { BlockScreen } from '../common/block-screen.tsx';
import { useLesson } from './use-lesson.ts';

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly lesson: { readonly lesson: LessonId };
	}
}

/** The screen shows one lesson: its goals, which of them are met, and the hints that were asked for. */
export const LessonScreen = ({ lesson: id }: ScreenParams['lesson']) => {
	const { strings, navigate, openHandler, initialLesson: startedWith } = useShell();
	const { route, updateRoute } = useRoute();
	const all = strings.lessons;
	const words = all.of[id];
	const query = useLesson(id);
	const refresh = useRefresh();
	const problem = loadFailure(query);
	const { accountId, met } = query.data ?? {};
	const isFinished = met?.every(Boolean) === true;
	const shown = route.hintCount ?? 0;
	const left = words.hints.length - shown;
	const goals = words.goals.map((text, index): Block => {
		const isMet = met?.[index] === true;
		return {
			text: `${isMet ? marks.ok : met ? marks.none : marks.wait} ${text}${met ? `: ${all.goal[isMet ? 'met' : 'open']}` : ''}`,
			tone: isMet ? 'ok' : undefined,
			indent: 2,
		};
	});
	const blocks: readonly Block[] = [
		...(isFinished ? [{ text: `${marks.ok} ${words.end}`, tone: 'ok' as const }, { text: '' }] : []),
		{ text: words.about },
		...(lessons[id].delays && startedWith !== id ? [{ text: `${all.onlyFresh} ${id}`, tone: 'muted' as const }] : []),
		{ text: '' },
		{ text: all.goals, tone: 'title' },
		...goals,
		{ text: '' },
		...(shown > 0 ? [{ text: all.hints, tone: 'title' as const }] : []),
		// The newest hint comes first: the person asked for it, and further down it could be out of sight.
		...words.hints
			.slice(0, shown)
			.toReversed()
			.map((text): Block => ({ text: `${marks.next} ${text}`, indent: 2 })),
		...(left > 0 ? [{ text: all.hintsLeft(left), tone: 'muted' as const }] : []),
	];
	return (
		<BlockScreen
			breadcrumbs={[all.title, words.title]}
			stale={toStaleData(query)}
			actions={[
				{
					key: 'enter',
					label: all.goToAccount,
					run: openHandler(accountId ? { name: 'account', accountId } : undefined),
					disabled: accountId ? undefined : all.looking,
				},
				{
					key: 'tab',
					label: all.hint,
					run: () => updateRoute({ hintCount: shown + 1 }),
					disabled: left > 0 ? undefined : all.noMoreHints,
				},
				{ key: 'lessons', label: all.open, run: () => navigate({ to: 'replace', screen: { name: 'lessons' } }) },
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
			problem={problem}
			blocks={blocks}
		/>
	);
};
