import type { Strings } from '../../strings/index.ts';
import { marks } from '../context/theme.ts';
import type { Area } from './frame.tsx';
import { FixedLines } from './lines.tsx';
import { useLayOut } from './mask.ts';
import { Table, type TableProps } from './table.tsx';
import type { Block } from './text.ts';

/** Returns a function that returns the notes that fit into a third of the area, and the lines they take. */
export const useFitNotes = () => {
	const layOut = useLayOut();
	return (notes: readonly Block[], area: Pick<Area, 'width' | 'height'>) => {
		const most = Math.floor(area.height / 3);
		// A note without room is left out whole, except for the first.
		const shown = notes.filter((_, at) => at === 0 || layOut(notes.slice(0, at + 1), area.width).length <= most);
		return { shown, height: Math.min(layOut(shown, area.width).length, most) };
	};
};

/** Draws a table, and its notes below it: wrapped, and in a third of the room at most. */
export const TableWithNotes = <T,>({ notes, area, ...table }: TableProps<T> & { readonly notes: readonly Block[] }) => {
	const { shown, height } = useFitNotes()(notes, area);
	return (
		<>
			<Table {...table} area={{ ...area, height: area.height - height }} />
			<FixedLines blocks={shown} width={area.width} height={height} />
		</>
	);
};

/** Returns the first two names and the number of the others: ten names are a wall. */
export const abbreviateNames = (names: readonly string[], { lists }: Strings): string =>
	names.length > 2 ? lists.andMore(names.slice(0, 2).join(', '), names.length - 2) : names.join(', ');

/** Returns the note of a list in which subscriptions are missing: which ones, and that they could not be read. */
export const unreadableNote = (names: readonly string[], strings: Strings): readonly Block[] =>
	names.length === 0
		? []
		: [
				{
					text: `${marks.warning} ${strings.lists.someUnreadable(names.length, abbreviateNames(names, strings))}`,
					tone: 'warning',
				},
			];

/**
 * Returns the note of a list from Resource Graph: how old it is, and that it can lag. Empty where nothing came from
 * there. `at`, `now`: milliseconds since the epoch.
 */
export const indexAgeNote = (at: number | undefined, now: number, { lists }: Strings): readonly Block[] =>
	at === undefined ? [] : [{ text: lists.fromIndex(Math.max(0, Math.floor((now - at) / 60_000))), tone: 'muted' }];
