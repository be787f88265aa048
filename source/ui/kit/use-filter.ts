import { useMemo, useState } from 'react';
import type { Action } from '../context/keys.ts';
import { useRoute } from '../context/navigation-provider.tsx';
import { useShell } from '../context/session.ts';
import { type Matcher, parseFilter, toHaystack } from './filter.ts';
import type { TextField } from './frame.tsx';

export type Filter = {
	readonly text: string;
	readonly field: TextField | undefined;
	readonly actions: readonly Action[];
	/** The same function as long as the text is the same. */
	readonly matches: Matcher;
	/** Whether a row with these words is shown; for lists too short to keep haystacks. */
	readonly matchesWords: (...words: readonly string[]) => boolean;
};

/**
 * Returns a filter as you type. Escape first empties the filter, then leaves; Enter keeps it and gives the keys back.
 */
export const useFilter = (): Filter => {
	const { strings } = useShell();
	const { route, updateRoute } = useRoute();
	const [isOpen, setOpen] = useState(false);
	const text = route.filter ?? '';
	const matches = useMemo(() => parseFilter(text), [text]);
	const empty = () => {
		setOpen(false);
		updateRoute({ filter: '' });
	};
	const typing: readonly Action[] = [
		{ key: 'enter', label: strings.shell.keepFilter, run: () => setOpen(false) },
		{ key: 'escape', label: strings.shell.clearFilter, run: empty },
	];
	const open: Action = { key: 'filter', label: strings.shell.filter, run: () => setOpen(true) };
	return {
		text,
		field: isOpen
			? { label: strings.shell.filterLabel, value: text, onChange: (value) => updateRoute({ filter: value }) }
			: undefined,
		actions: isOpen ? typing : text ? [open, { key: 'escape', label: strings.shell.clearFilter, run: empty }] : [open],
		matches,
		matchesWords: (...words) => matches(toHaystack(words)),
	};
};
