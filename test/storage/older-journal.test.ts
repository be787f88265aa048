// A journal that version 0.1.0 wrote (one line of each type and kind of note), read by the program of today.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountNotes } from '../../source/assessment/account-notes.ts';
import { batchRecords, changeRecords } from '../../source/changes/history.ts';
import { openJournal } from '../../source/storage/journal.ts';

const file = join(import.meta.dirname, '..', 'fixtures', 'journal-0.1.0.jsonl');
const lines = readFileSync(file, 'utf8').trim().split('\n');
const entries = await openJournal({
	file,
	clock: () => Date.parse('2026-11-26T09:00:00Z'),
	newId: () => 'new',
	program: 'test',
}).entries();
const accountId = (JSON.parse(lines[0] ?? '') as { accountId: string }).accountId;

describe('a journal of 0.1.0', () => {
	it('is read whole', () => {
		expect(entries.map(({ id }) => id)).toEqual(lines.map((line) => (JSON.parse(line) as { id: string }).id));
	});

	it('tells the changes, their outcomes and their baselines', () => {
		const records = changeRecords(entries);
		expect(records.map(({ intended, state }) => [intended.change.changeRequest.kind, state])).toEqual([
			['turnOnIdentity', 'done'],
			['assignRole', 'failed'],
			['regenerateKey', 'open'],
			['disableKeys', 'undoing'],
			['enableKeys', 'open'],
		]);
		expect(records[0]?.intended.change.baseline).toEqual({ 'properties.disableLocalAuth': 'false' });
		expect(batchRecords(entries).map(({ planned }) => planned.action)).toEqual(['disable']);
	});

	it('tells what people said of the account', () => {
		const notes = accountNotes(entries, accountId);
		expect(notes.choice?.name).toBe('vm-chat-prod');
		expect([...notes.chosenRoles.values()]).toEqual(['5e0bd9bd-7b93-4f28-af87-19fc36ad61bd']);
		expect(notes.acceptedRisks.get('batch-job')?.reason).toBe('ends on Friday');
		expect(notes.ticked.get('elsewhere')?.covers).toEqual(['5a000004-0c1d-4e2f-8a3b-000000000004']);
		expect(notes.acceptedUnproven?.reason).toBe('the owner says so');
	});
});
