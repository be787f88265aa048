// The screens that a key opens from every screen.
import type { Action } from './keys.ts';
import { currentAccountId, type Route } from './navigation.ts';
import type { Connection, Shell } from './session.ts';

/** Returns the actions that work on every screen once a user is signed in; none before that. */
export const globalActions = ({
	strings,
	navigate,
	openHandler,
	routes,
	user,
	mode,
	hasFaults,
}: Pick<Shell, 'strings' | 'navigate' | 'openHandler'> &
	Pick<Connection, 'user' | 'mode' | 'hasFaults'> & { readonly routes: readonly Route[] }): readonly Action[] => {
	if (!user) return [];
	const here = routes.at(-1)?.screen.name;
	const lesson = routes.findLast(({ screen }) => screen.name === 'lesson');
	/** Opens the lesson on top of the current screen, with its hints, so that back returns to where the person was. */
	const openLesson = () => {
		if (!lesson) return;
		navigate({ to: 'open', screen: lesson.screen });
		navigate({ to: 'point', update: { hintCount: lesson.hintCount } });
	};
	const accountId = currentAccountId(routes);
	return [
		...(!accountId || here === 'copy'
			? []
			: [
					{
						key: 'copyMenu' as const,
						label: strings.copy.open,
						run: openHandler({ name: 'copy', accountId }),
						quiet: true,
					},
				]),
		...(here === 'recent'
			? []
			: [
					{
						key: 'recent' as const,
						label: strings.recent.open,
						run: openHandler({ name: 'recent' }),
						quiet: true,
					},
				]),
		// Some sentences say “press h”, so this key works on every screen.
		...(here === 'history'
			? []
			: [
					{
						key: 'history' as const,
						label: strings.history.open,
						run: openHandler({ name: 'history' }),
						quiet: true,
					},
				]),
		...(here === 'requests'
			? []
			: [
					{
						key: 'requests' as const,
						label: strings.requests.open,
						run: openHandler({ name: 'requests' }),
						quiet: true,
					},
				]),
		...(mode !== 'practice' || here === 'lessons' || here === 'lesson'
			? []
			: [
					{
						key: 'lessons' as const,
						label: strings.lessons.open,
						run: lesson ? openLesson : openHandler({ name: 'lessons' }),
						quiet: true,
					},
				]),
		...(hasFaults && here !== 'faults'
			? [
					{
						key: 'faults' as const,
						label: strings.faults.open,
						run: openHandler({ name: 'faults' }),
						quiet: true,
					},
				]
			: []),
	];
};
