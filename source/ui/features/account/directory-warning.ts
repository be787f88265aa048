import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import type { PrincipalNames } from '../../context/use-principal-names.ts';
import type { Block } from '../../kit/text.ts';
import { problemSummary } from '../problem-blocks.ts';

/** Returns why some principals appear by their object id; nothing where the directory gave their names. */
export const directoryWarning = ({ problem }: PrincipalNames, strings: Strings): readonly Block[] =>
	problem
		? [
				{
					text: `${marks.unknown} ${strings.access.directoryWarning(problemSummary(problem, strings))}`,
					tone: 'muted',
					indent: 2,
				},
			]
		: [];
