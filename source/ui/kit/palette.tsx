import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { useShell } from '../context/session.ts';
import { marks, toneStyles } from '../context/theme.ts';
import type { Area } from './frame.tsx';
import { useMask } from './mask.ts';
import { firstVisibleRow } from './table.tsx';
import { shorten, toWidth, widthOf } from './text.ts';
import type { Palette as State } from './use-palette.ts';

/** Draws one line for each action: its key, its name and, if it cannot run now, why. */
export const Palette = ({
	palette: { entries, cursor },
	area,
}: {
	readonly palette: State;
	readonly area: Pick<Area, 'width' | 'height' | 'showsRows'>;
}) => {
	const { strings } = useShell();
	const mask = useMask();
	const isRead = useIsScreenReaderEnabled();
	// For a screen reader a last line says how to choose.
	const room = Math.max(1, area.height - (isRead ? 2 : 1));
	const first = firstVisibleRow(cursor, entries.length, room);
	area.showsRows?.(first, Math.min(room, entries.length - first), 1);
	const keyWidth = Math.max(0, ...entries.map(({ key = '' }) => widthOf(key)));
	return (
		<Box flexDirection="column" height={area.height} overflow="hidden">
			<Text {...toneStyles.title}>{shorten(strings.shell.paletteTitle, area.width)}</Text>
			{entries.length === 0 ? (
				<Text {...toneStyles.muted}>{shorten(strings.shell.paletteNone, area.width)}</Text>
			) : null}
			{entries.slice(first, first + room).map(({ id, key = '', ...entry }, index) => {
				const label = mask(entry.label);
				const disabled = entry.disabled && mask(entry.disabled);
				const isHere = first + index === cursor;
				if (isRead)
					return (
						<Text key={id}>
							{`${first + index + 1}. ${isHere ? `${strings.shell.screenReader.chosen}: ` : ''}${label}${key ? `, ${key}` : ''}${disabled ? `, ${strings.shell.screenReader.no}: ${disabled}` : ''}`}
						</Text>
					);
				const left = area.width - keyWidth - 4;
				const name = shorten(label, left);
				return (
					<Text key={id} wrap="truncate-end" {...(isHere ? toneStyles.focus : {})}>
						{isHere ? `${marks.here} ` : '  '}
						<Text {...(disabled ? toneStyles.muted : toneStyles.key)}>{toWidth(key, keyWidth)}</Text>
						{'  '}
						<Text {...(disabled ? toneStyles.muted : {})}>{name}</Text>
						{disabled ? (
							<Text {...toneStyles.muted}>
								{shorten(`  ${marks.no} ${disabled}`, Math.max(0, left - widthOf(name)))}
							</Text>
						) : null}
					</Text>
				);
			})}
			{isRead ? <Text>{strings.shell.screenReader.runByNumber}</Text> : null}
		</Box>
	);
};
