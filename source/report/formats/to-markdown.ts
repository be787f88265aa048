// Writes a page as GitHub Flavored Markdown. Names are text that we do not control: nothing in them is markup.
import type { Cell, Page, Part } from '../page.ts';

/**
 * Returns text without a meaning within a line. Any ASCII punctuation may be escaped (CommonMark 0.31, 2.4); these
 * characters mean something there.
 */
export const escapeInline = (text: string): string =>
	text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\`*_[\]<>|~&]/g, (one) => `\\${one}`);

/** Returns text that does not begin a block of its own at the head of a line. */
const escapeLine = (text: string): string =>
	escapeInline(text)
		.replace(/^(\s*)([#+\-=])/, '$1\\$2')
		.replace(/^(\s*\d+)([.)])/, '$1\\$2');

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
	[head, head.map(() => '---'), ...rows.map((cells) => cells.map(escapeInline))].map(tableRow);

const cellTexts = (cells: readonly Cell[]): readonly string[] => cells.map(({ text }) => text);

/** Returns a fence that is longer than any in the code. */
const fence = (lines: readonly string[]): string => {
	const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
	return '`'.repeat(longest + 1);
};

const partLines = (part: Part): readonly string[] => {
	switch (part.kind) {
		case 'heading':
			return [`## ${escapeLine(part.text)}`];
		case 'text':
			return [escapeLine(part.text)];
		case 'facts':
			return table(['', ''], part.rows);
		case 'list':
			return part.items.map((item) => `- ${escapeLine(item)}`);
		case 'code':
			return [`${fence(part.lines)}${part.language}`, ...part.lines, fence(part.lines)];
		case 'table':
			return [
				`**${escapeInline(part.caption)}**`,
				'',
				...(part.rows.length > 0 ? table(part.head.map(escapeInline), part.rows.map(cellTexts)) : ['-']),
			];
		case 'bar':
			return [
				`**${escapeInline(part.title)}**`,
				'',
				...part.parts.map(({ label, count }) => `- ${escapeLine(label)}: ${count}`),
			];
		case 'steps':
			return [
				`**${escapeInline(part.title)}**`,
				'',
				...part.steps.map(({ title, state }, at) => `${at + 1}. ${escapeLine(title)}: ${escapeInline(state)}`),
			];
	}
};

/** Returns a page as GitHub Flavored Markdown. */
export const toMarkdown = ({ title, parts }: Page): string =>
	[[`# ${escapeLine(title)}`], ...parts.map(partLines)].map((lines) => `${lines.join('\n')}\n`).join('\n');
