// Shows what the journal holds about an account: its changes and who made them, and its notes.

import type { ChangeRecord } from '../changes/history.ts';
import { requestIdOf } from '../changes/history.ts';
import { builtInRoleNames } from '../model/rbac/permissions.ts';
import { resourceNameOf } from '../model/resource-id.ts';
import type { AccountNote, NoteEntry } from '../storage/journal-entries.ts';
import type { Strings } from '../strings/index.ts';
import { type Part, type Tone, text } from './page.ts';

const recordTones = {
	done: 'ok',
	heldAlready: 'muted',
	failed: 'danger',
	notDone: 'warning',
	undone: 'muted',
	undoing: 'warning',
	open: 'warning',
} as const satisfies Record<ChangeRecord['state'], Tone>;

/** Returns the table of the account's changes, or a sentence that says there are none. */
export const changesParts = (changes: readonly ChangeRecord[], strings: Strings): readonly Part[] => {
	const { history, shell } = strings;
	if (changes.length === 0) return [text(history.nothing)];
	return [
		{
			kind: 'table',
			caption: strings.handOver.changes,
			head: [history.what, history.when, history.who, history.state, history.effect, shell.requestId],
			rows: changes.map(({ intended, outcome, state }) => [
				{ text: strings.changes[intended.change.changeRequest.kind].title(intended.change.about) },
				{ text: shell.when(intended.at) },
				{ text: `${intended.who.name} (${intended.who.credential})` },
				{ text: history.states[state], tone: recordTones[state] },
				{
					text: intended.change.effects
						.map(({ property, before, after }) => `${property}: ${before || '-'} → ${after || '-'}`)
						.join('; '),
				},
				{ text: requestIdOf(outcome) ?? '-' },
			]),
		},
	];
};

/** Returns the name of a consumer by its id: the last part of a path, or the object id of a principal. */
const consumerName = (id: string): string => resourceNameOf(id).replace(/^principal:/, '');

/** Returns a note in words: names in place of ids, and the checklist's own texts. */
const noteText = (
	note: AccountNote,
	called: ReadonlyMap<string, string>,
	{ handOver, manualChecks, checks }: Strings,
): string =>
	handOver.notes[note.kind]({
		name: 'name' in note ? note.name : 'choice' in note ? note.choice.name : '',
		consumer: 'consumer' in note ? (called.get(note.consumer) ?? consumerName(note.consumer)) : '',
		role: 'roleId' in note ? (builtInRoleNames[note.roleId] ?? note.roleId) : '',
		reason: 'reason' in note ? note.reason : '',
		item: 'item' in note ? ((manualChecks.items as Readonly<Record<string, string>>)[note.item] ?? note.item) : '',
		checks:
			'checks' in note
				? note.checks.map((id) => (id in checks ? checks[id as keyof typeof checks].title : id)).join(', ')
				: '',
		to: 'to' in note ? note.to : '',
		which: 'which' in note ? note.which : '',
		status: 'status' in note ? String(note.status) : '',
	});

/** Returns the names of consumers that a person added: the note that added them holds their only name. */
const consumerNames = (notes: readonly NoteEntry[]): ReadonlyMap<string, string> =>
	new Map(notes.flatMap(({ note }) => (note.kind === 'consumerAdded' ? [[note.consumer, note.name] as const] : [])));

/** Returns the table of the account's notes, or a sentence that says there are none. */
export const notesParts = (
	notes: readonly NoteEntry[],
	naming: (text: string) => string,
	strings: Strings,
): readonly Part[] =>
	notes.length === 0
		? [text(strings.handOver.noNotes)]
		: [
				{
					kind: 'table',
					caption: strings.handOver.notesCaption,
					head: [strings.history.when, strings.history.who, strings.history.what],
					rows: notes.map(({ at, by, note }) => [
						{ text: strings.shell.when(at) },
						{ text: by },
						{ text: naming(noteText(note, consumerNames(notes), strings)) },
					]),
				},
			];
