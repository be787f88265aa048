// For eyes: columns as wide as what is in them, no colour, no cut word.
import stringWidth from 'string-width';
import type { Strings } from '../../strings/index.ts';
import type { AccountRow, Document } from '../document.ts';
import { accountHead, nextWords, summaryLines, unnamedLines, unreadLines, verdictWords } from '../phrases.ts';

/** Columns two spaces apart; wide characters count twice. The last column is not padded. */
export const columned = (rows: readonly (readonly string[])[]): readonly string[] => {
	const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => stringWidth(row[at] ?? ''))));
	return rows.map((row) =>
		row
			.map((text, at) => text + ' '.repeat((widths[at] ?? 0) - stringWidth(text)))
			.join('  ')
			.trimEnd(),
	);
};

const cells = (row: AccountRow, strings: Strings): readonly string[] => [
	row.name,
	row.subscriptionName,
	row.resourceGroup,
	row.kind,
	row.location,
	strings.lists[row.keyAuth],
	verdictWords(row, strings),
	nextWords(row, strings),
];

export const table = (document: Document, strings: Strings): string => {
	const { lists } = strings;
	const rows = document.accounts.map((row) => cells(row, strings));
	const parts = [
		rows.length > 0 ? columned([accountHead(strings), ...rows]) : [lists.noAccounts],
		summaryLines(document, strings),
		unreadLines(document, strings),
		unnamedLines(document, strings),
	];
	return parts
		.filter((lines) => lines.length > 0)
		.map((lines) => `${lines.join('\n')}\n`)
		.join('\n');
};
