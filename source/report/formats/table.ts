// Writes a text table: columns as wide as their cells, no colour, no cut word.
import stringWidth from 'string-width';
import type { Strings } from '../../strings/index.ts';
import type { AccountRow, InspectionDocument } from '../document.ts';
import {
	accountTableHead,
	directoryWarningLines,
	nextStepText,
	summaryLines,
	unreadableLines,
	verdictText,
} from '../report-texts.ts';

/** Returns the rows with columns two spaces apart; wide characters count twice. The last column is not padded. */
export const alignColumns = (rows: readonly (readonly string[])[]): readonly string[] => {
	const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => stringWidth(row[at] ?? ''))));
	return rows.map((row) =>
		row
			.map((text, at) => text + ' '.repeat((widths[at] ?? 0) - stringWidth(text)))
			.join('  ')
			.trimEnd(),
	);
};

const accountTexts = (row: AccountRow, strings: Strings): readonly string[] => [
	row.name,
	row.subscriptionName,
	row.resourceGroup,
	row.kind,
	row.location,
	strings.lists[row.keyAuth],
	verdictText(row, strings),
	nextStepText(row, strings),
];

/** Returns the inspection as a text table, then its summary, then everything that could not be read. */
export const table = (document: InspectionDocument, strings: Strings): string => {
	const { lists } = strings;
	const rows = document.accounts.map((row) => accountTexts(row, strings));
	const parts = [
		rows.length > 0 ? alignColumns([accountTableHead(strings), ...rows]) : [lists.noAccounts],
		summaryLines(document, strings),
		unreadableLines(document, strings),
		directoryWarningLines(document, strings),
	];
	return parts
		.filter((lines) => lines.length > 0)
		.map((lines) => `${lines.join('\n')}\n`)
		.join('\n');
};
