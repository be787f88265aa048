// Draws rows in columns: only the visible rows, and of those only the changed ones anew.
import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { memo, useMemo, useState } from 'react';
import type { Strings } from '../../strings/index.ts';
import { useShell } from '../context/session.ts';
import { marks, type Tone, toneStyles } from '../context/theme.ts';
import type { Area } from './frame.tsx';
import { useMask } from './mask.ts';
import { cellForScreenReader } from './screen-reader-text.ts';
import { toWidth, widthOf } from './text.ts';

export type Column<T> = {
	readonly header: string;
	readonly cell: (row: T) => string;
	readonly tone?: (row: T) => Tone | undefined;
	readonly align?: 'left' | 'right';
	/** The most columns that it takes, however long its cells are. */
	readonly most?: number;
	/** When room is short, the highest goes first; 0 always stays. */
	readonly rank: number;
};

type SizedColumn<T> = Column<T> & { readonly width: number };

const columnGap = 2;

const naturalWidth = <T,>({ header, cell, most = 40 }: Column<T>, rows: readonly T[]): number => {
	let width = widthOf(header);
	for (const row of rows) {
		if (width >= most) return most;
		width = Math.max(width, widthOf(cell(row)));
	}
	return Math.min(width, most);
};

/** Returns the columns that have room, and their widths. `natural` is the width that each needs. */
const fitColumns = <T,>(
	columns: readonly Column<T>[],
	natural: readonly number[],
	width: number,
): readonly SizedColumn<T>[] => {
	let sized = columns.map((column, at) => ({ ...column, width: natural[at] ?? 0 }));
	const total = () => sized.reduce((sum, one) => sum + one.width + columnGap, 0);
	while (total() > width && sized.some(({ rank }) => rank > 0)) {
		const worst = Math.max(...sized.map(({ rank }) => rank));
		sized = sized.filter(({ rank }) => rank !== worst);
	}
	const over = total() - width;
	if (over <= 0) return sized;
	const largest = Math.max(...sized.map((one) => one.width));
	return sized.map((one) => (one.width === largest ? { ...one, width: Math.max(8, one.width - over) } : one));
};

/**
 * Returns the index of the first visible row, so that the cursor is in the middle if possible and the window is full.
 */
export const firstVisibleRow = (cursor: number, count: number, room: number): number =>
	Math.max(0, Math.min(cursor - Math.floor(room / 2), count - room));

/**
 * Returns the same index while the cursor stays in the window, so that a step changes two lines of the terminal and not
 * all of them. A far jump centres the cursor.
 */
export const stableFirstVisibleRow = (first: number, cursor: number, count: number, room: number): number => {
	const stays = Math.max(0, Math.min(first, count - room));
	if (cursor < 0 || (cursor >= stays && cursor < stays + room)) return stays;
	if (cursor === stays - 1) return cursor;
	if (cursor === stays + room) return cursor - room + 1;
	return firstVisibleRow(cursor, count, room);
};

type TableRowProps<T> = {
	readonly row: T;
	readonly columns: readonly SizedColumn<T>[];
	readonly isHere: boolean;
	/** Undefined where nothing can be selected. */
	readonly isSelected: boolean | undefined;
};

/** Draws a row. Neighbouring cells without a tone are one piece of text: Ink's work grows with the pieces. */
const TableRow = memo(function Line<T>({ row, columns, isHere, isSelected }: TableRowProps<T>) {
	const mask = useMask();
	const pieces: { text: string; tone: Tone | undefined }[] = [
		{ text: isHere ? `${marks.here} ` : '  ', tone: undefined },
		...(isSelected === undefined
			? []
			: [{ text: isSelected ? `${marks.ok} ` : '  ', tone: isSelected ? ('key' as const) : undefined }]),
	];
	columns.forEach((column, at) => {
		const text =
			toWidth(mask(column.cell(row)), column.width, column.align) +
			(at < columns.length - 1 ? ' '.repeat(columnGap) : '');
		const tone = column.tone?.(row);
		const last = pieces.at(-1);
		if (last && last.tone === tone) last.text += text;
		else pieces.push({ text, tone });
	});
	return (
		<Text wrap="truncate-end" {...(isHere ? toneStyles.focus : {})}>
			{pieces.map(({ text, tone }, at) =>
				tone ? (
					// biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line have no other identity
					<Text key={at} {...toneStyles[tone]}>
						{text}
					</Text>
				) : (
					text
				),
			)}
		</Text>
	);
}) as <T>(props: TableRowProps<T>) => React.ReactNode;

