// What stands between the content and the keys: what is old, what was said last, and the open field or the kept filter.

import { masked } from '../../shared/redact-identifiers.ts';
import type { Strings } from '../../strings/index.ts';
import type { Stale } from '../context/queries.ts';
import type { Shell } from '../context/session.ts';
import { marks, type Tone } from '../context/theme.ts';
import { toWidth, wrap } from './text.ts';

export type Below = { readonly text: string; readonly tone?: Tone };

export type BelowOf = {
	readonly stale: Stale | undefined;
	readonly notice: Shell['notice'];
	/** The open field with what was typed into it, or else the filter that leaves rows out. */
	readonly line: Below | undefined;
	readonly columns: number;
	readonly rows: number;
	/** Read aloud, nothing is kept empty. */
	readonly isRead: boolean;
};

const sentenceOf = ({ problem, seconds }: Stale, { problems, shell }: Strings): string => {
	const { title, next } = problems[problem.kind];
	const { retryAfter } = problem.facts;
	return `${marks.warning} ${shell.stale(title, seconds)} ${next(retryAfter === undefined ? '' : String(Math.ceil(retryAfter / 1000)))}`;
};

/** Lines of the terminal, the field's last: the cursor stands there. */
export const belowOf = (
	{ stale, notice, line, columns, rows, isRead }: BelowOf,
	strings: Strings,
): readonly Below[] => {
	const old = stale ? wrap(masked(sentenceOf(stale, strings)), columns).slice(0, 3) : [];
	// What was said last has lines of its own, over an open field too.
	// What was copied is marked there by hand where the clipboard is closed: none of it is left out.
	const said = notice
		? wrap(masked(notice.text), columns).slice(0, Math.max(2, Math.floor(rows / 3)))
		: line || isRead
			? []
			: [' '];
	return [
		...old.map((text): Below => ({ text, tone: 'warning' })),
		...said.map((text): Below => ({ text, tone: notice?.tone ?? 'muted' })),
		...(line ? [{ ...line, text: isRead ? line.text : toWidth(line.text, columns) }] : []),
	];
};
