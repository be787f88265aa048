import type { Strings } from '../strings/index.ts';
import { inBrief } from './components/problem-note.ts';
import type { Block } from './text.ts';
import { marks } from './theme.ts';
import type { Names } from './use-names.ts';

/** Why some principals are shown by their object id, where the directory told nothing. */
export const unnamed = ({ problem }: Names, strings: Strings): readonly Block[] =>
	problem
		? [{ text: `${marks.unknown} ${strings.access.unnamed(inBrief(problem, strings))}`, tone: 'muted', indent: 2 }]
		: [];
