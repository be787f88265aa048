// Writes comma-separated values: RFC 4180, UTF-8 without a byte order mark, a row for each account.
import type { AccountRow, InspectionDocument } from '../document.ts';

/**
 * Matches a cell that a spreadsheet takes for a formula, with the wide characters of a Japanese locale; names are text
 * that we do not control (OWASP, CSV injection).
 */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

type CsvValue = string | null | undefined;

const csvCell = (value: CsvValue): string => {
	const text = value ?? '';
	const harmless = formulaStart.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** Returns these rows as CSV text; each line ends with CR LF (RFC 4180). */
export const csvRows = (rows: readonly (readonly CsvValue[])[]): string =>
	rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

const columns: Readonly<Record<string, (row: AccountRow) => CsvValue>> = {
	subscriptionId: (row) => row.subscriptionId,
	subscriptionName: (row) => row.subscriptionName,
	resourceGroup: (row) => row.resourceGroup,
	name: (row) => row.name,
	kind: (row) => row.kind,
	location: (row) => row.location,
	provisioningState: (row) => row.provisioningState,
	keyAuth: (row) => row.keyAuth,
	network: (row) => row.network,
	subdomain: (row) => row.subdomain,
	verdict: ({ verdict }) => verdict?.ruling,
	acceptedBy: ({ verdict }) => verdict?.accepted?.by,
	openChecks: ({ verdict }) => verdict?.open.join(' '),
	nextStep: ({ nextStep }) => nextStep?.id,
	nextStepState: ({ nextStep }) => nextStep?.state,
	problem: ({ problem }) => problem && (problem.code ?? problem.kind),
	readAt: (row) => row.readAt,
	id: (row) => row.id,
};

/**
 * Returns the inspection as CSV. A subscription that could not be read is a row too, with its names and its problem
 * alone.
 */
export const csv = ({ accounts, subscriptions }: InspectionDocument): string => {
	const names = Object.keys(columns);
	const unreadableRows = subscriptions.flatMap(({ id, name, problem }) => {
		const known: Readonly<Record<string, string | null>> = {
			subscriptionId: id,
			subscriptionName: name,
			problem: problem && (problem.code ?? problem.kind),
		};
		return problem ? [names.map((column) => known[column])] : [];
	});
	return csvRows([names, ...accounts.map((row) => Object.values(columns).map((of) => of(row))), ...unreadableRows]);
};
