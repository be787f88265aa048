// Questions that several lessons ask of what is seen.

import { changesIn } from '../../changes/history.ts';
import type { Wish } from '../../model/change.ts';
import { sameId } from '../../model/resource-id.ts';
import type { Note } from '../../storage/journal-entries.ts';
import type { Seen } from './lesson.ts';

type OfKind<K extends Wish['kind']> = Extract<Wish, { kind: K }>;

/** The changes of that kind on the account that were carried out, oldest first; undone ones too. */
export const carriedOut = <K extends Wish['kind']>(
	{ entries, facts }: Seen,
	kind: K,
): readonly { readonly at: number; readonly wish: OfKind<K> }[] =>
	changesIn(entries).flatMap(({ intended: { at, change }, state }) =>
		change.wish.kind === kind &&
		sameId(change.wish.input.accountId, facts.account.id) &&
		(state === 'done' || state === 'undone')
			? [{ at: Date.parse(at), wish: change.wish as OfKind<K> }]
			: [],
	);

/** What was noted about the account, oldest first. */
export const noted = ({ entries, facts }: Seen): readonly Note[] =>
	entries.flatMap((entry) => (entry.type === 'noted' && sameId(entry.accountId, facts.account.id) ? [entry.note] : []));

/** Whether Azure was asked for it, after a time, and answered. */
export const wasAsked = ({ requests }: Seen, path: RegExp, after = 0): boolean =>
	requests.some(({ url, at, status = 0 }) => at >= after && status >= 200 && status < 300 && path.test(url));

/** The end of an account's id, as it stands in paths. */
export const accountIn = ({ facts }: Seen): string => `/accounts/${facts.account.name}/`;
