import type { Area } from './frame.tsx';
import { Lines } from './lines.tsx';
import { Table, type TableProps } from './table.tsx';
import type { Block } from './text.ts';

type TableWithDetailsProps<T> = Omit<TableProps<T>, 'area'> & {
	readonly area: Area;
	/** Rows of the terminal that the table takes, its header included. */
	readonly tableHeight: number;
	/** Absent: nothing below. */
	readonly details: readonly Block[] | undefined;
};

/** A table, and below it what there is to say of the row the cursor is on, which scrolls. */
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
