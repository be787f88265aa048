// The breadcrumbs: the way to the current screen, one for each route.

import { truncationMark } from '../../shared/display-width.ts';
import type { Strings } from '../../strings/index.ts';
import { accountNameOf, type Route, type Screen } from '../context/navigation.ts';
import { marks } from '../context/theme.ts';
import { shorten, widthOf } from './text.ts';

/** Returns the breadcrumbs of a screen below the current one. */
const screenBreadcrumbs = (screen: Screen, strings: Strings): readonly string[] => {
	switch (screen.name) {
		case 'subscriptions':
			return [strings.lists.subscriptions];
		case 'accounts':
			return [screen.title ?? screen.subscriptionId ?? strings.lists.allAccounts];
		case 'find':
			return [screen.account ?? screen.subscription ?? ''];
		case 'account':
			return [accountNameOf(screen.accountId)];
		case 'why':
			return [accountNameOf(screen.accountId), strings.symptoms.title];
		case 'confirm':
			return [strings.changes[screen.changeRequest.kind].name];
		case 'lesson':
			return [strings.lessons.of[screen.lesson].title];
		case 'flight':
			return [];
		default:
			// Every other screen is called by the title of its own section, below its account where it is about one.
			return [...('accountId' in screen ? [accountNameOf(screen.accountId)] : []), strings[screen.name].title];
	}
};

/** Returns the breadcrumbs from the first screen to this one, whose own are given; each appears once. */
export const breadcrumbTrail = (
	routes: readonly Route[],
	own: readonly string[],
	strings: Strings,
): readonly string[] => {
	const below = routes.slice(0, -1).flatMap(({ screen }) => screenBreadcrumbs(screen, strings));
	return [...new Set([...below, ...own])].filter(Boolean);
};

/**
 * Returns one line of at most `width` columns. The beginning stays and the end says most, so what stands between gives
 * way.
 */
export const breadcrumbLine = (way: readonly string[], width: number): string => {
	const join = (parts: readonly string[]) => parts.join(` ${marks.here} `);
	const [first = '', ...rest] = way;
	for (let from = 0; from < rest.length; from += 1) {
		const line = join([first, ...(from > 0 ? [truncationMark] : []), ...rest.slice(from)]);
		if (widthOf(line) <= width) return line;
	}
	return shorten(rest.at(-1) ?? first, width);
};
