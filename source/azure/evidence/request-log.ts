import type { CallOptions } from '../../model/azure.ts';
import type { LoggedCalls } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { clean } from '../../shared/sanitise.ts';
import { fields, list } from '../mappers.ts';
import { jsonOf } from '../rest-client.ts';
import type { Reach } from '../sdk-clients.ts';

/** `properties_s.objectId` is the caller's object id, and empty for calls with a key. */
const query = `AzureDiagnostics
| where ResourceProvider == "MICROSOFT.COGNITIVESERVICES" and Category == "RequestResponse"
| where TimeGenerated > ago(30d) and OperationName !has "_List"
| extend p = parse_json(properties_s)
| extend oid = tostring(p.objectId), deployment = tostring(p.modelDeploymentName)
| summarize calls = count(), firstSeen = min(TimeGenerated), lastSeen = max(TimeGenerated), days = make_set(bin(TimeGenerated, 1d)) by AuthKind = iff(isempty(oid), "key", "entra"), oid, CallerIPAddress, deployment
| order by calls desc`;

type Table = { readonly columns: readonly string[]; readonly rows: readonly unknown[] };

/** The rows of an answer as objects by column name: `{tables: [{name, columns: [{name, type}], rows: [[…]]}]}`. */
const rowsOf = ({ columns, rows }: Table) =>
	rows.map((row) => Object.fromEntries(list(row).map((cell, at) => [columns[at] ?? '', cell])));

/** A column of type `dynamic` comes as JSON in a text. */
const daysOf = (value: unknown): readonly string[] => {
	const days = list(typeof value === 'string' ? parsed(value) : value).map((one) => clean(one).slice(0, 10));
	return days.filter((one) => !Number.isNaN(Date.parse(one))).toSorted();
};

const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};

const callWords = (row: { readonly [name: string]: unknown }): LoggedCalls => {
	const objectId = clean(row.oid);
	return {
		by: objectId ? 'token' : 'keyOrUnknown',
		objectId,
		deployment: clean(row.deployment),
		ip: clean(row.CallerIPAddress),
		calls: Number(row.calls),
		days: daysOf(row.days),
		firstSeen: clean(row.firstSeen),
		lastSeen: clean(row.lastSeen),
	};
};

/**
 * Log Analytics by resource: `POST {logs}/v1{accountId}/query`, which needs no workspace id. Rejects with `badAnswer` for
 * a partial answer too: a part of the callers is no list of the callers.
 */
export const requestLog = async (
	{ cloud, rawAt }: Reach,
	accountId: string,
	{ signal }: CallOptions,
): Promise<readonly LoggedCalls[]> => {
	const url = `${cloud.logs}/v1${encodeURI(accountId)}/query`;
	const response = await rawAt(cloud.logs, `${cloud.logs}/.default`).send('POST', url, {
		signal,
		body: { query, timespan: 'P30D' },
	});
	const { tables, error } = fields(jsonOf(response));
	if (error !== undefined && error !== null) {
		const { code, message } = fields(error);
		throw new Problem('badAnswer', { code: clean(code), detail: clean(message), subject: accountId });
	}
	const table = fields(list(tables).find((one) => fields(one).name === 'PrimaryResult') ?? list(tables)[0]);
	if (!Array.isArray(table.rows) || !Array.isArray(table.columns))
		throw new Problem('badAnswer', { detail: 'Log Analytics sent no table', subject: accountId });
	const columns = table.columns.map((one) => clean(fields(one).name));
	return rowsOf({ columns, rows: table.rows }).map(callWords);
};
