import { useRef } from 'react';
import type { Action } from '../context/keys.ts';
import { useRoute } from '../context/navigation-provider.tsx';
import { useShell } from '../context/session.ts';

export type List<T> = {
	readonly rows: readonly T[];
	readonly rowKey: (row: T) => string;
	readonly cursor: number;
	readonly current: T | undefined;
	readonly actions: readonly Action[];
};

/**
 * Returns a cursor over rows, remembered in the route by the row's id, so that it survives refreshes and navigation.
 * `page` is how many rows a page key moves; 0 leaves the page keys to what else scrolls.
 */
export const useList = <T>(rows: readonly T[], idOf: (row: T) => string, page = 10, fallback = 0): List<T> => {
	const { route, updateRoute } = useRoute();
	const { strings } = useShell();
	// The row is usually where it was, or next to it, so a hundred thousand rows need no search.
	const last = useRef(0);
	const isHere = (index: number) => {
		const row = rows[index];
		return row !== undefined && idOf(row) === route.cursor;
	};
	const found = isHere(last.current) ? last.current : rows.findIndex((_, index) => isHere(index));
	const cursor = found >= 0 ? found : Math.min(fallback, Math.max(0, rows.length - 1));
	last.current = cursor;
	const to = (index: number) => {
		const at = Math.max(0, Math.min(rows.length - 1, index));
		const row = rows[at];
		if (row === undefined) return;
		last.current = at;
		updateRoute({ cursor: idOf(row) });
	};
	const label = strings.shell.move;
	const waits = rows.length === 0;
	return {
		rows,
		rowKey: idOf,
		cursor,
		current: rows[cursor],
		actions: [
			{ key: 'up', label, run: () => to(cursor - 1), pick: to, quiet: true, waits },
			{ key: 'down', label, run: () => to(cursor + 1), quiet: true, waits },
			...(page === 0
				? []
				: ([
						{ key: 'pageUp', label, run: () => to(cursor - page), quiet: true, waits },
						{ key: 'pageDown', label, run: () => to(cursor + page), quiet: true, waits },
					] as const)),
			{ key: 'home', label, run: () => to(0), quiet: true, waits },
			{ key: 'end', label, run: () => to(rows.length - 1), quiet: true, waits },
		],
	};
};
