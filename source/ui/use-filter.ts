import { useState } from 'react';
import type { Field } from './components/frame.tsx';
import type { Action } from './keys.ts';
import { usePlace, useShell } from './session.ts';

export type Filter = {
	readonly text: string;
	readonly field: Field | undefined;
	readonly actions: readonly Action[];
	/** Whether a row with these words is shown: every term must be in one of them. */
	readonly shows: (...words: readonly string[]) => boolean;
};

/** Filter as you type. Escape first empties the filter, then leaves; Enter keeps it and gives the keys back. */
export const useFilter = (): Filter => {
	const { strings } = useShell();
	const { place, point } = usePlace();
	const [isOpen, setOpen] = useState(false);
	const text = place.filter ?? '';
	const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
	const empty = () => {
		setOpen(false);
		point({ filter: '' });
	};
	const typing: readonly Action[] = [
		{ key: 'enter', label: strings.shell.keepFilter, run: () => setOpen(false) },
		{ key: 'escape', label: strings.shell.clearFilter, run: empty },
	];
	const open: Action = { key: 'filter', label: strings.shell.filter, run: () => setOpen(true) };
	return {
		text,
		field: isOpen
			? { label: strings.shell.filterLabel, value: text, onChange: (value) => point({ filter: value }) }
			: undefined,
		actions: isOpen ? typing : text ? [open, { key: 'escape', label: strings.shell.clearFilter, run: empty }] : [open],
		shows: (...words) => {
			const haystack = words.join('\n').toLowerCase();
			return terms.every((term) => haystack.includes(term));
		},
	};
};
