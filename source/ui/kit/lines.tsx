import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { useShell } from '../context/session.ts';
import { toneStyles } from '../context/theme.ts';
import type { Area } from './frame.tsx';
import { useLayOut } from './mask.ts';
import { lineForScreenReader } from './screen-reader-text.ts';
import type { Block, Segment } from './text.ts';

/** Draws one line of text, each segment in its tone. */
export const SegmentLine = ({ segments }: { readonly segments: readonly Segment[] }) => {
	const { strings } = useShell();
	if (useIsScreenReaderEnabled()) return <Text>{lineForScreenReader(segments, strings)}</Text>;
	return (
		<Text wrap="truncate-end">
			{segments.every(({ text }) => text === '') ? ' ' : null}
			{segments.map(({ text, tone }, index) =>
				text === '' ? null : (
					// biome-ignore lint/suspicious/noArrayIndexKey: the segments of a line have no other identity
					<Text key={index} {...(tone ? toneStyles[tone] : {})}>
						{text}
					</Text>
				),
			)}
		</Text>
	);
};

/** Draws blocks that keep their place, above or below what scrolls; only `height` rows are drawn. */
export const FixedLines = ({
	blocks,
	width,
	height = 1,
}: {
	readonly blocks: readonly Block[];
	readonly width: number;
	readonly height?: number;
}) => {
	const layOut = useLayOut();
	return (
		<Box flexDirection="column" height={height}>
			{layOut(blocks, width)
				.slice(0, height)
				.map((segments, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a line is its position on the screen
					<SegmentLine key={index} segments={segments} />
				))}
		</Box>
	);
};

/** Draws blocks of text in an area, scrolled by whole lines; only the visible ones are drawn. */
export const Lines = ({ blocks, area }: { readonly blocks: readonly Block[]; readonly area: Area }) => {
	const { strings } = useShell();
	const isRead = useIsScreenReaderEnabled();
	const lines = useLayOut()(blocks, area.width);
	const isLong = lines.length > area.height;
	const room = isLong ? area.height - 1 : area.height;
	area.setScrollLimit(lines.length - room, room);
	const offset = Math.min(area.offset, Math.max(0, lines.length - room));
	const shown = lines.slice(offset, offset + room);
	return (
		<Box flexDirection="column" height={area.height}>
			{shown.map((segments, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line is its position on the screen
				<SegmentLine key={index} segments={segments} />
			))}
			{isLong ? (
				<Text {...(offset + shown.length < lines.length ? toneStyles.key : toneStyles.muted)} wrap="truncate-end">
					{(isRead ? strings.shell.screenReader.lines : strings.shell.more)(
						offset + 1,
						offset + shown.length,
						lines.length,
					)}
				</Text>
			) : null}
		</Box>
	);
};
