// Where a rotation stands, as the journal tells it.
import { describe, expect, it } from 'vitest';
import { keyHolderNames } from '../../source/assessment/key-holders.ts';
import { rotationSteps } from '../../source/assessment/rotation.ts';
import type { AccountNote, JournalEntry } from '../../source/storage/journal-entries.ts';

const accountId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a';

type JournalLine =
	| 'to1'
	| 'to2'
	| 'not1'
	| 'not2'
	| 'new1'
	| 'new2'
	| 'lost1'
	| 'lost2'
	| 'crashed1'
	| 'refused1'
	| 'copied2';

const notes: Partial<Record<JournalLine, AccountNote>> = {
	to1: { kind: 'appsMoved', to: 'key1' },
	to2: { kind: 'appsMoved', to: 'key2' },
	not1: { kind: 'appsNotMoved', to: 'key1' },
	not2: { kind: 'appsNotMoved', to: 'key2' },
	copied2: { kind: 'keyCopied', which: 'key2' },
};

const buildEntries = (lines: readonly JournalLine[], of = accountId): readonly JournalEntry[] =>
	lines.flatMap((line, minute): readonly JournalEntry[] => {
		const stamp = (second: number) => ({
			v: 1 as const,
			id: `${line}-${minute}-${second}`,
			at: new Date(Date.UTC(2026, 10, 24, 9, minute, second)).toISOString(),
		});
		const note = notes[line];
		if (note) return [{ ...stamp(0), type: 'noted', accountId: of, note, by: 'test' }];
		const intended: JournalEntry = {
			...stamp(0),
			type: 'intended',
			change: {
				changeRequest: {
					kind: 'regenerateKey',
					input: { accountId: of, which: line.endsWith('1') ? 'key1' : 'key2', holders: [] },
				},
				targetId: of,
				targetName: 'a',
				about: {},
				request: { method: 'POST', path: of, apiVersion: '1', body: {} },
				effects: [],
				baseline: {},
			},
			who: { name: 'test', cloud: 'public', credential: 'test' },
			program: 'test',
		};
		if (line.startsWith('crashed')) return [intended];
		if (line.startsWith('new')) return [intended, { ...stamp(1), type: 'done', of: intended.id, ours: true }];
		if (line.startsWith('lost'))
			return [intended, { ...stamp(1), type: 'found', of: intended.id, verdict: 'cannotTell' }];
		return [intended, { ...stamp(1), type: 'failed', of: intended.id, problem: { kind: 'forbidden' } }];
	});

const rotationStates = (...lines: readonly JournalLine[]) =>
	rotationSteps(buildEntries(lines), accountId.toUpperCase())
		.map(({ state }) => state[0])
		.join('');

describe('a rotation', () => {
	it.each<[what: string, lines: readonly JournalLine[], states: string]>([
		['begins with the first step', [], 'rlll'],
		['goes on when the applications are on key 2', ['to2'], 'drll'],
		['goes on when key 1 is new', ['to2', 'new1'], 'ddrl'],
		['goes on when the applications are on key 1', ['to2', 'new1', 'to1'], 'dddr'],
		['ends when key 2 is new', ['to2', 'new1', 'to1', 'new2'], 'dddd'],
		['begins again after that', ['to2', 'new1', 'to1', 'new2', 'to2'], 'drll'],
		['takes back what was taken back', ['to2', 'not2'], 'rlll'],
		['does not take back what Azure has done', ['to2', 'new1', 'not2'], 'ddrl'],
		['is not moved by a copy', ['copied2'], 'rlll'],
		['is not moved by a refusal', ['to2', 'refused1'], 'drll'],
		['is not moved by a tick out of turn', ['to1'], 'rlll'],
		['cannot tell after a lost answer', ['to2', 'lost1'], 'dull'],
		['cannot tell after a crash', ['to2', 'crashed1'], 'dull'],
		['can tell once the key was made again', ['to2', 'lost1', 'new1'], 'ddrl'],
		['keeps its doubt through an untick', ['to2', 'lost1', 'not2'], 'dull'],
		['loses the applications whose key is made anew', ['to2', 'new2'], 'rlll'],
		['loses them where that may have happened', ['to2', 'new1', 'to1', 'lost1'], 'ddrl'],
		['is not begun by a cut-off', ['new1', 'new2'], 'rlll'],
	])('%s', (_, lines, expected) => {
		expect(rotationStates(...lines)).toBe(expected);
	});

	it('is of its own account alone, and says when', () => {
		expect(rotationSteps(buildEntries(['to2'], '/other'), accountId).map(({ state }) => state)[0]).toBe('ready');
		expect(rotationSteps(buildEntries(['to2', 'new1']), accountId).map(({ at }) => at)).toEqual([
			'2026-11-24T09:00:00.000Z',
			'2026-11-24T09:01:01.000Z',
			undefined,
			undefined,
		]);
	});
});

describe('who holds a key', () => {
	const use = (resourceName: string, place: string, holds: 'key1' | 'key2' | 'aKey' | 'endpoint') =>
		({ source: 'connections', resourceId: '/x', resourceName, place, holds }) as const;

	it('is who holds that one, or one that cannot be told from it', () => {
		const found = [
			use('app', 'KEY', 'key1'),
			use('app', 'KEY', 'key1'),
			use('func', 'KEY2', 'key2'),
			use('project', 'project', 'aKey'),
			use('site', 'URL', 'endpoint'),
		];
		expect(keyHolderNames(found, 'key1')).toEqual(['app/KEY', 'project']);
		expect(keyHolderNames(found, 'key2')).toEqual(['func/KEY2', 'project']);
	});
});
