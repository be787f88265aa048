// The screens that a key opens from everywhere.
import type { Action } from './keys.ts';
import { accountIn } from './navigation.ts';
import type { Shell } from './session.ts';

export const elsewhere = ({ strings, move, opens, places, me, mode, hasFaults }: Shell): readonly Action[] => {
	if (!me) return [];
	const here = places.at(-1)?.screen.name;
	const lesson = places.findLast(({ screen }) => screen.name === 'lesson');
	/** On top, with the hints that were asked for: back leads to where one was. */
	const openLesson = () => {
		if (!lesson) return;
		move({ to: 'open', screen: lesson.screen });
		move({ to: 'point', at: { hints: lesson.hints } });
	};
	const accountId = accountIn(places);
	return [
		...(!accountId || here === 'copy'
			? []
			: [
					{
						key: 'copyMenu' as const,
						label: strings.copy.open,
						run: opens({ name: 'copy', accountId }),
						quiet: true,
					},
				]),
		...(here === 'recent'
			? []
			: [
					{
						key: 'recent' as const,
						label: strings.recent.open,
						run: opens({ name: 'recent' }),
						quiet: true,
					},
				]),
		// Wherever a sentence says “press h”.
		...(here === 'history'
			? []
			: [
					{
						key: 'history' as const,
						label: strings.history.open,
						run: opens({ name: 'history' }),
						quiet: true,
					},
				]),
		...(here === 'requests'
			? []
			: [
					{
						key: 'requests' as const,
						label: strings.requests.open,
						run: opens({ name: 'requests' }),
						quiet: true,
					},
				]),
		...(mode !== 'practice' || here === 'lessons' || here === 'lesson'
			? []
			: [
					{
						key: 'lessons' as const,
						label: strings.lessons.open,
						run: lesson ? openLesson : opens({ name: 'lessons' }),
						quiet: true,
					},
				]),
		...(hasFaults && here !== 'faults'
			? [
					{
						key: 'faults' as const,
						label: strings.faults.open,
						run: opens({ name: 'faults' }),
						quiet: true,
					},
				]
			: []),
	];
};
