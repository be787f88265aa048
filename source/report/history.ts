// Writes the journal as data and as a table. No key and no token is ever in a journal.

import { type ChangeRecord, changeRecords, requestIdOf } from '../changes/history.ts';
import { type AccountId, isSameId, resourceNameOf } from '../model/resource-id.ts';
import type { JournalEntry, NoteEntry } from '../storage/journal-entries.ts';
import type { Strings } from '../strings/index.ts';
import { alignColumns } from './formats/table.ts';

/** The version counts as `schemaVersion` in document.ts does. */
const schemaVersion = '1.0';

const changeRow = ({ intended, outcome, state, undo }: ChangeRecord) => ({
	id: intended.id,
	at: intended.at,
	/** When the outcome was known; null where it is unknown. */
	endedAt: outcome?.at ?? null,
	kind: intended.change.changeRequest.kind,
	accountId: intended.change.changeRequest.input.accountId,
	targetId: intended.change.targetId,
	targetName: intended.change.targetName,
	state,
	by: intended.who.name,
	credential: intended.who.credential,
	tenantId: intended.who.tenantId ?? null,
	program: intended.program,
	request: {
		method: intended.change.request.method,
		path: intended.change.request.path,
		apiVersion: intended.change.request.apiVersion,
	},
	effects: intended.change.effects,
	requestId: requestIdOf(outcome) ?? null,
	problem:
		outcome?.type === 'failed'
			? {
					kind: outcome.problem.kind,
					code: outcome.problem.code ?? null,
					detail: outcome.problem.detail ?? null,
				}
			: null,
	undoable: undo !== undefined,
});

const noteRow = ({ id, at, by, accountId, note: { kind, ...fields } }: NoteEntry) => ({
	id,
	at,
	by,
	accountId,
	kind,
	said: fields,
});

/** The part of the journal to show; an absent field sets no limit. */
export type HistoryFilter = {
	/** The names or resource ids of accounts. */
	readonly accounts?: readonly string[];
	/** The earliest time, in milliseconds since the epoch. */
	readonly since?: number | undefined;
};

/**
 * Returns the document of the journal. The state of a change comes from the whole journal, even if only a part is
 * shown.
 */
export const historyDocument = (
	entries: readonly JournalEntry[],
	program: string,
	{ accounts = [], since = Number.NEGATIVE_INFINITY }: HistoryFilter = {},
) => {
	const matchesFilter = ({ at, accountId }: { readonly at: string; readonly accountId: AccountId }) =>
		Date.parse(at) >= since &&
		(accounts.length === 0 ||
			accounts.some((one) => isSameId(one, accountId) || isSameId(one, resourceNameOf(accountId))));
	return {
		schemaVersion,
		program,
		changes: changeRecords(entries).map(changeRow).filter(matchesFilter),
		notes: entries
			.filter((entry) => entry.type === 'noted')
			.map(noteRow)
			.filter(matchesFilter),
	};
};

export type HistoryDocument = ReturnType<typeof historyDocument>;

/** Returns the changes as a text table. `nothing`: the sentence for a history without a change. */
export const historyTable = ({ changes }: HistoryDocument, nothing: string, strings: Strings): string => {
	const { history, shell } = strings;
	if (changes.length === 0) return `${nothing}\n`;
	const head = [history.when, history.what, history.target, history.state, history.who, shell.requestId];
	const rows = changes.map((one) => [
		one.at.slice(0, 16).replace('T', ' '),
		strings.changes[one.kind].name,
		one.targetName,
		history.states[one.state],
		one.by,
		one.requestId ?? '-',
	]);
	return `${alignColumns([head, ...rows]).join('\n')}\n`;
};