/** Returns a row as it is read aloud: its number, by which it is chosen, and each cell after its header. */
const rowForScreenReader = <T,>(
	row: T,
	number: number,
	[first, ...rest]: readonly Column<T>[],
	isHere: boolean,
	strings: Strings,
): string => {
	const spokenText = ({ cell }: Column<T>) => cellForScreenReader(cell(row), strings);
	// A column without a name may have nothing to say: it is a picture of the one before.
	const cells = rest.flatMap((one) =>
		one.header === '' && spokenText(one) === '' ? [] : `${one.header} ${spokenText(one)}`.trim(),
	);
	const chosen = isHere ? `${strings.shell.screenReader.chosen}: ` : '';
	return `${number}. ${chosen}${[...(first ? [spokenText(first)] : []), ...cells].join(', ')}`;
};

type ScreenReaderRowsProps<T> = Pick<TableProps<T>, 'rows' | 'columns' | 'cursor' | 'rowKey' | 'empty'> & {
	readonly first: number;
	readonly room: number;
};

const ScreenReaderRows = <T,>({ rows, columns, cursor, rowKey, empty, first, room }: ScreenReaderRowsProps<T>) => {
	const { strings } = useShell();
	const mask = useMask();
	const last = Math.min(first + room, rows.length);
	return (
		<Box flexDirection="column">
			{rows.length === 0 ? <Text>{empty}</Text> : null}
			{rows.slice(first, last).map((row, index) => (
				<Text key={rowKey(row)}>
					{mask(rowForScreenReader(row, first + index + 1, columns, first + index === cursor, strings))}
				</Text>
			))}
			{rows.length > room ? <Text>{strings.shell.screenReader.rows(first + 1, last, rows.length)}</Text> : null}
		</Box>
	);
};

export type TableProps<T> = {
	/** The same array as long as the columns are the same. */
	readonly columns: readonly Column<T>[];
	readonly rows: readonly T[];
	/** The rows that decide the widths of columns, so that they stay while filtering; absent: the shown rows. */
	readonly sizedBy?: readonly T[];
	/** The index of the row under the cursor; -1: the cursor is not in this list now. */
	readonly cursor: number;
	readonly area: Pick<Area, 'width' | 'height' | 'top' | 'showsRows'>;
	readonly rowKey: (row: T) => string;
	/** Keys of the selected rows; absent: there is no column for their marks. */
	readonly selected?: ReadonlySet<string>;
	readonly empty: string;
};

/** Draws the visible rows of a table and its header. */
export const Table = <T,>({ columns, rows, sizedBy = rows, cursor, area, rowKey, selected, empty }: TableProps<T>) => {
	const natural = useMemo(() => columns.map((column) => naturalWidth(column, sizedBy)), [columns, sizedBy]);
	const lead = selected ? 4 : 2;
	const sized = useMemo(() => fitColumns(columns, natural, area.width - lead), [columns, natural, area.width, lead]);
	const isRead = useIsScreenReaderEnabled();
	// A row that is read aloud names each cell, and takes two lines.
	const room = Math.max(1, isRead ? Math.floor((area.height - 1) / 2) : area.height - 1);
	const [top, setTop] = useState(() => firstVisibleRow(cursor, rows.length, room));
	const first = stableFirstVisibleRow(top, cursor, rows.length, room);
	if (first !== top) setTop(first);
	area.showsRows?.(first, Math.min(room, rows.length - first), (area.top ?? 0) + 1);
	if (isRead)
		return (
			<ScreenReaderRows rows={rows} columns={sized} first={first} room={room} cursor={cursor} {...{ rowKey, empty }} />
		);
	return (
		<Box flexDirection="column" height={area.height} width={area.width} overflow="hidden">
			<Text
				{...toneStyles.muted}
			>{`${' '.repeat(lead)}${sized.map((column) => toWidth(column.header, column.width, column.align)).join(' '.repeat(columnGap))}`}</Text>
			{rows.length === 0 ? <Text wrap="truncate-end">{`  ${empty}`}</Text> : null}
			{rows.slice(first, first + room).map((row, index) => (
				<TableRow
					key={rowKey(row)}
					row={row}
					columns={sized}
					isHere={first + index === cursor}
					isSelected={selected?.has(rowKey(row))}
				/>
			))}
		</Box>
	);
};
