import type { CallOptions } from '../../model/azure.ts';
import type { LoggedCalls } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import type { AccountId } from '../../model/resource-id.ts';
import { asArray, asObject } from '../../shared/json.ts';
import { clean } from '../../shared/sanitise.ts';
import { parseJsonBody } from '../rest-client.ts';
import type { SdkClients } from '../sdk-clients.ts';

/** `properties_s.objectId` is the caller's object id, and empty for calls with a key. */
const callersQuery = `AzureDiagnostics
| where ResourceProvider == "MICROSOFT.COGNITIVESERVICES" and Category == "RequestResponse"
| where TimeGenerated > ago(30d) and OperationName !has "_List"
| extend p = parse_json(properties_s)
| extend oid = tostring(p.objectId), deployment = tostring(p.modelDeploymentName)
| summarize calls = count(), firstSeen = min(TimeGenerated), lastSeen = max(TimeGenerated), days = make_set(bin(TimeGenerated, 1d)) by AuthKind = iff(isempty(oid), "key", "entra"), oid, CallerIPAddress, deployment
| order by calls desc`;

type LogTable = { readonly columns: readonly string[]; readonly rows: readonly unknown[] };

/** Returns the rows of an answer as objects by column name: `{tables: [{name, columns: [{name, type}], rows: [[…]]}]}`. */
const toRowObjects = ({ columns, rows }: LogTable) =>
	rows.map((row) => Object.fromEntries(asArray(row).map((cell, at) => [columns[at] ?? '', cell])));

/** A column of type `dynamic` comes as JSON in a text. */
const toDays = (value: unknown): readonly string[] => {
	const days = asArray(typeof value === 'string' ? parseJson(value) : value).map((one) => clean(one).slice(0, 10));
	return days.filter((one) => !Number.isNaN(Date.parse(one))).toSorted();
};

const parseJson = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};

const toLoggedCalls = (row: { readonly [name: string]: unknown }): LoggedCalls => {
	const objectId = clean(row.oid);
	return {
		by: objectId ? 'token' : 'keyOrUnknown',
		objectId,
		deployment: clean(row.deployment),
		ip: clean(row.CallerIPAddress),
		calls: Number(row.calls),
		days: toDays(row.days),
		firstSeen: clean(row.firstSeen),
		lastSeen: clean(row.lastSeen),
	};
};

/**
 * Log Analytics by resource: `POST {logs}/v1{accountId}/query`, which needs no workspace id. Rejects with `badAnswer` for
 * a partial answer too: it lists only some of the callers.
 */
export const requestLog = async (
	{ cloud, restClientFor }: SdkClients,
	accountId: AccountId,
	{ signal }: CallOptions,
): Promise<readonly LoggedCalls[]> => {
	const url = `${cloud.logAnalytics}/v1${encodeURI(accountId)}/query`;
	const response = await restClientFor(cloud.logAnalytics, `${cloud.logAnalytics}/.default`).send('POST', url, {
		signal,
		body: { query: callersQuery, timespan: 'P30D' },
	});
	const { tables, error } = asObject(parseJsonBody(response));
	if (error !== undefined && error !== null) {
		const { code, message } = asObject(error);
		throw new Problem('badAnswer', { code: clean(code), detail: clean(message), subject: accountId, saidBy: 'azure' });
	}
	const table = asObject(asArray(tables).find((one) => asObject(one).name === 'PrimaryResult') ?? asArray(tables)[0]);
	if (!Array.isArray(table.rows) || !Array.isArray(table.columns))
		throw new Problem('badAnswer', { detail: 'Log Analytics sent no table', subject: accountId });
	const columns = table.columns.map((one) => clean(asObject(one).name));
	return toRowObjects({ columns, rows: table.rows }).map(toLoggedCalls);
};
