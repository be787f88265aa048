// The journal, as data and for eyes. No key and no token is ever in a journal.
import type { Entry, Noted } from '../entries.ts';
import { type ChangeRecord, changesIn, requestIdOf } from '../migration/history.ts';
import type { Strings } from '../strings/index.ts';
import { columned } from './table.ts';

/** As `schemaVersion` in document.ts counts. */
const schemaVersion = '1.0';

const changeRow = ({ intended, outcome, state, undo }: ChangeRecord) => ({
	id: intended.id,
	at: intended.at,
	/** When its outcome was known; null where it is not. */
	endedAt: outcome?.at ?? null,
	kind: intended.change.wish.kind,
	accountId: intended.change.wish.input.accountId,
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

const noteRow = ({ id, at, by, accountId, note: { kind, ...said } }: Noted) => ({ id, at, by, accountId, kind, said });

export const historyOf = (entries: readonly Entry[], program: string) => ({
	schemaVersion,
	program,
	changes: changesIn(entries).map(changeRow),
	notes: entries.filter((entry) => entry.type === 'noted').map(noteRow),
});

export type HistoryDocument = ReturnType<typeof historyOf>;

export const historyTable = ({ changes }: HistoryDocument, strings: Strings): string => {
	const { history, shell } = strings;
	if (changes.length === 0) return `${history.nothing}\n`;
	const head = [history.when, history.what, history.target, history.state, history.who, shell.requestId];
	const rows = changes.map((one) => [
		one.at.slice(0, 16).replace('T', ' '),
		strings.changes[one.kind].name,
		one.targetName,
		history.states[one.state],
		one.by,
		one.requestId ?? '-',
	]);
	return `${columned([head, ...rows]).join('\n')}\n`;
};
