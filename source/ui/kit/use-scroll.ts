// How far the person has scrolled, and the keys that do it.
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

/** Begins anew when `key` changes. */
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
		// The end stays the end when what is shown grows: a source that answers late must not push it out of sight.
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
				// Of lists that have the other keys for themselves, these scroll what is beside or below.
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
