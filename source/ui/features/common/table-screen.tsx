import type { Problem } from '../../../model/problem.ts';
import { useShell } from '../../context/session.ts';
import { Frame, type FrameProps } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import { Table, type TableProps } from '../../kit/table.tsx';
import { TableWithDetails } from '../../kit/table-with-details.tsx';
import { TableWithNotes } from '../../kit/table-with-notes.tsx';
import type { Block } from '../../kit/text.ts';
import type { Filter } from '../../kit/use-filter.ts';
import type { List } from '../../kit/use-list.ts';
import { problemBlocks } from '../problem-blocks.ts';

type TableScreenProps<T> = Omit<FrameProps, 'children' | 'filter'> &
	Pick<TableProps<T>, 'columns' | 'empty'> & {
		/** Its actions, and those of the filter, come before the screen's own. */
		readonly list: List<T>;
		readonly filter?: Filter;
		/** The problem to show in place of the table. */
		readonly problem?: Problem;
		/** The blocks to show in place of the table: what has to be read or answered first. */
		readonly blocks?: readonly Block[];
		/** Blocks about the row under the cursor; they scroll. */
		readonly details?: readonly Block[];
		/** Returns the height of the table where details follow; half of the area by default. */
		readonly tableHeight?: (height: number) => number;
		/** Blocks about the whole table; they keep their place below it. */
		readonly notes?: readonly Block[];
	};

/** Draws a screen that is one table: the feature brings columns, rows, details and actions. */
export const TableScreen = <T,>({
	list,
	columns,
	empty,
	filter,
	problem,
	blocks,
	details,
	tableHeight = (height) => Math.min(list.rows.length + 1, Math.max(3, Math.floor(height / 2))),
	notes,
	actions,
	...frame
}: TableScreenProps<T>) => {
	const { strings } = useShell();
	const { rows, cursor, rowKey } = list;
	const table = { rows, cursor, rowKey, columns, empty };
	const instead = problem ? problemBlocks(problem, strings) : blocks;
	return (
		<Frame {...frame} filter={filter} actions={[...(filter?.actions ?? []), ...list.actions, ...actions]}>
			{(area) => {
				if (instead) return <Lines blocks={instead} area={area} />;
				if (details)
					return <TableWithDetails {...table} area={area} tableHeight={tableHeight(area.height)} details={details} />;
				return notes ? <TableWithNotes {...table} area={area} notes={notes} /> : <Table {...table} area={area} />;
			}}
		</Frame>
	);
};
