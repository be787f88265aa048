// The way to where the person is, one crumb a place.

import { truncationMark } from '../../shared/display-width.ts';
import type { Strings } from '../../strings/index.ts';
import { accountNameOf, type Route, type Screen } from '../context/navigation.ts';
import { marks } from '../context/theme.ts';
import { shorten, widthOf } from './text.ts';

/** What a screen is called on the way to those above it. */
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
		case 'road':
		case 'identity':
		case 'role':
		case 'application':
		case 'verdict':
		case 'consumers':
		case 'access':
		case 'people':
		case 'subdomain':
		case 'rotate':
		case 'watch':
		case 'copy':
			return [accountNameOf(screen.accountId), strings[screen.name].title];
		case 'why':
			return [accountNameOf(screen.accountId), strings.symptoms.title];
		case 'confirm':
			return [strings.changes[screen.changeRequest.kind].name];
		case 'lesson':
			return [strings.lessons.of[screen.lesson].title];
		case 'flight':
			return [];
		case 'fleet':
		case 'plan':
		case 'history':
		case 'keepOff':
		case 'tenants':
		case 'recent':
		case 'requests':
		case 'lessons':
		case 'faults':
			return [strings[screen.name].title];
	}
};

/** From the first screen to this one, whose own crumbs are given; each is said once. */
export const breadcrumbTrail = (
	places: readonly Route[],
	own: readonly string[],
	strings: Strings,
): readonly string[] => {
	const below = places.slice(0, -1).flatMap(({ screen }) => screenBreadcrumbs(screen, strings));
	return [...new Set([...below, ...own])].filter(Boolean);
};

/** One line of at most `width` columns. The beginning stays and the end says most: what stands between gives way. */
export const breadcrumbLine = (way: readonly string[], width: number): string => {
	const join = (parts: readonly string[]) => parts.join(` ${marks.here} `);
	const [first = '', ...rest] = way;
	for (let from = 0; from < rest.length; from += 1) {
		const line = join([first, ...(from > 0 ? [truncationMark] : []), ...rest.slice(from)]);
		if (widthOf(line) <= width) return line;
	}
	return shorten(rest.at(-1) ?? first, width);
};
