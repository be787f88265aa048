import type { Strings } from '../../strings/index.ts';
import { type Block, layOut } from '../text.ts';
import { Fixed } from './lines.tsx';
import { Table, type TableProps } from './table.tsx';

/** A table, and what is to be said of it below: wrapped, and in a third of the room at most. */
export const NotedTable = <T,>({ notes, area, ...table }: TableProps<T> & { readonly notes: readonly Block[] }) => {
	const height = Math.min(layOut(notes, area.width).length, Math.floor(area.height / 3));
	return (
		<>
			<Table {...table} area={{ ...area, height: area.height - height }} />
			<Fixed blocks={notes} width={area.width} height={height} />
		</>
	);
};

/** For a list that came from Resource Graph: how long ago, and that it can lag. Nothing where nothing did. */
export const indexNote = (at: number | undefined, now: number, { lists }: Strings): readonly Block[] =>
	at === undefined ? [] : [{ text: lists.fromIndex(Math.max(0, Math.floor((now - at) / 60_000))), tone: 'muted' }];
