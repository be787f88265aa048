import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import type { Names } from '../../context/use-names.ts';
import type { Block } from '../../kit/text.ts';
import { inBrief } from '../common/problem-note.ts';

/** Why some principals are shown by their object id, where the directory told nothing. */
export const unnamed = ({ problem }: Names, strings: Strings): readonly Block[] =>
	problem
		? [{ text: `${marks.unknown} ${strings.access.unnamed(inBrief(problem, strings))}`, tone: 'muted', indent: 2 }]
		: [];
