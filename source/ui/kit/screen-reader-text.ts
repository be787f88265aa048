// Turns what is drawn into what a screen reader says: marks become words or go, and what only fills a place goes.
import type { Strings } from '../../strings/index.ts';
import { marks } from '../context/theme.ts';
import type { Segment } from './text.ts';

/**
 * Characters without a word of their own: marks, the pieces of bars and curves, and the triangles of “there is more”.
 */
const silentMarks = /[✔✖⚠▸»▰▱▁-█▾▴]/gu;

/** Marks that letters and numbers use too: they are marks only where they stand alone. */
const standaloneMarkPattern = /^(?:[-~?] )+/u;

const stripMarks = (text: string): string => text.replace(silentMarks, '').replace(/\s+/g, ' ').trim();

/** Returns a cell as it is read aloud: its word already says the state; a mark alone becomes the word. */
export const cellForScreenReader = (text: string, { shell: { screenReader, met } }: Strings): string => {
	const words: Readonly<Record<string, string>> = {
		[marks.ok]: met.yes,
		[marks.no]: met.no,
		[marks.unknown]: met.unknown,
		[marks.none]: screenReader.none,
		[marks.wait]: screenReader.waiting,
	};
	const cell = text.trim();
	return words[cell] ?? stripMarks(stripMarks(cell).replace(standaloneMarkPattern, ''));
};

/**
 * Returns a line as it is read aloud: the marks at its head are its state, which behind `?`, `~` and `-` a word says
 * too; marks further on are results.
 */
export const lineForScreenReader = (segments: readonly Segment[], { shell: { screenReader } }: Strings): string => {
	const words: Readonly<Record<string, string>> = {
		[marks.here]: screenReader.chosen,
		[marks.ok]: screenReader.ok,
		[marks.no]: screenReader.no,
		[marks.warning]: screenReader.warning,
		[marks.next]: screenReader.next,
	};
	const line = segments.map(({ text }) => text).join('');
	const [head = ''] = /^\s*(?:[›✔✖⚠▸?~-]\s+)*/u.exec(line) ?? [];
	const states = [...head].flatMap((mark) => (words[mark] ? `${words[mark]}: ` : []));
	const rest = line
		.slice(head.length)
		.replaceAll(marks.next, screenReader.becomes)
		// What stands in columns of its own is told apart by a pause; an equals sign in a column is code.
		.replace(/(?<=[^\s,:]) {2,}(?=[^\s=])/g, ', ')
		.replace(/(?<=[:,] |^)-(?=,|$)/g, screenReader.none);
	return `${states.join('')}${stripMarks(rest)}`;
};
