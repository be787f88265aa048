import type { Area } from './frame.tsx';
import { Lines } from './lines.tsx';
import { Table, type TableProps } from './table.tsx';
import type { Block } from './text.ts';

type TableWithDetailsProps<T> = Omit<TableProps<T>, 'area'> & {
	readonly area: Area;
	/** The rows of the terminal that the table takes, its header included. */
	readonly tableHeight: number;
	/** Absent: nothing below. */
	readonly details: readonly Block[] | undefined;
};

/** Draws a table, and below it the details of the row under the cursor, which scroll. */
export const TableWithDetails = <T,>({ area, tableHeight, details, ...table }: TableWithDetailsProps<T>) => {
	return (
		<>
			<Table {...table} area={{ ...area, height: tableHeight }} />
			{details ? (
				<Lines blocks={[{ text: '' }, ...details]} area={{ ...area, height: area.height - tableHeight }} />
			) : null}
		</>
	);
};
