import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import type { Step, StepState } from '../../../model/step.ts';
import { useShell } from '../../context/session.ts';
import { type MarkStyle, marks, toneStyles } from '../../context/theme.ts';
import type { Area } from '../../kit/frame.tsx';
import { firstVisibleRow } from '../../kit/table.tsx';
import { toWidth } from '../../kit/text.ts';

export const stepStyles: Readonly<Record<StepState, MarkStyle>> = {
	done: { mark: marks.ok, tone: 'ok' },
	ready: { mark: marks.next, tone: 'key' },
	waiting: { mark: marks.wait, tone: 'warning' },
	later: { mark: marks.none, tone: 'muted' },
	blocked: { mark: marks.no, tone: 'warning' },
	unknown: { mark: marks.unknown, tone: 'warning' },
	skipped: { mark: marks.none, tone: 'muted' },
};

type StepListProps = {
	readonly steps: readonly Step[];
	readonly cursor: number;
	readonly area: Pick<Area, 'width' | 'height' | 'showsRows'>;
};

/** Draws the steps in order: number, title, and state as a mark and a word. */
export const StepList = ({ steps, cursor, area: { width, height, showsRows } }: StepListProps) => {
	const { strings } = useShell();
	const isRead = useIsScreenReaderEnabled();
	const first = firstVisibleRow(cursor, steps.length, height);
	showsRows?.(first, Math.min(height, steps.length - first), 0);
	return (
		<Box flexDirection="column" height={height}>
			{steps.slice(first, first + height).map(({ id, state }, index) => {
				const at = first + index;
				const { mark, tone } = stepStyles[state];
				if (isRead)
					return (
						<Text key={id}>
							{`${at + 1}. ${at === cursor ? `${strings.shell.screenReader.chosen}: ` : ''}${strings.road.steps[id].title}, ${strings.road.states[state]}`}
						</Text>
					);
				return (
					<Text key={id} wrap="truncate-end" {...(at === cursor ? toneStyles.focus : {})}>
						{at === cursor ? `${marks.here} ` : '  '}
						<Text {...toneStyles[tone]}>{mark}</Text>
						{` ${at + 1}. ${toWidth(strings.road.steps[id].title, Math.min(40, width - 24))} `}
						<Text {...toneStyles[tone]}>{strings.road.states[state]}</Text>
					</Text>
				);
			})}
		</Box>
	);
};
