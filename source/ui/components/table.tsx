// Rows in columns, of which only the visible ones are drawn.
import { Box, Text } from 'ink';
import { useMemo } from 'react';
import { toWidth, widthOf } from '../text.ts';
import { looks, marks, type Tone } from '../theme.ts';
import type { Area } from './frame.tsx';

export type Column<T> = {
	readonly header: string;
	readonly cell: (row: T) => string;
	readonly tone?: (row: T) => Tone | undefined;
	readonly align?: 'left' | 'right';
	/** Columns: the most it takes, however long its cells are. */
	readonly most?: number;
	/** When room is short, the highest goes first; 0 always stays. */
	readonly rank: number;
};

type Sized<T> = Column<T> & { readonly width: number };

const gap = 2;

/** Which columns there is room for, and how wide each is. */
const size = <T,>(columns: readonly Column<T>[], rows: readonly T[], width: number): readonly Sized<T>[] => {
	let sized = columns.map((column) => {
		let widest = widthOf(column.header);
		for (const row of rows) widest = Math.max(widest, widthOf(column.cell(row)));
		return { ...column, width: Math.min(widest, column.most ?? 40) };
	});
	const total = () => sized.reduce((sum, one) => sum + one.width + gap, 0);
	while (total() > width && sized.some(({ rank }) => rank > 0)) {
		const worst = Math.max(...sized.map(({ rank }) => rank));
		sized = sized.filter(({ rank }) => rank !== worst);
	}
	const over = total() - width;
	if (over <= 0) return sized;
	const widest = Math.max(...sized.map((one) => one.width));
	return sized.map((one) => (one.width === widest ? { ...one, width: Math.max(8, one.width - over) } : one));
};

/** Index of the first visible row, so that the cursor is in view and the window full. */
export const firstVisible = (cursor: number, count: number, room: number): number =>
	Math.max(0, Math.min(cursor - Math.floor(room / 2), count - room));

type Props<T> = {
	readonly columns: readonly Column<T>[];
	readonly rows: readonly T[];
	readonly cursor: number;
	readonly area: Pick<Area, 'width' | 'height'>;
	readonly rowKey: (row: T) => string;
	readonly empty: string;
};

export const Table = <T,>({ columns, rows, cursor, area, rowKey, empty }: Props<T>) => {
	const sized = useMemo(() => size(columns, rows, area.width - 2), [columns, rows, area.width]);
	const room = Math.max(1, area.height - 1);
	const first = firstVisible(cursor, rows.length, room);
	return (
		<Box flexDirection="column" height={area.height} overflow="hidden">
			<Text
				{...looks.muted}
			>{`  ${sized.map((column) => toWidth(column.header, column.width, column.align)).join(' '.repeat(gap))}`}</Text>
			{rows.length === 0 ? <Text wrap="truncate-end">{`  ${empty}`}</Text> : null}
			{rows.slice(first, first + room).map((row, index) => {
				const isHere = first + index === cursor;
				return (
					<Text key={rowKey(row)} wrap="truncate-end" {...(isHere ? looks.focus : {})}>
						{isHere ? `${marks.here} ` : '  '}
						{sized.map((column, at) => (
							<Text key={column.header} {...(column.tone?.(row) ? looks[column.tone(row) ?? 'muted'] : {})}>
								{toWidth(column.cell(row), column.width, column.align) + (at < sized.length - 1 ? ' '.repeat(gap) : '')}
							</Text>
						))}
					</Text>
				);
			})}
		</Box>
	);
};
