// What is drawn, as it is read aloud: marks become words or go, and what only fills a place goes.
import type { Strings } from '../../strings/index.ts';
import { marks } from '../context/theme.ts';
import type { Segment } from './text.ts';

/** Nothing that is read: marks, the pieces of bars and curves, and the triangles of “there is more”. */
const unread = /[✔✖⚠▸»▰▱▁-█▾▴]/gu;

/** Marks that letters and numbers use too: they are marks only where they stand alone. */
const alone = /^(?:[-~?] )+/u;

const plain = (text: string): string => text.replace(unread, '').replace(/\s+/g, ' ').trim();

/** A cell: its word says the state already; where it is a mark alone, that becomes the word. */
export const spokenCell = (text: string, { shell: { read, met } }: Strings): string => {
	const words: Readonly<Record<string, string>> = {
		[marks.ok]: met.yes,
		[marks.no]: met.no,
		[marks.unknown]: met.unknown,
		[marks.none]: read.none,
		[marks.wait]: read.waiting,
	};
	const cell = text.trim();
	return words[cell] ?? plain(plain(cell).replace(alone, ''));
};

/**
 * A line of text: the marks at its head are its state, which behind `?`, `~` and `-` a word says too; further on there is
 * only what becomes of something.
 */
export const spoken = (segments: readonly Segment[], { shell: { read } }: Strings): string => {
	const words: Readonly<Record<string, string>> = {
		[marks.here]: read.chosen,
		[marks.ok]: read.ok,
		[marks.no]: read.no,
		[marks.warning]: read.warning,
		[marks.next]: read.next,
	};
	const line = segments.map(({ text }) => text).join('');
	const [head = ''] = /^\s*(?:[›✔✖⚠▸?~-]\s+)*/u.exec(line) ?? [];
	const states = [...head].flatMap((mark) => (words[mark] ? `${words[mark]}: ` : []));
	const rest = line
		.slice(head.length)
		.replaceAll(marks.next, read.becomes)
		// What stands in columns of its own is told apart by a pause; an equals sign in a column is code.
		.replace(/(?<=[^\s,:]) {2,}(?=[^\s=])/g, ', ')
		.replace(/(?<=[:,] |^)-(?=,|$)/g, read.none);
	return `${states.join('')}${plain(rest)}`;
};
