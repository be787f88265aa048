import { useShell } from '../context/session.ts';
import type { Area } from './frame.tsx';
import { Lines } from './lines.tsx';
import { Table, type TableProps } from './table.tsx';
import type { Block } from './text.ts';

type Props<T> = Omit<TableProps<T>, 'area'> & {
	readonly area: Area;
	/** Rows of the terminal that the table takes, its header included. */
	readonly listed: number;
	/** Absent: nothing below. */
	readonly details: readonly Block[] | undefined;
};

/** A table, and below it what there is to say of the row the cursor is on, which scrolls. */
export const DetailedTable = <T,>({ area, listed, details, ...table }: Props<T>) => {
	const { strings } = useShell();
	return (
		<>
			<Table {...table} area={{ ...area, height: listed }} />
			{details ? (
				<Lines
					blocks={[{ text: '' }, ...details]}
					area={{ ...area, height: area.height - listed }}
					more={strings.shell.more}
				/>
			) : null}
		</>
	);
};
