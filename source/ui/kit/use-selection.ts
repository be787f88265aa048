import type { Action } from '../context/keys.ts';
import { useRoute } from '../context/navigation-provider.tsx';
import { useShell } from '../context/session.ts';
import type { List } from './use-list.ts';

/**
 * Returns which rows are selected, remembered in the route, and the actions that select one or all of the shown ones.
 */
export const useSelection = <T>(rows: readonly T[], list: List<T>, idOf: (row: T) => string) => {
	const { strings, openHandler } = useShell();
	const { route, updateRoute } = useRoute();
	const words = strings.plan;
	const { selected } = route;
	const has = selected !== undefined && selected.size > 0;
	const set = (next: ReadonlySet<string>, cursor = route.cursor) =>
		updateRoute({ selected: next.size > 0 ? next : undefined, cursor });
	const toggle = () => {
		const { current } = list;
		if (!current) return;
		const next = new Set(selected);
		const id = idOf(current);
		if (!next.delete(id)) next.add(id);
		// The cursor moves to the next row: holding the key selects several.
		const after = rows[list.cursor + 1];
		set(next, after ? idOf(after) : id);
	};
	const toggleAll = () => {
		const shown = new Set(rows.map(idOf));
		const others = [...(selected ?? [])].filter((id) => !shown.has(id));
		const isAll = others.length + shown.size === selected?.size;
		set(new Set(isAll ? others : [...others, ...shown]));
	};
	const actions: readonly Action[] = [
		{
			key: 'plan',
			label: words.plan,
			run: openHandler({ name: 'plan', accountIds: [...(selected ?? [])], action: 'disable' }),
			disabled: has ? undefined : words.nothingSelected,
			quiet: !has,
		},
		{ key: 'select', label: words.select, run: toggle },
		{ key: 'selectAll', label: words.selectAll, run: toggleAll, quiet: !has },
	];
	return { selected: has ? selected : undefined, actions };
};
