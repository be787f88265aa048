// The lines between the content and the keys: what is stale, the notice, and the open field or the active filter.

import type { Strings } from '../../strings/index.ts';
import type { Notice } from '../context/notice.tsx';
import type { StaleData } from '../context/queries.ts';
import { marks, type Tone } from '../context/theme.ts';
import { toWidth, wrap } from './text.ts';

export type StatusLine = { readonly text: string; readonly tone?: Tone };

export type StatusLinesInput = {
	readonly stale: StaleData | undefined;
	readonly notice: Notice | undefined;
	/** The open field with its text, or else the filter that hides rows. */
	readonly fieldLine: StatusLine | undefined;
	readonly columns: number;
	readonly rows: number;
	/** For a screen reader no line is left empty. */
	readonly isScreenReader: boolean;
	readonly mask: (text: string) => string;
};

const staleSentence = ({ problem, ageSeconds }: StaleData, { problems, shell }: Strings): string => {
	const { title, next } = problems[problem.kind];
	const { retryAfter } = problem.facts;
	return `${marks.warning} ${shell.stale(title, ageSeconds)} ${next(retryAfter === undefined ? '' : String(Math.ceil(retryAfter / 1000)))}`;
};

/** Returns the status lines, the field's last: the cursor stands there. */
export const toStatusLines = (
	{ stale, notice, fieldLine, columns, rows, isScreenReader, mask }: StatusLinesInput,
	strings: Strings,
): readonly StatusLine[] => {
	const old = stale ? wrap(mask(staleSentence(stale, strings)), columns).slice(0, 3) : [];
	// The notice has lines of its own, above an open field too.
	const noticeLines = notice
		? wrap(mask(notice.text), columns).slice(0, Math.max(2, Math.floor(rows / 3)))
		: fieldLine || isScreenReader
			? []
			: [' '];
	return [
		...old.map((text): StatusLine => ({ text, tone: 'warning' })),
		...noticeLines.map((text): StatusLine => ({ text, tone: notice?.tone ?? 'muted' })),
		...(fieldLine
			? [{ ...fieldLine, text: isScreenReader ? fieldLine.text : toWidth(mask(fieldLine.text), columns) }]
			: []),
	];
};
