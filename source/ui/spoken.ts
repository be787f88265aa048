// What is drawn, as it is read aloud: marks become words or go, and what only fills a place goes.
import type { Strings } from '../strings/index.ts';
import type { Segment } from './text.ts';
import { marks } from './theme.ts';

const anyMark = new RegExp(
	`[${[marks.ok, marks.no, marks.warning, marks.next, marks.bar, marks.continued].join('')}]`,
	'gu',
);

/** Of a cell, whose word says the state already. */
export const withoutMarks = (text: string): string => text.replace(anyMark, '').replace(/\s+/g, ' ').trim();

/** A line of text: the marks at its head are its state; further on there is only what becomes of something. */
export const spoken = (segments: readonly Segment[], { shell: { read } }: Strings): string => {
	const words: Readonly<Record<string, string>> = {
		[marks.here]: read.chosen,
		[marks.ok]: read.ok,
		[marks.no]: read.no,
		[marks.warning]: read.warning,
		[marks.next]: read.next,
	};
	const line = segments.map(({ text }) => text).join('');
	const [head = ''] = /^[\s›✔✖⚠▸]*/u.exec(line) ?? [];
	const states = [...head].flatMap((mark) => (words[mark] ? `${words[mark]}: ` : []));
	const rest = line.slice(head.length).replaceAll(marks.next, read.becomes);
	return `${states.join('')}${withoutMarks(rest)}`;
};
