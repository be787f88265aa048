// Keeps how far the person has scrolled, and the keys that scroll.
import { useRef, useState } from 'react';
import type { Action } from '../context/keys.ts';
import { useShell } from '../context/session.ts';

export type Scroll = {
	/** Lines from the top; infinite: at the end, wherever that is by then. */
	readonly offset: number;
	readonly scrollBy: (lines: number) => void;
	/** Content says how far scrolling makes sense, and how many lines it shows: a page skips none. */
	readonly setLimit: (most: number, page: number) => void;
	readonly actions: readonly Action[];
};

/** Returns the scroll position; it starts at the top when `key` changes. */
export const useScroll = (key: string): Scroll => {
	const { strings } = useShell();
	const [scrolled, setScrolled] = useState({ key, offset: 0 });
	const limit = useRef(0);
	const page = useRef(1);
	const at = scrolled.key === key ? scrolled.offset : 0;
	const by = (lines: number) => {
		const next =
			lines === Number.POSITIVE_INFINITY
				? lines
				: Math.max(0, Math.min(limit.current, Math.min(at, limit.current) + lines));
		setScrolled({ key, offset: next });
	};
	return {
		// A scroll position at the end stays there when the content grows: a source that answers late must not push it out
		// of sight.
		offset: at === Number.POSITIVE_INFINITY ? at : Math.min(at, limit.current),
		scrollBy: by,
		setLimit: (most, lines) => {
			page.current = Math.max(1, lines);
			limit.current = Math.max(0, most);
		},
		actions: (
			[
				['pageDown', () => page.current],
				['pageUp', () => -page.current],
				['down', () => 1],
				['up', () => -1],
				['home', () => Number.NEGATIVE_INFINITY],
				['end', () => Number.POSITIVE_INFINITY],
				// A list has the other keys for itself; these scroll what is beside or below it.
				['detailsUp', () => -3],
				['detailsDown', () => 3],
			] as const
		).map(([one, lines]) => ({
			key: one,
			label: one.startsWith('details') ? strings.shell.scrollDetails : strings.shell.scroll,
			run: () => by(lines()),
			quiet: true,
		})),
	};
};
